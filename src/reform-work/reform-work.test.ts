import { beforeAll, describe, expect, test } from 'vitest';
import path from 'node:path';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { demonstrateKnowledgeTests } from '../knowledge-tests/demonstration.ts';
import { createKnowledgeTests } from '../knowledge-tests/knowledge-tests.ts';
import { demonstrateReformWork, reformRegisters } from './reform-work.ts';

let city: TestCity;
let made: number;

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-03-02T01:30:00Z' });
  made = await demonstrateReformWork(
    { ...city.steering, house: city.house },
    path.join(projectFolder, 'cities/can-tho'),
  );
  const { house, organization } = city;
  await demonstrateKnowledgeTests(
    { house, organization, knowledge: createKnowledgeTests(house) },
    path.join(projectFolder, 'cities/can-tho'),
  );
});

/** What the mid-term report says of its period, as known on its day. */
const reportPeriod = {
  from: Temporal.PlainDate.from('2011-01-01'),
  to: Temporal.PlainDate.from('2015-04-08'),
};
const reportDay = Temporal.PlainDate.from('2015-06-24');
const reported: Readonly<Record<string, number>> = {
  'inspection.plannedUnits': 76,
  'inspection.surpriseVisits': 162,
  'inspection.surpriseDepartments': 23,
  'inspection.surpriseDivisions': 106,
  'inspection.surpriseCommunes': 112,
  'emulation.collectives': 34,
  'emulation.individuals': 56,
  'communication.dialogues': 31,
  'communication.columns': 225,
  'communication.dialogueDistricts': 5,
  'communication.hamlets': 630,
  'communication.postingHamlets': 238,
  'communication.posterDesigns': 20,
  'communication.posterSheets': 20_000,
  'communication.newsSheets': 5,
  'communication.newsSheetCopies': 10_000,
  'feedback.leaflets': 60_000,
  'communication.largeBillboards': 9,
  'communication.mediumBillboards': 7,
  'communication.communeBillboards': 85,
  'communication.scripts': 5,
  'communication.performances': 150,
  'communication.performanceAudience': 45_000,
  'communication.internalMeetings': 38,
  'communication.internalAttendance': 1596,
  'communication.publicMeetings': 45,
  'communication.publicHouseholds': 2520,
  'communication.galaAudience': 1500,
  'communication.localPerformances': 56,
  'communication.localAudience': 3200,
  'knowledge.itTested': 621,
  'knowledge.reformTested': 2074,
};

test.each(Object.entries(reported))(
  '%s is measured as the report of 2015 gives it',
  async (code, expected) => {
    const figure = await city.steering.indicators.figure(system, code, {
      period: reportPeriod,
      asOf: reportDay,
    });
    expect(figure).toMatchObject({ value: expected, source: 'measured' });
    const { total } = await city.steering.indicators.rows(
      system,
      code,
      { period: reportPeriod, asOf: reportDay },
      'vi',
    );
    expect(total).toBeGreaterThan(0);
  },
);

const period = { from: Temporal.PlainDate.from('2023-01-01'), to: Temporal.PlainDate.from('2026-03-02') };
const value = async (code: string) => (await city.steering.indicators.figure(system, code, { period })).value;

test('the demonstration fills every register, in its states', async () => {
  const rows = await city.house.db
    .selectFrom('registerRow')
    .select(['register', 'state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy(['register', 'state'])
    .execute();
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(made);
  for (const { code } of reformRegisters) {
    const own = rows.filter(({ register }) => register === code);
    expect(
      own.reduce((sum, { count }) => sum + count, 0),
      code,
    ).toBeGreaterThan(60);
    expect(own.length, code).toBeGreaterThan(code === 'posting-site' ? 0 : 1);
  }
});

describe('what agencies reported before is counted now', () => {
  test('inspections, by plan and by surprise, add up and open to their rows', async () => {
    const { indicators } = city.steering;
    const figure = await indicators.figure(system, 'inspection.total', { period });
    expect(figure.source).toBe('measured');
    expect(figure.value).toBe(
      ((await value('inspection.plannedUnits')) ?? 0) + ((await value('inspection.surpriseVisits')) ?? 0),
    );
    const { total, table } = await indicators.rows(system, 'inspection.plannedUnits', { period }, 'vi');
    expect(total).toBe(await value('inspection.plannedUnits'));
    expect(table.rows[0]?.href).toMatch(/^\/registers\/inspection\/\d+$/);
  });

  test('what was recorded later is not known on an earlier day', async () => {
    const asOf = Temporal.PlainDate.from('2024-06-30');
    const known = await city.steering.indicators.figure(system, 'inspection.surpriseVisits', {
      period,
      asOf,
    });
    expect(known.value).toBeGreaterThan(0);
    expect(known.value).toBeLessThan((await value('inspection.surpriseVisits')) ?? 0);
  });

  test('a period before the register was kept takes what agencies reported', async () => {
    const past = { from: Temporal.PlainDate.from('2006-01-01'), to: Temporal.PlainDate.from('2010-12-31') };
    await city.steering.indicators.recordReported(city.house.db, [
      {
        indicator: 'inspection.plannedUnits',
        aboutAgencyId: null,
        byAgencyId: 1,
        period: past,
        value: 41,
        parts: null,
        recordedAt: city.house.clock.now(),
        recordedBy: null,
      },
    ]);
    const figure = await city.steering.indicators.figure(system, 'inspection.plannedUnits', { period: past });
    expect(figure).toMatchObject({ value: 41, source: 'reported' });
  });

  test('the share of hamlets that post procedures keeps its parts', async () => {
    const figure = await city.steering.indicators.figure(system, 'communication.postingHamletShare', {
      period,
    });
    expect(figure.parts?.denominator).toBe(630);
    expect(figure.value).toBeGreaterThan(0.2);
  });
});
