import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { fold as replayExamination, type Happened } from '../examinations/life.ts';
import { system } from '../kernel/access.ts';
import { readEvents } from '../kernel/events.ts';
import type { SeatingEvent } from '../positions/schema.ts';
import { seatingsAt } from '../positions/seat-store.ts';
import { applySeating } from '../positions/seating.ts';
import { factsOf, spellRows } from '../staff/projection.ts';
import { readRecord } from '../staff/store.ts';
import { measures, totalOf } from './counts.ts';
import { touchedNumbers } from './reorganization.ts';
import { gone, heir, idIn, makePeople, other, type MadePeople } from '../../checks/reorganized-people.ts';
import { Plan } from './schema.ts';

/*
 * Two communes of the made-up town merge into a third, which has a scheme and a quota of its own: people, seats, posts,
 * powers, examinations and registers go on, and their totals stay.
 */

let city: TestCity;
const now = '2026-02-10T03:00:00Z';
const on = '2026-02-10';
const idOf = (code: string): number => idIn(city, code);
let made: MadePeople;
let planId = 0;
const plan = (...more: readonly unknown[]) =>
  Plan.parse({
    title: 'Hợp nhất khu Bờ Đông',
    effectiveOn: on,
    decision: { number: 'Nghị quyết 9/NQ-BM', issuer: 'Hội đồng thị xã', issuedOn: '2026-02-02' },
    operations: [{ kind: 'merge', from: [gone, other], into: heir }, ...more],
  });

beforeAll(async () => {
  city = await testCity({ now });
  made = await makePeople(city);
}, 60_000);

async function staffTotal(day: string): Promise<number> {
  const { rows } = await city.house.pool.query<{ total: number }>(
    `select coalesce(sum(weight), 0)::int as total from staff_fact where from_on <= $1 and (to_on is null or to_on >= $1)`,
    [day],
  );
  return rows[0]?.total ?? 0;
}

describe('what goes with the people', () => {
  test('stands in the trial as counts that open to rows', async () => {
    const tried = await city.offices.reorganizations.trial(plan());
    expect(tried.faults).toEqual([]);
    expect(touchedNumbers(tried)).toMatchObject({
      staff: 3,
      seats: 1,
      schemes: 2,
      examinations: 1,
      quotas: 2,
      powers: 3,
      registers: 1,
    });
    const id = await city.offices.reorganizations.draft(system, plan());
    planId = id;
    const officer = await city.signedIn('office');
    for (const [part, text] of [
      ['staff', `Hồ sơ số ${made.people[0] ?? 0}`],
      ['seats', 'Vị trí NV-01, chỗ 1'],
      ['schemes', 'Đề án lần 2'],
      ['examinations', 'Kỳ thi tuyển của thị xã: Chuyên viên'],
      ['quotas', '22 biên chế'],
    ] as const)
      expect((await officer.get(`/reorganization/${id}/trial?part=${part}`)).text, part).toContain(text);
    // A figure that is opened is no look at a person.
    expect((await officer.get(`/reorganization/${id}/trial?part=staff`)).text).not.toContain('Mạc Thị Sậy');
  });

  test('is carried out in one step whose totals are equal, and opens in the report', async () => {
    const { reorganizations } = city.offices;
    const before = [await staffTotal('2026-02-09'), await staffTotal(on)];
    await reorganizations.tryOut(system, planId, 1);
    await reorganizations.approve(system, planId, 2, '');
    await reorganizations.carryOut(system, planId, 3);
    const { done } = (await reorganizations.get(planId)).reorganization;
    expect(done).toMatchObject({ staff: 3, seats: 1, examinations: 1 });
    for (const measure of measures) {
      const [was, is] = totalOf(done?.counts ?? [], measure);
      expect(is, measure).toBe(was);
    }
    expect(totalOf(done?.counts ?? [], 'posts')).toEqual([67, 67]);
    expect([await staffTotal('2026-02-09'), await staffTotal(on)]).toEqual(before);
    const officer = await city.signedIn('office');
    for (const [part, text] of [
      ['staff', `Hồ sơ số ${made.people[0] ?? 0}, Chuyên viên`],
      ['seats', 'Vị trí NV-01, chỗ 1'],
      ['schemes', 'Đề án lần 1'],
      ['examinations', 'Kỳ thi tuyển của thị xã'],
      ['powers', 'Giữ bến'],
    ] as const)
      expect((await officer.get(`/reorganization/${planId}/report?part=${part}`)).text, part).toContain(text);
  });

  test('records: rows are those of the events, the past stays, who is lent out comes back to the successor', async () => {
    const { db } = city.house;
    for (const id of made.people) {
      const record = await readRecord(db, id);
      if (record === null) throw new Error(String(id));
      const { person } = record;
      const spells = await db
        .selectFrom('staffSpell')
        .selectAll()
        .where('personId', '=', id)
        .orderBy('number')
        .execute();
      expect(
        spells.map((row) => [row.number, row.fromOn.toString(), row.toOn?.toString() ?? null, row.agencyId]),
      ).toEqual(spellRows(person, on).map((row) => [row.number, row.from_on, row.to_on, row.agency_id]));
      const { version } = await db
        .selectFrom('staffPerson')
        .select('version')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(version).toBe(person.version);
      const facts = await db.selectFrom('staffFact').selectAll().where('personId', '=', id).execute();
      const standing = Map.groupBy(facts, (fact) =>
        [fact.agencyId, fact.fromOn.toString(), fact.toOn?.toString() ?? null].join(' '),
      );
      const sums = [...standing].flatMap(([key, rows]) =>
        rows.reduce((sum, { weight }) => sum + weight, 0) === 0 ? [] : [key],
      );
      expect(sums.toSorted()).toEqual(
        factsOf(person)
          .map(({ agencyId, from, to }) => [agencyId, from, to].join(' '))
          .toSorted(),
      );
    }
    const { staff } = city.offices;
    const [first = 0, , , lent = 0] = made.people;
    expect((await staff.getPerson(first, '2026-02-09')).agencyId).toBe(idOf(gone));
    expect((await staff.getPerson(first, on)).agencyId).toBe(idOf(heir));
    expect((await staff.getPerson(lent, on)).agencyId).toBe(idOf('X99.01'));
    expect((await staff.getPerson(lent, '2027-01-01')).agencyId).toBe(idOf(heir));
    // Whoever leads the successor reads the record, which says by which decision.
    const head = await city.signedIn('head-x99.10.02');
    const page = await head.get(`/staff/${first}`);
    expect(page.text).toContain('Chuyển theo sắp xếp tổ chức, Nghị quyết 9/NQ-BM của Hội đồng thị xã');
  });

  test('seats end with the agency by an event each, its people stand at the successor without one', async () => {
    const { db } = city.house;
    const { positions } = city.offices;
    const [seating] = await seatingsAt(db, [idOf(gone)]);
    expect(seating?.to).toBe('2026-02-09');
    const events = (await readEvents(db, 'position-seating', seating?.id ?? 0)) as unknown as SeatingEvent[];
    const [seated, ...rest] = events;
    if (seated === undefined) throw new Error('no event');
    const began = applySeating(seating?.id ?? 0, null, seated);
    expect(rest.reduce((one, event) => applySeating(one.id, one, event), began)).toEqual(seating);
    expect((await positions.agencyOn(idOf(gone), '2026-02-09')).inForce).not.toBeNull();
    expect((await positions.agencyOn(idOf(gone), on)).inForce).toBeNull();
    const { occupancy } = await positions.agencyOn(idOf(heir), on);
    expect(occupancy.unseated.map(({ id }) => id).toSorted((one, another) => one - another)).toEqual(
      made.people.slice(0, 2),
    );
    expect((await positions.getScheme(system, made.draft)).scheme.state).toBe('dropped');
    expect((await positions.overview(true, on)).map(({ agencyId }) => agencyId)).toEqual([idOf(heir)]);
    await expect(positions.openScheme(system, idOf(gone), { source: '', positions: [] })).rejects.toThrow();
    const head = await city.signedIn('head-x99.10.02');
    expect((await head.get(`/positions/agencies/${heir}`)).text).toContain(`value="agency-${gone}"`);
  });

  test('examinations: the position is the successor’s, by an event; others stay', async () => {
    const { db } = city.house;
    const events: readonly Happened[] = await readEvents(db, 'examination', made.examination);
    const state = replayExamination(made.examination, events);
    const rows = await db
      .selectFrom('examinationPosition')
      .select(['id', 'agencyId'])
      .where('examinationId', '=', made.examination)
      .orderBy('id')
      .execute();
    expect(rows).toEqual(state?.positions.map(({ id, agencyId }) => ({ id, agencyId })));
    expect(rows.map(({ agencyId }) => agencyId)).toEqual([idOf(heir), idOf('X99.01')]);
  });

  test('posts are the sum of what ended with its own, each power stands once', async () => {
    const { organization } = city;
    const open = async (code: string) =>
      (await organization.readQuotas(idOf(code))).filter(({ validTo }) => validTo === null);
    expect(await open(gone)).toEqual([]);
    expect(await open(heir)).toMatchObject([
      { posts: 67, decision: 'Nghị quyết 9/NQ-BM của Hội đồng thị xã' },
    ]);
    const powers = (await organization.readPowers(idOf(heir))).filter(({ validTo }) => validTo === null);
    expect(powers.map(({ content, legalBasis }) => [content, legalBasis])).toEqual([
      ['Giữ bến', 'QĐ 5'],
      ['Chứng thực', 'NĐ 23'],
    ]);
  });

  test('registers: the successor’s people read the row and bring it on; it stays about the agency that ended', async () => {
    const head = await city.signedIn('head-x99.10.02');
    const page = await head.get(`/registers/initiative/${made.initiative}`);
    expect(page.status).toBe(200);
    expect((await head.get('/registers/initiative?q=ket+qua+tai+nha')).text).toContain('Trả kết quả tại nhà');
    const edit = await head.get(`/registers/initiative/${made.initiative}/edit`);
    expect(edit.text).toContain(`value="${gone}"`);
    const stranger = await city.signedIn('leader');
    expect((await stranger.get(`/registers/initiative/${made.initiative}`)).status).toBe(404);
  });
});

test('posts that the plan gives stand in the place of the sum', async () => {
  const { reorganizations } = city.offices;
  const next = Plan.parse({
    ...plan(),
    operations: [
      { kind: 'merge', from: [heir], into: 'X99.01' },
      { kind: 'set-quota', agency: 'X99.01', quotaKind: 'civil-servant', posts: '40' },
    ],
    effectiveOn: '2026-02-12',
  });
  city.house.clock.set(Temporal.Instant.from('2026-02-12T03:00:00Z'));
  const twice = { ...next, operations: [...next.operations, ...next.operations.slice(1)] };
  expect(reorganizations.check(twice).map(({ text }) => text.vi)).toEqual([
    'Cơ quan X99.01 được giao loại biên chế này hai lần.',
  ]);
  const id = await reorganizations.draft(system, next);
  await reorganizations.tryOut(system, id, 1);
  await reorganizations.approve(system, id, 2, '');
  await reorganizations.carryOut(system, id, 3);
  const open = (await city.organization.readQuotas()).filter(({ validTo }) => validTo === null);
  expect(open.map(({ agencyId, posts }) => [agencyId, posts])).toEqual([[idOf('X99.01'), 40]]);
  // Three agencies later everybody still serves, each once.
  const { staff } = city.offices;
  for (const person of made.people)
    expect((await staff.getPerson(person, '2027-01-01')).agencyId).toBe(idOf('X99.01'));
});
