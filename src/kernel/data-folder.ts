import { constants } from 'node:fs';
import { access, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { StartFailure } from './config.ts';

/** Makes the data folder when there is none. @throws StartFailure when it cannot be read and written. */
export async function prepareFolder(dataFolder: string): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o755 });
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartFailure(
      `Không đọc hoặc ghi được thư mục dữ liệu ${dataFolder} (${why}); hãy cấp quyền cho người dùng đang chạy, hoặc đặt MOTCUA_DATA sang thư mục khác. / The data folder cannot be read or written; grant access to it or set MOTCUA_DATA to another one.`,
    );
  }
}

/** Holds a data folder for one process. */
export type Claim = { release(): Promise<void> };

/**
 * Takes the data folder for this process, or answers null while another one has it. The claim is a socket in Linux's
 * abstract namespace, named after the folder itself: the system takes it back however its holder ends, so that no
 * lock is ever left behind.
 */
export async function claimFolder(dataFolder: string): Promise<Claim | null> {
  const { dev, ino } = await stat(dataFolder, { bigint: true });
  const server = createServer((connection) => connection.destroy()).unref();
  const isMine = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(`\0motcua-${dev}-${ino}`, () => resolve(true));
  });
  if (!isMine) return null;
  const note = path.join(dataFolder, 'motcua.pid');
  await writeFile(note, `${process.pid}\n`);
  return {
    async release() {
      await rm(note, { force: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Number of the process that holds the folder, as it noted it: for words alone, the claim is what counts. */
export async function holderOf(dataFolder: string): Promise<string> {
  const text = await readFile(path.join(dataFolder, 'motcua.pid'), 'utf8').catch(() => '');
  return text.trim() === '' ? '?' : text.trim();
}
