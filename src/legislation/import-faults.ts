import { isRefusal, Refused } from '../kernel/errors.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { largestCell, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import type { Outcome } from './import-runs.ts';
import { linesAround, mostDocuments } from './import.ts';

/**
 * The sheet that was tried, each row on the line where it stood, with a last column that says what is wrong in it.
 * @throws Refused when the file cannot be read
 */
export async function withFaults(
  bytes: Buffer,
  { sheet: name, headingLine, problems }: Extract<Outcome, { kind: 'tried' }>,
  language: Language,
): Promise<Buffer> {
  const sheets = await readWorkbook(bytes, mostDocuments + linesAround);
  if (isRefusal(sheets)) throw new Refused(sheets);
  const rows = sheets.find((one) => one.name === name)?.rows ?? [];
  const byLine = Map.groupBy(problems, ({ line }) => line);
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]));
  const width = Math.max(1, ...(cellsOf.get(headingLine) ?? []).map((_, index) => index + 1));
  const [first = [], ...rest] = Array.from({ length: rows.at(-1)?.line ?? 1 }, (_, index) => {
    const line = index + 1;
    const cells = cellsOf.get(line) ?? [];
    const faults = (byLine.get(line) ?? []).map(({ cell, text }) => `${cell}: ${say(text, language)}`);
    const words = line === headingLine ? say(toCorrect, language) : faults.join('\n').slice(0, largestCell);
    return [...Array.from({ length: width }, (__, at) => cells[at] ?? ''), words];
  });
  return writeWorkbook([
    { name, columns: first.map((title) => ({ title: String(title), width: 20 })), rows: rest },
  ]);
}

const toCorrect = t('Cần sửa', 'To correct');
