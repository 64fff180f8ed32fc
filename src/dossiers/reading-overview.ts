import { sql, type RawBuilder } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { isDueSoon, isLateNow, momentsAt } from './reading-sql.ts';
import { visible } from './store.ts';

export type OverviewAsking = {
  readonly answer: Answer;
  /** Only dossiers that this agency received; null for all in reach. */
  readonly agencyId: number | null;
  readonly now: Temporal.Instant;
  /** First and last day of the period. */
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
};

/** Dossiers not closed: how many, and how they stand. */
export type Standings = {
  readonly open: number;
  readonly late: number;
  readonly soon: number;
  /** Waiting for the applicant. */
  readonly paused: number;
  /** Resolved, the result not yet fetched. */
  readonly resolved: number;
};

export type PeriodFigures = {
  readonly received: number;
  readonly resolved: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
};

type Load = { readonly open: number; readonly late: number; readonly soon: number };
export type AgencyLoad = Load & { readonly agencyId: number };
export type ProcedureLoad = Load & { readonly code: string; readonly name: string };
export type PersonLoad = Load & {
  readonly role: string;
  readonly accountId: number | null;
  readonly fullName: string | null;
  readonly unitName: string | null;
};

export async function readStandings(db: Queries, asking: OverviewAsking): Promise<Standings> {
  return open(db, asking)
    .select([
      count('open', sql<boolean>`true`),
      ...loadColumns(asking.now),
      count('paused', sql<boolean>`dossier.paused_since is not null`),
      count('resolved', sql<boolean>`dossier.resolved_at is not null`),
    ])
    .executeTakeFirstOrThrow();
}

export async function readPeriod(db: Queries, asking: OverviewAsking): Promise<PeriodFigures> {
  const start = asking.from.toZonedDateTime(timeZone).toInstant();
  const end = asking.to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const within = (column: RawBuilder<unknown>) =>
    sql<boolean>`(${column} >= ${start} and ${column} < ${end})`;
  const resolved = within(sql`dossier.resolved_at`);
  const timely = (value: string) => sql<boolean>`(${resolved} and dossier.timeliness = ${value})`;
  const received = within(sql`dossier.received_at`);
  return seen(db, asking)
    .where(sql<boolean>`(${received} or ${resolved})`)
    .select([
      count('received', received),
      count('resolved', resolved),
      count('early', timely('early')),
      count('onTime', timely('onTime')),
      count('late', timely('late')),
    ])
    .executeTakeFirstOrThrow();
}

/** By the agency that received them; those with most late ones first. */
export async function readByAgency(db: Queries, asking: OverviewAsking): Promise<AgencyLoad[]> {
  return open(db, asking)
    .select(['dossier.agencyId', count('open', sql<boolean>`true`), ...loadColumns(asking.now)])
    .groupBy('dossier.agencyId')
    .orderBy('late', 'desc')
    .orderBy('soon', 'desc')
    .orderBy('open', 'desc')
    .limit(200)
    .execute();
}

export async function readByProcedure(db: Queries, asking: OverviewAsking): Promise<ProcedureLoad[]> {
  return open(db, asking)
    .innerJoin('procedure', 'procedure.id', 'dossier.procedureId')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .select(['procedure.code', sql<string>`max(procedure_version.name)`.as('name')])
    .select([count('open', sql<boolean>`true`), ...loadColumns(asking.now)])
    .groupBy('procedure.code')
    .orderBy('late', 'desc')
    .orderBy('soon', 'desc')
    .orderBy('open', 'desc')
    .limit(20)
    .execute();
}

/** By who has an open step at one agency, dossiers counted once each; without a person: by the role that waits for one. */
export async function readByPerson(
  db: Queries,
  asking: OverviewAsking,
  atAgencyId: number,
): Promise<PersonLoad[]> {
  const each = <Name extends string>(name: Name, condition: RawBuilder<boolean>) =>
    sql<number>`(count(distinct dossier.id) filter (where ${condition}))::int`.as(name);
  const moments = momentsAt(asking.now);
  return db
    .selectFrom('dossier')
    .where(visible(asking.answer))
    .innerJoin('step', 'step.dossierId', 'dossier.id')
    .leftJoin('account', 'account.id', 'step.assigneeId')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .where('step.closedAt', 'is', null)
    .where('step.agencyId', '=', atAgencyId)
    .where('dossier.closedAt', 'is', null)
    .select(['step.role', 'account.id as accountId', 'account.fullName', 'unit.name as unitName'])
    .select([
      each('open', sql<boolean>`true`),
      each('late', isLateNow(moments)),
      each('soon', isDueSoon(moments)),
    ])
    .groupBy(['step.role', 'account.id', 'account.fullName', 'unit.name'])
    .orderBy('step.role')
    .orderBy(sql`account.full_name nulls first`)
    .limit(300)
    .execute();
}

function loadColumns(now: Temporal.Instant) {
  const moments = momentsAt(now);
  return [count('late', isLateNow(moments)), count('soon', isDueSoon(moments))] as const;
}

function count<Name extends string>(name: Name, condition: RawBuilder<boolean>) {
  return sql<number>`(count(*) filter (where ${condition}))::int`.as(name);
}

function open(db: Queries, asking: OverviewAsking) {
  return seen(db, asking).where('dossier.closedAt', 'is', null);
}

function seen(db: Queries, { answer, agencyId }: OverviewAsking) {
  const query = db.selectFrom('dossier').where(visible(answer));
  return agencyId === null ? query : query.where('dossier.agencyId', '=', agencyId);
}
