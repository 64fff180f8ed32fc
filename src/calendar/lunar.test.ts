import { expect, test } from 'vitest';
import { dateOf } from './local-time.ts';
import { lunarToSolar } from './lunar.ts';

const date = (year: number, month: number, day: number, offset?: number) =>
  dateOf(lunarToSolar(year, month, day, offset)).toString();

test.each([
  [1968, '01-29'],
  [1975, '02-11'],
  [1984, '02-02'],
  [1986, '02-09'],
  [1987, '01-29'],
  [1990, '01-27'],
  [1995, '01-31'],
  [1996, '02-19'],
  [1999, '02-16'],
  [2000, '02-05'],
  [2001, '01-24'],
  [2002, '02-12'],
  [2003, '02-01'],
  [2004, '01-22'],
  [2005, '02-09'],
  [2006, '01-29'],
  [2008, '02-07'],
  [2009, '01-26'],
  [2010, '02-14'],
  [2011, '02-03'],
  [2012, '01-23'],
  [2013, '02-10'],
  [2014, '01-31'],
  [2015, '02-19'],
  [2016, '02-08'],
  [2017, '01-28'],
  [2018, '02-16'],
  [2019, '02-05'],
  [2020, '01-25'],
  [2021, '02-12'],
  [2022, '02-01'],
  [2023, '01-22'],
  [2024, '02-10'],
  [2025, '01-29'],
  [2026, '02-17'],
  [2027, '02-06'],
  [2028, '01-26'],
  [2029, '02-13'],
  [2031, '01-23'],
  [2033, '01-31'],
  [2034, '02-19'],
])('Tết %i is on %s', (year, day) => {
  expect(date(year, 1, 1)).toBe(`${year}-${day}`);
});

test.each([
  [1985, '1985-01-21', '1985-02-20'],
  [2007, '2007-02-17', '2007-02-18'],
  [2030, '2030-02-02', '2030-02-03'],
])('in %i Tết (UTC+7) is not the Chinese New Year (UTC+8)', (year, vietnamese, chinese) => {
  expect(date(year, 1, 1)).toBe(vietnamese);
  expect(date(year, 1, 1, 8)).toBe(chinese);
});

test.each([
  [2004, '2004-04-28'],
  [2007, '2007-04-26'],
  [2010, '2010-04-23'],
  [2012, '2012-03-31'],
  [2015, '2015-04-28'],
  [2016, '2016-04-16'],
  [2019, '2019-04-14'],
  [2020, '2020-04-02'],
  [2022, '2022-04-10'],
  [2023, '2023-04-29'],
  [2025, '2025-04-07'],
  [2026, '2026-04-26'],
])('the Hùng Kings are remembered in %i on %s', (year, day) => {
  expect(date(year, 3, 10)).toBe(day);
});

test('a leap month is passed over: after month 2 of 2023, month 3 begins a lunation later', () => {
  expect(lunarToSolar(2023, 3, 1) - lunarToSolar(2023, 2, 1)).toBe(59);
  // Mid-autumn and the kitchen gods' day, months 8 and 12 of 2025 (leap month 6).
  expect(date(2025, 8, 15)).toBe('2025-10-06');
  expect(date(2025, 12, 23)).toBe('2026-02-10');
});

test('every month has 29 or 30 days, or holds a leap month, for two centuries', () => {
  for (let year = 1900; year < 2100; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const next = month === 12 ? lunarToSolar(year + 1, 1, 1) : lunarToSolar(year, month + 1, 1);
      expect([29, 30, 58, 59, 60]).toContain(next - lunarToSolar(year, month, 1));
    }
  }
});
