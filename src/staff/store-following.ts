import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, insertEvents, type ChainedEvent } from '../kernel/events.ts';
import { followingMoves, type Reorganizing } from './following.ts';
import { apply, replay, staffSubject } from './life.ts';
import { factsOf } from './projection.ts';
import type { Day, Person, Place, Recorded } from './schema.ts';
import { factRows, insertFacts, insertSpells, peopleAtOnce, type FactRow } from './store.ts';

/** Somebody who serves at an agency on a day or later, by what a reorganisation goes by. No personal data but the post. */
export type Serving = Place & {
  readonly personId: number;
  /** '' without an account. */
  readonly username: string;
  readonly title: string;
  /** On the day itself; else a later movement or the end of a secondment leads there. */
  readonly isPresent: boolean;
};

/** Who serves at these agencies on the day or later. */
export async function servingAt(db: Queries, agencyIds: readonly number[], on: Day): Promise<Serving[]> {
  if (agencyIds.length === 0) return [];
  const { rows } = await sql<Serving>`
    select distinct on (person_id, spell.agency_id, spell.unit_id) person_id, spell.agency_id, spell.unit_id, title,
      coalesce(account.username, '') as username, from_on <= ${on}::date as is_present
    from staff_spell spell join staff_person person on person.id = person_id
      left join account on account.id = person.account_id
    where spell.agency_id = any(${[...agencyIds]}::int[]) and (to_on is null or to_on >= ${on}::date)
    order by person_id, spell.agency_id, spell.unit_id, from_on`.execute(db);
  return rows;
}

/** People in post on a day, by agency. */
export async function countServing(db: Queries, day: Day): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ agencyId: number; count: number }>`
    select agency_id, count(*)::int as count from staff_spell
    where from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date) group by 1`.execute(db);
  return new Map(rows.map(({ agencyId, count }) => [agencyId, count]));
}

export type Followed = {
  /** Everybody whose record has a movement more. */
  readonly personIds: readonly number[];
  readonly movements: number;
};

/**
 * People follow their agencies in a reorganisation, each by a movement of the own record, a few thousand records at a time.
 * What they had recorded stays; posts and facts are those of the record as it stands then.
 */
export async function followAgencies(
  tx: Tx,
  wanted: Reorganizing & {
    /** Agencies that end, or lose a unit. */
    readonly agencyIds: readonly number[];
    readonly today: Day;
    readonly placeOf: (place: Place, username: string) => Place | null;
  },
  by: { readonly actorId: number | null; readonly at: Temporal.Instant },
): Promise<Followed> {
  const serving = await servingAt(tx, wanted.agencyIds, wanted.on);
  const names = new Map(
    serving
      .filter((one) => wanted.placeOf(one, one.username) !== null)
      .map(({ personId, username }) => [personId, username]),
  );
  const personIds = [...names.keys()].toSorted((one, other) => one - other);
  let movements = 0;
  for (let from = 0; from < personIds.length; from += peopleAtOnce) {
    const people: Person[] = [];
    const events: ChainedEvent[] = [];
    const facts: FactRow[] = [];
    for (const { id, kept, head } of await holdPeople(tx, personIds.slice(from, from + peopleAtOnce))) {
      let person = replay(id, kept);
      if (person === null) continue;
      const was = factsOf(person);
      const placeOf = (place: Place): Place | null => wanted.placeOf(place, names.get(id) ?? '');
      const moves = followingMoves(person, wanted, placeOf);
      const drafts = moves.map((data) => ({
        kind: 'moved',
        data,
        actorId: by.actorId,
        happenedAt: by.at,
        recordedAt: by.at,
      }));
      for (const data of moves) person = apply(id, person, { kind: 'moved', data, recordedAt: by.at });
      if (moves.length === 0) continue;
      events.push(...chain({ kind: staffSubject, id }, head, drafts));
      facts.push(...factRows(id, was, factsOf(person), by.at));
      people.push(person);
    }
    movements += events.length;
    await write(tx, people, events, facts, wanted.today);
  }
  return { personIds, movements };
}

type Held = {
  readonly id: number;
  readonly kept: readonly Recorded[];
  readonly head: { readonly number: number; readonly hash: Buffer };
};

/** Records held against everybody else, with all that happened to each. */
async function holdPeople(tx: Tx, ids: readonly number[]): Promise<Held[]> {
  const some = [...ids];
  await sql`select from staff_person where id = any(${some}::int[]) order by id for update`.execute(tx);
  const { rows } = await sql<Recorded & { id: number; number: number; hash: Buffer }>`
    select subject_id::int as id, number, kind, data, recorded_at, hash from event
    where subject_kind = ${staffSubject} and subject_id = any(${some}::bigint[])
    order by subject_id, number`.execute(tx);
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, kept]): Held[] => {
    const last = kept.at(-1);
    return last === undefined ? [] : [{ id, kept, head: { number: last.number, hash: last.hash } }];
  });
}

async function write(
  tx: Tx,
  people: readonly Person[],
  events: readonly ChainedEvent[],
  facts: readonly FactRow[],
  today: Day,
): Promise<void> {
  if (people.length === 0) return;
  const versions = JSON.stringify(people.map(({ id, version }) => ({ id, version })));
  const ids = people.map(({ id }) => id);
  await insertEvents(tx, events);
  await sql`update staff_person person set version = row.version
    from json_to_recordset(${versions}::json) as row(id int, version int) where person.id = row.id`.execute(
    tx,
  );
  await sql`delete from staff_spell where person_id = any(${ids}::int[])`.execute(tx);
  await insertSpells(people, today).execute(tx);
  await insertFacts(facts).execute(tx);
}
