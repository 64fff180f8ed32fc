import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import {
  buildCalendar,
  dueDate,
  formatLocal,
  formatTerm,
  parseTerm,
  shareDue,
  timeliness,
} from './calendar.ts';
import { at, canTho, due, pause, ruleSet } from './example.ts';
import { CalendarData, OfficeHours } from './schema.ts';

const dueAt = (...question: Parameters<typeof due>) => formatLocal(due(...question).dueAt).slice(0, 16);
const counted = (...question: Parameters<typeof due>) =>
  due(...question)
    .days.filter((day) => day.counted > 0)
    .map((day) => day.date.toString().slice(5));

test('5 working days across Tết 2015, with the Saturday worked for 16 February', () => {
  expect(formatLocal(due('2015-02-11T09:30', '5wd').dueAt)).toBe('2015-02-25T17:00:00+07:00');
  expect(counted('2015-02-11T09:30', '5wd')).toEqual(['02-12', '02-13', '02-14', '02-24', '02-25']);
  const days = due('2015-02-11T09:30', '5wd').days;
  expect(days).toHaveLength(15);
  expect(days[0]?.reason.vi).toBe('Ngày nhận hồ sơ, không tính');
  expect(days[3]?.reason.vi).toBe('Làm bù cho 16/02/2015');
});

test.each([
  // received, term, due
  ['2015-03-02T07:00', '1wd', '2015-03-03T17:00'],
  ['2015-03-02T16:59', '1wd', '2015-03-03T17:00'],
  ['2015-03-02T20:00', '1wd', '2015-03-03T17:00'],
  ['2015-03-06T09:00', '1wd', '2015-03-09T17:00'],
  ['2015-03-07T09:00', '1wd', '2015-03-09T17:00'],
  ['2015-03-08T23:59', '1wd', '2015-03-09T17:00'],
  ['2014-12-26T09:00', '1wd', '2014-12-27T17:00'],
  ['2014-12-26T09:00', '5wd', '2015-01-05T17:00'],
  ['2015-04-24T09:00', '3wd', '2015-05-04T17:00'],
  ['2015-02-11T09:30', '8wh', '2015-02-12T09:30'],
  ['2015-02-13T16:00', '8wh', '2015-02-14T16:00'],
  ['2015-02-14T16:00', '8wh', '2015-02-24T16:00'],
  ['2015-03-02T07:00', '8wh', '2015-03-02T17:00'],
  ['2015-03-02T07:00', '4wh', '2015-03-02T11:00'],
  ['2015-03-02T12:00', '4wh', '2015-03-02T17:00'],
  ['2015-03-02T11:30', '1wh', '2015-03-02T14:00'],
  ['2015-03-06T17:00', '1wh', '2015-03-09T08:00'],
  ['2015-03-02T09:30:59', '8wh', '2015-03-03T09:30'],
  ['2015-03-02T09:00', '3d', '2015-03-05T17:00'],
  ['2015-03-02T09:00', '5d', '2015-03-09T17:00'],
  ['2015-04-10T09:30', '20d', '2015-05-04T17:00'],
  ['2015-02-28T09:00', '1mo', '2015-03-30T17:00'],
  ['2015-01-31T09:00', '1mo', '2015-03-02T17:00'],
  ['2015-12-31T09:00', '2mo', '2016-02-29T17:00'],
  ['2014-12-15T09:00', '2mo', '2015-02-24T17:00'],
])('received %s with %s: due %s', (received, term, expected) => {
  expect(dueAt(received, term)).toBe(expected);
});

describe('a same-day procedure', () => {
  test.each([
    ['2019-05-06T14:59', '2019-05-06T17:00'],
    ['2019-05-06T15:00', '2019-05-06T17:00'],
    ['2019-05-06T15:01', '2019-05-07T17:00'],
    ['2019-05-10T15:30', '2019-05-13T17:00'],
    ['2019-05-06T06:00', '2019-05-06T17:00'],
    ['2019-05-11T09:00', '2019-05-13T17:00'],
  ])('received %s is answered by %s', (received, expected) => {
    expect(dueAt(received, '0wd')).toBe(expected);
  });

  test('has no cut-off before the rules of 2018, but the office must be open', () => {
    expect(dueAt('2015-05-06T16:59', '0wd', [], { rules: { sameDayCutoff: null } })).toBe('2015-05-06T17:00');
    expect(dueAt('2015-05-06T17:00', '0wd', [], { rules: { sameDayCutoff: null } })).toBe('2015-05-07T17:00');
  });

  test('says why it is answered the next day', () => {
    const why = (received: string) => due(received, '0wd').days[0]?.reason.vi;
    expect(why('2019-05-06T15:30')).toBe('Nhận sau 15:00: trả kết quả trong ngày làm việc tiếp theo');
    expect(why('2019-05-06T18:00')).toBe(
      'Nhận ngoài giờ làm việc: trả kết quả trong ngày làm việc tiếp theo',
    );
    expect(why('2019-05-06T09:00')).toBe('Ngày nhận hồ sơ, trả kết quả ngay trong ngày');
  });

  test('of 8 working hours received after 15:00 is answered the next working day by its own hours', () => {
    expect(dueAt('2019-05-06T15:30', '8wh')).toBe('2019-05-07T15:30');
    expect(dueAt('2019-05-10T16:59', '8wh')).toBe('2019-05-13T16:59');
  });
});

describe('waiting for the applicant', () => {
  const whole = [pause('2015-03-04T00:00', '2015-03-06T00:00')];
  const broken = [pause('2015-03-03T10:00', '2015-03-05T10:00')];

  test('mistake: a status flag for suspension that does not move the deadline', () => {
    expect(dueAt('2015-03-02T09:00', '5wd')).toBe('2015-03-09T17:00');
    expect(dueAt('2015-03-02T09:00', '5wd', whole)).toBe('2015-03-11T17:00');
    expect(dueAt('2015-03-02T09:00', '8wh', [pause('2015-03-02T10:00', '2015-03-02T13:30')])).toBe(
      '2015-03-03T10:30',
    );
    expect(dueAt('2015-03-02T09:00', '20d', whole)).toBe('2015-03-24T17:00');
    expect(dueAt('2015-03-02T09:00', '1mo', whole)).toBe('2015-04-06T17:00');
  });

  test('takes from a day term the share of each day it lasted; shares add up', () => {
    expect(dueAt('2015-03-02T09:00', '5wd', broken)).toBe('2015-03-11T17:00');
    expect(counted('2015-03-02T09:00', '5wd', broken)).toEqual(['03-05', '03-06', '03-09', '03-10', '03-11']);
    const reasons = due('2015-03-02T09:00', '5wd', broken).days.map((day) => day.reason.vi);
    expect(reasons.slice(1, 4)).toEqual([
      'Chờ người nộp hồ sơ (5 giờ); phần còn lại cộng dồn sang ngày sau',
      'Chờ người nộp hồ sơ',
      'Chờ người nộp hồ sơ (3 giờ); phần còn lại cùng phần dư các ngày trước đủ một ngày',
    ]);
  });

  test('over a weekend costs nothing in working days', () => {
    expect(dueAt('2015-03-02T09:00', '5wd', [pause('2015-03-06T17:00', '2015-03-09T07:00')])).toBe(
      '2015-03-09T17:00',
    );
  });

  test('counts once where pauses overlap, in whatever order they come', () => {
    const twice = [pause('2015-03-05T00:00', '2015-03-06T00:00'), ...whole, ...whole];
    expect(dueAt('2015-03-02T09:00', '5wd', twice)).toBe('2015-03-11T17:00');
  });

  test('never lets a term end while the dossier waits', () => {
    const late = [
      pause('2015-03-03T07:00', '2015-03-03T09:00'),
      pause('2015-03-10T10:00', '2015-03-12T10:00'),
    ];
    expect(dueAt('2015-03-02T09:00', '5wd', late)).toBe('2015-03-12T17:00');
  });

  test.each([
    // Two hours are carried to 10 March, and used up there by 09:00; then the applicant is waited for again.
    ['2015-03-10T10:00', '2015-03-10T16:59', '2015-03-10T17:00'],
    ['2015-03-10T10:00', '2015-03-10T17:00', '2015-03-11T17:00'],
    ['2015-03-10T16:59', '2015-03-10T17:00', '2015-03-11T17:00'],
    ['2015-03-10T17:00', '2015-03-12T17:00', '2015-03-10T17:00'],
  ])('from %s to %s, the close of the day decides: due %s', (from, to, expected) => {
    const pauses = [pause('2015-03-03T07:00', '2015-03-03T09:00'), pause(from, to)];
    expect(dueAt('2015-03-02T09:00', '5wd', pauses)).toBe(expected);
  });

  test('before receipt costs nothing', () => {
    expect(dueAt('2015-03-04T09:00', '8wh', [pause('2015-03-02T09:00', '2015-03-04T10:00')])).toBe(
      '2015-03-05T10:00',
    );
    expect(dueAt('2015-03-04T09:00', '5wd', [pause('2015-03-02T09:00', '2015-03-04T09:00')])).toBe(
      '2015-03-11T17:00',
    );
  });

  test('that has not ended counts up to now, and says so', () => {
    const open = [pause('2015-03-03T07:00', null, { kind: 'supplement' })];
    const answer = due('2015-03-02T09:00', '5wd', open, { asOf: '2015-03-05T07:00' });
    expect(answer.isPaused).toBe(true);
    expect(formatLocal(answer.dueAt)).toBe('2015-03-11T17:00:00+07:00');
    expect(answer.notes[0]?.vi).toContain('đang chờ người nộp');
    expect(answer.days[1]?.reason.vi).toBe('Chờ bổ sung hồ sơ');
  });

  test('for a supplement restarts the term where the rules say so, for a payment it does not', () => {
    const rules = { lateSupplement: 'restart' } as const;
    const [from, to] = ['2015-03-04T10:00', '2015-03-06T09:00'];
    expect(dueAt('2015-03-02T09:00', '5wd', [pause(from, to, { kind: 'supplement' })], { rules })).toBe(
      '2015-03-13T17:00',
    );
    expect(dueAt('2015-03-02T09:00', '5wd', [pause(from, to, { kind: 'payment' })], { rules })).toBe(
      '2015-03-11T17:00',
    );
    const days = due('2015-03-02T09:00', '5wd', [pause(from, to, { kind: 'supplement' })], { rules }).days;
    expect(days[0]?.reason.vi).toContain('thời hạn tính lại từ đầu');
    expect(days[4]?.reason.vi).toBe('Ngày nhận đủ hồ sơ bổ sung, không tính; thời hạn tính lại từ đầu');
    expect(days.filter((day) => day.counted === 1)).toHaveLength(5);
  });
});

test('mistake: configured hours are ignored', () => {
  const hours = OfficeHours.parse({
    ...canTho.hours,
    5: [['07:30', '11:30']],
    6: [['08:00', '10:00']],
  });
  expect(dueAt('2015-03-05T09:00', '1wd', [], { hours })).toBe('2015-03-06T11:30');
  expect(dueAt('2015-03-05T09:00', '2wd', [], { hours })).toBe('2015-03-07T10:00');
  expect(dueAt('2015-03-06T11:00', '2wh', [], { hours })).toBe('2015-03-07T09:30');
});

test('mistake: a swapped working Saturday right after a day off is skipped by the count', () => {
  const data = CalendarData.parse({
    ...canTho,
    declared: { 2026: { source: 'law', swaps: [['2026-03-13', '2026-03-14']] } },
  });
  expect(dueAt('2026-03-12T09:00', '1wd', [], { data })).toBe('2026-03-14T17:00');
  expect(dueAt('2026-03-13T09:00', '2wd', [], { data })).toBe('2026-03-16T17:00');
});

test('mistake: a holiday stored at midnight is missed on the start day', () => {
  expect(dueAt('2015-04-30T00:00', '8wh')).toBe('2015-05-04T17:00');
  expect(dueAt('2015-04-30T08:00', '1wd')).toBe('2015-05-04T17:00');
  expect(due('2015-04-30T08:00', '1wd').days[0]?.reason.vi).toBe(
    'Ngày nhận hồ sơ (Ngày Chiến thắng 30/4), không tính',
  );
});

test('mistake: lateness of a step in raw milliseconds; its share is working time', () => {
  const step = (percentCumulative: number, received = '2015-03-06T15:00', term = '8wh') =>
    shareDue({ ...due(received, term).count.input, percentCumulative });
  const local = (instant: ReturnType<typeof step>) =>
    isRefusal(instant) ? instant.code : formatLocal(instant).slice(0, 16);
  expect(local(step(25))).toBe('2015-03-06T17:00');
  expect(local(step(50))).toBe('2015-03-09T09:00');
  expect(local(step(100))).toBe('2015-03-09T15:00');
  expect(local(step(0))).toBe('2015-03-06T15:00');
  const friday = at('2015-03-06T17:00');
  expect(timeliness({ term: hours, dueAt: friday, resolvedAt: at('2015-03-06T17:00:40') })).toBe('onTime');
});

const hours = { amount: 8, unit: 'wh' } as const;
const days = { amount: 5, unit: 'wd' } as const;

test.each([
  [days, '2015-03-08T23:59', 'early'],
  [days, '2015-03-09T08:00', 'onTime'],
  [days, '2015-03-09T17:30', 'onTime'],
  [days, '2015-03-10T00:00', 'late'],
  [hours, '2015-03-08T16:00', 'early'],
  [hours, '2015-03-09T17:00', 'onTime'],
  [hours, '2015-03-09T17:01', 'late'],
] as const)('%o due on 9 March 17:00 and resolved %s is %s', (term, resolved, expected) => {
  expect(timeliness({ term, dueAt: at('2015-03-09T17:00'), resolvedAt: at(resolved) })).toBe(expected);
});

test('a due date in a year not yet announced is computed by law, and says so', () => {
  const answer = due('2026-12-28T09:30', '5wd');
  expect(formatLocal(answer.dueAt)).toBe('2027-01-05T17:00:00+07:00');
  expect(answer.undeclaredYears).toEqual([2027]);
  expect(answer.notes[0]?.vi).toContain('năm 2027 chưa được công bố');
  expect(due('2015-02-11T09:30', '5wd').notes).toEqual([]);
});

test.each([
  ['receipt before the calendar', '2010-12-31T09:00', '5wd', 'receivedAt'],
  ['receipt after the calendar', '2037-01-01T09:00', '5wd', 'receivedAt'],
  ['due after the calendar, working days', '2036-12-30T09:00', '5wd', 'term'],
  ['due after the calendar, hours', '2036-12-31T16:00', '8wh', 'term'],
  ['due after the calendar, days', '2036-12-30T09:00', '9999d', 'term'],
  ['due after the calendar, months', '2036-12-30T09:00', '9999mo', 'term'],
])('%s is refused in words', (_, received, text, field) => {
  const term = parseTerm(text);
  if (isRefusal(term)) throw new Error(text);
  const calendar = buildCalendar(canTho);
  const answer = dueDate({
    receivedAt: at(received),
    term,
    calendar,
    hours: canTho.hours,
    pauses: [],
    ruleSet,
  });
  expect(answer).toMatchObject({ refused: true, code: 'outside-calendar', field });
});

test('pauses that end before they begin, or stay open without a present moment, are refused', () => {
  const question = due('2015-03-02T09:00', '5wd').count.input;
  const reversed = [pause('2015-03-04T10:00', '2015-03-03T10:00')];
  expect(dueDate({ ...question, pauses: reversed })).toMatchObject({ code: 'pause-reversed' });
  const open = [pause('2015-03-04T10:00', null)];
  expect(dueDate({ ...question, pauses: open })).toMatchObject({ code: 'pause-open' });
});

test('terms are read and said', () => {
  const said = (text: string) => {
    const term = parseTerm(text);
    return isRefusal(term) ? term.code : formatTerm(term);
  };
  expect(said('5wd')).toEqual({ vi: '5 ngày làm việc', en: '5 working days' });
  expect(said('1wd')).toEqual({ vi: '1 ngày làm việc', en: '1 working day' });
  expect(said('8wh')).toMatchObject({ vi: '8 giờ làm việc' });
  expect(said('20d')).toMatchObject({ vi: '20 ngày' });
  expect(said('2mo')).toMatchObject({ vi: '2 tháng' });
  expect(said('0wd')).toMatchObject({ vi: 'Trong ngày' });
  for (const wrong of ['', '5', 'wd', '0d', '05wd', '-1wd', '1.5wd', '10000wd', '5 wd', '5WD', '5wdx']) {
    expect(said(wrong)).toBe('term-invalid');
  }
});
