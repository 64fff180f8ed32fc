import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartFailure } from './config.ts';

const length = 32;

/** The installation's secret, made once and kept in the data folder, readable by its owner alone. */
export async function openSecret(dataFolder: string): Promise<Buffer> {
  const file = path.join(dataFolder, 'secret.key');
  if (!existsSync(file)) await makeOnce(file);
  const secret = await readFile(file);
  if (secret.length === length) return secret;
  throw new StartFailure(
    `Tệp khóa ${file} bị hỏng; hãy phục hồi nó từ bản sao lưu, hoặc xóa đi để tạo khóa mới (các trang đang mở và mã xác thực hai lớp phải làm lại). / The key file is damaged; restore it from a backup, or delete it to make a new one (open pages and second factors begin anew).`,
  );
}

/** Written whole beside its place and linked into it, so that of two programs at once both read the same key. */
async function makeOnce(file: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, randomBytes(length), { mode: 0o600, flush: true });
  try {
    await link(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}
