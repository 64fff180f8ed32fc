import { readFile, stat } from 'node:fs/promises';
import { system } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { importLimits, tooLarge } from './import.ts';
import { readImportFile } from './import-file.ts';
import { nothingImported, type ImportSummary } from './import-records.ts';
import type { Procedures } from './procedures.ts';

export type CommandResult = { readonly exitCode: number; readonly output: string };

/**
 * `motcua import-procedures FILE [--trial]`: takes in a file of procedures and answers its summary as JSON. Exit code 0
 * when the file was read (refused records are listed in the summary), 1 when it could not be read at all: then nothing
 * went in, and `fault` says why.
 */
export async function importProceduresCommand(
  procedures: Pick<Procedures, 'importRecords'>,
  args: readonly string[],
): Promise<CommandResult> {
  const files = args.filter((argument) => !argument.startsWith('--'));
  const unknown = args.find((argument) => argument.startsWith('--') && argument !== '--trial');
  const [file] = files;
  if (file === undefined || files.length > 1 || unknown !== undefined) return failure('usage', usage);

  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > importLimits.bytes) return failure(tooLarge.code, tooLarge.text);
    bytes = await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const words = t(
      `Không đọc được tệp ${file} (${reason}).`,
      `The file ${file} cannot be read (${reason}).`,
    );
    return failure('unreadable-file', words);
  }
  const reading = await readImportFile(bytes, file);
  if (isRefusal(reading)) return failure(reading.code, reading.text);
  const isTrial = args.includes('--trial');
  const summary: ImportSummary = await procedures.importRecords(reading, { actor: system, isTrial });
  return { exitCode: 0, output: JSON.stringify(summary, null, 2) };
}

const usage = t(
  'Cách dùng: import-procedures TỆP [--trial]; TỆP là NDJSON hoặc Excel (.xlsx); --trial chỉ thử, không ghi. Mã thoát 0 khi đọc được tệp, kể cả khi có bản ghi không nhận (xem "refused"); 1 khi không đọc được tệp (xem "fault").',
  'Usage: import-procedures FILE [--trial]; FILE is NDJSON or Excel (.xlsx); --trial changes nothing. Exit code 0 when the file was read, even with refused records (see "refused"); 1 when it could not be read (see "fault").',
);

function failure(code: string, { vi, en }: Text): CommandResult {
  const output = { ...nothingImported, fault: { code, vi, en } };
  return { exitCode: 1, output: JSON.stringify(output, null, 2) };
}
