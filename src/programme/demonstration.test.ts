import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { projectFolder } from '../kernel/config.ts';
import { demonstrateReports } from '../reports/demonstration.ts';
import { demonstrateProgramme } from './demonstration.ts';
import { countStatuses } from './reading.ts';
import { statuses } from './status-rules.ts';

const pack = path.join(projectFolder, 'cities/can-tho');
let city: TestCity;
beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-11-22T02:00:00Z' });
  const { steering, organization, reports, house } = city;
  await demonstrateProgramme({ ...steering, house }, pack);
  await demonstrateReports({ house, reports, organization, indicators: steering.indicators }, pack);
}, 120_000);

test('of the nine targets of 2011–2015 eight are met, and the link with the government’s portal is missed', async () => {
  const targets = await city.steering.programme.targetStatus('KH-CCHC-2011-2015');
  expect(targets).toHaveLength(9);
  expect(targets.filter(({ status }) => status === 'met')).toHaveLength(8);
  const [missed, ...others] = targets.filter(({ status }) => status === 'missed');
  expect(others).toEqual([]);
  expect(missed?.target.fields.title).toContain('Cổng thông tin điện tử Chính phủ');
  expect(targets[0]?.figure).toMatchObject({ value: 0.8749, source: 'reported' });
});

test('as known on the day of the report the same eight are at their threshold, before their day', async () => {
  const asOf = Temporal.PlainDate.from('2015-06-24');
  const targets = await city.steering.programme.targetStatus('KH-CCHC-2011-2015', asOf);
  expect(targets.filter(({ isReached }) => isReached)).toHaveLength(8);
  expect(new Set(targets.map(({ status }) => status))).toEqual(new Set(['onCourse', 'atRisk']));
});

test('the plan has its three focal contents, and the steering documents hang on what they direct', async () => {
  const { programme } = city.steering;
  const id = (await programme.findPlanId('KH-CCHC-2011-2015')) ?? 0;
  const { plan, documents } = await programme.getPlan(id, { answer: false });
  expect(plan.fields.focus).toHaveLength(3);
  expect(documents.length).toBeGreaterThan(10);
  const all = await programme.findDocuments({ text: '', kind: '', year: 0, standing: '' });
  expect(all.length).toBeGreaterThanOrEqual(20);
  expect(new Set(all.map(({ standing }) => standing)).size).toBe(4);
});

test('the plan of 2026 has tasks in every status that a task can have', async () => {
  const { programme } = city.steering;
  const id = (await programme.findPlanId('KH-CCHC-2026')) ?? 0;
  const { tasks } = await programme.getPlan(id, { answer: false });
  expect(tasks.length).toBeGreaterThanOrEqual(25);
  const possible = Object.keys(statuses).filter((status) => status !== 'noData');
  expect([...countStatuses(tasks).keys()].toSorted()).toEqual(possible.toSorted());
});

test('a pack without programmes has none', async () => {
  const { steering, house } = city;
  const before = await steering.programme.programmes({ answer: true });
  await demonstrateProgramme({ ...steering, house }, path.join(projectFolder, 'cities/demo-town'));
  expect(await steering.programme.programmes({ answer: true })).toEqual(before);
});
