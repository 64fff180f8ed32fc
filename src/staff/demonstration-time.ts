import { timeZone } from '../kernel/clock.ts';
import type { Day } from './schema.ts';

/** Nine in the morning of a day: when demonstration records are written. */
export function at(day: Day): Temporal.Instant {
  const known = instants.get(day);
  if (known !== undefined) return known;
  const instant = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
  instants.set(day, instant);
  return instant;
}

/** Days come again by the thousand. */
const instants = new Map<Day, Temporal.Instant>();
