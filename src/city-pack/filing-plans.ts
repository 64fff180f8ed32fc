import { localDate, timeZone } from '../kernel/clock.ts';
import { pick, type Draw } from './people.ts';
import type { DemonstrationFile } from './schema.ts';

/** What some of the recent dossiers stand waiting for, so that every state is seen; most wait for nobody but us. */
export type WaitsFor = 'receipt' | 'supplement' | 'payment' | 'signature' | null;
const waits: readonly WaitsFor[] = [
  'receipt',
  'supplement',
  'payment',
  'signature',
  'signature',
  null,
  null,
  null,
  null,
  null,
];

/**
 * When people file, in the order of time; some more than wanted, because a few come before any procedure was offered.
 * `opensAt` says when the office is open next: who would find the door closed until after now comes days earlier, so that
 * a demonstration made on a Sunday or before Tết has its dossiers too.
 */
export function plansOf(
  { dossiers, years }: DemonstrationFile,
  now: Temporal.Instant,
  opensAt: (at: Temporal.Instant) => Temporal.Instant,
  draw: Draw,
): { filedAt: Temporal.Instant; waitsFor: WaitsFor }[] {
  const plans = Array.from({ length: Math.ceil(dossiers * 1.04) }, () => {
    const isRecent = draw() < 0.18;
    const wanted = momentOfFiling(now, isRecent ? 0 : years, draw);
    const filedAt = beforeNow(wanted, now, opensAt);
    return { filedAt, waitsFor: isRecent ? pick(waits, draw) : null };
  });
  return plans.toSorted((a, b) => Temporal.Instant.compare(a.filedAt, b.filedAt));
}

function beforeNow(
  wanted: Temporal.Instant,
  now: Temporal.Instant,
  opensAt: (at: Temporal.Instant) => Temporal.Instant,
): Temporal.Instant {
  let at = wanted;
  while (Temporal.Instant.compare(opensAt(at), now) >= 0) at = at.subtract({ hours: 24 });
  return at;
}

/** A moment of one of the years, or (none) of the last two weeks, more of them lately. */
function momentOfFiling(now: Temporal.Instant, years: number, draw: Draw): Temporal.Instant {
  const days = years === 0 ? draw() * draw() * 14 : draw() * years * 365;
  const day = localDate(now).subtract({ days: Math.floor(days) });
  const minutes = 420 + Math.floor(draw() * 600);
  return day.toZonedDateTime(timeZone).add({ minutes }).toInstant();
}
