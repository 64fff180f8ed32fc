import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retirementAge, retiresOn } from './retirement.ts';

describe('retirement age (Nghị định 135/2020/NĐ-CP, phụ lục I)', () => {
  test.each([
    // Born in, gender, first day of retirement: rows of the roadmap and both sides of its edges.
    ['1960-12-31', 'male', '2021-01-01'],
    ['1961-01-01', 'male', '2021-05-01'],
    ['1961-09-30', 'male', '2022-01-01'],
    ['1961-10-01', 'male', '2022-05-01'],
    ['1963-03-15', 'male', '2024-01-01'],
    ['1963-04-15', 'male', '2024-05-01'],
    ['1965-12-20', 'male', '2027-10-01'],
    ['1966-04-01', 'male', '2028-05-01'],
    ['1970-06-15', 'male', '2032-07-01'],
    ['1965-12-31', 'female', '2021-01-01'],
    ['1966-01-01', 'female', '2021-06-01'],
    ['1966-08-31', 'female', '2022-01-01'],
    ['1966-09-01', 'female', '2022-06-01'],
    ['1970-01-10', 'female', '2027-06-01'],
    ['1975-05-05', 'female', '2035-06-01'],
    ['1980-02-29', 'female', '2040-03-01'],
  ])('%s %s retires on %s', (birthOn, gender, expected) => {
    expect(retiresOn(birthOn, gender)).toBe(expected);
  });

  test('the age rises by 3 and 4 months a year to 62 and 60', () => {
    expect([2020, 2021, 2025, 2028, 2040].map((year) => retirementAge('male', year))).toEqual([
      720, 723, 735, 744, 744,
    ]);
    expect([2020, 2021, 2025, 2035, 2040].map((year) => retirementAge('female', year))).toEqual([
      660, 664, 680, 720, 720,
    ]);
  });

  test('a later birth never retires earlier', () => {
    const month = fc.integer({ min: 1940 * 12, max: 1995 * 12 });
    const day = (months: number) =>
      `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15`;
    fc.assert(
      fc.property(
        month,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('male', 'female'),
        (born, later, gender) => {
          expect((retiresOn(day(born), gender) ?? '') <= (retiresOn(day(born + later), gender) ?? '')).toBe(
            true,
          );
        },
      ),
      { seed: 135, numRuns: 300 },
    );
  });

  test('nothing is said without birth and gender', () => {
    expect([retiresOn('', 'male'), retiresOn('1970-01-01', '')]).toEqual([null, null]);
  });
});
