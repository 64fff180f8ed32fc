import { isRefusal, Refused } from '../kernel/errors.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { largestCell, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import { mostImported } from './import.ts';
import type { Outcome } from './import-runs.ts';

/**
 * The sheet that was tried, each row on the line where it stood, with a last column that says what is wrong in it.
 * @throws Refused when the file cannot be read
 */
export async function withFaults(
  bytes: Buffer,
  { sheet: name, headingLine, problems }: Extract<Outcome, { kind: 'tried' }>,
  language: Language,
): Promise<Buffer> {
  const sheets = await readWorkbook(bytes, mostImported * 2);
  if (isRefusal(sheets)) throw new Refused(sheets);
  const rows = sheets.find((one) => one.name === name)?.rows ?? [];
  const byLine = Map.groupBy(problems, ({ line }) => line);
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
  const lines = new Map(rows.map(({ line, cells }) => [line, cells]));
  const last = rows.at(-1)?.line ?? 0;
  const written = Array.from({ length: last }, (_, index) => {
    const line = index + 1;
    const cells = lines.get(line) ?? [];
    const faults = (byLine.get(line) ?? []).map(({ cell, text }) => `${cell}: ${say(text, language)}`);
    const words = line === headingLine ? say(heading, language) : faults.join('\n').slice(0, largestCell);
    return [...Array.from({ length: width }, (__, at) => cells[at] ?? ''), words];
  });
  const [first = [], ...rest] = written;
  return writeWorkbook([
    { name, columns: first.map((title) => ({ title: String(title), width: 20 })), rows: rest },
  ]);
}

const heading = t('Cần sửa', 'To correct');
