import { dayMinutes } from './local-time.ts';
import type { OfficeTime } from './working-calendar.ts';

/**
 * Counting inside a calendar. A **minute** here is counted from the calendar's first midnight, a **day** is an index
 * from its first day. A `Measure` says how far time has run: in working minutes, in parts of working days, or by the
 * wall clock; it never runs backwards, and pauses take out of it what runs while they last.
 */
export type Measure = 'workingMinutes' | 'workingDays' | 'calendarDays';

/** Waiting as disjoint stretches in order, flat: start, end, start, end … (end not included). */
export type Stretches = readonly number[];

/** How far the measure has run by a minute. */
export function progress(office: OfficeTime, measure: Measure, minute: number): number {
  if (measure === 'calendarDays') return minute;
  const day = Math.floor(minute / dayMinutes);
  if (day < 0) return 0;
  const weekday = office.hoursAs[day];
  const isMinutes = measure === 'workingMinutes';
  if (weekday === undefined) return atEnd(office, isMinutes);
  const before = isMinutes
    ? (office.minutesBefore[day] ?? 0)
    : (office.workDaysBefore[day] ?? 0) * office.partsPerDay;
  if (weekday === 0) return before;
  const passed = minutesInto(office.ranges[weekday] ?? [], minute - day * dayMinutes);
  return before + (isMinutes ? passed : passed * (office.partsPerDay / (office.lengths[weekday] ?? 1)));
}

/** What one whole day adds to the measure. */
export function perDay(office: OfficeTime, measure: 'workingDays' | 'calendarDays'): number {
  return measure === 'workingDays' ? office.partsPerDay : dayMinutes;
}

/** How far the measure must have run so that `need` of it, from `start` on, was not spent waiting. */
export function targetAfterWaiting(
  office: OfficeTime,
  measure: Measure,
  start: number,
  need: number,
  waiting: Stretches,
): number {
  let target = progress(office, measure, start) + need;
  for (let i = 0; i < waiting.length; i += 2) {
    const [from, to] = [Math.max(waiting[i] ?? 0, start), waiting[i + 1] ?? 0];
    if (to <= from) continue;
    const reached = progress(office, measure, from);
    if (reached >= target) break;
    target += progress(office, measure, to) - reached;
  }
  return target;
}

/** How much of the measure between two minutes was spent waiting. */
export function waited(
  office: OfficeTime,
  measure: Measure,
  start: number,
  end: number,
  waiting: Stretches,
): number {
  let sum = 0;
  for (let i = 0; i < waiting.length; i += 2) {
    const [from, to] = [Math.max(waiting[i] ?? 0, start), Math.min(waiting[i + 1] ?? 0, end)];
    if (to > from) sum += progress(office, measure, to) - progress(office, measure, from);
  }
  return sum;
}

/** The first minute by which so many working minutes have passed; undefined beyond the calendar. */
export function minuteReaching(office: OfficeTime, workingMinutes: number): number | undefined {
  const { minutesBefore, workDays } = office;
  // First working day that ends with enough: binary search over the working days.
  let [low, high] = [0, workDays.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((minutesBefore[(workDays[middle] ?? 0) + 1] ?? 0) >= workingMinutes) high = middle;
    else low = middle + 1;
  }
  const day = workDays[low];
  if (day === undefined) return undefined;
  let left = workingMinutes - (minutesBefore[day] ?? 0);
  const ranges = office.ranges[office.hoursAs[day] ?? 0] ?? [];
  for (let i = 0; i < ranges.length; i += 2) {
    const [from, to] = [ranges[i] ?? 0, ranges[i + 1] ?? 0];
    if (left <= to - from) return day * dayMinutes + from + left;
    left -= to - from;
  }
  return undefined;
}

/** The office's last minute on a working day: when it closes. */
export function closingOf(office: OfficeTime, day: number): number {
  return day * dayMinutes + (office.ranges[office.hoursAs[day] ?? 0]?.at(-1) ?? 0);
}

/** From the working day with this number on, the first at whose close the dossier is not waiting. */
export function firstFreeClose(office: OfficeTime, workDay: number, waiting: Stretches): number | undefined {
  let number = workDay;
  let day = office.workDays[number];
  for (let i = 0; i < waiting.length; i += 2) {
    const [from, to] = [waiting[i] ?? 0, waiting[i + 1] ?? 0];
    while (day !== undefined && from < closingOf(office, day) && closingOf(office, day) <= to) {
      number += 1;
      day = office.workDays[number];
    }
  }
  return day;
}

function minutesInto(ranges: readonly number[], minuteOfDay: number): number {
  let sum = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const [from, to] = [ranges[i] ?? 0, ranges[i + 1] ?? 0];
    if (minuteOfDay <= from) break;
    sum += Math.min(minuteOfDay, to) - from;
  }
  return sum;
}

function atEnd(office: OfficeTime, isMinutes: boolean): number {
  return isMinutes ? (office.minutesBefore.at(-1) ?? 0) : office.workDays.length * office.partsPerDay;
}
