import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import type { DB } from '../kernel/tables.ts';
import type { House } from '../kernel/house.ts';
import { inState, isDueSoon, isLateNow, momentsAt } from './reading-sql.ts';
import type { State } from './schema.ts';
import { lookUp } from './search-exact.ts';
import { foundDossier, selectFound, type FoundDossier } from './search-found.ts';
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

export type { FoundDossier };

/** Counting stops here; the page then says "more than". */
export const mostCounted = 1000;
/** Newest dossiers that are looked through in their order before everything is: of the city, and of single agencies. */
const newestOfCity = 8000;
const newestOfAgencies = 2000;

/** A page of what was found, the newest first, and how many there are: at most one more than `mostCounted`. */
export async function searchDossiers(
  { db, pool }: Pick<House, 'db' | 'pool'>,
  asking: SearchAsking & { readonly limit: number; readonly offset: number },
): Promise<{ rows: FoundDossier[]; total: number }> {
  const { filters, answer, limit, offset } = asking;
  const wanted = wantedBy(filters.text);
  if ((wanted.kind === 'code' || wanted.kind === 'idNumber') && isOnlyText(filters))
    return lookUp(pool, { wanted, answer, limit, offset, most: mostCounted + 1 });
  const ids = await findIds(db, asking);
  const page = ids.slice(offset, offset + limit);
  if (page.length === 0) return { rows: [], total: ids.length };
  const rows = await selectFound(db)
    .where('dossier.id', '=', sql<number>`any(${page}::int8[])`)
    .where(visible(answer))
    .execute();
  return { rows: rows.map(foundDossier), total: ids.length };
}

/** Nothing but the words narrows the search. */
function isOnlyText({ text: _text, on: _on, ...narrowing }: SearchFilters): boolean {
  return Object.values(narrowing).every((value) => value === '' || value === null);
}

/**
 * The newest that were found, at most one more than are counted. What thousands of dossiers share (a common name, no
 * words at all) is found among the newest without looking at the rest; if they do not suffice, all are asked.
 */
async function findIds(db: Queries, asking: SearchAsking): Promise<number[]> {
  const { kind } = wantedBy(asking.filters.text);
  if (kind === 'nothing') return [];
  if (kind === 'words' || (kind === 'all' && !isAboutOpen(asking.filters))) {
    const recent = await idsIn(newestTable(asking.answer, newestOfCity));
    if (recent.length > mostCounted) return recent;
    const more = kind === 'words' && asking.answer === true ? widened(newestOfCity, recent) : null;
    if (more !== null) {
      const wide = await idsIn(newestTable(asking.answer, more));
      if (wide.length > mostCounted) return wide;
    }
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
  const query = filtered(selectFound(db), asking).limit(limit);
  const rows = await (beforeId === null ? query : query.where('dossier.id', '<', beforeId)).execute();
  return rows.map(foundDossier);
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

/**
 * How many of the newest should hold as many hits as are counted, when `found` were among `looked`; null where the index
 * of words is quicker. A hit by the index costs about four times a row looked at in order, and the newest hit's id
 * tells how many dossiers there are.
 */
function widened(looked: number, found: readonly number[]): number | null {
  const [newest = 0] = found;
  const density = found.length / looked;
  const enough = Math.ceil((1.25 * (mostCounted + 1)) / density);
  return enough < 4 * density * newest ? enough : null;
}

/** The newest dossiers of the city; for single agencies, those received or taken part in since their 2,000th newest. */
function newestTable(answer: Answer, ofCity: number): RawBuilder<DB['dossier']> {
  if (typeof answer === 'boolean') return sql`(select d.* from dossier d order by d.id desc limit ${ofCity})`;
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
