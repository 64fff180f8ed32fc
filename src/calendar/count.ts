import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import * as counting from './counting.ts';
import { addMonths, dateOf, dayMinutes, dayOf, formatDate, minuteOf, parseClock } from './local-time.ts';
import type { OfficeHours, RuleSet, Term } from './schema.ts';
import { officeTime, type OfficeTime, type WorkingCalendar } from './working-calendar.ts';

/** Waiting for the applicant. `to` null: still waiting. `kind` matters only where a rule set restarts the term. */
export type Pause = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
  readonly reason?: Text;
  readonly kind?: 'supplement' | 'payment' | 'other';
};

export type DueDateInput = {
  readonly receivedAt: Temporal.Instant;
  readonly term: Term;
  readonly calendar: WorkingCalendar;
  readonly hours: OfficeHours;
  readonly pauses: readonly Pause[];
  readonly ruleSet: RuleSet;
  /** Until when an open pause is counted: the present moment. */
  readonly asOf?: Temporal.Instant;
};

/** What was decided, in minutes and days of `counting.ts`; the explanation is told from it. */
export type Count = {
  readonly office: OfficeTime;
  readonly input: DueDateInput;
  readonly received: number;
  /** Where the term began: the receipt, or the end of a supplement that restarted it. */
  readonly began: number;
  readonly waiting: counting.Stretches;
  readonly isPaused: boolean;
  /** Day on which the term itself is used up; a due day after it was moved to a working day. */
  readonly lastDay: number;
  readonly due: number;
};

/** Counts a term through the calendar; the rules are told at `dueDate`. */
export function countTerm(input: DueDateInput): Count | Refusal {
  const { calendar, term, ruleSet } = input;
  const office = officeTime(calendar, input.hours);
  const origin = calendar.firstDay * dayMinutes;
  const received = minuteOf(input.receivedAt) - origin;
  if (received < 0 || received >= (calendar.endDay - calendar.firstDay) * dayMinutes) {
    return outside(calendar, 'receivedAt', dayOf(received) + calendar.firstDay);
  }
  let began = received;
  let isPaused = false;
  const stretches: [number, number][] = [];
  for (const pause of input.pauses) {
    const end = pause.to ?? input.asOf;
    if (end === undefined) return openWithoutAsOf;
    const [from, to] = [minuteOf(pause.from) - origin, minuteOf(end) - origin];
    if (pause.to === null) {
      if (to < from) continue;
      isPaused = true;
    } else if (to < from) return reversed;
    if (to > received && to > from) stretches.push([from, to]);
    if (ruleSet.lateSupplement === 'restart' && pause.kind === 'supplement' && to > began) began = to;
  }
  const waiting = merge(stretches);
  const found = find(office, term, began, waiting, ruleSet.sameDayCutoff);
  if (found === undefined) return outside(calendar, 'term');
  return { office, input, received, began, waiting, isPaused, ...found };
}

/** A same-day procedure is due today if the office is open, the cut-off has not passed, and nobody waits any more today. */
export function isSameDay(
  office: OfficeTime,
  began: number,
  waiting: counting.Stretches,
  cutoff: string | null,
): boolean {
  const day = Math.floor(began / dayMinutes);
  const close = counting.closingOf(office, day);
  if (began >= close || (cutoff !== null && began - day * dayMinutes > parseClock(cutoff))) return false;
  return counting.waited(office, 'workingMinutes', began, close, waiting) === 0;
}

/** Refusal of a day that the calendar does not know. */
export function outside(calendar: WorkingCalendar, field: string, day?: number): Refusal {
  const { from, computedTo } = calendar.data.years;
  const [vi, en] =
    day === undefined
      ? ['Hạn trả kết quả', 'The due date']
      : [`Ngày ${formatDate(dateOf(day))}`, `The day ${formatDate(dateOf(day))}`];
  return refuse(
    'outside-calendar',
    t(
      `${vi} nằm ngoài lịch làm việc của thành phố (${from}–${computedTo}). Hãy kiểm tra lại ngày tháng và thời hạn.`,
      `${en} lies outside the city's working calendar (${from}–${computedTo}). Check the dates and the term.`,
    ),
    field,
  );
}

/** Overlapping and touching stretches become one, so that splitting or repeating a pause changes nothing. */
function merge(stretches: [number, number][]): counting.Stretches {
  if (stretches.length > 1) stretches.sort((a, b) => a[0] - b[0]);
  const flat: number[] = [];
  for (const [from, to] of stretches) {
    const last = flat.at(-1);
    if (last === undefined || from > last) flat.push(from, to);
    else if (to > last) flat[flat.length - 1] = to;
  }
  return flat;
}

function find(
  office: OfficeTime,
  term: Term,
  began: number,
  waiting: counting.Stretches,
  cutoff: string | null,
): { lastDay: number; due: number } | undefined {
  const day = Math.floor(began / dayMinutes);
  if (term.unit === 'wh') {
    const target = counting.targetAfterWaiting(office, 'workingMinutes', began, term.amount * 60, waiting);
    const due = counting.minuteReaching(office, target);
    return due === undefined ? undefined : { lastDay: Math.floor(due / dayMinutes), due };
  }
  if (term.amount === 0 && isSameDay(office, began, waiting, cutoff)) {
    return { lastDay: day, due: counting.closingOf(office, day) };
  }
  const measure = term.unit === 'wd' ? 'workingDays' : 'calendarDays';
  const origin = office.calendar.firstDay;
  const need =
    term.unit === 'mo' ? addMonths(day + origin, term.amount) - origin - day : Math.max(term.amount, 1);
  const whole = counting.perDay(office, measure);
  const target = counting.targetAfterWaiting(office, measure, (day + 1) * dayMinutes, need * whole, waiting);
  const last = Math.ceil(target / whole) - 1;
  const workDay = term.unit === 'wd' ? last : office.workDaysBefore[last];
  const dueDay = workDay === undefined ? undefined : counting.firstFreeClose(office, workDay, waiting);
  if (workDay === undefined || dueDay === undefined) return undefined;
  const lastDay = term.unit === 'wd' ? (office.workDays[workDay] ?? dueDay) : last;
  return { lastDay, due: counting.closingOf(office, dueDay) };
}

const reversed = refuse(
  'pause-reversed',
  t(
    'Khoảng tạm dừng kết thúc trước khi bắt đầu. Hãy kiểm tra lại hai thời điểm.',
    'A pause ends before it begins. Check its two times.',
  ),
  'pauses',
);

const openWithoutAsOf = refuse(
  'pause-open',
  t(
    'Khoảng tạm dừng chưa kết thúc: cần biết tính đến thời điểm nào.',
    'A pause has not ended: say up to which moment to count it.',
  ),
  'pauses',
);
