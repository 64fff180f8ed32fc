import { readFile, stat } from 'node:fs/promises';
import { refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';

export const tableLimit = { maxBytes: 8 * 1024 * 1024, maxFiles: 1 } as const;
export const mostRows = 20_000;

/** The bytes of the one file of a form. @throws Refused when there is none */
export async function bytesOf(
  house: Pick<House, 'files'>,
  files: readonly UploadedFile[],
): Promise<{ name: string; bytes: Buffer }> {
  const [file] = files;
  if (file === undefined) throw new Refused(noFile);
  const path = house.files.locate(file.hash);
  if ((await stat(path)).size > tableLimit.maxBytes) throw new Refused(noFile);
  return { name: file.name, bytes: await readFile(path) };
}

const noFile = refuse('no-file', t('Hãy chọn tệp cần nhập.', 'Choose the file to read.'), 'file');
