import { beforeAll, expect, test } from 'vitest';
import path from 'node:path';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { projectFolder } from '../kernel/config.ts';
import { system } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';
import type { Indicators } from '../indicators/indicators.ts';
import { demonstrateReformIndex } from './demonstration.ts';
import { recompute } from './recompute.ts';
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

test('a figure that is another one when it is asked again as known on its day is named', async () => {
  const { reformIndex: index, indicators } = city.steering;
  const cycle = (await index.cycles.list()).find(({ level, year }) => level === 'district' && year === 2025);
  if (cycle === undefined) throw new Error('no cycle');
  const [sheet] = await index.sheets.list(cycle.id);
  const agencyId = sheet?.agencyId ?? 0;
  const others: Indicators = {
    ...indicators,
    breakdown: () => Promise.resolve([{ key: String(agencyId), label: t('', ''), figures: new Map() }]),
    figures: async (...asked) =>
      new Map(
        [...(await indicators.figures(...asked))].map(([code, figure]) => [
          code,
          { ...figure, value: 0.321 },
        ]),
      ),
  };
  const { same, figures } = await recompute(city.house.db, others, cycle);
  expect(same).toBe(true);
  expect(figures.asked).toBeGreaterThan(figures.differing.length);
  expect(figures.differing.length).toBeGreaterThan(0);
  for (const differing of figures.differing)
    expect(differing).toMatchObject({ agencyId, now: { value: 0.321 } });
});

test('a pack without the reform index makes none', async () => {
  expect(
    await demonstrateReformIndex(city.house, city.steering, path.join(projectFolder, 'cities/demo-town')),
  ).toBe(0);
});
