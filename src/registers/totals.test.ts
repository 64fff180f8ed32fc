import { beforeAll, expect, test } from 'vitest';
import { openCourseDesk, type CourseDesk } from '../../checks/course-desk.ts';
import { system } from '../kernel/access.ts';
import { recordInBulk } from './bulk.ts';
import { countRows, type ListAsk } from './listing.ts';
import { courses } from './sample-courses.ts';
import { markChanged } from './totals.ts';

let city: CourseDesk['city'];

beforeAll(async () => {
  ({ city } = await openCourseDesk());
});

const all: ListAsk = { words: '', state: '', view: '', filters: {}, from: null, to: null, sort: '' };

async function totals(more: Partial<ListAsk> = {}): Promise<string> {
  const { db, clock } = city.house;
  const { total, sums } = await countRows(db, courses, system, { ...all, ...more }, clock.today());
  return `${total}: ${sums.get('people')}`;
}

function record(name: string, people: number): Promise<number[]> {
  const { house } = city;
  const values = { name, agency: 'X99.01', kind: 'law', heldOn: '2026-01-05', people };
  return recordInBulk(house, courses, [{ by: system, at: house.clock.now(), values }]);
}

test('totals that stand are those of counting anew, after every change, each filter its own', async () => {
  expect([await totals(), await totals()]).toEqual(['0: 0', '0: 0']);
  await record('Một', 30);
  expect([await totals(), await totals()]).toEqual(['1: 30', '1: 30']);
  await record('Hai', 12);
  expect([await totals(), await totals({ filters: { kind: 'it' } }), await totals()]).toEqual([
    '2: 42',
    '0: 0',
    '2: 42',
  ]);
});

test('totals counted while a change was under way are not taken for those after it, in whatever order changes end', async () => {
  const { db } = city.house;
  const before = await totals();
  let end = (): void => undefined;
  const waits = new Promise<void>((resolve) => (end = resolve));
  const begun = Promise.withResolvers<void>();
  const slow = db.transaction().execute(async (tx) => {
    await tx
      .updateTable('registerRow')
      .set({ figures: [100] })
      .where('register', '=', 'course')
      .execute();
    await markChanged(tx, courses);
    begun.resolve();
    await waits;
  });
  await begun.promise;
  expect(await totals()).toBe(before);
  await db.transaction().execute((tx) => markChanged(tx, courses));
  expect(await totals()).toBe(before);
  end();
  await slow;
  expect(await totals()).toBe('2: 200');
});

test('totals are kept: what changes behind the register’s back is not counted until somebody writes', async () => {
  const { db } = city.house;
  await db
    .updateTable('registerRow')
    .set({ figures: [1] })
    .where('register', '=', 'course')
    .execute();
  expect(await totals()).toBe('2: 200');
  await db.transaction().execute((tx) => markChanged(tx, courses));
  expect(await totals()).toBe('2: 2');
});
