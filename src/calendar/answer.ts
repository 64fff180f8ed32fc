import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import type { Pause } from './count.ts';
import { dueDate } from './due-date.ts';
import { explainShares } from './explain.ts';
import { formatLocal, parseMoment, timeZone } from './local-time.ts';
import { remaining } from './remaining.ts';
import { ruleSetFor } from './rule-sets.ts';
import { DueDateQuery, type CalendarData, type OfficeHours, type RuleSet } from './schema.ts';
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
  /** `counted`: the day or a part of it counts. `amount`: days (a share of one, to four decimals) or working minutes. */
  readonly days: readonly { date: string; counted: boolean; amount: number; reason: string }[];
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
    const [issue] = parsed.error.issues;
    const [vi = '', en = vi] = (issue?.message ?? '').split('|', 2);
    return refuse('invalid', t(vi, en), issue?.path.join('.') || undefined);
  }
  const { data, hoursOf, now, language = 'vi' } = context;
  const receivedAt = parseMoment(parsed.data.receivedAt, 'receivedAt');
  if (isRefusal(receivedAt)) return receivedAt;
  const term = parseTerm(parsed.data.term);
  if (isRefusal(term)) return term;
  const hours = hoursOf(given(parsed.data.agency));
  if (isRefusal(hours)) return hours;
  const ruleSet = ruleSetFor(
    data,
    receivedAt.toZonedDateTimeISO(timeZone).toPlainDate(),
    given(parsed.data.ruleSet),
  );
  if (isRefusal(ruleSet)) return ruleSet;
  const pauses: Pause[] = [];
  for (const [i, written] of (parsed.data.pauses ?? []).entries()) {
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
    notes: [...due.notes, ...notesOnKinds(ruleSet, pauses)].map(words),
    days: explainShares(due.count).map((day) => ({
      date: day.date.toString(),
      counted: day.amount > 0,
      amount: day.amount,
      reason: words(day.reason),
    })),
  };
}

/** Null and an empty text say nothing, as leaving the field out does. */
function given<T extends string>(value: T | null | undefined): T | undefined {
  return value === null || value === '' ? undefined : value;
}

/** Where a supplement restarts the term, the reader is told of a pause that may have been one and did not say so. */
function notesOnKinds(ruleSet: RuleSet, pauses: readonly Pause[]): Text[] {
  const isOpenQuestion =
    ruleSet.lateSupplement === 'restart' && pauses.some(({ kind }) => kind === undefined);
  return isOpenQuestion ? [kindless] : [];
}

const kindless = t(
  'Quy định này tính lại thời hạn từ đầu sau khi nhận đủ hồ sơ bổ sung; khoảng tạm dừng không ghi loại chỉ được cộng thêm vào thời hạn. Nếu là chờ bổ sung, hãy ghi loại: TỪ/ĐẾN/supplement.',
  'Under these rules the term starts again after a supplement; a pause without a kind is only added to the term. If it was a supplement, say so: FROM/TO/supplement.',
);

type WrittenPause = NonNullable<ReturnType<typeof DueDateQuery.parse>['pauses']>[number];

function readPause(written: WrittenPause, field: string, receivedAt: Temporal.Instant): Pause | Refusal {
  const from = parseMoment(written.from, `${field}.from`);
  if (isRefusal(from)) return from;
  const end = given(written.to);
  const to = end === undefined ? null : parseMoment(end, `${field}.to`);
  if (isRefusal(to)) return to;
  if (to !== null && Temporal.Instant.compare(to, from) < 0) {
    return refuse(
      'pause-reversed',
      t(
        `Khoảng tạm dừng ${written.from}/${end} kết thúc trước khi bắt đầu. Hãy kiểm tra lại hai thời điểm.`,
        `The pause ${written.from}/${end} ends before it begins. Check its two times.`,
      ),
      field,
    );
  }
  if (to !== null && Temporal.Instant.compare(to, receivedAt) < 0) {
    return refuse(
      'pause-before-receipt',
      t(
        `Khoảng tạm dừng ${written.from}/${end} nằm trước lúc nhận hồ sơ. Hãy kiểm tra lại.`,
        `The pause ${written.from}/${end} lies before the receipt. Check the times.`,
      ),
      field,
    );
  }
  const [reason, kind] = [given(written.reason), given(written.kind)];
  return {
    from,
    to,
    ...(reason === undefined ? {} : { reason: t(reason, reason) }),
    ...(kind === undefined ? {} : { kind }),
  };
}
