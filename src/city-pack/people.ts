import type { DemonstrationFile } from './schema.ts';

/** A number from 0 to below 1, the same row of numbers for the same seed. */
export type Draw = () => number;

/** Numbers that follow from `seed` alone (FNV-1a, then mulberry32): a demonstration is the same on every machine. */
export function drawFrom(seed: string): Draw {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(list: readonly [T, ...T[]] | readonly T[], draw: Draw): T {
  const chosen = list[Math.floor(draw() * list.length)];
  if (chosen === undefined) throw new RangeError('Nothing to pick from');
  return chosen;
}

/** A person's name that belongs to nobody, e.g. `Nguyễn Thị Mỹ Duyên`. */
export function madeUpName(people: DemonstrationFile['people'], draw: Draw): string {
  const gender = draw() < 0.5 ? 'male' : 'female';
  return [
    pick(people.surnames, draw),
    pick(people.middleNames[gender], draw),
    pick(people.givenNames[gender], draw),
  ].join(' ');
}
