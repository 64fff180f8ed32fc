import { inOrder, spellsOf } from './moves.ts';
import type { Day, Move, Person, Place } from './schema.ts';

/** By which decision, and from which day, agencies are reorganised. */
export type Reorganizing = {
  readonly decision: string;
  readonly decidedOn: Day;
  /** First day of the new structure. */
  readonly on: Day;
};

/**
 * The movements by which somebody follows the agency to what comes after it, from the first day of the new structure on:
 * one for each place that goes, also where a later movement or the end of a secondment leads to it. `placeOf`: where the
 * people of a place go, null where they stay.
 */
export function followingMoves(
  { moves }: Pick<Person, 'moves'>,
  { decision, decidedOn, on }: Reorganizing,
  placeOf: (place: Place) => Place | null,
): Omit<Move, 'number'>[] {
  const added: Omit<Move, 'number'>[] = [];
  let all = moves;
  // Every movement clears one place for good: there are never more of them than posts.
  for (let left = moves.length * 2 + 2; left > 0; left -= 1) {
    const going = spellsOf(all).find(({ to, post }) => (to === null || to >= on) && placeOf(post) !== null);
    const place = going === undefined ? null : placeOf(going.post);
    if (going === undefined || place === null) return added;
    // From the day of the movement that leads there, where that is later: a secondment leads back by its own.
    const given = inOrder(all).findLast(({ effectiveOn }) => effectiveOn <= going.from)?.effectiveOn ?? on;
    const { agencyId, unitId } = going.post;
    const move: Omit<Move, 'number'> = {
      kind: 'reorganize',
      decision,
      decidedOn,
      effectiveOn: given > on ? given : on,
      until: null,
      post: { ...going.post, ...place },
      note: '',
      leaves: { agencyId, unitId },
    };
    added.push(move);
    all = [...all, { ...move, number: Math.max(0, ...all.map(({ number }) => number)) + 1 }];
  }
  throw new RangeError('a place that people leave takes them in again');
}
