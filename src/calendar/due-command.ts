import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { dueDateAnswer, type DueDateAnswer } from './answer.ts';
import { formatDate, formatLocal, parseMoment, timeZone } from './local-time.ts';
import { formatTerm, parseTerm } from './terms.ts';
import type { CalendarData, OfficeHours } from './schema.ts';

/**
 * `due --received 2015-02-11T09:30 --term 5wd [--agency CODE] [--pause FROM/TO]… [--ruleset CODE] [--at NOW] [--json]`
 *
 * Prints the due date with its reason, day by day; with `--at` also the time left then, and `--pause FROM/` may be open.
 * Bad input: exit code 1 and one sentence on what is wrong.
 */
export function dueCommand(
  args: readonly string[],
  data: CalendarData,
  hoursOf: (agency?: string) => OfficeHours | Refusal,
): { exitCode: number; output: string } {
  const asked = readArguments(args);
  if ('wrong' in asked) return { exitCode: 1, output: asked.wrong };
  const now = asked.at === undefined ? undefined : parseMoment(asked.at, 'at');
  if (isRefusal(now)) return { exitCode: 1, output: now.text.vi };
  const { at: _at, json, ...query } = asked;
  const answer = dueDateAnswer(query, { data, hoursOf, ...(now === undefined ? {} : { now }) });
  if (isRefusal(answer)) return { exitCode: 1, output: answer.text.vi };
  return { exitCode: 0, output: json ? JSON.stringify(answer, null, 2) : table(answer, data) };
}

type Asked = {
  receivedAt: string;
  term: string;
  agency?: string;
  ruleSet?: string;
  at?: string;
  pauses: { from: string; to: string | null }[];
  json: boolean;
};

const options: Record<string, 'receivedAt' | 'term' | 'agency' | 'ruleSet' | 'at' | 'pauses'> = {
  '--received': 'receivedAt',
  '--term': 'term',
  '--agency': 'agency',
  '--ruleset': 'ruleSet',
  '--at': 'at',
  '--pause': 'pauses',
};

const example = 'Ví dụ: due --received 2015-02-11T09:30 --term 5wd --json';

function readArguments(args: readonly string[]): Asked | { wrong: string } {
  const asked: Asked = { receivedAt: '', term: '', pauses: [], json: false };
  const seen = new Set<string>();
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', ...inline] = (args[i] ?? '').split('=');
    if (name === '--json' && inline.length === 0) {
      asked.json = true;
      continue;
    }
    const key = options[name];
    if (key === undefined) return { wrong: `Không hiểu “${name.slice(0, 60)}”. ${example}` };
    let value = inline.join('=');
    if (inline.length === 0) {
      i += 1;
      value = args[i] ?? '';
    }
    if (value === '' || value.startsWith('--')) return { wrong: `Thiếu giá trị của ${name}. ${example}` };
    if (key === 'pauses') {
      const pause = readPause(value);
      if (pause === undefined) {
        return {
          wrong: `Khoảng tạm dừng “${value.slice(0, 90)}” không đúng. Hãy ghi TỪ/ĐẾN, ví dụ 2015-02-12T10:00/2015-02-13T15:00.`,
        };
      }
      asked.pauses.push(pause);
      continue;
    }
    if (seen.has(key)) return { wrong: `${name} chỉ được ghi một lần.` };
    seen.add(key);
    asked[key] = value;
  }
  if (asked.receivedAt === '') return { wrong: `Thiếu --received: thời điểm nhận hồ sơ. ${example}` };
  if (asked.term === '') return { wrong: `Thiếu --term: thời hạn giải quyết. ${example}` };
  if (asked.at === undefined && asked.pauses.some((pause) => pause.to === null)) {
    return { wrong: 'Khoảng tạm dừng chưa kết thúc: hãy ghi thêm --at là thời điểm tính đến.' };
  }
  return asked;
}

function readPause(text: string): { from: string; to: string | null } | undefined {
  const [from, to, ...more] = text.split('/');
  if (from === undefined || from === '' || to === undefined || more.length > 0) return undefined;
  return { from, to: to === '' ? null : to };
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
    isHours && day.counted > 0 ? `${day.counted} phút` : String(day.counted),
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
