import { can, covers, type Actor, type Staff } from '../kernel/access.ts';
import { forbidden, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import type { Asking, Reply } from '../kernel/web.ts';
import { sees } from './acting.ts';
import { rememberLook } from './looks.ts';
import { createLookups, readPlaces, type Lookups, type Place } from './lookups.ts';
import { lookupsOf } from './row-names.ts';
import type { Register, Row, Value } from './schema.ts';
import { loadShowing, type Showing } from './showing.ts';
import { readHistory, rowEventOf } from './store.ts';

/** What the routes of one register work with. */
export type Desk = {
  readonly house: House;
  readonly registers: readonly Register[];
  readonly register: Register;
};

/** The row that the actor opens, with its events. @throws Refused not-found, whether it is not there or not theirs */
export async function openRow(
  { house, register }: Desk,
  actor: Actor,
  id: number,
): Promise<{ row: Row; events: readonly ChainedEvent[] }> {
  const found = await readHistory(house.db, register, id);
  if (found === null || !sees(register, actor, found.row)) throw new Refused(notFound);
  await rememberLook({ db: house.db, at: house.clock.now() }, actor, register, id);
  return found;
}

/** How a row and its events are shown: everybody and everything they name. */
export function showHistory(
  { house, registers, register }: Desk,
  { row, events }: { row: Row; events: readonly ChainedEvent[] },
  asking: Pick<Asking, 'actor' | 'language'>,
): Promise<Showing> {
  const told = events.map(rowEventOf);
  const changed = told.flatMap((event) => (event.kind === 'changed' ? [event.data.changes] : []));
  const sides = changed.flatMap((changes) => [sideOf(changes, 'before'), sideOf(changes, 'after')]);
  const created = told.flatMap((event) => (event.kind === 'created' ? [event.data.values] : []));
  const people = [
    ...events.flatMap(({ actorId }) => actorId ?? []),
    ...told.flatMap((event) => (event.kind === 'assigned' && event.data.to !== null ? [event.data.to] : [])),
  ];
  return loadShowing(house.db, registers, register, [row.values, ...created, ...sides], asking, people);
}

function sideOf(
  changes: Readonly<Record<string, { readonly before: Value | null; readonly after: Value | null }>>,
  side: 'before' | 'after',
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([name, change]) => {
      const value = change[side];
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** Values as a form or the API sends them; words typed into a box stand where nothing was chosen. */
export function typedValues(
  { columns }: Register,
  sent: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(columns).map((name) => {
      const value = sent[name];
      return [name, value === undefined || value === '' ? sent[`${name}_q`] : value];
    }),
  );
}

/** Look-ups for what was sent for one row. */
export function lookupsFor(
  desk: Desk,
  actor: Actor,
  sent: Readonly<Record<string, unknown>>,
): Promise<Lookups> {
  const words = Object.entries(sent).flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, [value.trim()]] as const] : [],
  );
  return lookupsOf(desk, actor, new Map(words));
}

/** Look-ups for a list's address. */
export async function addressLookups({ house }: Desk): Promise<{ places: Place[]; lookups: Lookups }> {
  const places = await readPlaces(house.db);
  return { places, lookups: createLookups(places, []) };
}

/** Agencies for which this person writes the register, and the one that a row stands at already. */
export async function writablePlaces(
  { house, register }: Desk,
  { actor }: Pick<Asking, 'actor'>,
  row?: Pick<Row, 'agencyId'>,
): Promise<Place[]> {
  const answer = can(actor, register.access.write);
  return (await readPlaces(house.db)).filter(({ id }) => covers(answer, id) || id === row?.agencyId);
}

/** A refused form's page again; where the row cannot be shown, the refusal as it was. */
export async function showAgain(
  {
    refusals,
    params,
  }: { readonly refusals: readonly Refusal[]; readonly params: Readonly<Record<string, string>> },
  show: (id: number) => Promise<Reply>,
): Promise<Reply> {
  const id = Number(params['id']);
  if (!Number.isSafeInteger(id) || id < 1) throw new Refused(refusals);
  try {
    return await show(id);
  } catch (error) {
    throw error instanceof Refused ? new Refused(refusals) : error;
  }
}

/** What a person keeps for themselves belongs to a member of staff. @throws Refused for who is none */
export function staffOf(actor: Actor): Staff {
  if (actor.kind !== 'staff') throw new Refused(forbidden);
  return actor;
}
