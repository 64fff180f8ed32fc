import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { dueDateAnswer, type DueDateAnswer } from './answer.ts';
import { readArguments, type Asked } from './due-arguments.ts';
import { formatDate, formatLocal, parseMoment, timeZone } from './local-time.ts';
import { formatTerm, parseTerm } from './terms.ts';
import type { CalendarData, OfficeHours } from './schema.ts';

/** What `due` answers: `output` for standard output, `error` for standard error. */
export type DueResult = { readonly exitCode: 0 | 1; readonly output: string; readonly error?: string };

/**
 * `due …`, as `dueUsage` writes it: prints the due date with its reason, day by day; with `--at` also the time left then.
 *
 * Bad input gives exit code 1: with `--json` the output is `{ "refusals": [{ code, field, vi, en }] }`, as the API answers
 * it; else the output is empty and the sentence, in Vietnamese and English, is the error.
 */
export function dueCommand(
  args: readonly string[],
  data: CalendarData,
  hoursOf: (agency?: string) => OfficeHours | Refusal,
): DueResult {
  const asked = readArguments(args);
  const answer = isRefusal(asked) ? asked : answerTo(asked, data, hoursOf);
  const isJson = args.includes('--json');
  if (isRefusal(answer)) return refused(answer, isJson);
  return { exitCode: 0, output: isJson ? JSON.stringify(answer, null, 2) : table(answer, data) };
}

function answerTo(
  { at, ...query }: Asked,
  data: CalendarData,
  hoursOf: (agency?: string) => OfficeHours | Refusal,
): DueDateAnswer | Refusal {
  const now = at === undefined ? undefined : parseMoment(at, 'at');
  if (isRefusal(now)) return now;
  return dueDateAnswer(query, { data, hoursOf, ...(now === undefined ? {} : { now }) });
}

function refused({ code, field, text }: Refusal, isJson: boolean): DueResult {
  if (!isJson) return { exitCode: 1, output: '', error: `${text.vi} / ${text.en}` };
  const refusals = [{ code, ...(field === undefined ? {} : { field }), vi: text.vi, en: text.en }];
  return { exitCode: 1, output: JSON.stringify({ refusals }, null, 2) };
}

function table(answer: DueDateAnswer, data: CalendarData): string {
  const term = parseTerm(answer.term);
  const rules = data.ruleSets.find(({ code }) => code === answer.ruleSet);
  const isHours = answer.term.endsWith('wh');
  const head = [
    `Nhận hồ sơ:  ${moment(answer.received)}`,
    `Thời hạn:    ${isRefusal(term) ? answer.term : formatTerm(term).vi}`,
    `Quy định:    ${rules?.title.vi ?? answer.ruleSet}`,
    `Hẹn trả:     ${moment(answer.dueAt)}`,
    ...(answer.remaining === undefined ? [] : [`Thời gian:   ${answer.remaining.text}`]),
    ...answer.notes.map((note) => `Lưu ý:       ${note}`),
  ];
  const rows = answer.days.map((day) => [
    formatDate(Temporal.PlainDate.from(day.date)),
    isHours && day.amount > 0 ? `${day.amount} phút` : String(day.amount).replace('.', ','),
    day.reason,
  ]);
  const width = Math.max(4, ...rows.map((row) => row[1]?.length ?? 0));
  const line = ([date = '', counted = '', reason = '']: readonly string[]) =>
    `${date.padEnd(10)}  ${counted.padStart(width)}  ${reason}`;
  return [...head, '', line(['Ngày', 'Tính', 'Lý do']), ...rows.map(line)].join('\n');
}

function moment(local: string): string {
  const at = Temporal.Instant.from(local).toZonedDateTimeISO(timeZone);
  return `${formatLocal(at.toInstant()).slice(11, 16)} ngày ${formatDate(at.toPlainDate())}`;
}
