import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatDay,
  formatMoment,
  formatMoney,
  formatNumber,
  formatShare,
  formatSpan,
  formatTerm,
  formatTime,
  formatWeekday,
} from './format.ts';

describe('days and times are those of the city', () => {
  test.each([
    ['2015-02-10T17:00:00Z', '11/02/2015', '00:00'],
    ['2015-02-10T16:59:59Z', '10/02/2015', '23:59'],
    ['2015-12-31T18:30:00Z', '01/01/2016', '01:30'],
  ])('%s is %s %s', (instant, day, time) => {
    const at = Temporal.Instant.from(instant);
    expect(formatDay(at)).toBe(day);
    expect(formatTime(at)).toBe(time);
    expect(formatMoment(at, 'vi')).toBe(`${day} ${time}`);
  });

  test('a day without time needs no zone', () => {
    expect(formatDay(Temporal.PlainDate.from('2015-02-09'))).toBe('09/02/2015');
  });

  test.each([
    ['2015-02-09', 'Thứ Hai', 'Monday'],
    ['2015-02-14', 'Thứ Bảy', 'Saturday'],
    ['2015-02-15', 'Chủ Nhật', 'Sunday'],
  ])('%s is %s', (day, vi, en) => {
    expect(formatWeekday(Temporal.PlainDate.from(day), 'vi')).toBe(vi);
    expect(formatWeekday(Temporal.PlainDate.from(day), 'en')).toBe(en);
  });

  test('a moment can say its weekday', () => {
    expect(formatMoment(Temporal.Instant.from('2015-02-11T02:30:00Z'), 'vi', { weekday: true })).toBe(
      'Thứ Tư, 11/02/2015 09:30',
    );
  });
});

describe('numbers', () => {
  test.each([
    [3_547_428, '3.547.428', '3,547,428'],
    [87.49, '87,49', '87.49'],
    [0, '0', '0'],
    [-1234.5, '-1.234,5', '-1,234.5'],
  ])('%d', (value, vi, en) => {
    expect(formatNumber(value, 'vi')).toBe(vi);
    expect(formatNumber(value, 'en')).toBe(en);
  });

  test('a share is a percentage; of nothing there is none', () => {
    expect(formatShare(0.8749, 'vi')).toBe('87,49 %');
    expect(formatShare(1, 'en')).toBe('100 %');
    expect(formatShare(null, 'vi')).toBe('–');
  });

  test('money is in đồng, and free is said in words', () => {
    expect(formatMoney(20_000, 'vi')).toBe('20.000 đồng');
    expect(formatMoney(1_500_000, 'en')).toBe('1,500,000 đồng');
    expect(formatMoney(0, 'vi')).toBe('Không thu phí');
    expect(formatMoney(0, 'vi', { zero: 'number' })).toBe('0 đồng');
  });

  test.each([
    [850, '850 B'],
    [12_288, '12 KB'],
    [3_565_158, '3,4 MB'],
    [2_147_483_648, '2 GB'],
  ])('%d bytes', (bytes, text) => {
    expect(formatBytes(bytes, 'vi')).toBe(text);
  });
});

describe('stretches of time', () => {
  test.each([
    [{ days: 2, hours: 3, minutes: 59 }, '2 ngày 3 giờ', '2 days 3 hours'],
    [{ days: 1 }, '1 ngày', '1 day'],
    [{ days: 1, minutes: 5 }, '1 ngày', '1 day'],
    [{ hours: 1, minutes: 1 }, '1 giờ 1 phút', '1 hour 1 minute'],
    [45, '45 phút', '45 minutes'],
    [1440 * 3 + 120, '3 ngày 2 giờ', '3 days 2 hours'],
    [-90, '1 giờ 30 phút', '1 hour 30 minutes'],
    [0.4, 'dưới 1 phút', 'under a minute'],
  ])('%j', (span, vi, en) => {
    expect(formatSpan(span, 'vi')).toBe(vi);
    expect(formatSpan(span, 'en')).toBe(en);
  });

  test.each([
    ['5wd', '5 ngày làm việc', '5 working days'],
    ['1wd', '1 ngày làm việc', '1 working day'],
    ['8wh', '8 giờ làm việc', '8 working hours'],
    ['20d', '20 ngày', '20 days'],
    ['2mo', '2 tháng', '2 months'],
    ['ngay', 'ngay', 'ngay'],
  ])('the term %s', (term, vi, en) => {
    expect(formatTerm(term, 'vi')).toBe(vi);
    expect(formatTerm(term, 'en')).toBe(en);
  });
});
