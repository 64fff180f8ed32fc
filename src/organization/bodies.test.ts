import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { demonstrateBodies } from './demonstration.ts';

let city: TestCity;

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-03-02T01:30:00Z' });
  await demonstrateBodies(city.steering.registers, path.join(projectFolder, 'cities/can-tho'));
});

const day = (text: string) => Temporal.PlainDate.from(text);
const midTerm = { period: { from: day('2011-01-01'), to: day('2015-04-08') }, asOf: day('2015-06-24') };

test.each([
  ['apparatus.cityAgencies', { value: 22 }],
  ['apparatus.districtDivisions', { value: 10 }],
  ['apparatus.urbanEthnicDivisions', { parts: { numerator: 2, denominator: 5 } }],
  ['apparatus.ruralEthnicDivisions', { parts: { numerator: 3, denominator: 4 } }],
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
