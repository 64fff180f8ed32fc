import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import type { Staff } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { act } from './acting.ts';
import { carryOut } from './import.ts';
import { pastImports } from './import-past.ts';
import { undoImport } from './import-undo.ts';
import { countRows } from './listing.ts';
import { courses } from './sample-courses.ts';
import { officerOf, workbook } from '../../checks/course-workbooks.ts';
import { readHistory } from './store.ts';

let city: TestCity;
let officer: Staff;

beforeAll(async () => {
  city = await testCity();
  officer = await officerOf(city);
});

async function total(): Promise<number> {
  const ask = { words: '', state: '', view: '' as const, filters: {}, from: null, to: null, sort: '' };
  return (await countRows(city.house.db, courses, officer, ask, city.house.clock.today())).total;
}

describe('an import', () => {
  const file = async (from: number, count: number) => ({
    name: 'lop.xlsx',
    bytes: await workbook(
      ...Array.from({ length: count }, (_, index) => [
        `Lớp nhập ${from + index}`,
        'X99.01',
        '',
        '01/02/2025',
        5,
        '',
        '',
      ]),
    ),
  });

  test('goes in whole or not at all, and not twice', async () => {
    const { rows } = await carryOut(city.house, [courses], courses, officer, await file(1, 30));
    expect(rows).toBe(30);
    const before = await total();
    await expect(carryOut(city.house, [courses], courses, officer, await file(30, 3))).rejects.toThrow(
      /Nothing was imported/,
    );
    expect(await total()).toBe(before);
  });

  test('killed in the middle leaves nothing behind', async () => {
    const before = await total();
    const { bytes } = await file(1000, 6000);
    const place = join(city.house.dataFolder, 'lop.xlsx');
    await writeFile(place, bytes);
    const child = fork(fileURLToPath(new URL('sample-import.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, DATABASE: city.house.ownerUrl, PLACE: place, OFFICER: JSON.stringify(officer) },
    });
    const words = await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', () => reject(new Error('it ended by itself')));
    });
    expect(words).toBe(2000);
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect(await total()).toBe(before);
    const { count } = await city.house.db
      .selectFrom('event')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('subjectKind', '=', 'register:course')
      .executeTakeFirstOrThrow();
    const imports = await city.house.db.selectFrom('registerImport').select('rowCount').execute();
    expect([count, imports.map(({ rowCount }) => rowCount)]).toEqual([before, [30]]);
  });

  test('is taken back whole: what changed since stays and is named, and the figures follow', async () => {
    const start = await total();
    const { importId } = await carryOut(city.house, [courses], courses, officer, await file(100, 20));
    const row = await city.house.db
      .selectFrom('registerRow')
      .select('id')
      .where('importId', '=', importId)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    await act(city.house, courses, officer, row.id, null, () => [
      { kind: 'commented', data: { text: 'Giữ lại' } },
    ]);
    const undone = await undoImport(city.house, courses, officer, importId);
    expect(undone.removed).toBe(19);
    expect(undone.kept.map(({ id }) => id)).toEqual([row.id]);
    expect(await total()).toBe(start + 1);
    const facts = await city.house.db
      .selectFrom('registerFact')
      .select(({ fn }) => fn.sum<number>('weight').as('sum'))
      .where('register', '=', courses.code)
      .executeTakeFirstOrThrow();
    expect(facts.sum).toBe(await total());
    await expect(undoImport(city.house, courses, officer, importId)).rejects.toThrow(/undone already/);
    const [newest] = await pastImports(city.house, courses, officer);
    expect(newest).toMatchObject({ id: importId, keptCount: 1, mayUndo: false });
    const other: Staff = { ...officer, accountId: officer.accountId + 1, roles: ['specialist'] };
    await expect(undoImport(city.house, courses, other, importId)).rejects.toThrow(Refused);
  });

  test('a row is what its events say, also after it was taken back', async () => {
    const rows = await city.house.db
      .selectFrom('registerRow')
      .selectAll()
      .where('register', '=', courses.code)
      .execute();
    expect(rows.length).toBeGreaterThan(40);
    for (const stored of rows) {
      const found = await readHistory(city.house.db, courses, stored.id);
      const { row } = found ?? { row: null };
      expect(row).toMatchObject({
        agencyId: stored.agencyId,
        state: stored.state,
        values: stored.data,
        isRemoved: stored.isRemoved,
        importId: stored.importId,
        version: stored.version,
      });
    }
  });
});
