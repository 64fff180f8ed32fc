import { describe, expect, test } from 'vitest';
import { movedDay } from './copying.ts';
import { readValue, TargetForm, targetFields } from './forms.ts';
import { planRefusals, targetRefusals, taskRefusals } from './field-rules.ts';
import type { Programme } from './lives.ts';
import type { PlanFields, TargetFields } from './schema.ts';

describe('numbers as people write them', () => {
  test.each([
    ['98,5', 'count', 98.5],
    ['98.5', 'count', 98.5],
    ['3.547.428', 'count', 3_547_428],
    ['1.653,5', 'count', 1653.5],
    ['87,49', 'share', 0.8749],
    ['87,49 %', 'share', 0.8749],
    ['100', 'share', 1],
    ['', 'share', null],
  ] as const)('%s as %s', (written, unit, value) => {
    expect(readValue(written, unit)).toBe(value);
  });
  test.each(['chín mươi', '9e9', '1,2,3', '--5', 'Infinity'])('"%s" is no number', (written) => {
    expect(readValue(written, 'count')).toBeNaN();
  });
});

const form = TargetForm.parse({
  title: 'Đúng hạn',
  area: 'procedures',
  indicator: 'dossier.onTimeShare',
  comparison: 'atLeast',
  threshold: '98',
  startsOn: '2026-01-01',
  dueOn: '2026-12-31',
  ownerId: '1',
  audience: 'district/district-committee',
  seen: '1',
});

test('a target’s form becomes its fields, shares from percent', () => {
  expect(targetFields(form, 'share')).toMatchObject({
    threshold: 0.98,
    baseline: null,
    audience: { level: 'district', kind: 'district-committee' },
  });
  expect(targetFields({ ...form, threshold: 'nhiều', audience: 'sao Hỏa' }, 'share')).toMatchObject([
    { field: 'threshold' },
    { field: 'audience' },
  ]);
});

const plan: PlanFields = {
  code: 'KH-2026',
  title: 'Kế hoạch 2026',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  focus: [],
  note: '',
};
const programme = { fields: { startsOn: '2021-01-01', endsOn: '2030-12-31' } } as Programme;
const fieldsRefused = (refusals: readonly { field?: string }[]) => refusals.map(({ field }) => field);

describe('days that do not fit are refused beside their field', () => {
  test('of a plan', () => {
    const refused = (change: Partial<PlanFields>) =>
      fieldsRefused(planRefusals({ ...plan, ...change }, 'year', { programme, parent: null }));
    expect(refused({})).toEqual([]);
    expect(refused({ startsOn: '2027-01-01' })).toContain('endsOn');
    expect(refused({ endsOn: '2027-01-31' })).toEqual(['endsOn']);
    expect(refused({ startsOn: '2020-12-01', endsOn: '2020-12-31' })).toEqual(['startsOn']);
  });

  test('of a task and its agencies', () => {
    const task = {
      title: 'A',
      area: 'staff' as const,
      product: 'B',
      ownerId: 1,
      coOwnerIds: [2],
      startsOn: '2026-02-01',
      dueOn: '2026-03-01',
    };
    expect(taskRefusals(task, plan)).toEqual([]);
    expect(fieldsRefused(taskRefusals({ ...task, dueOn: '2026-01-01' }, plan))).toEqual(['dueOn']);
    expect(fieldsRefused(taskRefusals({ ...task, dueOn: '2027-01-01' }, plan))).toEqual(['dueOn']);
    expect(fieldsRefused(taskRefusals({ ...task, coOwnerIds: [1] }, plan))).toEqual(['coOwners']);
  });

  test('of a target and its numbers', () => {
    const fields = targetFields(form, 'share') as TargetFields;
    const refused = (change: Partial<TargetFields>, isShare = true) =>
      fieldsRefused(targetRefusals({ ...fields, ...change }, plan, isShare));
    expect(refused({})).toEqual([]);
    expect(refused({ threshold: 98 })).toEqual(['threshold']);
    expect(refused({ threshold: 98 }, false)).toEqual([]);
    expect(refused({ baseline: 0.98 })).toEqual(['baseline']);
    expect(refused({ measuredTo: '2026-06-30' })).toEqual(['measuredFrom']);
    expect(refused({ measuredFrom: '2026-07-01', measuredTo: '2026-06-30' })).toEqual(['measuredTo']);
  });
});

test('a copied day moves by years and stays within the new plan', () => {
  const next = { startsOn: '2025-01-01', endsOn: '2025-12-20' };
  expect(movedDay('2024-02-29', 1, next)).toBe('2025-02-28');
  expect(movedDay('2024-12-31', 1, next)).toBe('2025-12-20');
  expect(movedDay('2023-06-01', 1, next)).toBe('2025-01-01');
});
