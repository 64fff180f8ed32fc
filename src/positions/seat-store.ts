import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, emptyChain, readEvents } from '../kernel/events.ts';
import { applySeating } from './seating.ts';
import { writeEvents } from './store.ts';
import type { Seating, SeatingEvent, SeatingKind } from './schema.ts';

const subject = 'position-seating';

/** Seatings of these agencies (null: all), by position and seat. */
export function seatingsAt(db: Queries, agencyIds: readonly number[] | null): Promise<Seating[]> {
  return read(
    db,
    agencyIds === null ? sql<SqlBool>`true` : sql<SqlBool>`agency_id = any(${[...agencyIds]}::int[])`,
  );
}

export function seatingsOf(db: Queries, personId: number): Promise<Seating[]> {
  return read(db, sql<SqlBool>`person_id = ${personId}`);
}

export async function findSeating(db: Queries, id: number): Promise<Seating | undefined> {
  return (await read(db, sql<SqlBool>`id = ${id}`))[0];
}

async function read(db: Queries, which: RawBuilder<SqlBool>): Promise<Seating[]> {
  const rows = await db
    .selectFrom('positionSeating')
    .select(['id', 'agencyId', 'code', 'seat', 'personId', 'kind', 'fromOn', 'toOn'])
    .where(which)
    .orderBy('agencyId')
    .orderBy('code')
    .orderBy('seat')
    .orderBy('fromOn')
    .execute();
  return rows.map(({ fromOn, toOn, kind, ...row }) => ({
    ...row,
    kind: kind as SeatingKind,
    from: fromOn.toString(),
    to: toOn?.toString() ?? null,
  }));
}

type Seated = Extract<SeatingEvent, { kind: 'seated' }>;

/** Records new seatings. */
export async function beginSeatings(
  tx: Tx,
  told: readonly (Seated & { readonly by: Actor; readonly at: Temporal.Instant })[],
): Promise<void> {
  if (told.length === 0) return;
  const { rows: reserved } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('position_seating', 'id'))::int as id from generate_series(1, ${told.length}::int)`.execute(
    tx,
  );
  const made = told.map((event, index) => ({ event, id: reserved[index]?.id ?? 0 }));
  await tx
    .insertInto('positionSeating')
    .values(made.map(({ event, id }) => ({ ...rowOf(applySeating(id, null, event)), version: 1 })))
    .execute();
  await writeEvents(
    tx,
    made.flatMap(({ event: { kind, data, by, at }, id }) =>
      chain({ kind: subject, id }, emptyChain, [
        { kind, data, actorId: actorId(by), happenedAt: at, recordedAt: at },
      ]),
    ),
  );
}

/** Appends to a seating and projects it. The caller holds the agency's lock. */
export async function continueSeating(
  tx: Tx,
  seating: Seating,
  event: SeatingEvent,
  by: Actor,
  at: Temporal.Instant,
): Promise<void> {
  const last = (await readEvents(tx, subject, seating.id)).at(-1);
  const head = last === undefined ? emptyChain : { number: last.number, hash: last.hash };
  const draft = { ...event, actorId: actorId(by), happenedAt: at, recordedAt: at };
  await writeEvents(tx, chain({ kind: subject, id: seating.id }, head, [draft]));
  await tx
    .updateTable('positionSeating')
    .set({ ...rowOf(applySeating(seating.id, seating, event)), version: head.number + 1 })
    .where('id', '=', seating.id)
    .execute();
}

function rowOf({ id, agencyId, code, seat, personId, kind, from, to }: Seating) {
  return {
    id,
    agencyId,
    code,
    seat,
    personId,
    kind,
    fromOn: Temporal.PlainDate.from(from),
    toOn: to === null ? null : Temporal.PlainDate.from(to),
  };
}
