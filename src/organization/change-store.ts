import type { OfficeHours } from '../calendar/schema.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { appendEvents, readEvents } from '../kernel/events.ts';
import { fold } from '../kernel/messages.ts';
import { AgencyEvent, type AgencyDetails, type UnitDetails } from './schema.ts';

/** An event of an agency with when it happened and who did it. */
export type AgencyMoment = {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly event: AgencyEvent;
};

/** What was changed at an agency, oldest first. */
export async function readMoments(db: Queries, agencyId: number): Promise<AgencyMoment[]> {
  const events = await readEvents(db, 'agency', agencyId);
  const ids = events.flatMap(({ actorId }) => actorId ?? []);
  const people =
    ids.length === 0
      ? []
      : await db.selectFrom('account').select(['id', 'fullName']).where('id', 'in', ids).execute();
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
  return events.map(({ number, happenedAt, actorId, kind, data }) => ({
    number,
    at: happenedAt,
    by: names.get(actorId ?? 0) ?? '',
    event: AgencyEvent.parse({ kind, data }),
  }));
}

/** Holds the agency for this transaction, and gives the number of its last event. */
export async function lockAgency(tx: Tx, agencyId: number): Promise<number> {
  await tx.selectFrom('agency').select('id').where('id', '=', agencyId).forUpdate().executeTakeFirstOrThrow();
  const last = await tx
    .selectFrom('event')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('subjectKind', '=', 'agency')
    .where('subjectId', '=', agencyId)
    .executeTakeFirst();
  return last?.number ?? 0;
}

export async function recordMoment(
  tx: Tx,
  agencyId: number,
  { kind, data }: AgencyEvent,
  by: { actorId: number | null; at: Temporal.Instant },
): Promise<void> {
  const draft = { kind, data, actorId: by.actorId, happenedAt: by.at, recordedAt: by.at };
  await appendEvents(tx, { kind: 'agency', id: agencyId }, [draft]);
}

export async function updateDetails(
  tx: Tx,
  { id, code }: { id: number; code: string },
  details: AgencyDetails,
): Promise<void> {
  const search = fold(`${details.name} ${details.nameEn} ${code}`);
  await tx
    .updateTable('agency')
    .set({ ...details, search })
    .where('id', '=', id)
    .execute();
}

export async function updateHours(tx: Tx, id: number, hours: OfficeHours | null): Promise<void> {
  const officeHours = hours === null ? null : JSON.stringify(hours);
  await tx.updateTable('agency').set({ officeHours }).where('id', '=', id).execute();
}

export async function insertUnit(
  tx: Tx,
  unit: UnitDetails & { agencyId: number; code: string },
): Promise<void> {
  await tx.insertInto('unit').values(unit).execute();
}

export async function updateUnit(tx: Tx, id: number, details: UnitDetails): Promise<void> {
  await tx.updateTable('unit').set(details).where('id', '=', id).execute();
}
