import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig, StartFailure } from '../kernel/config.ts';
import { prepareFolder, prepareTarget } from '../kernel/data-folder.ts';
import { startPostgres } from '../kernel/postgres.ts';
import pg from 'pg';

/** What a command answers: its exit code, and what goes to standard output. */
export type CommandResult = { readonly exitCode: number; readonly output: string };

/** Of no use elsewhere: the running program's number, and the copy of PostgreSQL's own programs. */
const leftOut = new Set(['motcua.pid', 'postgres-18']);
const backupMark = 'motcua-backup.json';

/**
 * Copies the data folder while the program may go on: PostgreSQL's own low-level base backup (pg_backup_start … stop),
 * so that the copy is consistent as of its end. With DATABASE_URL the database is backed up by its own tools.
 */
export async function backupCommand([target, extra]: readonly string[]): Promise<CommandResult> {
  if (target === undefined || extra !== undefined)
    return wrong('Cách dùng: backup THƯ_MỤC. / Usage: backup FOLDER.');
  const { dataFolder, databaseUrl } = readConfig();
  if (databaseUrl !== null) throw new StartFailure(useOwnTools);
  if (await holdsAnything(target)) {
    return wrong(
      `Thư mục ${target} đã có dữ liệu; hãy chọn thư mục mới. / That folder is not empty; choose a new one.`,
    );
  }
  const postgres = await startPostgres(dataFolder, { share: true });
  try {
    await prepareTarget(target);
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    try {
      await client.query(`select pg_backup_start('motcua', fast => true)`);
      await copyAll(dataFolder, target);
      const { rows } = await client.query<{ labelfile: string }>(
        'select labelfile from pg_backup_stop(wait_for_archive => false)',
      );
      await writeFile(path.join(target, 'postgres', 'backup_label'), rows[0]?.labelfile ?? '');
      await copyLog(dataFolder, target);
      // After the database, so that every file which it names is there.
      await copyMoving(path.join(dataFolder, 'files'), path.join(target, 'files'), isWanted(dataFolder));
    } finally {
      await client.end();
    }
    const at = Temporal.Now.instant().toString();
    await writeFile(path.join(target, backupMark), JSON.stringify({ at, from: path.basename(dataFolder) }));
    return { exitCode: 0, output: JSON.stringify({ backup: path.resolve(target), at }) };
  } finally {
    await postgres.stop();
  }
}

/** Puts a backup into an empty data folder; the next start recovers it. */
export async function restoreCommand([source, extra]: readonly string[]): Promise<CommandResult> {
  if (source === undefined || extra !== undefined)
    return wrong('Cách dùng: restore THƯ_MỤC. / Usage: restore FOLDER.');
  const { dataFolder, databaseUrl } = readConfig();
  if (databaseUrl !== null) throw new StartFailure(useOwnTools);
  const mark = await readFile(path.join(source, backupMark), 'utf8').catch(() => null);
  if (mark === null)
    return wrong(`${source} không phải bản sao lưu của Một Cửa. / That is not a backup of Một Cửa.`);
  if (await holdsAnything(path.join(dataFolder, 'postgres'))) {
    return wrong(
      `Thư mục dữ liệu ${dataFolder} đã có thành phố; hãy đặt MOTCUA_DATA sang thư mục trống rồi phục hồi. / The data folder is in use; set MOTCUA_DATA to an empty one.`,
    );
  }
  await prepareFolder(dataFolder);
  // The cluster appears whole or not at all: what a cut-off restore leaves is no database.
  const arriving = path.join(dataFolder, 'postgres.arriving');
  await rm(arriving, { recursive: true, force: true });
  for (const name of await readdir(source)) {
    if (name === backupMark) continue;
    const to = name === 'postgres' ? arriving : path.join(dataFolder, name);
    await cp(path.join(source, name), to, { recursive: true });
  }
  await rename(arriving, path.join(dataFolder, 'postgres'));
  const postgres = await startPostgres(dataFolder, { share: false });
  await postgres.stop();
  return {
    exitCode: 0,
    output: JSON.stringify({ restored: path.resolve(dataFolder), backup: JSON.parse(mark) as unknown }),
  };
}

const useOwnTools =
  'Cơ sở dữ liệu nằm ở DATABASE_URL: hãy sao lưu bằng công cụ của PostgreSQL (pg_basebackup, pg_dump). / The database is at DATABASE_URL: back it up with PostgreSQL’s own tools.';

/** The ledger's heads go before the database: a head that the database does not know would look like a forgery. */
async function copyAll(dataFolder: string, target: string): Promise<void> {
  const names = (await readdir(dataFolder)).filter((name) => !leftOut.has(name) && name !== 'files');
  const inOrder = [...names.filter((name) => name !== 'postgres'), 'postgres'];
  for (const name of inOrder) {
    await copyMoving(path.join(dataFolder, name), path.join(target, name), isWanted(dataFolder));
  }
}

/** Not what belongs to the running server or to uploads under way; its log is copied after the backup's end. */
function isWanted(dataFolder: string): (file: string) => boolean {
  return (file) =>
    !/^postgres\/(postmaster\.(pid|opts)|pg_wal\/.+|pg_stat_tmp\/.+)$|^files\/arriving/.test(
      path.relative(dataFolder, file),
    );
}

async function copyLog(dataFolder: string, target: string): Promise<void> {
  await copyMoving(
    path.join(dataFolder, 'postgres/pg_wal'),
    path.join(target, 'postgres/pg_wal'),
    () => true,
  );
}

/** Files of a running server come and go: one that is gone meanwhile is not part of the backup. */
async function copyMoving(from: string, to: string, isWanted: (file: string) => boolean): Promise<void> {
  if (!isWanted(from)) return;
  const info = await stat(from).catch(() => null);
  if (info === null) return;
  if (info.isDirectory()) {
    await mkdir(to, { recursive: true, mode: info.mode & 0o777 });
    for (const name of await readdir(from))
      await copyMoving(path.join(from, name), path.join(to, name), isWanted);
    return;
  }
  if (!info.isFile()) return;
  await cp(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return rm(to, { force: true });
  });
}

async function holdsAnything(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length > 0;
}

function wrong(words: string): CommandResult {
  console.error(words);
  return { exitCode: 1, output: '' };
}
