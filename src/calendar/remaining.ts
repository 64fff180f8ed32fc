import { t, type Text } from '../kernel/messages.ts';
import { progress } from './counting.ts';
import type { DueDate } from './due-date.ts';
import { dateOf, dayMinutes, dayOf, formatDate, minuteOf } from './local-time.ts';
import type { Term } from './schema.ts';

export type Timeliness = 'early' | 'onTime' | 'late';

/**
 * Early: resolved on a day before the due day. On time: on the due day; an hour term must be met to the minute, a day
 * term by day. Late: after that. The same holds for a step with its share of the term.
 */
export function timeliness(outcome: {
  readonly term: Term;
  readonly dueAt: Temporal.Instant;
  readonly resolvedAt: Temporal.Instant;
}): Timeliness {
  const [due, resolved] = [minuteOf(outcome.dueAt), minuteOf(outcome.resolvedAt)];
  if (dayOf(resolved) < dayOf(due)) return 'early';
  const isLate = outcome.term.unit === 'wh' ? resolved > due : dayOf(resolved) > dayOf(due);
  return isLate ? 'late' : 'onTime';
}

export type Remaining = {
  readonly isOverdue: boolean;
  /** Working minutes of the agency until the due instant; negative once it has passed. */
  readonly workingMinutes: number;
  /** Working days after today up to the due day; negative: working days since it. */
  readonly workingDays: number;
  readonly text: Text;
};

/**
 * Time left, in the agency's working time. A moment outside the calendar's years counts as their nearest edge; while a
 * dossier waits for its applicant no time is used up, and the words say so.
 */
export function remaining(due: DueDate, now: Temporal.Instant): Remaining {
  const { office, input } = due.count;
  const minute = minuteOf(now) - office.calendar.firstDay * dayMinutes;
  const run = (at: number) => progress(office, 'workingMinutes', Math.max(at, 0));
  const [today, dueDay] = [Math.floor(minute / dayMinutes), Math.floor(due.count.due / dayMinutes)];
  const workingMinutes = run(due.count.due) - run(minute);
  const edge = office.workDaysBefore.length - 1;
  const daysUntil = (day: number) => office.workDaysBefore[Math.min(Math.max(day + 1, 0), edge)] ?? 0;
  const workingDays = daysUntil(dueDay) - daysUntil(today);
  const isOverdue = timeliness({ term: input.term, dueAt: due.dueAt, resolvedAt: now }) === 'late';
  const left = { isOverdue, workingMinutes, workingDays };
  if (due.isPaused) {
    return {
      ...left,
      text: t('Đang chờ người nộp, không tính thời gian', 'Waiting for the applicant, time stopped'),
    };
  }
  if (input.term.unit === 'wh') return { ...left, text: hoursLeft(workingMinutes, isOverdue) };
  return {
    ...left,
    text: daysLeft(workingDays, isOverdue, dueDay === today, dueDay + office.calendar.firstDay),
  };
}

function hoursLeft(minutes: number, isOverdue: boolean): Text {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const vi = `${hours > 0 ? `${hours} giờ ` : ''}${rest > 0 || hours === 0 ? `${rest} phút ` : ''}làm việc`;
  const en = `${hours > 0 ? `${hours} h ` : ''}${rest > 0 || hours === 0 ? `${rest} min ` : ''}of working time`;
  return isOverdue ? t(`Quá hạn ${vi}`, `Overdue by ${en}`) : t(`Còn ${vi}`, `${en} left`);
}

function daysLeft(days: number, isOverdue: boolean, isToday: boolean, dueDay: number): Text {
  if (isToday) return t('Hạn trong hôm nay', 'Due today');
  const count = Math.abs(days);
  if (count === 0) {
    const date = formatDate(dateOf(dueDay));
    return t(`Quá hạn từ sau ngày ${date}`, `Overdue since ${date}`);
  }
  const en = `${count} working ${count === 1 ? 'day' : 'days'}`;
  return isOverdue
    ? t(`Quá hạn ${count} ngày làm việc`, `Overdue by ${en}`)
    : t(`Còn ${count} ngày làm việc`, `${en} left`);
}
