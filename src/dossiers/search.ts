import { sql, type RawBuilder } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import type { DB } from '../kernel/tables.ts';
import { hourTerm, inState, isDueSoon, isLateNow, momentsAt } from './reading-sql.ts';
import { stateOfCode, type State, type Timeliness } from './schema.ts';
import { wantedBy, wantedSql } from './search-query.ts';
import { visible } from './store.ts';

/** How a dossier stands against its due date, as the list is narrowed by it. */
export const standings = ['late', 'soon', 'early', 'onTime', 'resolvedLate'] as const;
export type Standing = (typeof standings)[number];

export type SearchFilters = {
  readonly text: string;
  readonly state: State | 'open' | '';
  /** Agency that received it. */
  readonly agencyId: number | null;
  /** Agency at which a step is open. */
  readonly atAgencyId: number | null;
  /** Code of a procedure. */
  readonly procedure: string;
  /** The period is of this moment of the dossier. */
  readonly on: 'received' | 'resolved';
  readonly from: Temporal.PlainDate | null;
  /** Last day of the period. */
  readonly to: Temporal.PlainDate | null;
  readonly standing: Standing | '';
  /** Role and person of an open step. */
  readonly role: string;
  readonly person: number | 'none' | '';
};

export type SearchAsking = {
  readonly answer: Answer;
  readonly filters: SearchFilters;
  readonly now: Temporal.Instant;
};

export type FoundDossier = {
  readonly id: number;
  readonly code: string;
  readonly agencyId: number;
  readonly procedure: string;
  readonly procedureCode: string;
  readonly applicantName: string;
  readonly state: State;
  readonly registeredAt: Temporal.Instant;
  readonly receivedAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly timeliness: Timeliness | null;
  readonly isPaused: boolean;
  readonly isHourTerm: boolean;
};

/** Counting stops here; the page then says "more than". */
export const mostCounted = 1000;
/** Newest dossiers among which a common name is looked for before the index of words is asked. */
const newest = 8000;

/** A page of what was found, the newest first. */
export async function searchDossiers(
  db: Queries,
  asking: SearchAsking & { readonly limit: number; readonly offset: number },
): Promise<FoundDossier[]> {
  const { limit, offset } = asking;
  if (offset === 0 && wantedBy(asking.filters.text).kind === 'words') {
    const recent = await found(db, asking, true).limit(limit).execute();
    if (recent.length === limit) return recent.map(typed);
  }
  return (await found(db, asking, false).limit(limit).offset(offset).execute()).map(typed);
}

/** How many there are, at most one more than `mostCounted`. */
export async function countDossiers(db: Queries, asking: SearchAsking): Promise<number> {
  const some = filtered(db, asking, false)
    .select('dossier.id')
    .limit(mostCounted + 1);
  const { total } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The next part of everything that was found, for an export: older than `beforeId`. */
export async function readOn(
  db: Queries,
  asking: SearchAsking & { readonly limit: number; readonly beforeId: number | null },
): Promise<FoundDossier[]> {
  const { beforeId, limit } = asking;
  const query = found(db, asking, false).limit(limit);
  const rows = await (beforeId === null ? query : query.where('dossier.id', '<', beforeId)).execute();
  return rows.map(typed);
}

function found(db: Queries, asking: SearchAsking, amongNewest: boolean) {
  return filtered(db, asking, amongNewest)
    .innerJoin('procedure', 'procedure.id', 'dossier.procedureId')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.agencyId',
      'procedureVersion.name as procedure',
      'procedure.code as procedureCode',
      'dossier.applicantName',
      'dossier.state',
      'dossier.registeredAt',
      'dossier.receivedAt',
      'dossier.dueAt',
      'dossier.resolvedAt',
      'dossier.closedAt',
      'dossier.timeliness',
    ])
    .select(sql<boolean>`dossier.paused_since is not null`.as('isPaused'))
    .select(hourTerm.as('isHourTerm'))
    .orderBy('dossier.id', 'desc');
}

function typed(row: Awaited<ReturnType<ReturnType<typeof found>['execute']>>[number]): FoundDossier {
  return { ...row, state: stateOfCode(row.state), timeliness: row.timeliness as Timeliness | null };
}

/**
 * Everything found passes `visible`. `amongNewest` reads the newest dossiers in their order and stops when there are
 * enough: for a name that thousands bear this is far quicker than collecting and sorting them all.
 */
function filtered(db: Queries, { answer, filters, now }: SearchAsking, amongNewest: boolean) {
  const { text, state, agencyId, atAgencyId, procedure, standing, role, person } = filters;
  let query = amongNewest
    ? db.selectFrom(newestOf(answer).as('dossier')).where(visible(answer))
    : db.selectFrom('dossier').where(visible(answer));
  query = query.where(wantedSql(wantedBy(text)));
  if (state === 'open') query = query.where('dossier.closedAt', 'is', null);
  else if (state !== '') query = query.where(inState(state));
  if (agencyId !== null) query = query.where('dossier.agencyId', '=', agencyId);
  if (procedure !== '') {
    query = query.where(sql<boolean>`dossier.procedure_id = (select id from procedure where code = ${procedure})`);
  }
  if (standing !== '') query = query.where(standingSql(standing, now));
  if (atAgencyId !== null || role !== '' || person !== '')
    query = query.where(openStepSql(atAgencyId, role, person));
  return query.where(periodSql(filters));
}

/** The newest dossiers as a table of their own that the planner does not look into. */
function newestOf(answer: Answer) {
  const scope =
    typeof answer === 'boolean' ? sql`true` : sql`d.agency_id = any(${[...answer.agencyIds]}::int[])`;
  return sql<never>`(select d.* from dossier d where ${scope} order by d.id desc limit ${newest})`.$castTo<
    DB['dossier']
  >();
}

function standingSql(standing: Standing, now: Temporal.Instant): RawBuilder<boolean> {
  switch (standing) {
    case 'late':
      return isLateNow(momentsAt(now));
    case 'soon':
      return isDueSoon(momentsAt(now));
    case 'early':
    case 'onTime':
      return sql<boolean>`dossier.timeliness = ${standing}`;
    case 'resolvedLate':
      return sql<boolean>`dossier.timeliness = 'late'`;
  }
}

function openStepSql(agencyId: number | null, role: string, person: number | 'none' | ''): RawBuilder<boolean> {
  const conditions = [
    agencyId === null ? null : sql`s.agency_id = ${agencyId}`,
    role === '' ? null : sql`s.role = ${role}`,
    person === '' ? null : person === 'none' ? sql`s.assignee_id is null` : sql`s.assignee_id = ${person}`,
  ].filter((condition) => condition !== null);
  return sql<boolean>`(dossier.closed_at is null and exists (
    select 1 from step s where s.dossier_id = dossier.id and s.closed_at is null
      and ${sql.join(conditions, sql` and `)}))`;
}

function periodSql({ on, from, to }: SearchFilters): RawBuilder<boolean> {
  const moment = on === 'resolved' ? sql`dossier.resolved_at` : sql`dossier.received_at`;
  const start = from === null ? sql`true` : sql`${moment} >= ${from.toZonedDateTime(timeZone).toInstant()}`;
  const end =
    to === null ? sql`true` : sql`${moment} < ${to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()}`;
  return sql<boolean>`(${start} and ${end})`;
}
