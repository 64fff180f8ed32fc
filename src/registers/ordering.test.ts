import { sql, type SqlBool } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCourseDesk, type CourseDesk } from '../../checks/course-desk.ts';
import { system } from '../kernel/access.ts';
import { recordInBulk } from './bulk.ts';
import { listRows } from './listing.ts';
import { orderedIds } from './ordering.ts';
import { courses } from './sample-courses.ts';
import { ensureSlots } from './slots.ts';

let city: CourseDesk['city'];

const rows = [
  { name: 'Đấu thầu', agency: 'X99.02', kind: 'law', heldOn: '2026-01-05', people: 30 },
  { name: 'Điều hành', agency: 'X99.10', heldOn: '2026-01-04', people: 9 },
  { name: 'Ăn toàn', agency: 'X99.01', kind: 'it', heldOn: '2026-01-07' },
  { name: 'zalo', agency: 'X99.01', kind: 'it', heldOn: '2026-01-06', people: 100 },
  { name: 'Chữ ký số', agency: 'X99', kind: 'law', heldOn: '2026-01-03', people: 2 },
  { name: 'Ân hạn', agency: 'X99.10', heldOn: '2026-01-08' },
  { name: 'dân chủ', agency: 'X99.02', kind: 'law', heldOn: '2026-01-02', people: 9 },
];

beforeAll(async () => {
  ({ city } = await openCourseDesk());
  const { house } = city;
  await recordInBulk(
    house,
    courses,
    rows.map((values) => ({ by: system, at: house.clock.now(), values })),
  );
});

async function listed(sort: string, limit = 100, offset = 0): Promise<string[]> {
  const ask = { words: '', state: '', view: '' as const, filters: {}, from: null, to: null, sort };
  const { db, clock } = city.house;
  const found = await listRows(db, courses, system, ask, { limit, offset }, clock.today());
  return found.map(({ values }) => String(values['name']));
}

test.each(['agency', '-agency'])(
  'by %s a whole list read agency by agency equals the one read by counts',
  async (sort) => {
    const { db } = city.house;
    const which = sql<SqlBool>`register = 'course' and not is_removed`;
    const ids = (isWhole: boolean, limit: number, offset: number) =>
      orderedIds(db, courses, sort, { which, isWhole, limit, offset });
    const whole = await ids(false, 100, 0);
    expect(whole).toHaveLength(rows.length);
    expect(await ids(true, 100, 0)).toEqual(whole);
    for (const offset of [0, 1, 3, 6, 7])
      expect(await ids(true, 2, offset)).toEqual(await ids(false, 2, offset));
  },
);

test('a list in the order of a number is read from an index', async () => {
  const { db } = city.house;
  const slots = await ensureSlots(db, courses);
  expect(slots.figures.get('people')).toBe(1);
  const { rows: plan } = await db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`set local enable_sort = off`.execute(tx);
    return sql<Record<string, string>>`explain select id from register_row
      where register = 'course' and not is_removed and state <> 'draft' and figures[1] is not null
      order by figures[1] desc nulls first, id asc limit 50`.execute(tx);
  });
  expect(JSON.stringify(plan)).toContain('register_row_figure_1');
});

test('a filtered list whose page is found among the newest equals the one gathered whole', async () => {
  const { db, clock } = city.house;
  const ask = {
    words: '',
    state: '',
    view: '' as const,
    filters: { kind: 'law' },
    from: null,
    to: null,
    sort: '',
  };
  const names = async (limit: number, sort: string) =>
    (await listRows(db, courses, system, { ...ask, sort }, { limit, offset: 0 }, clock.today())).map(
      ({ values }) => values['name'],
    );
  expect(await names(2, '')).toEqual((await names(10, '-heldOn')).slice(0, 2));
  expect(await names(10, '')).toEqual(await names(10, '-heldOn'));
});

describe('a list in the order of a column', () => {
  test('texts stand as Vietnamese reads them, Đ with D, capitals with small letters', async () => {
    const order = ['Ân hạn', 'Ăn toàn', 'Chữ ký số', 'dân chủ', 'Đấu thầu', 'Điều hành', 'zalo'];
    expect(await listed('name')).toEqual(order);
    expect(await listed('-name')).toEqual(order.toReversed());
  });

  test('choices stand by their words, numbers by their size; what is empty comes last either way', async () => {
    expect((await listed('kind')).map(kindOf)).toEqual(['law', 'law', 'law', 'it', 'it', '', '']);
    expect((await listed('-kind')).map(kindOf)).toEqual(['it', 'it', 'law', 'law', 'law', '', '']);
    expect((await listed('people')).slice(-2).toSorted()).toEqual(['Ân hạn', 'Ăn toàn'].toSorted());
    expect((await listed('-people')).slice(0, 2)).toEqual(['zalo', 'Đấu thầu']);
  });

  test('days stand by their order', async () => {
    const byDay = rows.toSorted((one, other) => (one.heldOn < other.heldOn ? -1 : 1)).map(({ name }) => name);
    expect(await listed('heldOn')).toEqual(byDay);
    expect(await listed('-heldOn')).toEqual(byDay.toReversed());
    expect(await listed('')).toEqual(byDay.toReversed());
  });

  test('agencies stand by their names, not by their ids', async () => {
    const places = new Map(city.organization.all().map(({ code, name }) => [code, name]));
    const names = (await listed('agency')).map((name) => places.get(agencyOf(name)) ?? '');
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare));
    expect(new Set(names).size).toBe(4);
  });

  test.each([
    '',
    'name',
    '-name',
    'agency',
    '-agency',
    'kind',
    '-kind',
    'heldOn',
    'people',
    '-people',
    'state',
  ])('by %j, its pages together are the whole, each row once', async (sort) => {
    const whole = await listed(sort);
    const pages = await Promise.all([0, 2, 4, 6].map((offset) => listed(sort, 2, offset)));
    expect(pages.flat()).toEqual(whole);
    expect(whole.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });
});

const kindOf = (name: string): string => rows.find((row) => row.name === name)?.kind ?? '';
const agencyOf = (name: string): string => rows.find((row) => row.name === name)?.agency ?? '';
