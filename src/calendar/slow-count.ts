import { accepted } from '../kernel/errors.ts';
import { dayStatus, type DayStatus, type DueDateInput } from './calendar.ts';
import { dateOf, dayMinutes, dayOf, epochDay, minuteOf, parseClock } from './local-time.ts';

/**
 * The due minute by the letter of the rules: the clock is followed minute by minute, and each is asked whether the
 * office is open and whether the dossier waits. Shares of a day are exact fractions. For tests only: it is slow, and
 * shares no counting with `dueDate`. Undefined when no due minute comes within the calendar.
 */
export function slowDueMinute(input: DueDateInput): number | undefined {
  const received = minuteOf(input.receivedAt);
  const restarts = input.ruleSet.lateSupplement === 'restart' ? input.pauses : [];
  const ends = restarts
    .filter(({ kind }) => kind === 'supplement')
    .map(({ to }) => minuteOf(to ?? presentOf(input)));
  const began = Math.max(received, ...ends);
  const { unit, amount } = input.term;
  if (unit === 'wh') return slowHours(input, began, amount * 60);
  if (amount === 0 && answersSameDay(input, began)) return closing(input, dayOf(began));
  const isWorking = unit === 'wd';
  const days = unit === 'mo' ? monthDays(dayOf(began), amount) : Math.max(amount, 1);
  let sum = { top: 0n, bottom: 1n };
  for (let day = dayOf(began) + 1; day < input.calendar.endDay; day += 1) {
    const close = closing(input, day);
    let free = 0;
    let length = 0;
    for (let minute = day * dayMinutes; minute < (day + 1) * dayMinutes; minute += 1) {
      if (isWorking && !isOpen(input, minute)) continue;
      length += 1;
      if (!isWaiting(input, minute)) free += 1;
    }
    if (length > 0) sum = add(sum, BigInt(free), BigInt(length));
    if (close !== undefined && sum.top >= BigInt(days) * sum.bottom && !isWaiting(input, close - 1))
      return close;
  }
  return undefined;
}

function slowHours(input: DueDateInput, began: number, need: number): number | undefined {
  let left = need;
  for (let minute = began; dayOf(minute) < input.calendar.endDay; minute += 1) {
    if (isOpen(input, minute) && !isWaiting(input, minute)) left -= 1;
    if (left === 0) return minute + 1;
  }
  return undefined;
}

function answersSameDay(input: DueDateInput, began: number): boolean {
  const close = closing(input, dayOf(began));
  const cutoff = input.ruleSet.sameDayCutoff;
  if (close === undefined || began >= close) return false;
  if (cutoff !== null && began > dayOf(began) * dayMinutes + parseClock(cutoff)) return false;
  for (let minute = began; minute < close; minute += 1) {
    if (isOpen(input, minute) && isWaiting(input, minute)) return false;
  }
  return true;
}

function isWaiting(input: DueDateInput, minute: number): boolean {
  return input.pauses.some(
    ({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to ?? presentOf(input)),
  );
}

function isOpen(input: DueDateInput, minute: number): boolean {
  const day = dayOf(minute);
  return rangesOf(input, day).some(
    ([from, to]) =>
      day * dayMinutes + parseClock(from) <= minute && minute < day * dayMinutes + parseClock(to),
  );
}

function closing(input: DueDateInput, day: number): number | undefined {
  const last = rangesOf(input, day).at(-1);
  return last === undefined ? undefined : day * dayMinutes + parseClock(last[1]);
}

function rangesOf(input: DueDateInput, day: number): DayStatus['ranges'] {
  const days = asked.get(input) ?? new Map<number, DayStatus['ranges']>();
  asked.set(input, days);
  const ranges = days.get(day) ?? accepted(dayStatus(input.calendar, input.hours, dateOf(day))).ranges;
  days.set(day, ranges);
  return ranges;
}

/** Each day is asked for once per question. */
const asked = new WeakMap<DueDateInput, Map<number, DayStatus['ranges']>>();

/** Until when an open pause lasts. */
function presentOf(input: DueDateInput): Temporal.Instant {
  return input.asOf ?? input.receivedAt;
}

function monthDays(day: number, months: number): number {
  return epochDay(dateOf(day).add({ months })) - day;
}

function add(sum: { top: bigint; bottom: bigint }, top: bigint, bottom: bigint) {
  const made = { top: sum.top * bottom + top * sum.bottom, bottom: sum.bottom * bottom };
  let [a, b] = [made.top, made.bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  return { top: made.top / a, bottom: made.bottom / a };
}
