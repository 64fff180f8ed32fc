import { existsSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { namedContents, sweepFiles } from './file-sweep.ts';

let house: TestHouse;
let owner: pg.Client;
beforeAll(async () => {
  house = await testHouse();
  owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  await owner.query('set search_path to city');
});
afterAll(() => owner.end());

const now = Temporal.Now.instant();
const yesterday = now.subtract({ hours: 24 });
const longAgo = now.subtract({ hours: 60 });
const isThere = (hash: string): boolean => existsSync(house.files.locate(hash));

/** A content, stored long ago unless told. */
async function store(words: string, at = longAgo): Promise<string> {
  const { hash } = await house.files.keep(Readable.from([Buffer.from(words)]));
  const seconds = at.epochMilliseconds / 1000;
  await utimes(house.files.locate(hash), seconds, seconds);
  return hash;
}

async function writeRow(hash: string): Promise<void> {
  const row = { hash, size: 1, mediaType: 'application/pdf', storedAt: longAgo };
  await house.db
    .insertInto('file')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
const rowsOf = async (hash: string): Promise<number> =>
  (await house.db.selectFrom('file').select('hash').where('hash', '=', hash).execute()).length;

async function name(key: string, value: unknown): Promise<void> {
  const row = { key, value: JSON.stringify(value), updatedAt: now, updatedBy: null };
  await house.db.insertInto('setting').values(row).execute();
}

test('what no row names goes with its row of the table file, what is named or came today stays', async () => {
  const [orphan, refused, named, today] = await Promise.all([
    store('a trial'),
    store('a refused upload'),
    store('evidence'),
    store('on its way', now.subtract({ hours: 23 })),
  ]);
  for (const hash of [refused, named]) await writeRow(hash);
  await name('sweep.test', { files: [{ hash: named }] });
  const trial = await sweepFiles(house, yesterday, { isTrial: true });
  expect(trial).toEqual({ contents: 4, removed: 2, bytes: 'a triala refused upload'.length });
  expect([orphan, refused, named, today].map(isThere)).toEqual([true, true, true, true]);
  expect(await sweepFiles(house, yesterday)).toEqual(trial);
  expect([orphan, refused, named, today].map(isThere)).toEqual([false, false, true, true]);
  expect([await rowsOf(refused), await rowsOf(named)]).toEqual([0, 1]);
  expect(await sweepFiles(house, yesterday)).toEqual({ contents: 2, removed: 0, bytes: 0 });
});

test('a column that names files counts from the day it is added, whatever its form', async () => {
  await owner.query(
    `create table "later Room" (id integer, "Photo" text, photos text[], data jsonb, told varchar(80))`,
  );
  await owner.query('grant select, insert on "later Room" to motcua_app');
  const hashes = await Promise.all(
    ['text', 'array', 'json', 'inside'].map((words) => store(`later ${words}`)),
  );
  const [photo, second, deep, told] = hashes;
  await owner.query('insert into "later Room" values (1, $1, $2, $3, $4)', [
    photo,
    [second],
    JSON.stringify({ by: { proofs: [deep] } }),
    `ảnh_${told}.jpg`,
  ]);
  await sweepFiles(house, yesterday);
  expect(hashes.map(isThere)).toEqual([true, true, true, true]);
  await owner.query('drop table "later Room"');
  expect((await sweepFiles(house, yesterday)).removed).toBe(4);
});

test('every key to the table file is a text, so that it is looked at', async () => {
  const { rows } = await owner.query<{ column: string; type: string }>(
    `select conrelid::regclass || '.' || attname as column, format_type(atttypid, null) as type
     from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
     where contype = 'f' and confrelid = 'file'::regclass`,
  );
  expect(rows.map(({ column }) => column)).toContain('dossier_file.hash');
  expect(rows.filter(({ type }) => type !== 'text')).toEqual([]);
});

test('stored or named again while the round is under way, it stays with its row', async () => {
  const hash = await store('sent again');
  await writeRow(hash);
  const files = {
    ...house.files,
    async setAside(one: string, before: Temporal.Instant) {
      const isAside = await house.files.setAside(one, before);
      await house.files.keep(Readable.from([Buffer.from('sent again')]));
      await writeRow(one);
      return isAside;
    },
  };
  await sweepFiles({ db: house.db, files }, yesterday);
  expect([isThere(hash), await rowsOf(hash)]).toEqual([true, 1]);

  const touched = await store('just stored', now);
  expect(await house.files.setAside(touched, yesterday)).toBe(false);
  expect(isThere(touched)).toBe(true);

  const late = await store('named late');
  const naming = {
    ...house.files,
    async setAside(one: string, before: Temporal.Instant) {
      if (one === late) await name('sweep.late', late);
      return house.files.setAside(one, before);
    },
  };
  await sweepFiles({ db: house.db, files: naming }, yesterday);
  expect(isThere(late)).toBe(true);
});

test('a round that fails or was cut off loses nothing', async () => {
  const hash = await store('kept through a failure');
  const failing = { ...house.files, stored: () => Promise.reject(new Error('the disk fails')) };
  await house.files.setAside(hash, yesterday); // as a program that was killed in between leaves it
  await expect(sweepFiles({ db: house.db, files: failing }, yesterday)).rejects.toThrow('the disk fails');
  expect(isThere(hash)).toBe(true);
  expect(await readdir(path.join(house.dataFolder, 'files/leaving'))).toEqual([]);
  expect([...(await namedContents(house.db, [hash]))]).toEqual([]);
});
