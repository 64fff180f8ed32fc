import { describe, expect, test } from 'vitest';
import { readDay } from './typed-days.ts';
import { readNumber } from './typed-numbers.ts';

describe('days as Vietnamese offices write them', () => {
  test.each([
    ['05/03/2024', '2024-03-05'],
    ['5/3/2024', '2024-03-05'],
    ['5-3-2024', '2024-03-05'],
    ['5.3.24', '2024-03-05'],
    ['05 03 2024', '2024-03-05'],
    ['05032024', '2024-03-05'],
    ['ngày 05 tháng 3 năm 2024', '2024-03-05'],
    ['Cần Thơ, ngày 5 tháng 3 năm 2024', '2024-03-05'],
    ['5 tháng 3 năm 2024', '2024-03-05'],
    ['2024-03-05', '2024-03-05'],
    ['2024-03-05T00:00:00', '2024-03-05'],
    ['15/8/75', '1975-08-15'],
    [45_356, '2024-03-05'],
    ['45356', '2024-03-05'],
    [45_356.5, '2024-03-05'],
  ])('%s', (written, expected) => expect(readDay(written)).toBe(expected));

  test.each(['31/02/2024', '2024', '13/13/2024', 'hôm qua', '', 12, '1/1/1'])('%s is no day', (written) =>
    expect(readDay(written)).toBeNull(),
  );
});

describe('numbers with points and commas', () => {
  test.each([
    ['1.234.567', 0, 1_234_567],
    ['1,234,567', 0, 1_234_567],
    ['1.234', 0, 1234],
    ['1,234', 0, 1234],
    ['1.234,5', 2, 1234.5],
    ['1,234.5', 2, 1234.5],
    ['12,5', 1, 12.5],
    ['12.5', 1, 12.5],
    ['1,234', 3, 1.234],
    ['1.234', 3, 1234],
    ['1 234', 0, 1234],
    ['−3', 0, -3],
    [7.25, 2, 7.25],
  ])('%s with %i decimals', (written, decimals, expected) =>
    expect(readNumber(written, decimals)).toBe(expected),
  );

  test.each(['12.34.5', '1.2,3,4', 'mười', '12,', '', '1..2', '12a'])('%s is no number', (written) =>
    expect(readNumber(written, 2)).toBeNull(),
  );
});
