import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';

/**
 * Local time of Vietnam as whole numbers, so that counting is integer arithmetic: a **day** is the number of days
 * since 1970-01-01, a **minute** the number of local minutes since then. Vietnam has kept UTC+7 without summer time
 * since 13 June 1975 (Decision 121/CP of 1967 for the North), and a calendar starts in 1976 at the earliest.
 */
const offsetMinutes = 420;

export const timeZone = 'Asia/Ho_Chi_Minh';
export const dayMinutes = 1440;

/** Local minute of an instant; seconds are dropped, as the printed forms have none. */
export function minuteOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 60_000) + offsetMinutes;
}

export function instantOf(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds((minute - offsetMinutes) * 60_000);
}

export function dayOf(minute: number): number {
  return Math.floor(minute / dayMinutes);
}

export function epochDay(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
}

export function dateOf(day: number): Temporal.PlainDate {
  const date = new Date(day * 86_400_000);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** ISO weekday of a day: 1 Monday … 7 Sunday (1970-01-01 was a Thursday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same date `months` later; a day the month does not have becomes its last (Civil Code 2015, art. 148.4). */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) / 86_400_000;
}

/** Minutes since midnight of `07:30`. */
export function parseClock(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** Minutes that a day's ranges hold. */
export function openMinutes(ranges: readonly (readonly [string, string])[]): number {
  return ranges.reduce((sum, [from, to]) => sum + parseClock(to) - parseClock(from), 0);
}

/** The least number that all of these divide: days of different lengths divide evenly into so many parts. */
export function commonMultiple(lengths: readonly number[]): number {
  return lengths.reduce((a, b) => (a / commonDivisor(a, b)) * b, 1);
}

/** Last minute of a day's ranges, in minutes since midnight; 0 for a day off. */
export function closingMinute(ranges: readonly (readonly [string, string])[]): number {
  const last = ranges.at(-1);
  return last === undefined ? 0 : parseClock(last[1]);
}

/** `25/02/2015`, as Vietnamese documents write a day. */
export function formatDate(date: Temporal.PlainDate): string {
  return `${pad(date.day)}/${pad(date.month)}/${date.year}`;
}

/** Local time with its offset: `2015-02-25T17:00:00+07:00`. */
export function formatLocal(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * A moment as typed: `2015-02-11T09:30` is local time; `2015-02-11T09:30+07:00` and `…Z` say their offset.
 * A day without a time is refused: a term cannot be counted to the minute from it.
 */
export function parseMoment(text: string, field: string): Temporal.Instant | Refusal {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const wrong = refuse(
    'moment-invalid',
    t(
      `“${shown}” không phải là ngày giờ có thật. Hãy ghi ngày và giờ, ví dụ 2015-02-11T09:30.`,
      `"${shown}" is not a real date and time. Write both, for example 2015-02-11T09:30.`,
    ),
    field,
  );
  if (/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) {
    return refuse(
      'time-missing',
      t(
        `“${shown}” thiếu giờ. Hãy ghi cả ngày và giờ, ví dụ ${shown}T09:30.`,
        `"${shown}" has no time of day. Write both, for example ${shown}T09:30.`,
      ),
      field,
    );
  }
  const form = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(
    text.trim(),
  );
  if (form === null) return wrong;
  const [, date = '', time = '', offset] = form;
  if (time.startsWith('24') || time.slice(6, 8) === '60') return wrong;
  try {
    return offset === undefined
      ? Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).toInstant()
      : Temporal.Instant.from(`${date}T${time}${offset}`);
  } catch (error) {
    if (error instanceof RangeError) return wrong;
    throw error;
  }
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
