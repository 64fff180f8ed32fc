import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import type { Report } from './city-pack/city-pack.ts';
import { openCity, type City } from './city.ts';
import { openFoundations } from './foundations.ts';
import { clockSetting } from './city-settings.ts';
import { installCity } from './install.ts';
import { createClock } from './kernel/clock.ts';
import { projectFolder, StartFailure, type Config } from './kernel/config.ts';
import { prepareFolder } from './kernel/data-folder.ts';
import { connectAsOwner, migrate, openDatabase, type Database } from './kernel/database.ts';
import { openFileStore } from './kernel/files.ts';
import type { House } from './kernel/house.ts';
import { startPostgres } from './kernel/postgres.ts';
import { openSecret } from './kernel/secret.ts';
import { readSetting, writeSetting, type Setting } from './kernel/settings.ts';

/**
 * Written last of all: without it an installation was cut off, and is begun anew. Each installation has a folder of its own
 * for what must not lie in the database (the key and the heads of its ledger), so that neither one that was cut off nor
 * another city of the same data folder is taken for it.
 */
const installation: Setting<{ isComplete: boolean; folder: string }> = {
  key: 'installation',
  schema: z.object({
    isComplete: z.boolean(),
    folder: z
      .string()
      .regex(/^[a-z0-9-]*$/)
      .default(''),
  }),
  initial: { isComplete: false, folder: '' },
};

export type OpenHouse = {
  readonly city: City;
  readonly isFirstStart: boolean;
  close(): Promise<void>;
};

export type OpenOptions = {
  /** Folder name under `cities/` of the pack to install when no city is there yet. */
  readonly pack: string;
  /** Open the city of that very pack, whichever others are there. */
  readonly isPackChosen?: boolean;
  /** Works beside a running program (commands) instead of refusing. */
  readonly share: boolean;
  readonly withDossiers: boolean;
  readonly report: Report;
};

/** Database, schema, city: everything but the web. The first time, the city is installed. */
export async function openHouse(config: Config, options: OpenOptions): Promise<OpenHouse> {
  const packs = await readdir(path.join(projectFolder, 'cities'));
  if (!packs.includes(options.pack)) {
    throw new StartFailure(
      `Không có gói thành phố "${options.pack}" trong thư mục cities (có: ${packs.join(', ')}). / There is no city pack of that name.`,
    );
  }
  await prepareFolder(config.dataFolder);
  const postgres =
    config.databaseUrl === null ? await startPostgres(config.dataFolder, { share: options.share }) : null;
  const url = postgres?.url ?? config.databaseUrl ?? '';
  let closeRooms: (() => Promise<void>) | undefined;
  const close = async (): Promise<void> => {
    await closeRooms?.();
    await postgres?.stop();
  };
  try {
    return await asOwner(url, async (owner) => {
      const installed = await installedPacks(owner, packs);
      const pack = options.isPackChosen === true ? options.pack : packToOpen(installed, options.pack);
      const schema = schemaOf(pack);
      const isFirstStart = !installed.includes(pack) && (await beginInstallation(owner, schema));
      await migrate(url, schema);
      const { db, pool } = openDatabase(url, schema);
      closeRooms = () => db.destroy();
      const folder = isFirstStart
        ? `${pack}-${randomBytes(4).toString('hex')}`
        : (await readSetting(db, installation)).folder;
      const house = await openRooms(db, pool, config.dataFolder, folder);
      const city = isFirstStart
        ? await install(house, path.join(projectFolder, 'cities', pack), folder, options)
        : await openCity(await openFoundations(house));
      return { city, isFirstStart, close };
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/** With the schema's owner connected; the lock on an installation ends with that connection. */
async function asOwner<T>(url: string, use: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = await connectAsOwner(url);
  try {
    return await use(owner);
  } finally {
    await owner.end();
  }
}

const schemaOf = (pack: string): string => pack.replaceAll('-', '_');

/** The packs whose cities have been installed to the end in this database. */
async function installedPacks(owner: pg.Client, packs: readonly string[]): Promise<string[]> {
  const installed: string[] = [];
  for (const pack of packs) if (await isInstalled(owner, schemaOf(pack))) installed.push(pack);
  return installed;
}

async function isInstalled(owner: pg.Client, schema: string): Promise<boolean> {
  const { rows } = await owner.query<{ isThere: boolean }>(
    `select to_regclass($1) is not null as "isThere"`,
    [`${schema}.setting`],
  );
  if (rows[0]?.isThere !== true) return false;
  const { rows: marks } = await owner.query<{ value: unknown }>(
    `select value from "${schema}".setting where key = $1`,
    [installation.key],
  );
  return marks.some(({ value }) => installation.schema.parse(value).isComplete);
}

/** The city that is there, whatever its pack; the usual one when there is none, or when it is one of several. */
function packToOpen(installed: readonly string[], usual: string): string {
  const [only, another] = installed;
  if (only === undefined || installed.includes(usual)) return usual;
  if (another === undefined) return only;
  throw new StartFailure(
    `Cơ sở dữ liệu này có nhiều thành phố (${installed.join(', ')}); hãy chọn một bằng npm start -- --city TÊN. / There are several cities in this database; choose one with --city.`,
  );
}

/**
 * Makes room for an installation: what one that was cut off has left is thrown away. One program at a time installs a
 * city into a database; its lock ends with the connection. False when another program has finished it meanwhile.
 * @throws StartFailure while another program is at it
 */
async function beginInstallation(owner: pg.Client, schema: string): Promise<boolean> {
  const { rows } = await owner.query<{ isMine: boolean }>(
    `select pg_try_advisory_lock(hashtext('motcua install')) as "isMine"`,
  );
  if (rows[0]?.isMine !== true) {
    throw new StartFailure(
      'Thành phố đang được cài đặt bởi một chương trình khác; hãy đợi đến khi xong rồi thử lại. / The city is being installed by another program; wait until it is done and try again.',
    );
  }
  if (await isInstalled(owner, schema)) return false;
  await owner.query(`drop schema if exists "${schema}" cascade`);
  return true;
}

async function install(
  house: House,
  packFolder: string,
  folder: string,
  options: OpenOptions,
): Promise<City> {
  const city = await installCity(house, packFolder, options);
  const by = { at: house.clock.now(), accountId: null };
  await writeSetting(house.db, installation, { isComplete: true, folder }, by);
  return city;
}

async function openRooms(db: Database, pool: pg.Pool, dataFolder: string, folder: string): Promise<House> {
  const own = path.join(dataFolder, folder);
  await mkdir(own, { recursive: true, mode: 0o700 });
  const clock = createClock();
  const { shiftMilliseconds } = await readSetting(db, clockSetting);
  if (shiftMilliseconds !== 0) clock.set(Temporal.Now.instant().add({ milliseconds: shiftMilliseconds }));
  return {
    db,
    pool,
    clock,
    files: await openFileStore(dataFolder),
    dataFolder: own,
    secret: await openSecret(dataFolder),
  };
}
