import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';

/** A dossier, a waiting step or an account that a carrying out handed over, by ids of agencies. */
export type ReportRow = {
  readonly key: string;
  readonly title: string;
  readonly href: string | null;
  readonly fromId: number;
  readonly toId: number;
};
export type ReportRowsPage = { readonly total: number; readonly rows: readonly ReportRow[] };

type Page = { readonly limit: number; readonly offset: number };

/** Rows of the events that a carrying out wrote; `at` is its moment. Personal data of applicants is in none of them. */
export async function readReportRows(
  db: Queries,
  part: 'dossiers' | 'steps' | 'accounts',
  { reorganizationId, at }: { readonly reorganizationId: number; readonly at: Temporal.Instant },
  { limit, offset }: Page,
): Promise<ReportRowsPage> {
  const written = sql`e.subject_kind = 'dossier' and e.kind = 'transferred' and e.happened_at = ${at}
    and (e.data->>'reorganization')::int = ${reorganizationId}`;
  const found = {
    dossiers: sql`
      select e.subject_id::text as key, d.code as title, '/dossiers/' || d.code as href,
        (e.data->>'from')::int as from_id, (e.data->>'to')::int as to_id
      from event e join dossier d on d.id = e.subject_id where ${written}`,
    steps: sql`
      select e.subject_id || ' ' || (move->>'step') as key, d.code || ': ' || s.name as title,
        '/dossiers/' || d.code as href, (move->>'from')::int as from_id, (move->>'to')::int as to_id
      from event e join dossier d on d.id = e.subject_id
        cross join lateral jsonb_array_elements(e.data->'steps') move
        join step s on s.dossier_id = d.id and s.number = (move->>'step')::int
      where ${written}`,
    accounts: sql`
      select e.subject_id::text as key, a.full_name || ' (' || a.username || ')' as title, null as href,
        (e.data->'from'->>'agencyId')::int as from_id, (e.data->'to'->>'agencyId')::int as to_id
      from event e join account a on a.id = e.subject_id
      where e.subject_kind = 'account' and e.kind = 'reorganized' and e.happened_at = ${at}`,
  }[part];
  const { rows } = await sql<ReportRow>`
    select * from (${found}) found order by title, key limit ${limit} offset ${offset}`.execute(db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (${found}) found`.execute(db);
  return { total: counted[0]?.total ?? 0, rows };
}
