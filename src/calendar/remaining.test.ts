import { expect, test } from 'vitest';
import { remaining } from './calendar.ts';
import { at, due, pause } from './example.ts';

const left = (received: string, term: string, now: string) => remaining(due(received, term), at(now));

test.each([
  // 5 working days from 2 March 2015: due Monday 9 March, 17:00.
  ['2015-03-02T09:00', 5, false, 'Còn 5 ngày làm việc'],
  ['2015-03-06T16:00', 1, false, 'Còn 1 ngày làm việc'],
  ['2015-03-08T16:00', 1, false, 'Còn 1 ngày làm việc'],
  ['2015-03-09T07:00', 0, false, 'Hạn trong hôm nay'],
  ['2015-03-09T20:00', 0, false, 'Hạn trong hôm nay'],
  ['2015-03-10T07:00', -1, true, 'Quá hạn 1 ngày làm việc'],
  ['2015-03-14T07:00', -4, true, 'Quá hạn 4 ngày làm việc'],
])('at %s %i working days are left of a day term', (now, workingDays, isOverdue, words) => {
  const answer = left('2015-03-02T09:00', '5wd', now);
  expect(answer).toMatchObject({ workingDays, isOverdue, text: { vi: words } });
});

test('overdue over a weekend, before any working day was lost', () => {
  expect(left('2015-03-05T09:00', '1wd', '2015-03-07T09:00').text.vi).toBe('Quá hạn từ sau ngày 06/03/2015');
});

test.each([
  ['2015-03-06T16:00', 480, 'Còn 8 giờ làm việc'],
  ['2015-03-07T12:00', 420, 'Còn 7 giờ làm việc'],
  ['2015-03-09T15:40', 20, 'Còn 20 phút làm việc'],
  ['2015-03-09T16:00', 0, 'Còn 0 phút làm việc'],
  ['2015-03-09T16:01', -1, 'Quá hạn 1 phút làm việc'],
  ['2015-03-10T07:30', -90, 'Quá hạn 1 giờ 30 phút làm việc'],
])('at %s %i working minutes are left of an hour term', (now, workingMinutes, words) => {
  const answer = left('2015-03-06T16:00', '8wh', now);
  expect(answer).toMatchObject({ workingMinutes, text: { vi: words } });
});

test('while the applicant is waited for, no time is used up', () => {
  const waiting = due('2015-03-02T09:00', '5wd', [pause('2015-03-03T07:00', null)], {
    asOf: '2015-03-05T07:00',
  });
  expect(remaining(waiting, at('2015-03-05T07:00')).text.en).toBe('Waiting for the applicant, time stopped');
});
