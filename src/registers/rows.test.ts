import { beforeAll, describe, expect, test } from 'vitest';
import { openCourseDesk, type CourseDesk } from '../../checks/course-desk.ts';
import { system } from '../kernel/access.ts';
import { recordInBulk } from './bulk.ts';
import { countByAgency, countRowsBy, findRow, readRows } from './rows.ts';
import { courses } from './sample-courses.ts';

let city: CourseDesk['city'];
let ids: number[];

const rows = [
  { name: 'Một', agency: 'X99.01', kind: 'it', heldOn: '2025-11-05', people: 30, reportBy: '2025-12-01' },
  { name: 'Hai', agency: 'X99.01', kind: 'law', heldOn: '2026-01-06', people: 9 },
  { name: 'Ba', agency: 'X99.02', kind: 'law', heldOn: '2026-02-07', isOnline: true },
  { name: 'Bốn', agency: 'X99.02', heldOn: '2026-03-08', people: 100, reportBy: '2026-04-01' },
];

beforeAll(async () => {
  ({ city } = await openCourseDesk());
  const { house } = city;
  ids = await recordInBulk(
    house,
    courses,
    rows.map((values) => ({ by: system, at: house.clock.now(), values })),
  );
});

type Query = Parameters<
  typeof readRows<typeof courses.columns, NonNullable<(typeof courses)['stateNames']>>
>[3];
const named = async (query: Query) =>
  (await readRows(city.house.db, courses, system, query)).map(({ values }) => values.name);

describe('rows read by other rooms', () => {
  test('come typed, the newest first, or by a column', async () => {
    const [first] = await readRows(city.house.db, courses, system, {});
    const { name, people, isOnline, kind } = first?.values ?? {};
    expect([name, people, isOnline, kind, first?.state]).toEqual([
      'Bốn',
      100,
      undefined,
      undefined,
      'planned',
    ]);
    expect(await named({ order: 'people' })).toEqual(['Hai', 'Một', 'Bốn', 'Ba']);
    expect(await named({ order: '-heldOn', limit: 2, offset: 1 })).toEqual(['Ba', 'Hai']);
    expect(await named({ order: 'id' })).toEqual(['Một', 'Hai', 'Ba', 'Bốn']);
  });

  test.each([
    ['a value', { where: { kind: 'law' } }, ['Ba', 'Hai']],
    ['one of several values', { where: { kind: ['it', 'law'] } }, ['Ba', 'Hai', 'Một']],
    ['none of no values', { where: { kind: [] } }, []],
    ['a yes', { where: { isOnline: true } }, ['Ba']],
    ['another value, or none', { except: { kind: 'law' } }, ['Bốn', 'Một']],
    ['days from', { least: { heldOn: '2026-02-07' } }, ['Bốn', 'Ba']],
    ['another day until, filled', { most: { reportBy: '2025-12-01' } }, ['Một']],
    ['numbers between', { least: { people: 9 }, most: { people: 30 } }, ['Hai', 'Một']],
    [
      'a last day not past yet, or none',
      { stands: { on: '2026-02-01', from: 'heldOn', until: 'reportBy' } },
      ['Hai'],
    ],
    [
      'a last day that is the day',
      { stands: { on: '2025-12-01', from: 'heldOn', until: 'reportBy' } },
      ['Một'],
    ],
    ['nothing filled', { empty: ['reportBy'] }, ['Ba', 'Hai']],
    ['a year', { year: 2025 }, ['Một']],
    ['a state', { states: ['cancelled'] }, []],
  ] as const)('are those with %s', async (_, query, found) => {
    expect(await named(query)).toEqual(found);
  });

  test('are within what the reader may see, one as all; drafts are nobody’s', async () => {
    const { db } = city.house;
    const [first = 0, , third = 0] = ids;
    const { agencyId } = (await findRow(db, courses, true, first)) ?? { agencyId: 0 };
    const within = { agencyIds: [agencyId] };
    expect((await readRows(db, courses, within)).map(({ values }) => values.name)).toEqual(['Hai', 'Một']);
    expect(await findRow(db, courses, within, third)).toBeUndefined();
    expect(await readRows(db, courses, false)).toEqual([]);
    await db.updateTable('registerRow').set({ state: 'draft' }).where('id', '=', first).execute();
    expect(await findRow(db, courses, true, first)).toBeUndefined();
    await db.updateTable('registerRow').set({ state: 'planned' }).where('id', '=', first).execute();
  });

  test('are counted and summed by parts without being read', async () => {
    const { db } = city.house;
    const byKind = await countRowsBy(db, courses, system, ['kind', 'year'], { sum: 'people' });
    const words = byKind.map(({ kind, year, count, sum }) => `${kind ?? '-'} ${year}: ${count}, ${sum}`);
    expect(words.toSorted()).toEqual(['- 2026: 1, 100', 'it 2025: 1, 30', 'law 2026: 2, 9']);
    expect(await countRowsBy(db, courses, system, [], { where: { kind: 'law' } })).toEqual([
      { count: 2, sum: 0 },
    ]);
    const online = await countRowsBy(db, courses, system, ['isOnline', 'agencyId']);
    expect(online.filter(({ isOnline }) => isOnline === true)).toHaveLength(1);
    const all = await countByAgency(db, [...new Set(online.map(({ agencyId }) => agencyId))]);
    expect(all.filter(({ register }) => register === 'course').map(({ count }) => count)).toEqual([2, 2]);
  });
});
