import { readFile, stat } from 'node:fs/promises';
import { system } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import { importLimits, tooLarge } from './import.ts';
import { readImportFile } from './import-file.ts';
import type { ImportSummary } from './import-records.ts';
import type { Procedures } from './procedures.ts';

export type CommandResult = { readonly exitCode: number; readonly output: string };

/**
 * `motcua import-procedures FILE [--trial]`: takes in a file of procedures and answers its summary as JSON. Exit code 0
 * when the file went in (refused records are listed in the summary), 1 when it could not be read at all.
 */
export async function importProceduresCommand(
  procedures: Pick<Procedures, 'importRecords'>,
  args: readonly string[],
): Promise<CommandResult> {
  const files = args.filter((argument) => !argument.startsWith('--'));
  const unknown = args.find((argument) => argument.startsWith('--') && argument !== '--trial');
  const [file] = files;
  if (file === undefined || files.length > 1 || unknown !== undefined) return failure(usage.vi, usage.en);

  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > importLimits.bytes) return failure(tooLarge.text.vi, tooLarge.text.en);
    bytes = await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return failure(`Không đọc được tệp ${file} (${reason}).`, `The file ${file} cannot be read (${reason}).`);
  }
  const reading = await readImportFile(bytes);
  if (isRefusal(reading)) return failure(reading.text.vi, reading.text.en);
  const isTrial = args.includes('--trial');
  const summary: ImportSummary = await procedures.importRecords(reading, { actor: system, isTrial });
  return { exitCode: 0, output: JSON.stringify(summary, null, 2) };
}

const usage = {
  vi: 'Cách dùng: import-procedures TỆP [--trial]; TỆP là NDJSON hoặc Excel (.xlsx); --trial chỉ thử, không ghi.',
  en: 'Usage: import-procedures FILE [--trial]; FILE is NDJSON or Excel (.xlsx); --trial changes nothing.',
};

function failure(vi: string, en: string): CommandResult {
  return { exitCode: 1, output: JSON.stringify({ refused: true, vi, en }, null, 2) };
}
