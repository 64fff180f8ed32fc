import type { Text } from '../kernel/messages.ts';
import type { PersonSummary } from '../staff/schema.ts';
import { lacks } from './requirements.ts';
import { seatedKinds, type Day, type Position, type Seating } from './schema.ts';
import { holdsOn } from './seating.ts';

/** A seat on the day: empty, or with who sits in it and what that person lacks for it. */
export type Seat = {
  readonly number: number;
  readonly taken: {
    readonly seating: Seating;
    /** Null: has left the agency, the seat must be cleared. */
    readonly person: PersonSummary | null;
    readonly lacks: readonly Text[];
  } | null;
};

export type PositionLine = { readonly position: Position; readonly seats: readonly Seat[] };

export type Occupancy = {
  readonly lines: readonly PositionLine[];
  /** Those of the agency who should have a seat and sit nowhere as their main seat. */
  readonly unseated: readonly PersonSummary[];
  /** Seatings beyond the scheme: their position is not in it, or has fewer seats now. */
  readonly beyond: readonly { readonly seating: Seating; readonly person: PersonSummary | null }[];
  readonly seats: number;
  readonly empty: number;
  readonly unmet: number;
};

/** Who sits where at one agency on a day. `people`: everybody in post there that day, and others who sit there. */
export function occupancyOn(
  agencyId: number,
  positions: readonly Position[],
  seatings: readonly Seating[],
  people: readonly PersonSummary[],
  day: Day,
): Occupancy {
  const byId = new Map(people.map((person) => [person.id, person]));
  const standing = seatings.filter((one) => one.agencyId === agencyId && holdsOn(one, day));
  const bySeat = new Map(standing.map((one) => [`${one.code} ${one.seat}`, one]));
  const lines = positions.map((position) => ({
    position,
    seats: Array.from({ length: position.seats }, (_, index): Seat => {
      const number = index + 1;
      const seating = bySeat.get(`${position.code} ${number}`);
      if (seating === undefined) return { number, taken: null };
      const person = byId.get(seating.personId) ?? null;
      return { number, taken: { seating, person, lacks: person === null ? [] : lacks(person, position) } };
    }),
  }));
  const seats = lines.flatMap((line) => line.seats);
  const inside = new Set(seats.flatMap(({ taken }) => (taken === null ? [] : [taken.seating.id])));
  const seated = new Set(standing.flatMap(({ kind, personId }) => (kind === 'main' ? [personId] : [])));
  return {
    lines,
    unseated: people.filter(
      (person) => person.agencyId === agencyId && seatedKinds.includes(person.kind) && !seated.has(person.id),
    ),
    beyond: standing
      .filter(({ id }) => !inside.has(id))
      .map((seating) => ({ seating, person: byId.get(seating.personId) ?? null })),
    seats: seats.length,
    empty: seats.filter(({ taken }) => taken === null).length,
    unmet: seats.filter(({ taken }) => taken !== null && taken.lacks.length > 0).length,
  };
}
