import type pg from 'pg';
import type { Answer } from '../kernel/access.ts';
import { foundDossier, type FoundDossier, type FoundRow } from './search-found.ts';
import { codeRange, type Wanted } from './search-query.ts';

export type Exact = Extract<Wanted, { kind: 'code' | 'idNumber' }>;

/**
 * A page of the dossiers with a code or an identity number, the newest first, and how many there are, counted up to
 * `most`. One prepared statement: this is what is asked at the counter all day.
 */
export async function lookUp(
  pool: pg.Pool,
  asking: { wanted: Exact; answer: Answer; limit: number; offset: number; most: number },
): Promise<{ rows: FoundDossier[]; total: number }> {
  const { wanted, answer, limit, offset, most } = asking;
  if (answer === false) return { rows: [], total: 0 };
  const agencyIds = answer === true ? null : answer.agencyIds;
  const { rows } = await pool.query<{ total: number } & (FoundRow | { id: null })>({
    name: `look up ${wanted.kind}`,
    text: statements[wanted.kind],
    values: [
      ...(wanted.kind === 'code' ? codeRange(wanted.prefix) : [wanted.idNumbers]),
      agencyIds,
      most,
      limit,
      offset,
    ],
  });
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : foundDossier(row))),
  };
}

const statements = {
  code: statement('dossier.code ~>=~ $1 and dossier.code ~<~ $2', 3),
  idNumber: statement(`dossier.id_number = any($1::text[]) and dossier.id_number <> ''`, 2),
};

/** `next`: number of the first parameter after those of the condition. What may be seen is asked as `visible` does. */
function statement(condition: string, next: number): string {
  const [agencyIds, most, limit, offset] = [next, next + 1, next + 2, next + 3].map((number) => `$${number}`);
  return `
    with found as materialized (
      select id from dossier
      where ${condition} and (${agencyIds}::int[] is null or agency_id = any(${agencyIds}) or exists (
        select 1 from step where step.dossier_id = dossier.id and step.agency_id = any(${agencyIds})))
      order by id desc limit ${most}::int
    ), shown as (
      select id from found order by id desc limit ${limit}::int offset ${offset}::int
    )
    select (select count(*)::int from found) as total, dossier.id, dossier.code, dossier.agency_id as "agencyId",
      procedure_version.name as procedure, procedure.code as "procedureCode", dossier.applicant_name as "applicantName",
      dossier.state, dossier.registered_at as "registeredAt", dossier.received_at as "receivedAt",
      dossier.due_at as "dueAt", dossier.resolved_at as "resolvedAt", dossier.closed_at as "closedAt",
      dossier.timeliness, dossier.paused_since is not null as "isPaused", coalesce((
        select event.data ->> 'term' like '%wh' from event where event.subject_kind = 'dossier'
          and event.subject_id = dossier.id and event.kind = 'received' limit 1), false) as "isHourTerm"
    from (select 1) as always left join (
      shown join dossier on dossier.id = shown.id
      join procedure on procedure.id = dossier.procedure_id
      join procedure_version on procedure_version.id = dossier.procedure_version_id) on true
    order by dossier.id desc`;
}
