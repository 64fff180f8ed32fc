import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { visible } from '../dossiers/dossiers.ts';

export type LateDossier = {
  readonly id: number;
  readonly code: string;
  readonly procedure: string;
  readonly agency: string;
  readonly dueAt: Temporal.Instant;
  /** Null while it is still open. */
  readonly endedAt: Temporal.Instant | null;
  /** The step that overran its share by most. */
  readonly step: string | null;
  readonly stepAgency: string | null;
  readonly person: string | null;
  /** By how many days that step overran, fractions included. */
  readonly stepDays: number | null;
};

/** When a step ended as far as lateness goes: what comes after the dossier was resolved is no longer late. */
function stepEnd(now: Temporal.Instant): RawBuilder<Temporal.Instant> {
  return sql`least(coalesce(step.closed_at, ${now}), coalesce(dossier.resolved_at, ${now}))`;
}

/** Late dossiers with the step, and whose it was, that overran its own share by most. `now` closes what is open. */
export async function readLate(
  db: Queries,
  ids: readonly number[],
  answer: Answer,
  now: Temporal.Instant,
): Promise<LateDossier[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('dossier')
    .innerJoin('agency', 'agency.id', 'dossier.agencyId')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('step')
          .innerJoin('agency as place', 'place.id', 'step.agencyId')
          .leftJoin('account', (join) =>
            join.on('account.id', '=', sql<number>`coalesce(step.assignee_id, step.closed_by)`),
          )
          .select([
            'step.name as step',
            'place.name as stepAgency',
            'account.fullName as person',
            sql<number>`extract(epoch from ${stepEnd(now)} - step.due_at)::float8 / 86400`.as('stepDays'),
          ])
          .whereRef('step.dossierId', '=', 'dossier.id')
          .where('step.dueAt', 'is not', null)
          .where('step.openedAt', '<', sql<Temporal.Instant>`coalesce(dossier.resolved_at, ${now})`)
          .orderBy(sql`${stepEnd(now)} - step.due_at`, 'desc')
          .limit(1)
          .as('worst'),
      (join) => join.onTrue(),
    )
    .select([
      'dossier.id',
      'dossier.code',
      'procedureVersion.name as procedure',
      'agency.name as agency',
      'dossier.dueAt',
      sql<Temporal.Instant | null>`coalesce(dossier.resolved_at, dossier.closed_at)`.as('endedAt'),
      'worst.step',
      'worst.stepAgency',
      'worst.person',
      'worst.stepDays',
    ])
    .where('dossier.id', 'in', [...ids])
    .where(visible(answer))
    .orderBy('dossier.dueAt')
    .execute();
  return rows.flatMap(({ dueAt, ...row }) => (dueAt === null ? [] : [{ ...row, dueAt }]));
}

/** Of these dossiers those of one page, the first due first. */
export async function firstDue(
  db: Queries,
  ids: readonly number[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('dossier')
    .select('id')
    .where('id', '=', sql<number>`any(${[...ids]}::int8[])`)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ id }) => id);
}

export type SuspectDossier = {
  readonly id: number;
  readonly code: string;
  readonly agency: string;
  readonly procedure: string;
  readonly receivedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
};

const ended = sql<Temporal.Instant | null>`coalesce(dossier.resolved_at, dossier.closed_at)`;

/** SQL of each check, by its code. States are the national codes: 3 not received, 7 and up ended. */
function conditions(now: Temporal.Instant): ReadonlyMap<string, RawBuilder<SqlBool>> {
  const wrong: Record<string, RawBuilder<SqlBool>> = {
    'no-receipt-date': sql`dossier.state not in (1, 3) and dossier.received_at is null`,
    'closed-without-end': sql`dossier.state >= 7 and ${ended} is null`,
    'received-in-future': sql`dossier.received_at > ${now}`,
    'ended-in-future': sql`${ended} > ${now}`,
    'ended-before-received': sql`${ended} < dossier.received_at`,
    'online-not-offered': sql`dossier.channel = 'online' and not exists (
      select 1 from procedure_version offered where offered.id = dossier.procedure_version_id
        and ((offered.content->>'onlineLevel')::int >= 3 or offered.content->'channels' @> '[{"channel": "online"}]'))`,
  };
  return new Map(Object.entries(wrong));
}

/** How many dossiers each check finds: one look at the dossiers for all of them. */
export async function countSuspects(
  db: Queries,
  answer: Answer,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, number>> {
  const checks = [...conditions(now)];
  const row = await db
    .selectFrom('dossier')
    .where(visible(answer))
    .select(checks.map(([code, wrong]) => sql<number>`count(*) filter (where ${wrong})::int`.as(code)))
    .executeTakeFirstOrThrow();
  return new Map(checks.map(([code]) => [code, row[code] ?? 0]));
}

/** Dossiers that a check finds, newest first. */
export async function readSuspects(
  db: Queries,
  code: string,
  answer: Answer,
  now: Temporal.Instant,
  page: { readonly limit: number; readonly offset: number },
): Promise<SuspectDossier[]> {
  const wrong = conditions(now).get(code);
  if (wrong === undefined) return [];
  return db
    .selectFrom('dossier')
    .where(visible(answer))
    .where(wrong)
    .innerJoin('agency', 'agency.id', 'dossier.agencyId')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .select([
      'dossier.id',
      'dossier.code',
      'agency.name as agency',
      'procedureVersion.name as procedure',
      'dossier.receivedAt',
      ended.as('endedAt'),
    ])
    .orderBy('dossier.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}
