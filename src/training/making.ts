import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import type { Step } from '../registers/registers.ts';

const Lines = z.array(z.string().min(1)).min(1);
const Kinds = {
  kind: z.enum(['professional', 'political', 'stateManagement', 'languages', 'computing']),
  degree: z.string().optional(),
  theory: z.string().optional(),
  rank: z.string().optional(),
  school: z.string(),
};
/** What a city pack gives: `training/training.json`. */
export const TrainingPack = z.strictObject({
  people: z.strictObject({ family: Lines, middle: Lines, given: Lines }),
  signer: z.string(),
  /** Courses of the report: so many people in so many courses. */
  past: z.array(
    z.strictObject({
      name: z.string(),
      people: z.number().int(),
      courses: z.number().int().min(1),
      ...Kinds,
    }),
  ),
  recent: z.array(
    z.strictObject({
      name: z.string(),
      daysFromNow: z.number().int(),
      days: z.number().int(),
      people: z.number().int(),
      ...Kinds,
    }),
  ),
  /** Rules of commitments and repayment, each recorded on the day from which it applies; shares in per cent. */
  studyRules: z.array(
    z.strictObject({
      validFrom: z.iso.date(),
      source: z.string(),
      agency: z.string(),
      serviceTimes: z.number(),
      perYear: z.number(),
      perYearReduced: z.number(),
      daysToPay: z.number().int(),
    }),
  ),
  abroad: z.strictObject({
    returned: z.number().int(),
    studying: z.number().int(),
    programmes: Lines,
    countries: Lines,
    workplaces: Lines,
  }),
  policies: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.string(),
      resolution: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      amount: z.number().int(),
    }),
  ),
  cases: z.array(z.strictObject({ kind: z.string(), group: z.string(), count: z.number().int() })),
});
export type TrainingPack = z.infer<typeof TrainingPack>;
export type Kind = z.infer<typeof Kinds.kind>;

/** Makes rows that come out the same each time: what is chosen follows from the number of the row alone. */
export type Making = {
  readonly pack: TrainingPack;
  readonly by: Actor;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** Departments and districts. */
  readonly agencies: readonly Agency[];
  pick<T>(of: readonly T[], index: number): T;
  name(index: number): string;
  at(day: Temporal.PlainDate): Temporal.Instant;
  /** Those steps that lie before now; what comes after one that does not is left out as well. */
  until(steps: readonly Step[]): Step[];
};

export function createMaking(
  pack: TrainingPack,
  agencies: readonly Agency[],
  by: Actor,
  now: Temporal.Instant,
): Making {
  function pick<T>(of: readonly T[], index: number): T {
    const chosen = of[mixed(index) % of.length];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }
  const { family, middle, given } = pack.people;
  return {
    pack,
    by,
    now,
    today: now.toZonedDateTimeISO(timeZone).toPlainDate(),
    agencies: agencies.filter(({ kind }) => kind === 'department' || kind === 'district-committee'),
    pick,
    name: (index) => [pick(family, index), pick(middle, index * 3 + 1), pick(given, index * 7 + 2)].join(' '),
    at: (day) => day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(9, 30) }).toInstant(),
    until(steps) {
      const end = steps.findIndex(({ at }) => Temporal.Instant.compare(at, now) > 0);
      return end === -1 ? [...steps] : steps.slice(0, end);
    },
  };
}

/** Days spread evenly from the first to the last of a stretch. */
export function spread(first: string, last: string, index: number, count: number): Temporal.PlainDate {
  const from = Temporal.PlainDate.from(first);
  const days = from.until(Temporal.PlainDate.from(last), { largestUnit: 'days' }).days;
  return from.add({ days: Math.floor((days * index) / Math.max(1, count - 1)) });
}

/** A whole number that looks like chance (the finaliser of MurmurHash3). */
function mixed(index: number): number {
  let value = (index + 0x9e37) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
