import type { Insertable } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import type { DB } from '../kernel/tables.ts';
import type { Plan, Programme, SteeringDocument, Target, Task } from './lives.ts';

/*
 * Rows find what events tell: lists, uniqueness and references. A row is what its state gives, written in the same
 * transaction as the event.
 */

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

export function programmeRow({ fields }: Pick<Programme, 'fields'>) {
  const { code, title, startsOn, endsOn } = fields;
  return { code, title, startsOn: day(startsOn), endsOn: day(endsOn) } satisfies Insertable<DB['programme']>;
}

export function planRow({ fields, place, own }: Pick<Plan, 'fields' | 'place' | 'own'>) {
  const { code, title, startsOn, endsOn } = fields;
  const { programmeId, parentId, kind } = place;
  return {
    code,
    title,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    programmeId,
    parentId,
    kind,
    isPublished: own.isPublished,
  } satisfies Insertable<DB['programmePlan']>;
}

export function targetRow({ fields, place, own }: Pick<Target, 'fields' | 'place' | 'own'>) {
  const { indicator, dueOn } = fields;
  return {
    planId: place.planId,
    number: place.number,
    indicator,
    dueOn: day(dueOn),
    isDropped: own.dropped !== null,
  } satisfies Insertable<DB['programmeTarget']>;
}

export function taskRow({ fields, place, own }: Pick<Task, 'fields' | 'place' | 'own'>) {
  const { ownerId, coOwnerIds, dueOn } = fields;
  return {
    planId: place.planId,
    number: place.number,
    agencyIds: [ownerId, ...coOwnerIds],
    dueOn: day(dueOn),
    standing: own.standing,
  } satisfies Insertable<DB['programmeTask']>;
}

export function documentRow({ fields, own }: Pick<SteeringDocument, 'fields' | 'own'>) {
  const { kind, number, issuedOn, issuer } = fields;
  return {
    kind,
    number,
    issuer,
    issuedOn: day(issuedOn),
    isWithdrawn: own.withdrawn !== null,
  } satisfies Insertable<DB['steeringDocument']>;
}

/** What a document directs, as rows. */
export async function writeLinks(tx: Tx, { id, fields, own }: SteeringDocument): Promise<void> {
  await tx.deleteFrom('steeringLink').where('documentId', '=', id).execute();
  const rows = linkRows(id, own.withdrawn === null ? fields.directs : []);
  if (rows.length > 0) await tx.insertInto('steeringLink').values(rows).execute();
}

function linkRows(documentId: number, directs: SteeringDocument['fields']['directs']) {
  const once = new Map(directs.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  return [...once.values()].map(({ kind, id }) => ({ documentId, subjectKind: kind, subjectId: id }));
}

export async function insertRow<
  T extends 'programme' | 'programmePlan' | 'programmeTarget' | 'programmeTask' | 'steeringDocument',
>(tx: Tx, table: T, row: Insertable<DB[T]>): Promise<number> {
  const { id } = await tx.insertInto(table).values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** The next free number of targets or tasks in a plan; the plan's row is held meanwhile. */
export async function nextNumber(
  tx: Tx,
  table: 'programmeTarget' | 'programmeTask',
  planId: number,
): Promise<number> {
  await tx.selectFrom('programmePlan').select('id').where('id', '=', planId).forUpdate().execute();
  const row = await tx
    .selectFrom(table)
    .select(({ fn }) => fn.max('number').as('last'))
    .where('planId', '=', planId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Ids of everything of one kind in a plan, by number. */
export async function idsInPlans(
  db: Queries,
  table: 'programmeTarget' | 'programmeTask',
  planIds: readonly number[],
): Promise<number[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('planId', 'in', planIds)
    .orderBy('planId')
    .orderBy('number')
    .execute();
  return rows.map(({ id }) => id);
}
