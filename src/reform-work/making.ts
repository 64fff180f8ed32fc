import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import type { Step } from '../registers/registers.ts';

const Lines = z.array(z.string().min(1)).min(1);
/** What a city pack gives for made-up rows: `reform-work/words.json`. */
export const Words = z.strictObject({
  teams: Lines,
  scopes: Lines,
  conclusions: Lines,
  faults: z.record(z.string(), Lines),
  remedies: Lines,
  results: Lines,
  initiatives: z.record(z.string(), Lines),
  benefits: Lines,
  achievements: Lines,
  topics: Lines,
  places: Lines,
  hamlets: Lines,
  forms: Lines,
  people: z.strictObject({ family: Lines, middle: Lines, given: Lines }),
});
export type Words = z.infer<typeof Words>;

/** What makes rows: the words, chance from a fixed seed, and the people who write them. */
export type Making = {
  readonly words: Words;
  readonly agencies: readonly Agency[];
  readonly officer: Actor;
  readonly inspector: Actor;
  readonly today: Temporal.PlainDate;
  pick<T>(of: readonly T[]): T;
  /** Whole number from `least` to `most`. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  person(): string;
  /** A working day of 2023 or later, not after today. */
  day(): Temporal.PlainDate;
  /** In office hours of that day. */
  at(day: Temporal.PlainDate): Temporal.Instant;
  /** Those steps that lie before now; what comes after one that does not is left out as well. */
  until(steps: readonly Step[]): Step[];
};

const seed = 20_231_108;
const firstDay = new Temporal.PlainDate(2023, 1, 9);

export function createMaking(
  words: Words,
  agencies: readonly Agency[],
  people: { readonly officer: Actor; readonly inspector: Actor },
  now: Temporal.Instant,
): Making {
  const random = randomFrom(seed);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const span = Math.max(1, firstDay.until(today, { largestUnit: 'days' }).days);
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  function pick<T>(of: readonly T[]): T {
    const chosen = of[between(0, of.length - 1)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }
  function day(): Temporal.PlainDate {
    const found = firstDay.add({ days: between(0, span - 1) });
    return found.dayOfWeek > 5 ? found.subtract({ days: found.dayOfWeek - 5 }) : found;
  }
  return {
    words,
    agencies,
    ...people,
    today,
    pick,
    between,
    chance: (share) => random() < share,
    person: () => [pick(words.people.family), pick(words.people.middle), pick(words.people.given)].join(' '),
    day,
    at: (on) =>
      on
        .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(between(8, 16), between(0, 59)) })
        .toInstant(),
    until(steps) {
      const end = steps.findIndex(({ at }) => Temporal.Instant.compare(at, now) > 0);
      return end === -1 ? [...steps] : steps.slice(0, end);
    },
  };
}

/** Numbers in 0…1 that come again with the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
