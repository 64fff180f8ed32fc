import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { appendEvents, chain, emptyChain } from '../kernel/events.ts';
import { fold } from '../kernel/messages.ts';
import { actorId } from '../kernel/access.ts';
import type { CandidateFields, CandidateState } from './schema.ts';
import type { Seat } from './seating.ts';
import type { By } from './store.ts';

export const candidateSubject = 'examination-candidate';

export type NewCandidate = {
  readonly id: number;
  readonly code: string;
  readonly examinationId: number;
  readonly positionId: number;
  readonly secretMark: Buffer;
  readonly personMark: Buffer;
  readonly idSealed: string;
  readonly fields: CandidateFields;
  readonly by: By;
};

export type Candidate = {
  readonly id: number;
  readonly code: string;
  readonly examinationId: number;
  readonly positionId: number;
  readonly idSealed: string;
  readonly state: CandidateState;
  readonly fullName: string;
  readonly fields: CandidateFields;
  /** Why it was found not eligible, or what was not accepted. */
  readonly note: string;
  readonly number: string | null;
  readonly room: number | null;
  readonly seat: number | null;
  readonly registeredAt: Temporal.Instant;
};

const atOnce = 1000;

export async function candidateIds(db: Queries, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('examination_candidate', 'id'))::int as id
    from generate_series(1, ${count})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Inserts candidates with their first event. A person who has applied already is refused by the unique index. */
export async function insertCandidates(tx: Tx, all: readonly NewCandidate[]): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    const column = <K extends keyof NewCandidate>(name: K) => some.map((one) => one[name]);
    const fields = column('fields');
    await sql`
      insert into examination_candidate (id, examination_id, position_id, code, secret_mark, person_mark, id_sealed, state,
        full_name, search, data, registered_at)
      select id, examination_id, position_id, code, secret_mark, person_mark, id_sealed, 'registered',
        full_name, to_tsvector('simple', search), data, registered_at
      from unnest(${column('id')}::int[], ${column('examinationId')}::int[], ${column('positionId')}::int[],
        ${column('code')}::text[], ${column('secretMark')}::bytea[], ${column('personMark')}::bytea[],
        ${column('idSealed')}::text[], ${fields.map(({ fullName }) => fullName)}::text[],
        ${some.map((one) => `${fold(one.fields.fullName)} ${one.code.toLowerCase()}`)}::text[],
        ${fields.map((one) => JSON.stringify({ ...one, note: '' }))}::jsonb[],
        ${some.map(({ by }) => by.at.toString())}::timestamptz[])
        as given (id, examination_id, position_id, code, secret_mark, person_mark, id_sealed, full_name, search, data,
          registered_at)`.execute(tx);
    await insertFirstEvents(tx, some);
  }
}

async function insertFirstEvents(tx: Tx, some: readonly NewCandidate[]): Promise<void> {
  const events = some.flatMap(({ id, code, positionId, idSealed, fields, by }) =>
    chain({ kind: candidateSubject, id }, emptyChain, [
      {
        kind: 'registered',
        data: { code, positionId, idSealed, fields },
        actorId: actorId(by.actor),
        happenedAt: by.at,
        recordedAt: by.at,
      },
    ]),
  );
  const at = events.map(({ recordedAt }) => recordedAt.toString());
  await sql`
    insert into event (subject_kind, subject_id, number, kind, data, actor_id, happened_at, recorded_at, previous_hash, hash)
    select ${candidateSubject}, id, number, 'registered', data, actor_id, at, at, null, hash
    from unnest(${events.map(({ subjectId }) => subjectId)}::bigint[], ${events.map(({ number }) => number)}::int[],
      ${events.map(({ data }) => JSON.stringify(data))}::jsonb[],
      ${events.map((event) => event.actorId)}::int[], ${at}::timestamptz[], ${events.map(({ hash }) => hash)}::bytea[])
      as given (id, number, data, actor_id, at, hash)`.execute(tx);
}

/** Ids of those with a number who are to sit a part of round 1: not exempt, and not expelled from another. */
export async function sittingFirstRound(db: Queries, examinationId: number, part: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from examination_candidate candidate
    where examination_id = ${examinationId} and state = 'eligible' and not data -> 'exemptions' @> ${JSON.stringify([part])}::jsonb
      and not exists (select 1 from examination_attendance attendance
        where attendance.examination_id = ${examinationId} and attendance.candidate_id = candidate.id
          and attendance.state = 'expelled' and attendance.part <> ${part})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Records what happened to an application, and brings its row up to it. */
export async function changeCandidate(
  tx: Tx,
  { id, fields }: Candidate,
  event: { readonly kind: 'withdrawn' | 'judged'; readonly data: Readonly<Record<string, unknown>> },
  change: { readonly state: CandidateState; readonly fields?: CandidateFields; readonly note?: string },
  by: By,
): Promise<void> {
  const moment = { actorId: actorId(by.actor), happenedAt: by.at, recordedAt: by.at };
  await appendEvents(tx, { kind: candidateSubject, id }, [{ ...event, ...moment }]);
  const data = JSON.stringify({ ...(change.fields ?? fields), note: change.note ?? '' });
  await tx
    .updateTable('examinationCandidate')
    .set({ state: change.state, data })
    .where('id', '=', id)
    .execute();
}

/** Applications that nobody found wanting are eligible, each with its number and seat. */
export async function seatCandidates(tx: Tx, examinationId: number, seats: readonly Seat[]): Promise<void> {
  await sql`
    update examination_candidate set state = 'eligible', number = given.number, room = given.room, seat = given.seat
    from unnest(${seats.map(({ id }) => id)}::int[], ${seats.map(({ number }) => number)}::text[],
      ${seats.map(({ room }) => room)}::int[], ${seats.map(({ seat }) => seat)}::int[])
      as given (id, number, room, seat)
    where examination_candidate.id = given.id and examination_id = ${examinationId}`.execute(tx);
}

export type CandidateQuery = {
  readonly q?: string | undefined;
  readonly state?: CandidateState | undefined;
  readonly positionIds?: readonly number[] | undefined;
  readonly room?: number | undefined;
  /** These alone. */
  readonly ids?: ReadonlySet<number> | undefined;
  readonly page?: number;
  readonly pageSize?: number;
};

export async function listCandidates(db: Queries, examinationId: number, asked: CandidateQuery) {
  const { q = '', state, positionIds, room, ids, page = 1, pageSize = 50 } = asked;
  const searched = fold(q).match(/[\p{L}\p{N}-]+/gu) ?? [];
  let query = db.selectFrom('examinationCandidate').where('examinationId', '=', examinationId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (positionIds !== undefined)
    query = query.where(sql<boolean>`position_id = any(${[...positionIds]}::int[])`);
  if (room !== undefined) query = query.where('room', '=', room);
  if (ids !== undefined) query = query.where(sql<boolean>`id = any(${[...ids]}::int[])`);
  if (searched.length > 0) {
    const words = searched.map((word) => `'${word}':*`).join(' & ');
    query = query.where(sql<boolean>`(search @@ to_tsquery('simple', ${words}) or number = ${q.trim()})`);
  }
  const { total } = await query
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy(sql`number nulls last`)
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { total: Number(total), rows: rows.map(candidateOf) };
}

/** How many applications stand in each state. */
export async function countCandidates(
  db: Queries,
  examinationId: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('examinationCandidate')
    .select(({ fn }) => ['state', fn.countAll<string>().as('n')])
    .where('examinationId', '=', examinationId)
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, n }) => [state, Number(n)]));
}

/** @throws Refused when the examination has no such candidate */
export async function getCandidate(db: Queries, examinationId: number, id: number): Promise<Candidate> {
  const row = await db
    .selectFrom('examinationCandidate')
    .selectAll()
    .where('id', '=', id)
    .where('examinationId', '=', examinationId)
    .executeTakeFirst();
  if (row === undefined) throw new Refused(notFound);
  return candidateOf(row);
}

/** The application under a receipt's code whose secret has this mark. */
export async function findByReceipt(
  db: Queries,
  code: string,
  secretMark: Buffer,
): Promise<Candidate | null> {
  const row = await db
    .selectFrom('examinationCandidate')
    .selectAll()
    .where('code', '=', code)
    .where('secretMark', '=', secretMark)
    .executeTakeFirst();
  return row === undefined ? null : candidateOf(row);
}

/** All candidates with a number, for sheets and results. */
export async function seatedCandidates(db: Queries, examinationId: number): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('examinationCandidate')
    .selectAll()
    .where('examinationId', '=', examinationId)
    .where('state', '=', 'eligible')
    .orderBy('number')
    .execute();
  return rows.map(candidateOf);
}

function candidateOf(row: {
  id: number;
  code: string;
  examinationId: number;
  positionId: number;
  idSealed: string;
  state: string;
  fullName: string;
  data: unknown;
  number: string | null;
  room: number | null;
  seat: number | null;
  registeredAt: Temporal.Instant;
}): Candidate {
  const { id, code, examinationId, positionId, idSealed, fullName, number, room, seat, registeredAt } = row;
  const { note, ...fields } = row.data as CandidateFields & { note: string };
  const state = row.state as CandidateState;
  return {
    id,
    code,
    examinationId,
    positionId,
    idSealed,
    state,
    fullName,
    fields,
    note,
    number,
    room,
    seat,
    registeredAt,
  };
}
