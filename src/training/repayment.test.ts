import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthsBetween, payBy, reckon, ruleSetOf, type Study } from './repayment.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const study = (given: Partial<Study> = {}): Study => ({
  startedOn: day('2018-09-01'),
  endedOn: day('2020-09-01'),
  outcome: 'returned',
  cost: 480_000_000,
  commitmentMonths: 48,
  leftOn: null,
  yearsBefore: 0,
  isReduced: false,
  paid: 0,
  ...given,
});
const today = day('2026-03-02');

describe('what is owed', () => {
  test.each([
    ['still studying', { endedOn: null, outcome: null }, 'studying', 0],
    ['gave up: all of it', { outcome: 'abandoned' }, 'owes', 480_000_000],
    ['no degree: all of it', { outcome: 'noDegree' }, 'owes', 480_000_000],
    ['did not return: all of it', { outcome: 'absent' }, 'owes', 480_000_000],
    ['left after 12 of 48 months: three quarters', { leftOn: day('2021-09-01') }, 'owes', 360_000_000],
    [
      'five years of service before: 5 % less',
      { leftOn: day('2021-09-01'), yearsBefore: 5 },
      'owes',
      342_000_000,
    ],
    [
      'of a woman 7,5 % less',
      { leftOn: day('2021-09-01'), yearsBefore: 5, isReduced: true },
      'owes',
      333_000_000,
    ],
    ['paid back in full', { leftOn: day('2021-09-01'), paid: 360_000_000 }, 'repaid', 360_000_000],
    ['a đồng is missing', { leftOn: day('2021-09-01'), paid: 359_999_999 }, 'owes', 360_000_000],
    ['served it all', {}, 'fulfilled', 0],
    ['left on the day after the last month', { leftOn: day('2024-09-01') }, 'fulfilled', 0],
    ['fourteen days do not make a month', { leftOn: day('2021-09-15') }, 'owes', 360_000_000],
    ['fifteen days do', { leftOn: day('2021-09-16') }, 'owes', 350_000_000],
  ] as const)('%s', (_, given, standing, owed) => {
    expect(reckon(study(given), today)).toMatchObject({ standing, owed });
  });

  test('somebody bound sees what leaving today would cost, and the last day', () => {
    const bound = reckon(study({ endedOn: day('2024-03-02') }), today);
    expect(bound).toMatchObject({ standing: 'bound', served: 24, owed: 240_000_000 });
    expect(bound.boundUntil?.toString()).toBe('2028-03-01');
  });

  test('a commitment that is not written is what the rule of the first day asks', () => {
    expect(reckon(study({ commitmentMonths: null }), today).months).toBe(48);
    expect(
      reckon(
        study({ commitmentMonths: null, startedOn: day('2012-09-01'), endedOn: day('2014-09-01') }),
        today,
      ).months,
    ).toBe(72);
  });

  test('never less than nothing, never more than the cost, and less for each month served', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 50 }),
        fc.boolean(),
        (cost, commitmentMonths, days, yearsBefore, isReduced) => {
          const given = { cost, commitmentMonths, yearsBefore, isReduced, endedOn: day('2019-01-31') };
          const left = (later: number) =>
            reckon(study({ ...given, leftOn: day('2019-01-31').add({ days: days + later }) }), today).owed;
          expect(left(0)).toBeGreaterThanOrEqual(0);
          expect(left(0)).toBeLessThanOrEqual(cost);
          expect(left(40)).toBeLessThanOrEqual(left(0));
        },
      ),
      { seed: 20_260_302, numRuns: 300 },
    );
  });
});

test('months are rounded, and a decision is paid within 120 days', () => {
  expect(monthsBetween(day('2020-01-31'), day('2020-03-01'))).toBe(1);
  expect(monthsBetween(day('2020-01-01'), day('2020-01-16'))).toBe(1);
  expect(payBy(ruleSetOf(day('2018-01-01')), day('2021-10-01')).toString()).toBe('2022-01-29');
});
