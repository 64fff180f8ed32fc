import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { StartFailure } from './config.ts';
import { claimFolder, holderOf, prepareFolder, type Claim } from './data-folder.ts';
import {
  commandWords,
  databaseUser,
  exists,
  findOwner,
  findRunningPort,
  giveTo,
  initialise,
  reachableTools,
  run,
  type Owner,
  type Tools,
} from './postgres-tools.ts';
import { whenStopped } from './stopping.ts';

/** A PostgreSQL of our own, from npm, in a folder of its own. */
export type EmbeddedPostgres = {
  readonly url: string;
  /** False when it was already running for another program, which then goes on owning it. */
  readonly isOurs: boolean;
  stop(): Promise<void>;
};

export type PostgresOptions = {
  /** Use the server of a running program, instead of refusing. */
  readonly share: boolean;
  /** For tests: does not wait for the disk. */
  readonly isThrowaway?: boolean;
};

/** What lies in a data folder, and the programs that work on it. */
type Place = {
  readonly dataFolder: string;
  readonly cluster: string;
  readonly secret: string;
  readonly tools: Tools;
  readonly owner: Owner;
};

/**
 * Starts PostgreSQL in `dataFolder/postgres`, creating it the first time. A server left behind by a killed
 * program is taken over; one that a running program owns is only used when `share` allows it. It is stopped with
 * the program, whatever signal ends that.
 * @throws StartFailure in one sentence with its remedy
 */
export async function startPostgres(dataFolder: string, options: PostgresOptions): Promise<EmbeddedPostgres> {
  await prepareFolder(dataFolder);
  const owner = findOwner(dataFolder);
  const place: Place = {
    dataFolder,
    cluster: path.join(dataFolder, 'postgres'),
    secret: path.join(dataFolder, 'postgres.password'),
    tools: await reachableTools(dataFolder, owner),
    owner,
  };
  const claim = await claimFolder(dataFolder);
  if (claim === null) return useOthers(place, options.share);
  const starting = startOwn(place, options);
  const stop = async (): Promise<void> => {
    forget();
    const started = await starting.catch(() => null); // its own caller says why it did not start
    if (started !== null && !(options.share && (await isUsedByOthers(started)))) await stopServer(place);
    await claim.release();
  };
  const forget = whenStopped(stop);
  try {
    return { url: await starting, isOurs: true, stop };
  } catch (error) {
    forget();
    await claim.release();
    throw error;
  }
}

/** The address of a server that runs for another program. */
async function useOthers(place: Place, mayShare: boolean): Promise<EmbeddedPostgres> {
  const { dataFolder, cluster } = place;
  const holder = await holderOf(dataFolder);
  if (!mayShare) {
    throw new StartFailure(
      `Một Cửa đang chạy (tiến trình ${holder}) trên thư mục dữ liệu ${dataFolder}; hãy dừng nó, hoặc đặt MOTCUA_DATA sang thư mục khác. / Another Một Cửa (process ${holder}) uses this data folder; stop it or set MOTCUA_DATA to another one.`,
    );
  }
  const port = await findRunningPort(cluster);
  if (port === null) {
    throw new StartFailure(
      `Một Cửa (tiến trình ${holder}) đang khởi động hoặc đang dừng trên thư mục ${dataFolder}; hãy đợi ít giây rồi thử lại. / Một Cửa (process ${holder}) is starting or stopping; wait a few seconds and try again.`,
    );
  }
  const url = await addressOf(place, port);
  return { url, isOurs: false, stop: () => stopWhenAbandoned(place, url) };
}

/** The program that owned the server may have ended meanwhile and left it to whoever still used it. */
async function stopWhenAbandoned(place: Place, url: string): Promise<void> {
  const claim: Claim | null = await claimFolder(place.dataFolder);
  if (claim === null) return;
  if ((await findRunningPort(place.cluster)) !== null && !(await isUsedByOthers(url)))
    await stopServer(place);
  await claim.release();
}

async function startOwn(place: Place, { isThrowaway }: PostgresOptions): Promise<string> {
  const { cluster, secret, tools, owner } = place;
  if (!(await exists(path.join(cluster, 'PG_VERSION')))) {
    await rm(cluster, { recursive: true, force: true });
    await initialise(tools, cluster, secret, owner);
  }
  await giveTo(owner, cluster, secret);
  let port = await findRunningPort(cluster);
  if (port === null) {
    port = await freePort();
    await startServer(place, port, isThrowaway === true);
  }
  return addressOf(place, port);
}

async function addressOf({ secret }: Place, port: number): Promise<string> {
  const password = (await readFile(secret, 'utf8')).trim();
  return `postgres://${databaseUser}:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
}

async function startServer(place: Place, port: number, isThrowaway: boolean): Promise<void> {
  const { cluster, dataFolder, tools, owner } = place;
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
  const start = ['start', '-D', cluster, '-w', '-t', '60', '-s', '-l', log, '-o', settings];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run(tools.pgCtl, start, { ...owner, cwd: dataFolder });
      return;
    } catch (error) {
      // The last processes of a server that was killed need a moment to notice it and let go of its memory.
      const isHeld = (await tailOf(log)).includes('still in use');
      if (!isHeld || attempt === 20) {
        throw new StartFailure(
          `PostgreSQL không khởi động được: ${commandWords(error)} Xem ${log}. / PostgreSQL did not start; see its log.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function stopServer({ cluster, dataFolder, tools, owner }: Place): Promise<void> {
  const stop = ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'];
  try {
    await run(tools.pgCtl, stop, { ...owner, cwd: dataFolder });
  } catch (error) {
    if ((await findRunningPort(cluster)) !== null) throw error; // else it is gone already, which was wanted
  }
}

/** Whether anybody but us is connected: another command, or somebody with psql. Our own that just ended do not count. */
async function isUsedByOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let tries = 0; tries < 10; tries += 1) {
      const { rowCount } = await client.query(
        `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      if (rowCount === 0) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return true;
  } finally {
    await client.end();
  }
}

async function tailOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).slice(-2000);
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
