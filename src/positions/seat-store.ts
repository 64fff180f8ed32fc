import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { t, type Text } from '../kernel/messages.ts';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, emptyChain, insertEvents, readEvents } from '../kernel/events.ts';
import { applySeating } from './seating.ts';
import type { Seating, SeatingEvent, SeatingKind } from './schema.ts';

export const seatSubject = 'position-seating';

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

/** Who of these people has or had a seat, in words: what stands on their records. */
export async function seatedAmong(
  db: Queries,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, Text>> {
  const { rows } = await sql<{ personId: number; code: string; agency: string; isOver: boolean }>`
    select distinct on (person_id) person_id, seating.code, agency.name as agency, to_on is not null as is_over
    from position_seating seating join agency on agency.id = agency_id
    where person_id = any(${[...personIds]}::int[]) order by person_id, from_on desc`.execute(db);
  return new Map(
    rows.map(({ personId, code, agency, isOver }) => [
      personId,
      isOver
        ? t(`từng ở vị trí ${code}, ${agency}`, `once sat at ${code}, ${agency}`)
        : t(`đang ở vị trí ${code}, ${agency}`, `sits at ${code}, ${agency}`),
    ]),
  );
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
  const rows = made.map(({ event, id }) => applySeating(id, null, event));
  await sql`insert into position_seating (id, agency_id, code, seat, person_id, kind, from_on, to_on, version)
    select id, "agencyId", code, seat, "personId", kind, "from", "to", 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id int, "agencyId" int, code text, seat smallint,
      "personId" int, kind text, "from" date, "to" date)`.execute(tx);
  await insertEvents(
    tx,
    made.flatMap(({ event: { kind, data, by, at }, id }) =>
      chain({ kind: seatSubject, id }, emptyChain, [
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
  const last = (await readEvents(tx, seatSubject, seating.id)).at(-1);
  const head = last === undefined ? emptyChain : { number: last.number, hash: last.hash };
  const draft = { ...event, actorId: actorId(by), happenedAt: at, recordedAt: at };
  await insertEvents(tx, chain({ kind: seatSubject, id: seating.id }, head, [draft]));
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
