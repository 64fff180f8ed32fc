import { sql, type RawBuilder } from 'kysely';
import { can, covers, type Answer, type Staff } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { leadDossiers, receiveDossiers } from './permissions.ts';
import { hourTerm, inState, lateSql, momentsAt, timelinessOf, type Moments } from './reading-sql.ts';
import { stateOfCode, type State, type Timeliness } from './schema.ts';
import { wantedBy, wantedSql } from './search-query.ts';
import { visible } from './store.ts';

/** The views of the work list. */
export const workTabs = ['mine', 'free', 'agency', 'waiting', 'returning', 'late'] as const;
export type WorkTab = (typeof workTabs)[number];

export type WorkFilters = {
  /** Code of a procedure. */
  readonly procedure: string;
  readonly role: string;
  /** Account that has the step, `none` for nobody; '' for all. */
  readonly person: number | 'none' | '';
  /** Due on this day or earlier. */
  readonly dueBefore: Temporal.PlainDate | null;
  readonly text: string;
};

/** One piece of open work: a step, or a dossier that waits without one (to be received, or for another agency's part). */
export type WorkRow = {
  readonly code: string;
  readonly agencyId: number;
  readonly procedure: string;
  readonly procedureCode: string;
  readonly applicantName: string;
  readonly state: State;
  readonly step: number | null;
  readonly stepName: string | null;
  readonly kind: string | null;
  readonly role: string | null;
  readonly assigneeId: number | null;
  readonly assigneeName: string | null;
  readonly receivedAt: Temporal.Instant;
  /** Of the step, else of the dossier. */
  readonly dueAt: Temporal.Instant | null;
  readonly dossierDueAt: Temporal.Instant | null;
  readonly isPaused: boolean;
  readonly isHourTerm: boolean;
  readonly timeliness: Timeliness | null;
};

export type WorkAsking = {
  readonly staff: Staff;
  readonly answer: Answer;
  readonly filters: WorkFilters;
  readonly now: Temporal.Instant;
};

/** How many rows each view has under these filters: one query, so that they belong to one moment. */
export async function countWork(db: Queries, asking: WorkAsking): Promise<Record<WorkTab, number>> {
  const count = (tab: WorkTab) => sql<number>`count(*) filter (where ${inTab(tab, asking)})::int`.as(tab);
  return work(db, asking).select(workTabs.map(count)).executeTakeFirstOrThrow();
}

/** Rows of a view, what is due first on top. */
export async function listWork(
  db: Queries,
  asking: WorkAsking & { readonly tab: WorkTab; readonly limit: number; readonly offset: number },
): Promise<WorkRow[]> {
  const rows = await work(db, asking)
    .leftJoin('account', 'account.id', 'work.assigneeId')
    .select([
      'dossier.code',
      'dossier.agencyId',
      'procedureVersion.name as procedure',
      'procedure.code as procedureCode',
      'dossier.applicantName',
      'dossier.state',
      'work.number as step',
      'work.name as stepName',
      'work.kind',
      'work.role',
      'work.assigneeId',
      'account.fullName as assigneeName',
      'dossier.dueAt as dossierDueAt',
      'dossier.timeliness',
    ])
    .select(sql<Temporal.Instant>`coalesce(dossier.received_at, dossier.registered_at)`.as('receivedAt'))
    .select(workDue.as('dueAt'))
    .select(sql<boolean>`dossier.paused_since is not null`.as('isPaused'))
    .select(hourTerm.as('isHourTerm'))
    .where(inTab(asking.tab, asking))
    .orderBy(sql`${workDue} asc nulls last`)
    .orderBy('dossier.id')
    .orderBy('work.number')
    .limit(asking.limit)
    .offset(asking.offset)
    .execute();
  return rows.map((row) => ({
    ...row,
    state: stateOfCode(row.state),
    timeliness: timelinessOf(row.timeliness),
  }));
}

/** Procedures of which the agency has open work, for the filter. */
export async function listWorkProcedures(
  db: Queries,
  asking: Omit<WorkAsking, 'filters'>,
): Promise<{ code: string; name: string }[]> {
  return work(db, { ...asking, filters: noFilters })
    .select(['procedure.code', sql<string>`min(procedure_version.name)`.as('name')])
    .groupBy('procedure.code')
    .orderBy('name')
    .limit(300)
    .execute();
}

export const noFilters: WorkFilters = { procedure: '', role: '', person: '', dueBefore: null, text: '' };

const workDue = sql<Temporal.Instant | null>`coalesce(work.due_at, dossier.due_at)`;

type WorkTable = {
  dossierId: number;
  number: number | null;
  name: string | null;
  kind: string | null;
  role: string | null;
  assigneeId: number | null;
  dueAt: Temporal.Instant | null;
};

/** Open steps at the person's agency, and its open dossiers that have none there. */
function workTable({ agencyId }: Staff): RawBuilder<WorkTable> {
  return sql<WorkTable>`(
    select s.dossier_id, s.number, s.name, s.kind, s.role, s.assignee_id, s.due_at
    from step s where s.closed_at is null and s.agency_id = ${agencyId}
    union all
    select d.id, null, null, null, null, null, null from dossier d
    where d.agency_id = ${agencyId} and d.closed_at is null and not exists (
      select 1 from step s where s.dossier_id = d.id and s.closed_at is null and s.agency_id = ${agencyId}))`;
}

function work(db: Queries, { staff, answer, filters }: Omit<WorkAsking, 'now'>) {
  const { procedure, role, person, dueBefore, text } = filters;
  let query = db
    .selectFrom(workTable(staff).as('work'))
    .innerJoin('dossier', 'dossier.id', 'work.dossierId')
    .innerJoin('procedure', 'procedure.id', 'dossier.procedureId')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .where(visible(answer));
  if (procedure !== '') query = query.where('procedure.code', '=', procedure);
  if (role !== '') query = query.where('work.role', '=', role);
  if (person === 'none') query = query.where('work.assigneeId', 'is', null);
  else if (person !== '') query = query.where('work.assigneeId', '=', person);
  if (dueBefore !== null) {
    const end = dueBefore.add({ days: 1 }).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant();
    query = query.where(sql<boolean>`${workDue} < ${end}`);
  }
  if (text !== '') query = query.where(wantedSql(wantedBy(text)));
  return query;
}

function inTab(tab: WorkTab, { staff, now }: WorkAsking): RawBuilder<boolean> {
  switch (tab) {
    case 'mine':
      return sql<boolean>`(${isMine(staff)} or ${isToReceive(staff)})`;
    case 'free':
      return sql<boolean>`(${isActive} and work.number is not null and work.assignee_id is null
        and ${staffMayGive(staff)})`;
    case 'agency':
      return sql<boolean>`true`;
    case 'waiting':
      return inState('supplementRequested', 'paymentRequested');
    case 'returning':
      return inState('resolved');
    case 'late':
      return isStepLate(momentsAt(now));
  }
}

/** Neither waiting for the applicant, nor a step that the applicant's payment closes. */
const isActive = sql<boolean>`(${inState('received', 'processing', 'resolved')} and work.kind is distinct from 'payment')`;

/** The rule `mayDoStep` as a condition: the role is held, and the step is free, mine, or of somebody I stand in for. */
function isMine({ accountId, standsInFor, roles }: Staff): RawBuilder<boolean> {
  const mine = [accountId, ...standsInFor];
  return sql<boolean>`(${isActive} and work.role = any(${[...roles]}::text[])
    and (work.assignee_id is null or work.assignee_id = any(${mine}::int[])))`;
}

/** What the counter has to do without a step: receive what was filed online, hand over what is ready. */
function isToReceive(staff: Staff): RawBuilder<boolean> {
  if (!covers(can(staff, receiveDossiers), staff.agencyId)) return sql<boolean>`false`;
  return sql<boolean>`(work.number is null and ${inState('registered', 'resolved')}
    and dossier.agency_id = ${staff.agencyId} and not exists (
      select 1 from step s where s.dossier_id = dossier.id and s.closed_at is null))`;
}

/** Heads and leaders see every free step; others those of their roles, which they may take. */
function staffMayGive(staff: Staff): RawBuilder<boolean> {
  if (covers(can(staff, leadDossiers), staff.agencyId)) return sql<boolean>`true`;
  return sql<boolean>`work.role = any(${[...staff.roles]}::text[])`;
}

function isStepLate(moments: Moments): RawBuilder<boolean> {
  return sql<boolean>`(dossier.resolved_at is null and dossier.received_at is not null and dossier.paused_since is null
    and ${lateSql(workDue, moments)})`;
}
