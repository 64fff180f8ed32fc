import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';

/** A dossier, a waiting step or an account that a carrying out handed over, by ids of agencies. */
export type ReportRow = {
  readonly key: string;
  readonly title: string;
  readonly href: string | null;
  readonly fromId: number;
  /** Null: it ended. */
  readonly toId: number | null;
};
export type ReportRowsPage = { readonly total: number; readonly rows: readonly ReportRow[] };

type Page = { readonly limit: number; readonly offset: number };

/** Rows of the events that a carrying out wrote; `at` is its moment. Personal data of applicants is in none of them. */
export async function readReportRows(
  db: Queries,
  part: 'dossiers' | 'steps' | 'accounts' | 'staff' | 'seats',
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
    // A person once, by the first movement.
    staff: sql`
      select distinct on (e.subject_id) e.subject_id::text as key,
        e.subject_id || coalesce(', ' || nullif(e.data->'post'->>'title', ''), '') as title,
        '/staff/' || e.subject_id as href,
        (e.data->'leaves'->>'agencyId')::int as from_id, (e.data->'post'->>'agencyId')::int as to_id
      from event e
      where e.subject_kind = 'staff' and e.kind = 'moved' and e.data->>'kind' = 'reorganize' and e.happened_at = ${at}
      order by e.subject_id, e.number`,
    seats: sql`
      select e.subject_id::text as key, s.code || '/' || s.seat as title, '/positions/agencies/' || a.code as href,
        s.agency_id as from_id, null::int as to_id
      from event e join position_seating s on s.id = e.subject_id join agency a on a.id = s.agency_id
      where e.subject_kind = 'position-seating' and e.kind = 'ended' and e.happened_at = ${at}`,
  }[part];
  const order = part === 'staff' ? sql`key::bigint` : sql`title, key`;
  const { rows } = await sql<ReportRow>`
    select * from (${found}) found order by ${order} limit ${limit} offset ${offset}`.execute(db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (${found}) found`.execute(db);
  return { total: counted[0]?.total ?? 0, rows };
}
