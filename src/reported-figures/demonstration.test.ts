import path from 'node:path';
import { expect, test } from 'vitest';
import { testCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { demonstrateReportedFigures } from './demonstration.ts';
import { emptyForm, applyForm } from './rules.ts';
import { readFormHistory, readForms } from './store.ts';

const pack = (name: string): string => path.join(projectFolder, 'cities', name);

test('a city pack’s collections show every state, by the same rules, and last quarter’s is in the figures', async () => {
  const city = await testCity({ pack: 'can-tho' });
  const { reportedFigures, indicators } = city.steering;
  if ((await reportedFigures.collections(system)).length === 0)
    expect(await demonstrateReportedFigures(reportedFigures, pack('can-tho'))).toBe(188);
  const [running, finished] = await reportedFigures.collections(system);
  expect([running?.collection.state, finished?.collection.state]).toEqual(['open', 'closed']);
  const states = Map.groupBy(running?.rows ?? [], ({ form }) => form.state);
  expect([...states.keys()].toSorted()).toEqual(['approved', 'draft', 'returned', 'waiting']);
  expect(running?.rows.some(({ late }) => late > 0)).toBe(true);
  const { db, clock } = city.house;
  for (const form of await readForms(db, {})) {
    const history = await readFormHistory(db, form.id);
    expect(history.every(({ at }) => Temporal.Instant.compare(at, clock.now()) <= 0)).toBe(true);
    expect(history.reduce(applyForm, emptyForm(form.id, form.collectionId, form.agencyId))).toEqual(form);
  }
  const period = finished?.collection.period;
  if (period === undefined) throw new Error('last quarter is missing');
  const satisfied = await indicators.figure(system, 'survey.administrationSatisfaction', { period });
  expect(satisfied.source).toBe('reported');
  expect(satisfied.value).toBeGreaterThan(0.7);
  const code = 'communication.internalMeetings';
  const meetings = (await indicators.reportedValues(system, [code], { period })).get(code) ?? [];
  const agencies = meetings.filter(({ aboutAgencyId }) => aboutAgencyId !== null);
  const total = meetings.find(({ aboutAgencyId }) => aboutAgencyId === null);
  expect(agencies).toHaveLength(94);
  expect(total?.value).toBe(agencies.reduce((sum, { value }) => sum + value, 0));
});

test('a pack that brings none has none', async () => {
  const city = await testCity();
  expect(await demonstrateReportedFigures(city.steering.reportedFigures, pack('demo-town'))).toBe(0);
  expect(await city.steering.reportedFigures.collections(system)).toEqual([]);
});
