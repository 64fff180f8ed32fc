import { expect, test } from 'vitest';
import { accepted, isRefusal, refuse } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { dueCommand, dueDateAnswer, type DueDateAnswer } from './calendar.ts';
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
  expect(answer.days[3]).toEqual({ date: '2015-02-14', counted: 1, reason: 'Làm bù cho 16/02/2015' });
  expect(answer.days.filter((day) => day.counted === 1).map((day) => day.date)).toEqual([
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
  ['--received 2015-02-11T09:30 --term 0d', 'không phải là thời hạn'],
  ['--received 2010-02-11T09:30 --term 5wd', 'nằm ngoài lịch làm việc của thành phố (2011–2036)'],
  ['--received 2036-12-30T09:30 --term 500wd', 'nằm ngoài lịch làm việc của thành phố (2011–2036)'],
  ['--received 2015-02-11T09:30 --term 5wd --pause 2015-02-12T10:00', 'Khoảng tạm dừng'],
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
  ['--received 2015-02-11T09:30 --term 5wd --agency X9', 'Không có cơ quan nào mã “X9”'],
  ['--received 2015-02-11T09:30 --term 5wd --ruleset 1-1900', 'Không có bộ quy tắc “1-1900”'],
  ['--received 2015-02-11T09:30 --term 5wd --term 6wd', '--term chỉ được ghi một lần'],
  ['--received 2015-02-11T09:30 --term 5wd --now', 'Không hiểu “--now”'],
  ['--received 2015-02-11T09:30 --term 5wd x', 'Không hiểu “x”'],
])('%s: exit code 1 and one sentence', (line, words) => {
  for (const asJson of ['', ' --json']) {
    const { exitCode, output } = run(line + asJson);
    expect(exitCode).toBe(1);
    expect(output).toContain(words);
    expect(output).not.toContain('\n');
  }
});

test('mistake: a due date sent by the client overrides the computed one', () => {
  const query = { receivedAt: '2015-02-11T09:30', term: '5wd', dueAt: '2015-12-31T17:00', days: [] };
  const answer = accepted(dueDateAnswer(query, { data: canTho, hoursOf, now: at('2015-02-12T08:00') }));
  expect(answer.dueAt).toBe('2015-02-25T17:00:00+07:00');
  expect(answer.days).toHaveLength(15);
});

test('the service counts an open pause to the present, in the words of the reader', () => {
  const query = {
    receivedAt: '2015-03-02T09:30',
    term: '5wd',
    pauses: [{ from: '2015-03-03T07:00', to: null, kind: 'supplement' }],
  };
  const context = { data: canTho, hoursOf, language: 'en' } as const;
  const answer = accepted(dueDateAnswer(query, { ...context, now: at('2015-03-04T17:00') }));
  expect(answer).toMatchObject({ isPaused: true, dueAt: '2015-03-11T17:00:00+07:00' });
  expect(answer.days[1]).toEqual({ date: '2015-03-03', counted: 0, reason: 'Waiting for a supplement' });
  expect(answer.remaining?.text).toBe('Waiting for the applicant, time stopped');
  expect(dueDateAnswer(query, context)).toMatchObject({ code: 'pause-open' });
});

test.each([
  [null, ''],
  ['5wd', ''],
  [{}, 'receivedAt'],
  [{ receivedAt: 20150211, term: '5wd' }, 'receivedAt'],
  [{ receivedAt: '2015-02-11T09:30' }, 'term'],
  [{ receivedAt: '2015-02-11T09:30', term: '5 ngày' }, 'term'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', pauses: [{}] }, 'pauses.0.from'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', pauses: [{ from: 'x' }] }, 'pauses.0.from'],
  [{ receivedAt: 'x'.repeat(10_000_000), term: '5wd' }, 'receivedAt'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', agency: 'X9' }, 'agency'],
  [{ receivedAt: '2015-02-11T09:30', term: '5wd', ruleSet: 'none' }, 'ruleSet'],
])('a question that is wrong names its field: %#', (query, field) => {
  const answer = dueDateAnswer(query, { data: canTho, hoursOf });
  expect(isRefusal(answer) && answer.field).toBe(field);
});
