import { readFileSync } from 'node:fs';
import { accepted } from '../src/kernel/errors.ts';
import { buildCalendar, dueDate, parseTerm, ruleSetAt, type DueDateInput } from '../src/calendar/calendar.ts';
import { CalendarData } from '../src/calendar/schema.ts';

/**
 * Due dates a second on one core, through the public `dueDate` (instants in and out, days not asked for).
 * Run: `npx tsx bench/due-dates.ts`. Exit code 1 below the target.
 */
const target = 200_000;
const rounds = 5;
const perRound = 200_000;

const pack = new URL('../cities/can-tho/calendar.json', import.meta.url);
const data = CalendarData.parse(JSON.parse(readFileSync(pack, 'utf8')));
const cases = makeCases(20_000, 2015);

const counts: Record<string, { rate: number; share: number }> = {};
measure(cases);
const rates = Array.from({ length: rounds }, () => measure(cases)).toSorted((a, b) => a - b);
const median = rates[Math.floor(rounds / 2)] ?? 0;
for (const term of ['5wd', '8wh', '20d', '2mo']) {
  const own = cases.filter((input) => `${input.term.amount}${input.term.unit}` === term);
  counts[term] = { rate: Math.round(measure(own)), share: own.length / cases.length };
}
const paused = cases.filter((input) => input.pauses.length > 0);
counts['with pauses'] = { rate: Math.round(measure(paused)), share: paused.length / cases.length };

console.log(
  JSON.stringify({ bench: 'due-dates', perSecond: Math.round(median), target, ok: median >= target, counts }),
);
console.table({ all: { rate: Math.round(median), share: 1 }, ...counts });
process.exitCode = median >= target ? 0 : 1;

/** Due dates a second over one round. */
function measure(inputs: readonly DueDateInput[]): number {
  let sum = 0;
  const start = performance.now();
  for (let i = 0; i < perRound; i += 1) {
    const input = inputs[i % inputs.length];
    if (input !== undefined) sum += accepted(dueDate(input)).dueAt.epochMilliseconds % 7;
  }
  const seconds = (performance.now() - start) / 1000;
  if (!Number.isFinite(sum)) throw new Error('the due dates are not numbers');
  return perRound / seconds;
}

function makeCases(count: number, seed: number): DueDateInput[] {
  const random = mulberry(seed);
  const calendar = buildCalendar(data);
  const ruleSet = accepted(ruleSetAt(data, new Temporal.PlainDate(2015, 6, 1)));
  const terms = ['5wd', '8wh', '20d', '2mo'].map((text) => accepted(parseTerm(text)));
  const firstMinute = Date.UTC(2011, 0, 5) / 60_000;
  const minutes = 15 * 365 * 1440;
  const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(Math.floor(minute) * 60_000);
  return Array.from({ length: count }, () => {
    const received = firstMinute + random() * minutes;
    const pauses = Array.from({ length: Math.max(0, Math.floor(random() * 5) - 2) }, () => {
      const from = received + random() * 10 * 1440;
      return { from: at(from), to: at(from + random() * 5 * 1440) };
    });
    const term = terms[Math.floor(random() * terms.length)] ?? accepted(parseTerm('5wd'));
    return { receivedAt: at(received), term, calendar, hours: data.hours, pauses, ruleSet };
  });
}

/** A small seeded generator of numbers in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
