import { workingMinutesBetween } from '../calendar/calendar.ts';
import { localDate } from '../kernel/clock.ts';
import { isRefusal } from '../kernel/errors.ts';
import type { DueStanding } from '../ui/badges.tsx';
import type { State, Timeliness } from './schema.ts';
import type { Timekeeping } from './timekeeping.ts';

/** What decides how a due date looks: of a dossier, or of one of its steps. */
export type DueFacts = {
  readonly state: State;
  /** The agency in whose working time it is counted. */
  readonly agencyId: number;
  readonly dueAt: Temporal.Instant | null;
  /** The office waits for the applicant. */
  readonly isPaused: boolean;
  /** An hour term is met or missed to the minute, a day term by the day. */
  readonly isHourTerm: boolean;
  readonly timeliness: Timeliness | null;
};

/** The time kept for an agency, as far as time left needs it. */
export type OfficeTime = Pick<Timekeeping, 'calendar' | 'hoursOf'>;

const whenFinished = { early: 'early', onTime: 'on-time', late: 'late' } as const;
const withoutDate: readonly State[] = ['registered', 'notReceived', 'withdrawn', 'stopped'];

/** Where something stands against its due date, in the working time of its agency: a day is that office's working day. */
export function dueStanding(time: OfficeTime, facts: DueFacts, now: Temporal.Instant): DueStanding {
  const { state, agencyId, dueAt, isPaused, timeliness } = facts;
  if (timeliness !== null) return { kind: 'finished', when: whenFinished[timeliness] };
  if (dueAt === null || withoutDate.includes(state) || state === 'resolved' || state === 'returned')
    return { kind: 'none' };
  if (isPaused) return { kind: 'paused' };
  const hours = time.hoursOf(agencyId);
  const counted = workingMinutesBetween(time.calendar, hours, now, dueAt);
  if (isRefusal(counted)) return { kind: 'none' };
  const day = longestDay(hours);
  if (isLate(facts, now)) {
    const since = now.since(dueAt).total('minutes');
    return { kind: 'late', by: counted < 0 ? spanOf(-counted, day) : Math.floor(since) };
  }
  // What is due today is told in hours, even when all of the day is left.
  const isToday = localDate(now).equals(localDate(dueAt));
  return { kind: 'running', left: spanOf(Math.max(counted, 0), isToday ? 0 : day), soon: counted <= day };
}

/** Late: after the due day; an hour term after its very minute (`timeliness` of the calendar says the same). */
export function isLate(
  { dueAt, isHourTerm }: Pick<DueFacts, 'dueAt' | 'isHourTerm'>,
  now: Temporal.Instant,
): boolean {
  if (dueAt === null) return false;
  if (isHourTerm) return Temporal.Instant.compare(now, dueAt) > 0;
  return Temporal.PlainDate.compare(localDate(now), localDate(dueAt)) > 0;
}

function spanOf(minutes: number, day: number): { days: number; hours: number; minutes: number } {
  const days = day === 0 ? 0 : Math.floor(minutes / day);
  const rest = minutes - days * day;
  return { days, hours: Math.floor(rest / 60), minutes: rest % 60 };
}

/** Minutes of the office's longest working day. */
function longestDay(hours: ReturnType<OfficeTime['hoursOf']>): number {
  const minuteOf = (clock: string): number => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return hour * 60 + minute;
  };
  const lengths = Object.values(hours).map((ranges: readonly (readonly [string, string])[]) =>
    ranges.reduce((sum, [from, to]) => sum + minuteOf(to) - minuteOf(from), 0),
  );
  return Math.max(...lengths);
}
