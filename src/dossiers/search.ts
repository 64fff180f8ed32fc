import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import type { DB } from '../kernel/tables.ts';
import { hourTerm, inState, isDueSoon, isLateNow, momentsAt, timelinessOf } from './reading-sql.ts';
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
/** Newest dossiers that are looked through in their order before everything is: of the city, and of single agencies. */
const newestOfCity = 8000;
const newestOfAgencies = 2000;

/** A page of what was found, the newest first, and how many there are: at most one more than `mostCounted`. */
export async function searchDossiers(
  db: Queries,
  asking: SearchAsking & { readonly limit: number; readonly offset: number },
): Promise<{ rows: FoundDossier[]; total: number }> {
  const ids = await findIds(db, asking);
  const wanted = ids.slice(asking.offset, asking.offset + asking.limit);
  if (wanted.length === 0) return { rows: [], total: ids.length };
  const rows = await found(db)
    .where('dossier.id', '=', sql<number>`any(${wanted}::int8[])`)
    .where(visible(asking.answer))
    .execute();
  return { rows: rows.map(typed), total: ids.length };
}

/**
 * The newest that were found, at most one more than are counted. What thousands of dossiers share (a common name, no
 * words at all) is found among the newest without looking at the rest; if they do not suffice, all are asked.
 */
async function findIds(db: Queries, asking: SearchAsking): Promise<number[]> {
  const { kind } = wantedBy(asking.filters.text);
  if (kind === 'nothing') return [];
  if (kind === 'words' || (kind === 'all' && !isAboutOpen(asking.filters))) {
    const recent = await idsIn(newestTable(asking.answer));
    if (recent.length > mostCounted) return recent;
  }
  return idsIn(wantedTable(asking.filters.text));

  async function idsIn(table: RawBuilder<DB['dossier']>): Promise<number[]> {
    const rows = await filtered(db.selectFrom(table.as('dossier')), asking)
      .select('dossier.id')
      .orderBy('dossier.id', 'desc')
      .limit(mostCounted + 1)
      .execute();
    return rows.map((row) => row.id);
  }
}

/** The next part of everything that was found, for an export: older than `beforeId`. */
export async function readOn(
  db: Queries,
  asking: SearchAsking & { readonly limit: number; readonly beforeId: number | null },
): Promise<FoundDossier[]> {
  const { beforeId, limit } = asking;
  const query = filtered(found(db), asking).limit(limit);
  const rows = await (beforeId === null ? query : query.where('dossier.id', '<', beforeId)).execute();
  return rows.map(typed);
}

function found(db: Queries) {
  return db
    .selectFrom('dossier')
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
  return { ...row, state: stateOfCode(row.state), timeliness: timelinessOf(row.timeliness) };
}

/** Everything found passes `visible`. */
function filtered<Tables extends DB, Row>(
  query: SelectQueryBuilder<Tables, 'dossier', Row>,
  { answer, filters, now }: SearchAsking,
): SelectQueryBuilder<Tables, 'dossier', Row> {
  const { text, state, agencyId, atAgencyId, procedure, standing, role, person } = filters;
  const conditions = [
    wantedSql(wantedBy(text)),
    state === '' ? null : state === 'open' ? sql<boolean>`dossier.closed_at is null` : inState(state),
    agencyId === null ? null : sql<boolean>`dossier.agency_id = ${agencyId}`,
    procedure === ''
      ? null
      : sql<boolean>`dossier.procedure_id = (select id from procedure where code = ${procedure})`,
    standing === '' ? null : standingSql(standing, now),
    atAgencyId === null && role === '' && person === '' ? null : openStepSql(atAgencyId, role, person),
    periodSql(filters),
  ].filter((condition) => condition !== null);
  return conditions.reduce((narrowed, condition) => narrowed.where(condition), query.where(visible(answer)));
}

/** The newest dossiers of the city; for single agencies, those received or taken part in since their 2,000th newest. */
function newestTable(answer: Answer): RawBuilder<DB['dossier']> {
  if (typeof answer === 'boolean')
    return sql`(select d.* from dossier d order by d.id desc limit ${newestOfCity})`;
  const ids = sql`any(${[...answer.agencyIds]}::int[])`;
  return sql`(
    with since as materialized (
      select coalesce((select id from dossier where agency_id = ${ids} order by id desc
        offset ${newestOfAgencies} limit 1), 0) as id),
    near as materialized (
      select d.id from dossier d, since where d.agency_id = ${ids} and d.id >= since.id
      union
      select s.dossier_id from step s, since where s.agency_id = ${ids} and s.dossier_id >= since.id)
    select d.* from near cross join lateral (select * from dossier where id = near.id offset 0) d)`;
}

/** Those with the words, collected by their index before anything else is asked of them; else the table itself. */
function wantedTable(text: string): RawBuilder<DB['dossier']> {
  const wanted = wantedBy(text);
  return wanted.kind === 'words'
    ? sql`(select dossier.* from dossier where ${wantedSql(wanted)} offset 0)`
    : sql`dossier`;
}

/** Few dossiers are open: an index of theirs finds them sooner than a look at the newest. */
function isAboutOpen({ state, standing, atAgencyId, role, person }: SearchFilters): boolean {
  if (standing === 'late' || standing === 'soon' || atAgencyId !== null || role !== '' || person !== '')
    return true;
  return state !== '' && state !== 'returned' && state !== 'withdrawn' && state !== 'stopped';
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

function openStepSql(
  agencyId: number | null,
  role: string,
  person: number | 'none' | '',
): RawBuilder<boolean> {
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
