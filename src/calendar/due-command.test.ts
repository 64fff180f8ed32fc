import { expect, test } from 'vitest';
import { z } from 'zod';
import { accepted, refuse } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import {
  buildCalendar,
  dueCommand,
  dueDate,
  formatLocal,
  parseTerm,
  ruleSetAt,
  type DueDateAnswer,
} from './calendar.ts';
import { at, canTho } from './example.ts';
import { OfficeHours } from './schema.ts';

const morning = OfficeHours.parse({ ...canTho.hours, 3: [['07:30', '11:30']] });
const noAgency = refuse(
  'agency-unknown',
  t('Không có cơ quan nào mã “X9”.', 'There is no agency "X9".'),
  'agency',
);
const hoursOf = (agency?: string) => {
  if (agency === undefined) return canTho.hours;
  return agency === 'UBND-01' ? morning : noAgency;
};
const refusal = z.strictObject({
  code: z.string(),
  field: z.string().optional(),
  vi: z.string(),
  en: z.string().min(20),
});
const run = (line: string) => dueCommand(line.split(' '), canTho, hoursOf);
const json = (line: string): DueDateAnswer => JSON.parse(run(`${line} --json`).output);

test('the answer as JSON: due in local time with offset, and every day with its reason', () => {
  const answer = json('--received 2015-02-11T09:30 --term 5wd');
  expect(answer).toMatchObject({
    received: '2015-02-11T09:30:00+07:00',
    term: '5wd',
    ruleSet: '93-2007',
    dueAt: '2015-02-25T17:00:00+07:00',
    isPaused: false,
    notes: [],
  });
  expect(answer.days[3]).toEqual({
    date: '2015-02-14',
    counted: true,
    amount: 1,
    reason: 'Làm bù cho 16/02/2015',
  });
  expect(answer.days[0]).toMatchObject({ date: '2015-02-11', counted: false, amount: 0 });
  expect(answer.days.filter((day) => day.counted).map((day) => day.date)).toEqual([
    '2015-02-12',
    '2015-02-13',
    '2015-02-14',
    '2015-02-24',
    '2015-02-25',
  ]);
});

test('an agency has its own hours; times with an offset are the same moment', () => {
  expect(json('--received 2015-03-03T09:30 --term 1wd --agency UBND-01').dueAt).toBe(
    '2015-03-04T11:30:00+07:00',
  );
  expect(json('--received=2015-03-03T02:30Z --term=1wd').received).toBe('2015-03-03T09:30:00+07:00');
});

test('several pauses, a rule set by its code, and the time left at a moment', () => {
  const pauses = '--pause 2015-03-04T00:00/2015-03-05T00:00 --pause 2015-03-05T00:00/2015-03-06T00:00';
  const answer = json(
    `--received 2015-03-02T09:30 --term 5wd ${pauses} --ruleset 118-2025 --at 2015-03-10T08:00`,
  );
  expect(answer).toMatchObject({ dueAt: '2015-03-11T17:00:00+07:00', ruleSet: '118-2025' });
  expect(answer.remaining).toEqual({
    isOverdue: false,
    workingDays: 1,
    workingMinutes: 420 + 480,
    text: 'Còn 1 ngày làm việc',
  });
});

test('without --json a table that reads in Vietnamese', () => {
  const { exitCode, output } = run('--received 2015-02-11T15:30 --term 8wh');
  expect(exitCode).toBe(0);
  expect(output.split('\n')).toEqual([
    'Nhận hồ sơ:  15:30 ngày 11/02/2015',
    'Thời hạn:    8 giờ làm việc',
    'Quy định:    Quyết định 93/2007/QĐ-TTg',
    'Hẹn trả:     15:30 ngày 12/02/2015',
    '',
    'Ngày            Tính  Lý do',
    '11/02/2015   90 phút  Tính ngay từ giờ nhận hồ sơ',
    '12/02/2015  390 phút  Ngày làm việc',
  ]);
});

test.each([
  ['--term 5wd', 'Thiếu --received'],
  ['--received 2015-02-11T09:30', 'Thiếu --term'],
  ['--received', 'Thiếu giá trị của --received'],
  ['--received --term 5wd', 'Thiếu giá trị của --received'],
  ['--received 2015-02-11 --term 5wd', '“2015-02-11” thiếu giờ'],
  ['--received 2015-02-30T09:00 --term 5wd', 'không phải là ngày giờ có thật'],
  ['--received 2015-02-11T25:00 --term 5wd', 'không phải là ngày giờ có thật'],
  ['--received hôm-qua --term 5wd', 'không phải là ngày giờ có thật'],
  ['--received 2015-02-11T09:30 --term 5', 'không phải là thời hạn'],
  ['--received 2010-02-11T09:30 --term 5wd', 'nằm ngoài lịch làm việc của thành phố (2011–2036)'],
  ['--received 2036-12-30T09:30 --term 500wd', 'nằm ngoài lịch làm việc của thành phố (2011–2036)'],
  ['--received 2015-02-11T09:30 --term 5wd --pause 2015-02-12T10:00', 'Khoảng tạm dừng'],
  ['--received 2015-02-11T09:30 --term 5wd --pause 2015-02-12T10:00//payment', 'chưa kết thúc'],
  ['--received 2015-02-11T09:30 --term 5wd --pause /2015-02-12T10:00', 'Khoảng tạm dừng cần ghi'],
  ['--received 2015-02-11T09:30 --term 5wd --pause a/b/c/d', 'Khoảng tạm dừng cần ghi'],
  ['--received 2015-02-11T09:30 --term 5wd --pause a/b/lunch', 'Loại tạm dừng phải là'],
  ['--received 2015-02-11T09:30 --term 5wd --pause a/b', 'không phải là ngày giờ có thật'],
  [
    '--received 2015-02-11T09:30 --term 5wd --pause 2015-02-13T10:00/2015-02-12T10:00',
    'kết thúc trước khi bắt đầu',
  ],
  [
    '--received 2015-02-11T09:30 --term 5wd --pause 2015-02-09T10:00/2015-02-10T10:00',
    'nằm trước lúc nhận hồ sơ',
  ],
  ['--received 2015-02-11T09:30 --term 5wd --pause 2015-02-12T10:00/', 'chưa kết thúc'],
  ['--received 2015-02-11T09:30 --term 99999wd', '“99999wd”: thời hạn phải từ 1 đến 9.999'],
  ['--received 2015-02-11T09:30 --term 0d', 'hoặc 0wd nếu trả trong ngày'],
  ['--received 2015-02-11T09:30 --term 5wd --agency X9', 'Không có cơ quan nào mã “X9”'],
  ['--received 2015-02-11T09:30 --term 5wd --ruleset 1-1900', 'Không có bộ quy tắc “1-1900”'],
  ['--received 2015-02-11T09:30 --term 5wd --term 6wd', '--term chỉ được ghi một lần'],
  ['--received 2015-02-11T09:30 --term 5wd --now', 'Không hiểu “--now”'],
  ['--received 2015-02-11T09:30 --term 5wd x', 'Không hiểu “x”'],
])('%s: exit code 1 and one sentence in both languages', (line, words) => {
  const told = run(line);
  expect([told.exitCode, told.output]).toEqual([1, '']);
  expect(told.error).toContain(words);
  expect(told.error).not.toContain('\n');

  const asJson = run(`${line} --json`);
  expect([asJson.exitCode, asJson.error]).toEqual([1, undefined]);
  const { refusals } = z.object({ refusals: z.array(refusal) }).parse(JSON.parse(asJson.output));
  expect(refusals).toHaveLength(1);
  for (const { vi, en } of refusals) {
    expect(vi).toContain(words);
    expect(told.error).toBe(`${vi} / ${en}`);
    expect(en.replace(/"[^"]*"/g, '')).not.toMatch(/[À-ỹ]/); // but for what was typed
  }
});

test('a day of which a part counted is counted, with its share; the amounts are the term', () => {
  // Three hours of eight on Tuesday, five of eight on Thursday.
  const pauses = '--pause 2015-03-03T07:00/2015-03-03T10:00 --pause 2015-03-05T10:00/2015-03-05T17:00';
  const asked = `--received 2015-03-02T09:30 --term 3wd ${pauses}`;
  expect(json(asked).days.map(({ counted, amount }) => [counted, amount])).toEqual([
    [false, 0],
    [true, 0.625],
    [true, 1],
    [true, 0.375],
    [true, 1],
  ]);
  expect(run(asked).output).toMatch(/^03\/03\/2015\s+0,625 /m);
  const lost = '--pause 2015-03-03T07:00/2015-03-03T10:00';
  const ends = json(`--received 2015-03-02T09:30 --term 1wd ${lost}`).days;
  expect(ends.map(({ amount }) => amount)).toEqual([0, 0.625, 0.375]); // of the last day only what was needed
});

test('working hours are counted in minutes', () => {
  const { days } = json('--received 2015-02-13T16:00 --term 8wh --pause 2015-02-14T07:00/2015-02-14T08:00');
  expect(days.map(({ date, counted, amount }) => [date.slice(8), counted, amount])).toEqual([
    ['13', true, 60],
    ['14', true, 420],
  ]);
});

test('a pause that says it was a supplement restarts the term where the rules do; without a kind it adds', () => {
  const asked = (kind: string, rules: string) =>
    json(
      `--received 2015-03-02T09:30 --term 5wd --ruleset ${rules} --pause 2015-03-04T07:00/2015-03-05T17:00${kind}`,
    );
  const dossier = accepted(
    dueDate({
      receivedAt: at('2015-03-02T09:30'),
      term: accepted(parseTerm('5wd')),
      calendar: buildCalendar(canTho),
      hours: canTho.hours,
      pauses: [{ from: at('2015-03-04T07:00'), to: at('2015-03-05T17:00'), kind: 'supplement' }],
      ruleSet: accepted(ruleSetAt(canTho, Temporal.PlainDate.from('2019-01-02'))),
    }),
  );
  const restarted = asked('/supplement', '61-2018');
  expect(restarted).toMatchObject({ dueAt: formatLocal(dossier.dueAt), notes: [] });
  expect(restarted.dueAt).toBe('2015-03-12T17:00:00+07:00');
  expect(asked('/payment', '61-2018')).toMatchObject({ dueAt: '2015-03-11T17:00:00+07:00', notes: [] });
  const plain = asked('', '61-2018');
  expect(plain.dueAt).toBe('2015-03-11T17:00:00+07:00');
  expect(plain.notes).toEqual([expect.stringContaining('TỪ/ĐẾN/supplement')]);
  expect(asked('', '93-2007').notes).toEqual([]); // these rules add, whatever the kind
});
