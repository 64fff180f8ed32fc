import { sql } from 'kysely';
import type { Actor } from '../kernel/access.ts';
import { actorId } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, insertEvents } from '../kernel/events.ts';
import type { Day } from './schema.ts';
import { seatSubject } from './seat-store.ts';
import { continueScheme, findScheme, lockAgency } from './store.ts';

/** What a reorganisation ends here: seats of agencies that end, and main seats of people who leave with their unit. */
export type EndingSeats = {
  readonly agencyIds: readonly number[];
  /** People whose record a reorganisation moves, and the agencies that they leave. */
  readonly personIds: readonly number[];
  readonly leftIds: readonly number[];
  readonly lastDay: Day;
};

/** A seat or a scheme in the making that ends with its agency. */
export type EndingPosition = {
  readonly kind: 'seat' | 'scheme' | 'draft';
  readonly id: number;
  readonly agencyId: number;
  readonly title: string;
};

type Standing = {
  readonly id: number;
  readonly from: string;
  readonly number: number;
  readonly hash: Buffer;
};

/** Schemes in force or in the making and seats of these agencies, as they stand after the last day. */
export async function positionsEnding(
  db: Queries,
  agencyIds: readonly number[],
  lastDay: Day,
): Promise<EndingPosition[]> {
  const list = [...agencyIds];
  const { rows } = await sql<EndingPosition>`
    select 'seat' as kind, id, agency_id, code || '/' || seat as title from position_seating
    where agency_id = any(${list}::int[]) and (to_on is null or to_on > ${lastDay}::date)
    union all
    (select distinct on (agency_id) 'scheme', id, agency_id, number::text from position_scheme
      where agency_id = any(${list}::int[]) and state = 'approved' order by agency_id, in_force_on desc)
    union all
    select 'draft', id, agency_id, number::text from position_scheme
    where agency_id = any(${list}::int[]) and state in ('drafting', 'submitted', 'appraised')
    order by 1, 3, 4`.execute(db);
  return rows;
}

/**
 * Ends seats with the last day of their agencies, by an event of each, and drops schemes that were still in the making. A
 * scheme in force ends with its agency by itself (`positionsOn`): the successor makes its own, out of its own functions and
 * quota (Nghị định 62/2020/NĐ-CP, Điều 4). Gives how many seats ended.
 */
export async function endSeats(
  tx: Tx,
  { agencyIds, personIds, leftIds, lastDay }: EndingSeats,
  reason: string,
  by: { readonly actor: Actor; readonly at: Temporal.Instant },
): Promise<number> {
  for (const agencyId of agencyIds) await lockAgency(tx, agencyId);
  const { rows } = await sql<Standing>`
    select seating.id, from_on::text as from, head.number, head.hash from position_seating seating
    cross join lateral (select number, hash from event where subject_kind = ${seatSubject} and subject_id = seating.id
      order by number desc limit 1) head
    where (to_on is null or to_on > ${lastDay}::date) and (agency_id = any(${[...agencyIds]}::int[])
      or kind = 'main' and agency_id = any(${[...leftIds]}::int[]) and person_id = any(${[...personIds]}::int[]))
    order by seating.id`.execute(tx);
  // One that began after the last day, while the plan waited to be carried out, had its first day.
  const ended = rows.map((row) => ({ ...row, to: row.from > lastDay ? row.from : lastDay }));
  await insertEvents(
    tx,
    ended.flatMap(({ id, number, hash, to }) =>
      chain({ kind: seatSubject, id }, { number, hash }, [
        {
          kind: 'ended',
          data: { to, reason },
          actorId: actorId(by.actor),
          happenedAt: by.at,
          recordedAt: by.at,
        },
      ]),
    ),
  );
  const rowsNow = ended.map(({ id, number, to }) => ({ id, to, version: number + 1 }));
  await sql`update position_seating seating set to_on = row."to", version = row.version
    from json_to_recordset(${JSON.stringify(rowsNow)}::json) as row(id int, "to" date, version int)
    where seating.id = row.id`.execute(tx);
  await dropDrafts(tx, agencyIds, reason, by);
  return ended.length;
}

async function dropDrafts(
  tx: Tx,
  agencyIds: readonly number[],
  reason: string,
  { actor, at }: { readonly actor: Actor; readonly at: Temporal.Instant },
): Promise<void> {
  const open = await tx
    .selectFrom('positionScheme')
    .select('id')
    .where('agencyId', '=', sql<number>`any(${[...agencyIds]}::int[])`)
    .where('state', 'in', ['drafting', 'submitted', 'appraised'])
    .orderBy('id')
    .execute();
  for (const { id } of open) {
    const found = await findScheme(tx, id);
    if (found !== null)
      await continueScheme(tx, found, [{ kind: 'dropped', data: { reason }, by: actor, at }]);
  }
}
