import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Report } from './city-pack/city-pack.ts';
import { openCity, openFoundations, type City } from './city.ts';
import { installCity } from './install.ts';
import { clockSetting } from './city-settings.ts';
import { createClock } from './kernel/clock.ts';
import { projectFolder, StartFailure, type Config } from './kernel/config.ts';
import { logFailure } from './kernel/log.ts';
import { migrate, openDatabase } from './kernel/database.ts';
import { openFileStore } from './kernel/files.ts';
import type { House } from './kernel/house.ts';
import { startPostgres } from './kernel/postgres.ts';
import { openSecret } from './kernel/secret.ts';
import { readSetting, writeSetting, type Setting } from './kernel/settings.ts';

/** Written last of all: without it an installation was cut off, and is begun anew. */
const installation: Setting<{ isComplete: boolean }> = {
  key: 'installation',
  schema: z.object({ isComplete: z.boolean() }),
  initial: { isComplete: false },
};

export type OpenHouse = {
  readonly city: City;
  readonly isFirstStart: boolean;
  close(): Promise<void>;
};

export type OpenOptions = {
  /** Folder name of the city pack under `cities/`. */
  readonly pack: string;
  /** Works beside a running program (commands) instead of refusing. */
  readonly share: boolean;
  readonly withDossiers: boolean;
  readonly report: Report;
};

/** Database, schema, city: everything but the web. The first time, the city is installed. */
export async function openHouse(config: Config, options: OpenOptions): Promise<OpenHouse> {
  const packFolder = path.join(projectFolder, 'cities', options.pack);
  if (!existsSync(packFolder)) {
    throw new StartFailure(
      `Không có gói thành phố "${options.pack}" trong thư mục cities. / There is no city pack of that name.`,
    );
  }
  const postgres =
    config.databaseUrl === null ? await startPostgres(config.dataFolder, { share: options.share }) : null;
  const url = postgres?.url ?? config.databaseUrl ?? '';
  let house: House | undefined;
  let lock: { release(): Promise<void> } | undefined;
  try {
    await mkdir(config.dataFolder, { recursive: true });
    const schema = options.pack.replaceAll('-', '_');
    await migrate(url, schema);
    house = await openRooms(url, schema, config);
    const isComplete = (await readSetting(house.db, installation)).isComplete;
    if (!isComplete) {
      lock = await lockInstallation(url, schema);
      await house.db.destroy();
      await dropSchema(url, schema);
      await migrate(url, schema);
      house = await openRooms(url, schema, config);
    }
    const { shiftMilliseconds } = await readSetting(house.db, clockSetting);
    if (shiftMilliseconds !== 0)
      house.clock.set(Temporal.Now.instant().add({ milliseconds: shiftMilliseconds }));
    const city = isComplete
      ? await openCity(await openFoundations(house))
      : await installCity(house, packFolder, options);
    if (!isComplete) {
      await house.pool.query('analyze');
      const by = { at: house.clock.now(), accountId: null };
      await writeSetting(house.db, installation, { isComplete: true }, by);
      await lock?.release();
    }
    const { db } = house;
    return {
      city,
      isFirstStart: !isComplete,
      async close() {
        await db.destroy();
        if (postgres?.isOurs === true) await postgres.stop();
      },
    };
  } catch (error) {
    await house?.db.destroy();
    await lock?.release();
    if (postgres?.isOurs === true) await postgres.stop();
    throw error;
  }
}

async function openRooms(url: string, schema: string, config: Config): Promise<House> {
  const { db, pool } = openDatabase(url, schema);
  return {
    db,
    pool,
    clock: createClock(),
    files: await openFileStore(config.dataFolder),
    dataFolder: config.dataFolder,
    secret: await openSecret(config.dataFolder),
  };
}

/** One program at a time installs a city; another that comes meanwhile is told to wait. */
async function lockInstallation(url: string, schema: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', (error) => logFailure(error, 'installation lock'));
  await client.connect();
  const { rows } = await client.query<{ isMine: boolean }>(
    `select pg_try_advisory_lock(hashtext('motcua install ' || $1)) as "isMine"`,
    [schema],
  );
  if (rows[0]?.isMine === true) return { release: () => client.end() };
  await client.end();
  throw new StartFailure(
    'Thành phố đang được cài đặt bởi một chương trình khác; hãy đợi đến khi xong rồi thử lại. / The city is being installed by another program; wait until it is done and try again.',
  );
}

async function dropSchema(url: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop schema "${schema}" cascade`);
  } finally {
    await client.end();
  }
}
