import { z } from 'zod';
import { Grade, type CandidateFields } from './schema.ts';
import type { Part } from './rule-schema.ts';

const Names = z.array(z.string().min(1)).min(1);
/** A day, or so many days from today. */
const When = z.union([z.iso.date(), z.number().int()]);

export const Making = z.object({
  surnames: Names,
  maleMiddles: Names,
  femaleMiddles: Names,
  maleNames: Names,
  femaleNames: Names,
  majors: Names,
  streets: Names,
  examinations: z.array(
    z.object({
      fields: z.object({
        code: z.string(),
        title: z.string(),
        rules: z.string(),
        place: z.string(),
        notice: z.string(),
      }),
      registerFrom: When,
      registerTo: When,
      sitsOn: When,
      /** Places asked for, shared out among positions; of kinds that the city's departments and districts ask for by turns. */
      positions: z.array(
        z.object({
          agency: z.string().optional(),
          titles: Names,
          grade: Grade,
          count: z.number().int().min(1),
          quota: z.number().int().min(1),
        }),
      ),
      candidates: z.number().int().min(0),
      absent: z.number().int().min(0),
      outside: z.number().int().min(0),
      unfilled: z.number().int().min(0),
      until: z.enum(['cancelled', 'announced', 'registering', 'marking', 'closed']),
      decision: z.string(),
    }),
  ),
});
export type Making = z.infer<typeof Making>;
export type Plan = Making['examinations'][number];

/** The same numbers from the same seed (mulberry32), each from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Fate = {
  /** Which position of the plan, counted from 0. */
  readonly position: number;
  readonly fate: 'wins' | 'passes' | 'fails' | 'absent';
  readonly isOutside: boolean;
};

/** How many of each position's places will be won, so that exactly so many stay unfilled. */
export function placesWon(quotas: readonly number[], unfilled: number): number[] {
  const won = [...quotas];
  let left = unfilled;
  // Every third place first, so that the empty ones lie among many positions.
  for (let round = 0; left > 0 && won.some((one) => one > 0); round += 1)
    for (let index = round % 3; index < won.length && left > 0; index += 3) {
      const one = won[index] ?? 0;
      if (one === 0) continue;
      won[index] = one - 1;
      left -= 1;
    }
  return won;
}

/** What becomes of every candidate, so that winners, absences and unfilled places come out as planned. */
export function fatesOf(
  { candidates, absent, outside }: Plan,
  quotas: readonly number[],
  won: readonly number[],
): Fate[] {
  const winners = won.flatMap((count, position): Fate[] =>
    Array.from({ length: count }, () => ({ position, fate: 'wins', isOutside: false })),
  );
  const rest = Math.max(0, candidates - winners.length);
  const others = Array.from({ length: rest }, (_, index): Fate => {
    const position = index % quotas.length;
    const isOutside = index >= absent && index < absent + outside;
    if (index < absent) return { position, fate: 'absent', isOutside };
    // Where places stay empty nobody else passes.
    const isFull = won[position] === quotas[position];
    return { position, fate: (isFull || isOutside) && index % 5 === 0 ? 'passes' : 'fails', isOutside };
  });
  return [...winners, ...others];
}

/** A mark that agrees with the fate, in hundredths: winners are above everybody else in every part that counts. */
export function markFor(part: Part, fate: Fate['fate'], isWeak: boolean, random: () => number): number {
  const share = (from: number, to: number) =>
    Math.round(((from + random() * (to - from)) * part.most) / 50) * 50;
  if (fate === 'wins') return share(0.72, 0.96);
  if (fate === 'fails' && isWeak) return share(0.2, 0.46);
  return share(0.52, 0.6);
}

/** Somebody who does not exist. */
export function makePerson(
  words: Making,
  random: () => number,
  index: number,
  year: number,
  isOutside: boolean,
): { idNumber: string; fields: CandidateFields } {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const isFemale = random() < 0.52;
  const fullName = [
    pick(words.surnames),
    pick(isFemale ? words.femaleMiddles : words.maleMiddles),
    pick(isFemale ? words.femaleNames : words.maleNames),
  ].join(' ');
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  return {
    idNumber: `092${String(year % 100).padStart(2, '0')}${String(index).padStart(7, '0')}`,
    fields: {
      fullName,
      bornOn: `${year - 23 - Math.floor(random() * 12)}-${month}-${day}`,
      gender: isFemale ? 'female' : 'male',
      isMinority: random() < 0.04,
      phone: `09${String(10_000_000 + Math.floor(random() * 89_999_999))}`,
      email: '',
      address: pick(words.streets),
      education: random() < 0.06 ? 'master' : 'bachelor',
      major: pick(words.majors),
      language: 'english',
      priority: null,
      exemptions: [],
      isOutside,
      service: 0,
      honour: 0,
      files: [],
    },
  };
}
