import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { StartFailure } from './config.ts';
import { t, type Text } from './messages.ts';

/** Makes the data folder when there is none, and tries it. @throws StartFailure in one sentence with its remedy */
export function prepareFolder(dataFolder: string): Promise<void> {
  return tried(dataFolder, 0o755, {
    what: t('thư mục dữ liệu', 'The data folder'),
    otherwise: t('đặt MOTCUA_DATA sang thư mục khác', 'set MOTCUA_DATA to another folder'),
  });
}

/** The same for a folder that somebody has named for a backup: closed to others when it is made. @throws StartFailure */
export function prepareTarget(folder: string): Promise<void> {
  return tried(path.resolve(folder), 0o700, {
    what: t('thư mục', 'The folder'),
    otherwise: t('chọn thư mục khác', 'choose another folder'),
  });
}

/**
 * Makes a folder and writes into it once, which alone shows that it can be written to: a full disk, a system folder such
 * as /sys, and root on a disk mounted for reading answer otherwise when they are asked.
 */
async function tried(
  folder: string,
  mode: number,
  { what, otherwise }: Record<'what' | 'otherwise', Text>,
): Promise<void> {
  try {
    if (Buffer.byteLength(folder) > longestPath) throw failure('ENAMETOOLONG');
    await makeFolder(folder, mode);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    await checkContents(folder);
    await writeOnce(path.join(folder, `motcua.trial-${randomUUID()}`));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const { why, remedy } = obstacleOf(code);
    const shown = folder.length > 200 ? `${folder.slice(0, 200)}…` : folder;
    const vi = remedy === undefined ? `hãy ${otherwise.vi}` : `${remedy.vi}, hoặc ${otherwise.vi}`;
    const en = remedy === undefined ? otherwise.en : `${remedy.en}, or ${otherwise.en}`;
    throw new StartFailure(
      `Không đọc hoặc ghi được ${what.vi} ${shown} (${code}): ${why.vi}; ${vi}. / ${what.en} cannot be read or written: ${why.en}; ${en}.`,
    );
  }
}

/** In bytes. PostgreSQL takes 1023, and puts names of its own behind it. */
const longestPath = 800;

/**
 * Makes a folder and those above it that are missing, one by one: Node's own way (`recursive`) never ends where a system
 * folder such as /proc says that what is to be made does not exist.
 */
async function makeFolder(folder: string, mode: number): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (found?.isDirectory() === true) return;
  if (found !== null) throw failure('EEXIST');
  await makeFolder(path.dirname(folder), mode);
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const isThere = (await stat(folder).catch(() => null))?.isDirectory() === true;
    if (!isThere) throw error; // else another start has made it at the same moment
  }
}

async function writeOnce(file: string): Promise<void> {
  try {
    await writeFile(file, 'motcua\n');
  } finally {
    await rm(file, { force: true });
  }
}

/** What a start as root has left in a folder is closed to an ordinary user, though the folder is not. */
async function checkContents(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    await access(path.join(folder, name), constants.R_OK | constants.W_OK).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error; // gone meanwhile: another program's note or trial
      },
    );
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** What stands in the way, and what to do about it where something can be done. */
type Obstacle = { readonly why: Text; readonly remedy?: Text };

function obstacleOf(code: string): Obstacle {
  // Root is kept out by what is no folder for files, such as /sys, and not for want of a permission.
  const isClosed = code === 'ENOENT' || (process.getuid?.() === 0 && (code === 'EACCES' || code === 'EPERM'));
  return isClosed
    ? { why: t('hệ thống không cho lưu gì ở đó', 'the system keeps nothing there') }
    : (obstacles[code] ?? {
        why: t('hệ thống báo lỗi này', 'that is what the system says'),
        remedy: t('hãy kiểm tra ổ đĩa', 'check the disk'),
      });
}

const notPermitted: Obstacle = {
  why: t('người dùng đang chạy không có quyền', 'the user who runs this has no access'),
  remedy: t('hãy cấp quyền trên thư mục và mọi thứ trong đó', 'grant access to the folder and all in it'),
};
const makeRoom = t('hãy giải phóng dung lượng', 'make room');

/** By the system's answer. */
const obstacles: Readonly<Record<string, Obstacle>> = {
  EACCES: notPermitted,
  EPERM: notPermitted,
  EEXIST: {
    why: t('đó là một tệp', 'it is a file'),
    remedy: t('hãy chuyển tệp đi nơi khác', 'move it away'),
  },
  ENOTDIR: {
    why: t('trên đường dẫn có một tệp', 'there is a file on the way to it'),
    remedy: t('hãy sửa đường dẫn', 'correct the path'),
  },
  ENAMETOOLONG: {
    why: t('đường dẫn quá dài', 'the path is too long'),
    remedy: t('hãy rút ngắn đường dẫn', 'shorten it'),
  },
  ELOOP: {
    why: t('các liên kết trỏ vòng quanh', 'its links lead round in a circle'),
    remedy: t('hãy sửa liên kết', 'mend them'),
  },
  EROFS: {
    why: t('ổ đĩa chỉ cho đọc', 'the disk is mounted for reading only'),
    remedy: t('hãy gắn lại ổ đĩa để ghi được', 'mount it for writing'),
  },
  ENOSPC: { why: t('ổ đĩa đã đầy', 'the disk is full'), remedy: makeRoom },
  EDQUOT: { why: t('đã hết hạn mức ổ đĩa', 'the disk quota is used up'), remedy: makeRoom },
};

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
