import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system, type Actor, type Role } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { createStaff } from '../staff/staff.ts';
import { demonstratePositions } from './demonstration.ts';
import { apply, decide } from './life.ts';
import { createPositions, type Positions } from './positions.ts';
import { SchemeEvent } from './schema.ts';
import { findScheme } from './store.ts';
import { stateShown } from './words.ts';

let city: TestCity;
let positions: Positions;
beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-11-20T02:00:00Z' });
  const { house, organization, steering } = city;
  const staff = createStaff(house, organization);
  positions = createPositions(house, organization, staff, () => Promise.resolve(null));
  await demonstratePositions(
    { house, organization, staff, registers: steering.registers },
    path.join(projectFolder, 'cities/can-tho'),
  );
}, 60_000);

const period = { from: Temporal.PlainDate.from('2011-01-01'), to: Temporal.PlainDate.from('2015-04-08') };
const asOf = Temporal.PlainDate.from('2015-06-24');

describe('the schemes of 2015', () => {
  test.each([
    ['position.schemeShare', 23, 31],
    ['position.departmentSchemeShare', 17, 22],
    ['position.districtSchemeShare', 6, 9],
  ])('%s is %i of %i, measured', async (code, numerator, denominator) => {
    const figure = await city.steering.indicators.figure(system, code, { period, asOf });
    expect(figure).toMatchObject({ source: 'measured', parts: { numerator, denominator } });
  });

  test('a figure opens to its agencies', async () => {
    const { total, table } = await city.steering.indicators.rows(
      system,
      'position.districtSchemes',
      { period, asOf },
      'vi',
    );
    expect(total).toBe(6);
    expect(table.rows[0]?.cells['agency']).toMatch(/^Ủy ban nhân dân (quận|huyện) /u);
  });

  test('an approval that was recorded later is not known yet', async () => {
    const early = { period, asOf: Temporal.PlainDate.from('2014-09-30') };
    expect((await city.steering.indicators.figure(system, 'position.schemes', early)).value).toBe(0);
  });

  test('every event of the demonstration is what the rules allow', async () => {
    const rows = await positions.schemes(true);
    expect(rows.length).toBeGreaterThan(29);
    for (const { id } of rows) {
      const found = await findScheme(city.house.db, id);
      const opened = found?.events[0];
      if (found === null || opened === undefined) throw new Error(String(id));
      let scheme = apply(id, null, SchemeEvent.parse(opened));
      for (const { kind, data } of found.events.slice(1)) {
        const event = SchemeEvent.parse({ kind, data });
        if (event.kind === 'opened') throw new Error(`${id} begins twice`);
        expect(decide(scheme, event, { quota: null, latestInForceOn: null, seated: [] })).toEqual([event]);
        scheme = apply(id, scheme, event);
      }
      expect(scheme).toEqual(found.scheme);
    }
  });
});

test('every agency of the city has a scheme in force today, with seats to fill; those of ministries have none', async () => {
  const lines = await positions.overview(true, '2026-11-20');
  const own = city.organization.all().filter(({ kind }) => /committee$|^department$/u.test(kind));
  expect(lines.map(({ agencyId }) => agencyId).toSorted((a, b) => a - b)).toEqual(
    own.map(({ id }) => id).toSorted((a, b) => a - b),
  );
  for (const { inForce, occupancy } of lines) {
    expect(inForce).not.toBeNull();
    expect(occupancy.seats).toBeGreaterThan(10);
  }
});

test('an earlier day shows the scheme that held then', async () => {
  const agency = city.organization.findAgency('H13.02');
  if (agency === undefined) throw new Error('H13.02');
  expect((await positions.agencyOn(agency.id, '2020-05-05')).inForce?.number).toBe(1);
  expect((await positions.agencyOn(agency.id, '2024-05-05')).inForce?.number).toBe(2);
  expect((await positions.agencyOn(agency.id, '2012-05-05')).inForce).toBeNull();
});

test('a scheme waits for who takes its next step, not for everybody who reaches it', async () => {
  const { id: top } = city.organization.all().find(({ parentId }) => parentId === null) ?? { id: 0 };
  const below = city.organization.findAgency('H13.15')?.id ?? 0;
  const everywhere = city.organization.all().map(({ id }) => id);
  const who = (role: Role, agencyId: number): Actor => ({
    kind: 'staff',
    accountId: 1,
    username: 'ai',
    fullName: 'Ai',
    agencyId,
    agencyCode: '',
    agencyName: '',
    agencyTree: agencyId === top ? everywhere : [agencyId],
    unitId: null,
    unitName: '',
    roles: [role],
    standsInFor: [],
  });
  const waits = (actor: Actor, agencyId: number) =>
    (['drafting', 'submitted', 'appraised', 'approved'] as const).filter((state) =>
      positions.waitsFor(actor, { state, agencyId }),
    );
  expect(waits(who('leader', top), below)).toEqual(['appraised']);
  expect(waits(who('leader', top), top)).toEqual(['drafting', 'appraised']);
  expect(waits(who('leader', below), below)).toEqual(['drafting']);
  expect(waits(who('personnel-officer', top), below)).toEqual(['submitted']);
  expect(waits(who('inspector', top), below)).toEqual([]);
});

test('an approved scheme is shown as ended once its agency has', () => {
  expect(stateShown('approved', true).text.vi).toBe('Hết hiệu lực cùng cơ quan');
  expect(stateShown('approved', false).text.vi).toBe('Đã phê duyệt');
  expect(stateShown('dropped', true).text.vi).toBe('Đã hủy');
});

describe('somebody’s seat', () => {
  let personId: number;
  let agencyId: number;
  beforeAll(async () => {
    agencyId = city.organization.findAgency('H13.03')?.id ?? 0;
    const { id } = await city.house.db
      .insertInto('staffPerson')
      .values({ version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    personId = id;
    await city.house.db
      .insertInto('staffSpell')
      .values({
        personId,
        number: 1,
        fromOn: Temporal.PlainDate.from('2020-01-01'),
        isFirst: true,
        isLast: true,
        joinedOn: Temporal.PlainDate.from('2020-01-01'),
        agencyId,
        kind: 'civil-servant',
        title: 'Chuyên viên',
        fullName: 'Lê Thị Thử',
        nameKey: 'thu le thi',
        gender: 'female',
        grade: '01.003',
        step: 1,
        degree: 'bachelor',
        major: '',
        lacks: [],
        missing: 0,
        search: "'le':1 'thi':2 'thu':3",
      })
      .execute();
  });

  test('fills a vacancy, and ending it opens it again', async () => {
    const day = '2026-11-20';
    const empty = async (): Promise<number> =>
      (await positions.vacanciesOf(agencyId, day)).find(({ code }) => code === 'NV-01')?.empty ?? 0;
    const before = await empty();
    expect((await positions.agencyOn(agencyId, day)).occupancy.unseated.map(({ id }) => id)).toContain(
      personId,
    );
    await positions.seat(system, { agencyId, code: 'NV-01', personId, kind: 'main', from: '2026-11-01' });
    expect(await empty()).toBe(before - 1);
    const { occupancy } = await positions.agencyOn(agencyId, day);
    expect(occupancy.unseated.map(({ id }) => id)).not.toContain(personId);
    const taken = occupancy.lines.flatMap(({ seats }) => seats.flatMap((one) => one.taken ?? []));
    const own = taken.find(({ seating }) => seating.personId === personId);
    expect(own?.lacks).toEqual([]);
    await expect(
      positions.seat(system, { agencyId, code: 'NV-02', personId, kind: 'main', from: '2026-11-02' }),
    ).rejects.toThrow('has a main seat already');
    await positions.endSeating(system, own?.seating.id ?? 0, '2026-11-19', '');
    expect(await empty()).toBe(before);
  });
});

describe('who may do what', () => {
  test('a clerk sees the own district, not another; the city’s chairman all', async () => {
    const clerk = await city.signedIn('nhansu');
    expect((await clerk.get('/positions/agencies/H13.21')).status).toBe(200);
    expect((await clerk.get('/positions/agencies/H13.22')).status).toBe(404);
    const chairman = await city.signedIn('chutich');
    const page = await chairman.get('/positions');
    expect(page.text).toContain('Đề án chờ bạn');
    expect((await chairman.get('/positions/agencies/H13.22')).status).toBe(200);
  });

  test('the overview is read page by page and searched without diacritics; its sums stay those of all', async () => {
    const chairman = await city.signedIn('chutich');
    const agenciesOn = async (address: string) => {
      const { text } = await chairman.get(address);
      const table = text.slice(text.indexOf('id="agencies"'));
      return new Set([...table.matchAll(/\/positions\/agencies\/([\w.]+)\?/g)].map(([, code]) => code));
    };
    const [first, second] = [await agenciesOn('/positions'), await agenciesOn('/positions?page=2')];
    expect(first.size).toBe(50);
    expect([...first].filter((code) => second.has(code))).toEqual([]);
    expect([...(await agenciesOn('/positions?q=quan+binh+thuy'))]).toEqual(['H13.23']);
    const sums = async (address: string) => {
      const { text } = await chairman.get(address);
      return [...text.matchAll(/class="tile-value">\s*([\d.]+)/g)].map(([, value]) => value);
    };
    expect(await sums('/positions')).toHaveLength(5);
    expect(await sums('/positions?q=quan+binh+thuy')).toEqual(await sums('/positions'));
    expect((await chairman.get('/positions?q=khong+co+dau')).text).toContain(
      'Không có cơ quan nào có tên như vậy',
    );
    expect((await chairman.get('/positions?page=99')).location).toContain('page=3');
  });

  test('a leader of an agency does not approve its own scheme; Home Affairs appraises, the chairman approves', async () => {
    const scheme = (await positions.schemes(true)).find(({ state }) => state === 'appraised');
    if (scheme === undefined) throw new Error('no scheme awaits approval');
    const { version } = (await positions.getScheme(system, scheme.id)).scheme;
    const address = `/positions/schemes/${scheme.id}`;
    const approval = {
      seen: String(version),
      decision: '4001/QĐ-UBND',
      approvedOn: '2026-11-20',
      inForceOn: '2027-01-01',
    };
    const officer = await city.signedIn('tochuc');
    expect((await officer.post(`${address}/approve`, approval)).status).toBe(403);
    const chairman = await city.signedIn('chutich');
    const wrong = await chairman.post(`${address}/approve`, { ...approval, inForceOn: '2026-11-01' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('4001/QĐ-UBND');
    expect((await chairman.post(`${address}/approve`, approval)).status).toBe(303);
    const again = await chairman.post(`${address}/approve`, approval);
    expect(again.status).toBe(409);
    expect((await positions.getScheme(system, scheme.id)).scheme.state).toBe('approved');
    const pdf = await chairman.get(`${address}/annex.pdf`);
    expect(pdf.status).toBe(200);
    expect((await chairman.get(`${address}/positions/NV-01/sheet.pdf`)).text.slice(0, 5)).toBe('%PDF-');
    expect((await chairman.get(`${address}/positions/NV-01`)).text).toContain('Bản mô tả vị trí việc làm');
  });
});
