import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { demonstrateOneStops } from './demonstration-one-stops.ts';
import { demonstrateBodies } from './demonstration.ts';

let city: TestCity;

const day = (text: string) => Temporal.PlainDate.from(text);
const midTerm = { period: { from: day('2011-01-01'), to: day('2015-04-08') }, asOf: day('2015-06-24') };

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-03-02T01:30:00Z' });
  const folder = path.join(projectFolder, 'cities/can-tho');
  await demonstrateBodies(city.steering.registers, folder);
  await demonstrateOneStops(city.steering.registers, city.organization, folder);
  // What agencies told for the mid-term report: a stock that a register knows at the end of the period stands before it.
  await city.steering.indicators.recordReported(
    city.house.db,
    ['apparatus.cityAgencies', 'oneStop.departmentModernShare'].map((indicator) => ({
      indicator,
      aboutAgencyId: null,
      byAgencyId: 1,
      period: midTerm.period,
      value: 0,
      parts: null,
      recordedAt: Temporal.Instant.from('2015-06-22T03:00:00Z'),
      recordedBy: null,
    })),
  );
});

test.each([
  ['apparatus.cityAgencies', { value: 22 }],
  ['apparatus.districtDivisions', { value: 10 }],
  ['apparatus.urbanEthnicDivisions', { parts: { numerator: 2, denominator: 5 } }],
  ['apparatus.ruralEthnicDivisions', { parts: { numerator: 3, denominator: 4 } }],
  ['oneStop.departmentShare', { parts: { numerator: 19, denominator: 19 } }],
  ['oneStop.departmentModernShare', { parts: { numerator: 19, denominator: 19 } }],
  ['oneStop.districtShare', { parts: { numerator: 9, denominator: 9 } }],
  ['oneStop.districtModernShare', { parts: { numerator: 9, denominator: 9 } }],
  ['oneStop.communeShare', { parts: { numerator: 85, denominator: 85 } }],
  ['oneStop.communeModernShare', { parts: { numerator: 85, denominator: 85 } }],
])('%s is measured as the mid-term report has it, and opens to its rows', async (code, expected) => {
  const { indicators } = city.steering;
  expect(await indicators.figure(system, code, midTerm)).toMatchObject({ ...expected, source: 'measured' });
  const { total } = await indicators.rows(system, code, midTerm, 'vi');
  expect(total).toBeGreaterThan(1);
});

test('a division that ends is counted to the day before it', async () => {
  const { indicators, registers } = city.steering;
  const values = {
    agency: 'H13',
    name: 'Sở Du lịch',
    kind: 'agency',
    startsOn: '2024-01-01',
    endsOn: '2025-03-01',
  };
  await registers.record('body', [{ by: system, at: Temporal.Instant.from('2024-01-02T01:00:00Z'), values }]);
  const counted = async (to: string) => {
    const period = { from: day('2023-01-01'), to: day(to) };
    return (await indicators.figure(system, 'apparatus.cityAgencies', { period })).value;
  };
  expect([await counted('2023-12-31'), await counted('2025-02-28'), await counted('2025-03-01')]).toEqual([
    22, 23, 22,
  ]);
});

test('counters with software grew over the years, as it was known then', async () => {
  const { indicators } = city.steering;
  const at = async (to: string, asOf: string) => {
    const question = { period: { from: day('2011-01-01'), to: day(to) }, asOf: day(asOf) };
    return (await indicators.figure(system, 'oneStop.communeModernShare', question)).parts;
  };
  expect(await at('2011-12-31', '2015-06-24')).toEqual({ numerator: 0, denominator: 85 });
  expect(await at('2013-12-31', '2013-12-31')).toEqual({ numerator: 43, denominator: 85 });
});
