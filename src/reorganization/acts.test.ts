import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import type { Reorganizations } from './reorganization.ts';
import { Plan } from './schema.ts';

let city: TestCity;
let plans: Reorganizations;

beforeAll(async () => {
  city = await testCity({ now: '2026-11-20T03:00:00Z' });
  plans = city.offices.reorganizations;
});

const planOf = (effectiveOn: string, from: string, into: string): Plan =>
  Plan.parse({
    title: `Nhập ${from}`,
    effectiveOn,
    decision: { number: 'NQ 1', issuer: 'Hội đồng thị xã Bến Mây' },
    operations: [{ kind: 'merge', from: [from], into }],
  });

/** Tried out and approved: its version is 3 then. */
async function approved(plan: Plan): Promise<number> {
  const id = await plans.draft(system, plan);
  await plans.tryOut(system, id, 1);
  await plans.approve(system, id, 2, '');
  return id;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ text }) => text.vi).join(' ');
    throw error;
  }
  return 'accepted';
}

test('before its day a plan is not carried out, and can be given back, changed, approved anew or cancelled', async () => {
  const id = await approved(planOf('2026-12-01', 'X99.10.03', 'X99.10.02'));
  expect(await refusal(plans.carryOut(system, id, 3))).toContain('Chưa đến ngày có hiệu lực');
  await plans.giveBack(system, id, 3, 'Lùi ngày');
  await plans.change(system, id, 4, planOf('2026-12-05', 'X99.10.03', 'X99.10.02'));
  expect(await refusal(plans.carryOut(system, id, 5))).toContain('không thể thực hiện');
  await plans.tryOut(system, id, 5);
  await plans.approve(system, id, 6, '');
  await plans.cancel(system, id, 7, 'Không làm nữa');
  expect(await refusal(plans.carryOut(system, id, 8))).toContain('Đã hủy');
  expect(city.organization.working().map(({ code }) => code)).toContain('X99.10.03');
});

test('an agency that was changed since the trial stops it, in words, and nothing is done', async () => {
  const waiting = await approved(planOf('2026-11-20', 'X99.10.01', 'X99.10.03'));
  const other = await approved(planOf('2026-11-20', 'X99.10.03', 'X99.10.02'));
  await plans.carryOut(system, other, 3);
  expect(await refusal(plans.carryOut(system, waiting, 3))).toContain('X99.10.03');
  expect(city.organization.working().map(({ code }) => code)).toContain('X99.10.01');
});

test('of two who carry it out at the same time one does, the other is told', async () => {
  const id = await approved(planOf('2026-11-20', 'X99.10.01', 'X99.10.02'));
  const both = await Promise.all([
    refusal(plans.carryOut(system, id, 3)),
    refusal(plans.carryOut(system, id, 3)),
  ]);
  expect(both.toSorted()).toEqual([expect.stringContaining('Người khác vừa thay đổi'), 'accepted']);
  const { moments } = await plans.get(id);
  expect(moments.filter(({ event }) => event.kind === 'carried-out')).toHaveLength(1);
});

test('an agency cannot end before it was established', async () => {
  const faults = plans.check(planOf('2019-12-31', 'X99.02', 'X99.01'));
  expect(faults.map(({ text }) => text.vi).join(' ')).toContain('mới thành lập ngày 01/01/2020');
});
