import { timeZone } from '../kernel/clock.ts';
import type { Look } from './figures.ts';

/** The instant before which something must have been recorded to count; undefined: all of it counts. */
export function knownInstant({ asOf }: Look): Temporal.Instant | undefined {
  return asOf?.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}
