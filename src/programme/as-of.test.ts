import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import type { Programme } from './programme.ts';
import { makePlan, onDay, planSample, targetSample, taskSample } from './samples.ts';

let city: TestCity;
let programme: Programme;
let planId: number;
let programmeId: number;
const agencies: { id: number; code: string; name: string }[] = [];

beforeAll(async () => {
  city = await testCity();
  ({ programme } = city.steering);
  ({ planId, programmeId } = await makePlan(programme));
  agencies.push(...city.organization.all());
}, 120_000);

const agency = (code: string) => {
  const found = agencies.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const period = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-12-31') };

describe('as known on a day', () => {
  test('tasks, plans and figures answer from what was recorded until then', async () => {
    city.house.clock.set(onDay('2026-07-01').at);
    const owner = agency('X99.02').id;
    const created = onDay('2026-01-05');
    const id = await programme.createPlan(
      created,
      { programmeId, parentId: null, kind: 'year' },
      { ...planSample, code: 'KH-2026-C' },
    );
    const [task = 0] = await programme.createTasks(created, id, [taskSample(owner)]);
    const target = await programme.createTarget(created, id, targetSample(owner));
    await programme.publishPlan(created, { id });
    const value = {
      indicator: 'survey.administrationSatisfaction',
      aboutAgencyId: null,
      byAgencyId: owner,
      parts: null,
      recordedBy: null,
    };
    const quarter = { from: period.from, to: Temporal.PlainDate.from('2026-03-31') };
    await city.steering.indicators.recordReported(city.house.db, [
      { ...value, period: quarter, value: 0.85, recordedAt: onDay('2026-04-05').at },
      { ...value, period: quarter, value: 0.95, recordedAt: onDay('2026-05-05').at },
    ]);
    await programme.commandTask(
      onDay('2026-04-20'),
      { id: task },
      { action: 'report', percent: 100, words: 'Xong', doneOn: '2026-03-30', files: [] },
    );
    await programme.commandTask(onDay('2026-05-20'), { id: task }, { action: 'confirm', note: '' });

    const on = async (day: string) => {
      const asked = { answer: true as const, asOf: Temporal.PlainDate.from(day) };
      const [{ task: read }, { target: found }] = [
        await programme.getTask(task, asked),
        await programme.getTarget(target, asked),
      ];
      return [read.status, found.status, found.figure?.value ?? null];
    };
    expect(await on('2026-02-01')).toEqual(['onCourse', 'noData', null]);
    expect(await on('2026-04-10')).toEqual(['missed', 'atRisk', 0.85]);
    expect(await on('2026-04-20')).toEqual(['onCourse', 'atRisk', 0.85]);
    expect(await on('2026-06-01')).toEqual(['met', 'onCourse', 0.95]);
    await expect(
      programme.getPlan(id, { answer: true, asOf: Temporal.PlainDate.from('2026-01-04') }),
    ).rejects.toMatchObject({ status: 404 });
    expect(await programme.targetStatus('KH-2026-C', Temporal.PlainDate.from('2026-06-01'))).toMatchObject([
      { isReached: true, status: 'onCourse' },
    ]);
    await expect(programme.targetStatus('KHONG-CO')).rejects.toThrow(RangeError);
  });

  test('the figures of tasks count the same tasks, and their rows are these', async () => {
    const { indicators } = city.steering;
    const own = { period, where: { agencyIds: [agency('X99.02').id] } };
    const figures = await indicators.figures(
      system,
      ['programme.tasks', 'programme.tasksDone', 'programme.tasksDoneShare'],
      own,
    );
    expect(figures.get('programme.tasks')?.value).toBe(1);
    expect(figures.get('programme.tasksDoneShare')?.parts).toEqual({ numerator: 1, denominator: 1 });
    const before = await indicators.figure(system, 'programme.tasksDone', {
      ...own,
      asOf: Temporal.PlainDate.from('2026-05-19'),
    });
    expect(before.value).toBe(0);
    const { total, table } = await indicators.rows(system, 'programme.tasksDone', own, 'vi');
    expect(total).toBe(1);
    expect(table.rows[0]?.cells['doneOn']).toBe('30/03/2026');
  });
});

test('a target for each agency of a level shows how many meet it, and who does not', async () => {
  const owner = agency('X99.01').id;
  const communes = agencies.filter(({ code }) => code.startsWith('X99.10.'));
  const id = await programme.createTarget(
    onDay('2026-01-07'),
    planId,
    targetSample(owner, {
      audience: { level: 'commune', kind: 'commune-committee' },
      indicator: 'digital.documentShare',
      comparison: 'atLeast',
    }),
  );
  const [good, bad] = communes;
  const value = {
    indicator: 'digital.documentShare',
    parts: null,
    recordedBy: null,
    recordedAt: onDay('2026-06-01').at,
    byAgencyId: owner,
  };
  const half = { from: period.from, to: Temporal.PlainDate.from('2026-07-01') };
  await city.steering.indicators.recordReported(city.house.db, [
    { ...value, aboutAgencyId: good?.id ?? null, period: half, value: 0.95 },
    { ...value, aboutAgencyId: bad?.id ?? null, period: half, value: 0.5 },
  ]);
  const { target } = await programme.getTarget(id, { answer: true });
  expect(target.agencies.map(({ agency: { code }, status }) => [code, status])).toEqual([
    [good?.code, 'onCourse'],
    [bad?.code, 'atRisk'],
    [communes[2]?.code, 'noData'],
  ]);
  expect(target).toMatchObject({ status: 'atRisk', isReached: false });
});
