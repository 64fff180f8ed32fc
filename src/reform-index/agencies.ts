import type { Agency } from '../organization/schema.ts';
import type { Level } from './schema.ts';

/** Kinds of agencies, as city packs name them, that are scored together at a level. */
const kinds: Readonly<Record<Level, string>> = {
  department: 'department',
  district: 'district-committee',
  commune: 'commune-committee',
};

/** The agencies scored at a level for a year: those that stood on some day of it. */
export function scoredAgencies(agencies: readonly Agency[], level: Level, year: number): Agency[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const last = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  return agencies.filter(
    ({ kind, validFrom, validTo }) =>
      kind === kinds[level] &&
      Temporal.PlainDate.compare(validFrom, last) <= 0 &&
      (validTo === null || Temporal.PlainDate.compare(validTo, first) >= 0),
  );
}
