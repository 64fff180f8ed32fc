import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import type { Pause } from './count.ts';
import { dueDate } from './due-date.ts';
import { formatLocal, parseMoment, timeZone } from './local-time.ts';
import { remaining } from './remaining.ts';
import { ruleSetFor } from './rule-sets.ts';
import { DueDateQuery, type CalendarData, type OfficeHours } from './schema.ts';
import { parseTerm, termText } from './terms.ts';
import { buildCalendar } from './working-calendar.ts';

/** Answer of `POST /api/v1/due-dates` and of `due --json`: moments in local time with offset. */
export type DueDateAnswer = {
  readonly received: string;
  readonly term: string;
  readonly ruleSet: string;
  readonly dueAt: string;
  readonly isPaused: boolean;
  /** Time left at `now`; absent where no present moment was given. */
  readonly remaining?: { workingMinutes: number; workingDays: number; isOverdue: boolean; text: string };
  readonly notes: readonly string[];
  readonly days: readonly { date: string; counted: number; reason: string }[];
};

export type DueDateContext = {
  readonly data: CalendarData;
  /** Office hours of an agency by its code; without a code, the city's. */
  readonly hoursOf: (agency?: string) => OfficeHours | Refusal;
  /** The present moment: open pauses are counted to it, time left from it. */
  readonly now?: Temporal.Instant;
  readonly language?: Language;
};

/** Reads a question about a due date and answers it; every wrong field is refused in words. */
export function dueDateAnswer(query: unknown, context: DueDateContext): DueDateAnswer | Refusal {
  const parsed = DueDateQuery.safeParse(query);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return refuse(
      'invalid',
      t(
        `Trường “${field}” thiếu hoặc không đúng. Cần receivedAt, term và, nếu có, agency, pauses, ruleSet.`,
        `The field "${field}" is missing or wrong. Needed: receivedAt, term and, if any, agency, pauses, ruleSet.`,
      ),
      field,
    );
  }
  const { data, hoursOf, now, language = 'vi' } = context;
  const receivedAt = parseMoment(parsed.data.receivedAt, 'receivedAt');
  if (isRefusal(receivedAt)) return receivedAt;
  const term = parseTerm(parsed.data.term);
  if (isRefusal(term)) return term;
  const hours = hoursOf(parsed.data.agency);
  if (isRefusal(hours)) return hours;
  const ruleSet = ruleSetFor(
    data,
    receivedAt.toZonedDateTimeISO(timeZone).toPlainDate(),
    parsed.data.ruleSet,
  );
  if (isRefusal(ruleSet)) return ruleSet;
  const pauses: Pause[] = [];
  for (const [i, written] of parsed.data.pauses.entries()) {
    const pause = readPause(written, `pauses.${i}`, receivedAt);
    if (isRefusal(pause)) return pause;
    pauses.push(pause);
  }
  const due = dueDate({
    receivedAt,
    term,
    calendar: buildCalendar(data),
    hours,
    pauses,
    ruleSet,
    ...(now === undefined ? {} : { asOf: now }),
  });
  if (isRefusal(due)) return due;
  const words = (text: Text) => say(text, language);
  const left = now === undefined ? undefined : remaining(due, now);
  return {
    received: formatLocal(receivedAt),
    term: termText(term),
    ruleSet: ruleSet.code,
    dueAt: formatLocal(due.dueAt),
    isPaused: due.isPaused,
    ...(left === undefined ? {} : { remaining: { ...left, text: words(left.text) } }),
    notes: due.notes.map(words),
    days: due.days.map((day) => ({
      date: day.date.toString(),
      counted: day.counted,
      reason: words(day.reason),
    })),
  };
}

type WrittenPause = ReturnType<typeof DueDateQuery.parse>['pauses'][number];

function readPause(written: WrittenPause, field: string, receivedAt: Temporal.Instant): Pause | Refusal {
  const from = parseMoment(written.from, `${field}.from`);
  if (isRefusal(from)) return from;
  const to = written.to == null ? null : parseMoment(written.to, `${field}.to`);
  if (isRefusal(to)) return to;
  if (to !== null && Temporal.Instant.compare(to, from) < 0) {
    return refuse(
      'pause-reversed',
      t(
        `Khoảng tạm dừng ${written.from}/${written.to} kết thúc trước khi bắt đầu. Hãy kiểm tra lại hai thời điểm.`,
        `The pause ${written.from}/${written.to} ends before it begins. Check its two times.`,
      ),
      field,
    );
  }
  if (to !== null && Temporal.Instant.compare(to, receivedAt) < 0) {
    return refuse(
      'pause-before-receipt',
      t(
        `Khoảng tạm dừng ${written.from}/${written.to} nằm trước lúc nhận hồ sơ. Hãy kiểm tra lại.`,
        `The pause ${written.from}/${written.to} lies before the receipt. Check the times.`,
      ),
      field,
    );
  }
  const reason = written.reason === undefined ? {} : { reason: t(written.reason, written.reason) };
  return { from, to, ...reason, ...(written.kind === undefined ? {} : { kind: written.kind }) };
}
