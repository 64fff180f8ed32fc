import { beforeAll, expect, test } from 'vitest';
import path from 'node:path';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { projectFolder } from '../kernel/config.ts';
import { system } from '../kernel/access.ts';
import { demonstrateReformIndex } from './demonstration.ts';
import { loadCycle, loadSheet } from './store-cycles.ts';

let city: TestCity;

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho' });
});

test('three levels, three published years and one under way; every row is what its events say; results recompute', async () => {
  const { reformIndex: index } = city.steering;
  const made = await demonstrateReformIndex(
    city.house,
    city.steering,
    path.join(projectFolder, 'cities/can-tho'),
  );
  expect(made).toBe(4 * (20 + 9 + 85));
  const cycles = await index.cycles.list();
  expect(cycles.map(({ level, year, stage }) => `${level} ${year} ${stage}`).toSorted()).toEqual(
    ['commune', 'department', 'district'].flatMap((level) => [
      ...[2023, 2024, 2025].map((year) => `${level} ${year} published`),
      `${level} 2026 self-scoring`,
    ]),
  );
  for (const cycle of cycles) {
    expect(await loadCycle(city.house.db, cycle.id)).toEqual(cycle.state);
    const [sheet] = await index.sheets.list(cycle.id);
    expect((await loadSheet(city.house.db, sheet?.id ?? 0)).state).toEqual(sheet?.state);
    if (cycle.stage === 'published')
      expect(await index.recompute(cycle.id)).toMatchObject({ same: true, figures: { differing: [] } });
  }
  const ranking = await index.published('district', 2025);
  expect(ranking?.rows).toHaveLength(9);
  expect(
    ranking?.rows.every(
      ({ index: value, indexChange }) => value > 40 && value <= 100 && indexChange !== null,
    ),
  ).toBe(true);
  const on = (day: string) => index.published('district', 2025, Temporal.PlainDate.from(day));
  expect([await on('2026-02-24'), (await on('2026-02-25'))?.rows.length]).toEqual([null, 9]);
  const figure = await city.steering.indicators.figure(system, 'reform-index.score', {
    period: { from: Temporal.PlainDate.from('2025-01-01'), to: Temporal.PlainDate.from('2025-12-31') },
    where: { agencyIds: [ranking?.rows[0]?.agencyId ?? 0] },
  });
  expect((figure.value ?? 0) * 100).toBeCloseTo(ranking?.rows[0]?.index ?? -1, 2);
  expect((await city.ledger.verify(() => null)).problems).toEqual([]);
});

test('a pack without the reform index makes none', async () => {
  expect(
    await demonstrateReformIndex(city.house, city.steering, path.join(projectFolder, 'cities/demo-town')),
  ).toBe(0);
});
