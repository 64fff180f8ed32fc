import { isRefusal, type Refusal } from '../kernel/errors.ts';
import type { Text } from '../kernel/messages.ts';
import { outside, type DueDateInput } from './count.ts';
import { minuteReaching, progress, targetAfterWaiting, waited } from './counting.ts';
import { dueDate } from './due-date.ts';
import { dayMinutes, dayOf, epochDay, instantOf, minuteOf } from './local-time.ts';
import type { OfficeHours } from './schema.ts';
import { dayKind, officeTime, rangesOn, type WorkingCalendar } from './working-calendar.ts';

export type { DueDateInput, Pause } from './count.ts';
export { dueDateAnswer, type DueDateAnswer } from './answer.ts';
export { dueHelp, dueUsage } from './due-arguments.ts';
export { dueCommand } from './due-command.ts';
export { DueDate, dueDate } from './due-date.ts';
export type { DayReason } from './explain.ts';
export { formatLocal, parseMoment, timeZone } from './local-time.ts';
export { remaining, timeliness, type Remaining, type Timeliness } from './remaining.ts';
export { ruleSetAt } from './rule-sets.ts';
export { formatTerm, parseTerm, termText } from './terms.ts';
export { buildCalendar, type WorkingCalendar } from './working-calendar.ts';

/** What a day is for an agency: worked or not, why, and the office's ranges of that day. */
export type DayStatus = {
  readonly date: Temporal.PlainDate;
  readonly isWorking: boolean;
  readonly reason: Text;
  readonly ranges: readonly (readonly [string, string])[];
};

/** Whether an agency works on a day, and why. Refused outside the calendar's years. */
export function dayStatus(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  date: Temporal.PlainDate,
): DayStatus | Refusal {
  const day = epochDay(date);
  if (day < calendar.firstDay || day >= calendar.endDay) return outside(calendar, 'date', day);
  const { hoursAs, reason } = dayKind(calendar, hours, day);
  return { date, isWorking: hoursAs > 0, reason, ranges: rangesOn(hours, hoursAs) };
}

/** Working minutes of an agency between two instants; negative if the second is the earlier. Refused outside the years. */
export function workingMinutesBetween(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number | Refusal {
  const office = officeTime(calendar, hours);
  const [start, end] = [minuteOf(from), minuteOf(to)];
  for (const minute of [start, end]) {
    const day = dayOf(minute);
    if (day < calendar.firstDay || day >= calendar.endDay) return outside(calendar, 'date', day);
  }
  const origin = calendar.firstDay * dayMinutes;
  return (
    progress(office, 'workingMinutes', end - origin) - progress(office, 'workingMinutes', start - origin)
  );
}

/**
 * When a step is due that ends after `percentCumulative` (0–100) of the dossier's term: the share is of the agency's
 * working time from receipt to the due date, waiting left out, and never ends after the dossier is due.
 */
export function shareDue(
  input: DueDateInput & { readonly percentCumulative: number },
): Temporal.Instant | Refusal {
  const due = dueDate(input);
  if (isRefusal(due)) return due;
  if (input.percentCumulative >= 100) return due.dueAt;
  const { office, began, waiting, due: end } = due.count;
  const whole =
    progress(office, 'workingMinutes', end) -
    progress(office, 'workingMinutes', began) -
    waited(office, 'workingMinutes', began, end, waiting);
  const share = Math.ceil((whole * Math.max(input.percentCumulative, 0)) / 100);
  if (share === 0) return instantOf(began + office.calendar.firstDay * dayMinutes);
  const minute = minuteReaching(office, targetAfterWaiting(office, 'workingMinutes', began, share, waiting));
  return minute === undefined || minute >= end
    ? due.dueAt
    : instantOf(minute + office.calendar.firstDay * dayMinutes);
}
