import { fold } from '../kernel/messages.ts';
import type { PersonSummary } from '../staff/schema.ts';
import { seatedKinds, type Day, type Position, type Seating } from './schema.ts';

/**
 * Seats an agency's people in its positions, one each: leaders in the leading positions of their title, others in
 * the positions that remain, in order; who has an account goes first. Every eleventh has no seat yet, so that there is something to do.
 */
export function seatOf(
  agencyId: number,
  positions: readonly Position[],
  people: readonly PersonSummary[],
  from: Day,
): Omit<Seating, 'id' | 'to'>[] {
  const taken = new Map<string, number>();
  const seated: Omit<Seating, 'id' | 'to'>[] = [];
  people
    .filter(({ kind }) => seatedKinds.includes(kind))
    .toSorted((one, other) => Number(other.accountId !== null) - Number(one.accountId !== null))
    .forEach((person, index) => {
      if (index % 11 === 10) return;
      const isFree = ({ code, seats }: Position): boolean => (taken.get(code) ?? 0) < seats;
      const ownTitle = positions.find((one) => isFree(one) && isSameTitle(one.title, person.title));
      const place =
        ownTitle ??
        positions.find((one) => isFree(one) && one.group === 'specialised') ??
        positions.find((one) => isFree(one) && one.group === 'shared');
      if (place === undefined) return;
      const seat = (taken.get(place.code) ?? 0) + 1;
      taken.set(place.code, seat);
      seated.push({ agencyId, code: place.code, seat, personId: person.id, kind: 'main', from });
    });
  return seated;
}

function isSameTitle(position: string, person: string): boolean {
  const [wanted, has] = [fold(position), fold(person)];
  return (
    wanted === has ||
    (wanted.length > 8 && has.startsWith(wanted)) ||
    (has.length > 8 && wanted.startsWith(has))
  );
}
