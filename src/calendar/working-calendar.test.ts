import { expect, test } from 'vitest';
import { accepted, isRefusal } from '../kernel/errors.ts';
import { buildCalendar, dayStatus, ruleSetAt, workingMinutesBetween } from './calendar.ts';
import { at, canTho, cityCalendar } from './example.ts';
import { CalendarData, OfficeHours } from './schema.ts';

const calendar = buildCalendar(canTho);
const status = (date: string, hours: OfficeHours = canTho.hours) =>
  accepted(dayStatus(calendar, hours, Temporal.PlainDate.from(date)));

test.each([
  ['2011-01-03', 'Nghỉ bù Tết Dương lịch'],
  ['2011-02-02', 'Tết Nguyên đán'],
  ['2011-02-07', 'Nghỉ bù Tết Nguyên đán'],
  ['2011-05-02', 'Nghỉ bù Ngày Chiến thắng 30/4'],
  ['2011-05-03', 'Nghỉ bù Ngày Quốc tế lao động 1/5'],
  ['2012-04-02', 'Nghỉ bù Giỗ Tổ Hùng Vương'],
  ['2012-09-03', 'Nghỉ bù Quốc khánh'],
  ['2012-12-31', 'Nghỉ hoán đổi, làm bù ngày 05/01/2013'],
  ['2015-02-14', 'Làm bù cho 16/02/2015'],
  ['2015-02-16', 'Nghỉ hoán đổi, làm bù ngày 14/02/2015'],
  ['2015-02-19', 'Tết Nguyên đán'],
  ['2015-02-23', 'Nghỉ bù Tết Nguyên đán'],
  ['2015-02-24', 'Ngày làm việc'],
  ['2015-02-28', 'Thứ Bảy'],
  ['2015-03-01', 'Chủ nhật'],
  ['2015-04-28', 'Giỗ Tổ Hùng Vương'],
  ['2016-04-18', 'Nghỉ bù Giỗ Tổ Hùng Vương'],
  ['2017-05-02', 'Nghỉ bù Ngày Chiến thắng 30/4'],
  ['2017-09-04', 'Nghỉ bù Quốc khánh'],
  ['2020-09-03', 'Ngày làm việc'],
  ['2021-09-03', 'Quốc khánh'],
  ['2022-09-01', 'Quốc khánh'],
  ['2023-05-03', 'Nghỉ bù Ngày Chiến thắng 30/4'],
  ['2024-09-03', 'Quốc khánh'],
  ['2025-04-26', 'Làm bù cho 02/05/2025'],
  ['2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'],
  ['2027-02-05', 'Tết Nguyên đán'],
  ['2027-02-09', 'Nghỉ bù Tết Nguyên đán'],
])('%s: %s', (date, reason) => {
  const worked = reason === 'Ngày làm việc' || reason.startsWith('Làm bù');
  expect(status(date)).toMatchObject({ isWorking: worked, reason: { vi: reason } });
  expect(status(date).ranges.length).toBe(worked ? 2 : 0);
});

test('the days worked in a year are its weekdays less the days off, and the Saturdays worked for them', () => {
  const workedIn = (year: number) => {
    const first = new Temporal.PlainDate(year, 1, 1);
    const dates = Array.from({ length: first.daysInYear }, (_, i) => first.add({ days: i }));
    return dates.filter((date) => accepted(dayStatus(calendar, canTho.hours, date)).isWorking).length;
  };
  // 2014: weekdays off are New Year, 7 around Tết, Hùng Kings, 30/4, 1/5, 2/5 (swap), 1/9 (swap), 2/9; 5 Saturdays worked.
  expect(workedIn(2014)).toBe(261 - 14 + 5);
  // 2021: New Year, 5 around Tết, Hùng Kings, 30/4, 3/5 for 1/5, 2 and 3/9; no swaps.
  expect(workedIn(2021)).toBe(261 - 11);
});

test('mistake: a swapped working Saturday right after a day off is skipped', () => {
  const data = CalendarData.parse({
    ...canTho,
    declared: { 2026: { source: 'law', swaps: [['2026-03-13', '2026-03-14']] } },
  });
  const own = buildCalendar(data);
  const on = (date: string) => accepted(dayStatus(own, data.hours, Temporal.PlainDate.from(date)));
  expect(on('2026-03-13').isWorking).toBe(false);
  expect(on('2026-03-14')).toMatchObject({ isWorking: true, reason: { vi: 'Làm bù cho 13/03/2026' } });
});

test('mistake: a holiday table that holds only future days; every year from 2011 on can be recomputed', () => {
  for (let year = 2011; year <= 2036; year += 1) {
    expect(status(`${year}-04-30`).isWorking).toBe(false);
    expect(status(`${year}-05-01`).isWorking).toBe(false);
    expect(status(`${year}-01-01`).isWorking).toBe(false);
    expect(status(`${year}-09-02`).isWorking).toBe(false);
  }
});

test('mistake: a holiday stored at midnight is missed on its first day', () => {
  const minutes = (from: string, to: string) =>
    workingMinutesBetween(calendar, canTho.hours, at(from), at(to));
  expect(minutes('2015-04-30T00:00', '2015-05-01T00:00')).toBe(0);
  expect(minutes('2015-04-27T00:00', '2015-04-28T00:00')).toBe(480);
  expect(minutes('2015-04-28T00:00', '2015-04-27T00:00')).toBe(-480);
});

test('an agency open on Saturday mornings works them, with its own hours; a swapped Saturday has the hours of its weekday', () => {
  const hours = OfficeHours.parse({ ...canTho.hours, 6: [['07:00', '11:00']] });
  expect(status('2015-02-28', hours)).toMatchObject({ isWorking: true, ranges: [['07:00', '11:00']] });
  expect(status('2015-02-14', hours).ranges).toHaveLength(2);
  expect(status('2015-02-21', hours).isWorking).toBe(false);
});

test('an agency closed on a weekday says so', () => {
  const hours = OfficeHours.parse({ ...canTho.hours, 3: [] });
  expect(status('2015-03-04', hours)).toMatchObject({
    isWorking: false,
    reason: { vi: 'Cơ quan không làm việc Thứ Tư' },
  });
});

test('days outside the years of the calendar are refused in words', () => {
  for (const date of ['2010-12-31', '2037-01-01']) {
    const answer = dayStatus(calendar, canTho.hours, Temporal.PlainDate.from(date));
    expect(isRefusal(answer) && answer.text.vi).toContain(
      'nằm ngoài lịch làm việc của thành phố (2011–2036)',
    );
  }
});

test.each([
  ['2011-01-04', '93-2007'],
  ['2015-05-14', '93-2007'],
  ['2015-05-15', '09-2015'],
  ['2018-06-21', '61-2018'],
  ['2021-12-06', '107-2021'],
  ['2025-06-30', '107-2021'],
  ['2025-07-01', '118-2025'],
  ['2030-01-01', '118-2025'],
])('on %s the one-stop follows %s', (date, code) => {
  expect(accepted(ruleSetAt(canTho, Temporal.PlainDate.from(date))).code).toBe(code);
});

test('before the first one-stop rules there are none', () => {
  expect(ruleSetAt(canTho, Temporal.PlainDate.from('2007-01-01'))).toMatchObject({ code: 'no-rule-set' });
});

test('the second city pack has its own hours, rest days and rules', () => {
  const town = cityCalendar('demo-town');
  const day = accepted(dayStatus(buildCalendar(town), town.hours, Temporal.PlainDate.from('2026-03-14')));
  expect(day).toMatchObject({ isWorking: true, ranges: [['07:30', '11:00']] });
  expect(town.ruleSets).toHaveLength(2);
});

test.each([
  [
    'overlapping hours',
    {
      hours: {
        1: [
          ['07:00', '11:00'],
          ['10:00', '12:00'],
        ],
      },
    },
  ],
  ['hours that end before they begin', { hours: { 1: [['11:00', '07:00']] } }],
  ['no hours at all', { hours: {} }],
  [
    'hours too odd to compare',
    {
      hours: {
        1: [['00:00', '23:53']],
        2: [['00:00', '23:49']],
        3: [['00:00', '23:43']],
        4: [['00:00', '23:31']],
      },
    },
  ],
  ['a day that does not exist', { declared: { 2015: { source: 'law', compensation: ['2015-02-29'] } } }],
  ['a swap of a rest day', { declared: { 2015: { source: 'law', swaps: [['2015-02-15', '2015-02-14']] } } }],
  ['a worked weekday', { declared: { 2015: { source: 'law', swaps: [['2015-02-16', '2015-02-17']] } } }],
  [
    'an unknown holiday',
    { declared: { 2015: { source: 'law', ranges: { tat: ['2015-02-15', '2015-02-17'] } } } },
  ],
  [
    'a reversed range',
    { declared: { 2015: { source: 'law', ranges: { tet: ['2015-02-18', '2015-02-17'] } } } },
  ],
  ['rule sets that overlap', { ruleSets: canTho.ruleSets.toReversed() }],
  ['years out of order', { years: { from: 2020, declaredTo: 2019, computedTo: 2030 } }],
])('a calendar with %s is refused', (_, change) => {
  expect(CalendarData.safeParse({ ...canTho, ...change }).success).toBe(false);
});
