import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accepted, isRefusal } from '../kernel/errors.ts';
import { buildCalendar, dueDate, shareDue, type DueDateInput, type Pause } from './calendar.ts';
import { canTho, ruleSet } from './example.ts';
import { explainShares } from './explain.ts';
import { dateOf, dayMinutes, dayOf, epochDay, instantOf, minuteOf, weekdayOf } from './local-time.ts';
import { CalendarData, OfficeHours, type Term } from './schema.ts';
import { slowDueMinute } from './slow-count.ts';

const seed = 20150211;
const firstDay = epochDay(new Temporal.PlainDate(2015, 1, 1));
const receiptDays = 500;
const firstMinute = firstDay * dayMinutes;

/** Hours of an office, to the odd minute: none, one or two ranges a day. */
const dayHours = fc
  .uniqueArray(fc.nat(1439), { minLength: 0, maxLength: 4 })
  .map((times) => times.toSorted((a, b) => a - b).map(clock))
  .map((times) => times.slice(0, times.length - (times.length % 2)))
  .map((times) => times.flatMap((time, i) => (i % 2 === 0 ? [[time, times[i + 1]]] : [])));
const office = fc.oneof(
  { weight: 2, arbitrary: fc.constant(canTho.hours) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(dayHours, dayHours, dayHours, dayHours)
      .filter((days) => days[0].length > 0)
      .map(([a, b, c, d]) => OfficeHours.safeParse({ 1: a, 2: b, 3: a, 4: a, 5: c, 6: d, 7: [] }))
      // Hours without a workable common measure are refused by the schema.
      .filter((hours) => hours.success)
      .map((hours) => hours.data),
  },
);

const randomCalendar = fc
  .record({
    holidays: fc.array(fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), after: fc.nat(5), isLunar: fc.boolean() }), { maxLength: 8 }), // prettier-ignore
    swaps: fc.array(fc.tuple(fc.nat(700), fc.nat(100)), { maxLength: 8 }),
  })
  .map(({ holidays, swaps }) =>
    buildCalendar(
      CalendarData.parse({
        years: { from: 2015, declaredTo: 2017, computedTo: 2018 },
        weeklyRest: [6, 7],
        hours: canTho.hours,
        holidays: holidays.map(({ isLunar, ...rest }, i) => ({
          ...rest,
          calendar: isLunar ? 'lunar' : 'solar',
          code: `holiday-${'abcdefgh'[i]}`,
          name: { vi: `Lễ ${i}`, en: `Holiday ${i}` },
          law: '',
        })),
        declared: { 2015: { source: 'law', swaps: swaps.map(makeSwap) } },
        ruleSets: [ruleSet],
      }),
    ),
  );

/** Times of day at which something begins or ends in the usual hours: where a count goes wrong by one. */
const edges = [0, 420, 660, 780, 900, 1020];
const minute = fc
  .tuple(fc.nat(receiptDays * dayMinutes), fc.boolean())
  .map(([offset, isSnapped]) => firstMinute + (isSnapped ? snap(offset) : offset));
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constant('wd' as const), amount: fc.integer({ min: 0, max: 12 }) }),
  fc.record({ unit: fc.constant('wh' as const), amount: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('d' as const), amount: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ unit: fc.constant('mo' as const), amount: fc.integer({ min: 1, max: 2 }) }),
);
type Wait = { after: number; length: number; isSupplement: boolean; isSnapped: boolean };
const waits: fc.Arbitrary<Wait[]> = fc.array(
  fc.record({
    after: fc.oneof(
      fc.integer({ min: -2 * dayMinutes, max: 20 * dayMinutes }),
      fc.integer({ min: 0, max: 600 }),
    ),
    length: fc.oneof(fc.nat(6 * dayMinutes), fc.nat(600), fc.nat(2)),
    isSupplement: fc.boolean(),
    isSnapped: fc.boolean(),
  }),
  { maxLength: 4 },
);
const question = fc
  .record({ calendar: randomCalendar, hours: office, received: minute, term, waits, restarts: fc.boolean() })
  .map(({ calendar, hours, received, term, waits, restarts }): DueDateInput => ({
    receivedAt: instantOf(received),
    term,
    calendar,
    hours,
    pauses: waits.map((wait) => makePause(received, wait)),
    ruleSet: { ...ruleSet, lateSupplement: restarts ? 'restart' : 'add' },
  }));

test('agrees with a slow minute-by-minute count', () => {
  check(800, question, (input) => {
    expect(dueMinute(input)).toBe(slowDueMinute(input) ?? Infinity);
  });
});

test('is monotone in the start', () => {
  const two = fc.tuple(question, fc.nat(5 * dayMinutes));
  check(2000, two, ([input, later]) => {
    // Two dossiers with the same waiting; neither can have waited before it was received.
    const start = minuteOf(input.receivedAt);
    const pauses = input.pauses.filter((pause) => dayOf(minuteOf(pause.from)) > dayOf(start + later));
    const [first, second] = [start, start + later].map((at) =>
      dueMinute({ ...input, pauses, receivedAt: instantOf(at) }),
    );
    expect(first).toBeLessThanOrEqual(second ?? 0);
  });
});

test('working days, working hours and calendar days are monotone in the start whatever the waiting', () => {
  const two = fc.tuple(question, fc.nat(5 * dayMinutes));
  check(2000, two, ([input, later]) => {
    fc.pre(input.term.unit !== 'mo' && input.term.amount > 0);
    const receivedAt = instantOf(minuteOf(input.receivedAt) + later);
    expect(dueMinute(input)).toBeLessThanOrEqual(dueMinute({ ...input, receivedAt }));
  });
});

test('is monotone in the term', () => {
  check(2000, fc.tuple(question, fc.integer({ min: 1, max: 5 })), ([input, more]) => {
    const longer = { ...input.term, amount: input.term.amount + more };
    expect(dueMinute(input)).toBeLessThanOrEqual(dueMinute({ ...input, term: longer }));
  });
});

test('a pause never shortens', () => {
  check(2000, fc.tuple(question, waits), ([input, more]) => {
    const added = more.map((wait) => makePause(minuteOf(input.receivedAt), wait));
    expect(dueMinute(input)).toBeLessThanOrEqual(
      dueMinute({ ...input, pauses: [...input.pauses, ...added] }),
    );
  });
});

test('is additive over splits: cutting, repeating and reordering pauses changes nothing', () => {
  check(
    2000,
    fc.tuple(
      question,
      fc.array(fc.oneof(fc.nat(6 * dayMinutes * 60_000), fc.nat(180_000)), { maxLength: 5 }),
    ),
    ([input, cuts]) => {
      const cut = input.pauses.flatMap((pause) => split(pause, cuts)).toReversed();
      expect(dueMinute({ ...input, pauses: cut })).toBe(dueMinute(input));
      expect(dueMinute({ ...input, pauses: [...cut, ...input.pauses] })).toBe(dueMinute(input));
    },
  );
});

test('whole days of waiting move a working-day term by as many working days', () => {
  check(500, fc.tuple(question, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), (given) => {
    const [input, start, length] = given;
    const from = (dayOf(minuteOf(input.receivedAt)) + start) * dayMinutes;
    const pause = { from: instantOf(from), to: instantOf(from + length * dayMinutes) };
    const base: DueDateInput = { ...input, term: { unit: 'wd', amount: 10 }, pauses: [] };
    const moved = dueDate({ ...base, pauses: [pause] });
    if (isRefusal(moved)) return;
    const lost = moved.days.filter(({ reason }) => reason.vi === 'Chờ người nộp hồ sơ').length;
    const longer = { ...base, term: { unit: 'wd', amount: 10 + lost } } as const;
    expect(minuteOf(moved.dueAt)).toBe(dueMinute(longer));
    expect(moved.days.filter(({ counted }) => counted === 1)).toHaveLength(10);
  });
});

test('the days told add up to the term, and end on the due day', () => {
  check(1000, question, (input) => {
    const due = dueDate(input);
    if (isRefusal(due)) return;
    const sum = due.days.reduce((all, day) => all + day.counted, 0);
    const { unit, amount } = input.term;
    if (unit === 'wh') expect(sum).toBe(amount * 60);
    if (unit === 'd' || (unit === 'wd' && amount > 0)) expect(sum).toBe(amount);
    const shares = explainShares(due.count);
    const whole = shares.reduce((all, day) => all + day.amount, 0);
    expect(whole).toBeCloseTo(sum, 2); // shares are told to four decimals
    expect(shares.every((day) => day.amount >= 0)).toBe(true);
    expect(due.days[0]?.date.toString()).toBe(dateOf(dayOf(minuteOf(input.receivedAt))).toString());
    expect(due.days.at(-1)?.date.toString()).toBe(dateOf(dayOf(minuteOf(due.dueAt))).toString());
    for (const day of due.days) expect(day.reason.vi.length * day.reason.en.length).toBeGreaterThan(0);
  });
});

test('shares of a term follow one another and end with it', () => {
  const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 });
  check(500, fc.tuple(question, percents), ([input, shares]) => {
    const due = dueDate(input);
    if (isRefusal(due)) return;
    const ends = [...shares.toSorted((a, b) => a - b), 100].map((percentCumulative) =>
      minuteOf(accepted(shareDue({ ...input, percentCumulative }))),
    );
    expect(ends.at(-1)).toBe(minuteOf(due.dueAt));
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends[0]).toBeGreaterThanOrEqual(minuteOf(input.receivedAt));
  });
});

function check<T>(numRuns: number, arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, holds), { seed, numRuns });
}

/** The due minute; a date beyond the calendar is later than any. */
function dueMinute(input: DueDateInput): number {
  const due = dueDate(input);
  return isRefusal(due) ? Infinity : minuteOf(due.dueAt);
}

function makePause(received: number, { after, length, isSupplement, isSnapped }: Wait): Pause {
  const [from, to] = [received + after, received + after + length];
  const kind = isSupplement ? ('supplement' as const) : ('other' as const);
  return isSnapped
    ? { from: instantOf(snap(from)), to: instantOf(Math.max(snap(to), snap(from))), kind }
    : { from: instantOf(from), to: instantOf(to), kind };
}

/** The last edge of the day up to this minute. */
function snap(minute: number): number {
  const day = dayOf(minute) * dayMinutes;
  return day + (edges.findLast((edge) => day + edge <= minute) ?? 0);
}

/** The pause cut at some of its instants, to the millisecond. */
function split(pause: Pause, cuts: readonly number[]): Pause[] {
  const [start, end] = [pause.from.epochMilliseconds, pause.to?.epochMilliseconds ?? 0];
  const marks = [start, ...cuts.map((cut) => start + cut).filter((at) => at < end), end].toSorted(
    (a, b) => a - b,
  );
  return marks.slice(1).map((to, i) => ({
    ...pause,
    from: Temporal.Instant.fromEpochMilliseconds(marks[i] ?? start),
    to: Temporal.Instant.fromEpochMilliseconds(to),
  }));
}

/** A weekday off for a Saturday or Sunday worked, from two random numbers. */
function makeSwap([offDay, weeks]: readonly [number, number]): [string, string] {
  let off = firstDay + offDay;
  while (weekdayOf(off) > 5) off += 1;
  let worked = firstDay + 7 * weeks;
  while (weekdayOf(worked) <= 5) worked += 1;
  return [dateOf(off).toString(), dateOf(worked + (weeks % 2)).toString()];
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
