import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { numberWords } from './number-words.ts';
import { letter, partNumber, roman } from './numbering.ts';
import { kindOf, nextPeriod, wordsOfPeriod, yearOf } from './period.ts';

test.each([
  [0, 'không'],
  [5, 'năm'],
  [10, 'mười'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi bốn'],
  [105, 'một trăm linh năm'],
  [1015, 'một nghìn không trăm mười lăm'],
  [2000, 'hai nghìn'],
  [1_000_001, 'một triệu không trăm linh một'],
])('%d in words', (value, words) => {
  expect(numberWords(value)).toBe(words);
});

const day = (text: string) => Temporal.PlainDate.from(text);

test.each([
  ['2026-01-01', '2026-03-31', 'quarter', 'quý I năm 2026', 'quý II năm 2026'],
  ['2026-01-01', '2026-06-30', 'half-year', '6 tháng đầu năm 2026', '6 tháng cuối năm 2026'],
  ['2026-01-01', '2026-12-31', 'year', 'năm 2026', 'năm 2027'],
  ['2011-01-01', '2015-04-08', 'mid-term', 'giai đoạn 2011 - 2015', 'giai đoạn 2016 - 2020'],
] as const)('%s to %s is a %s', (from, to, kind, words, next) => {
  const period = { from: day(from), to: day(to) };
  expect(kindOf(period)).toBe(kind);
  expect(wordsOfPeriod(period)).toBe(words);
  expect(wordsOfPeriod(nextPeriod(period))).toBe(next);
});

describe('years by their place', () => {
  it('the last year is the last that had ended when the period did', () => {
    expect(yearOf('last', { from: day('2011-01-01'), to: day('2015-04-08') })).toBe(2014);
    expect(yearOf('last', { from: day('2015-01-01'), to: day('2015-12-31') })).toBe(2015);
  });

  it('the next period begins the day after, whatever the period', () => {
    const days = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 360 }), (start, length) => {
        const from = day('2011-01-01').add({ days: start });
        const to = from.add({ days: length });
        const next = nextPeriod({ from, to });
        expect(next.from.equals(to.add({ days: 1 }))).toBe(true);
        expect(Temporal.PlainDate.compare(next.from, next.to)).toBeLessThanOrEqual(0);
      }),
      { seed: 20260401 },
    );
  });
});

test('numbers of sections', () => {
  expect([1, 2, 3].map(partNumber)).toEqual(['Phần thứ nhất', 'Phần thứ hai', 'Phần thứ ba']);
  expect([1, 4, 9, 14].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV']);
  expect([4, 5, 6].map(letter)).toEqual(['d', 'đ', 'e']);
});
