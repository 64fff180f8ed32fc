import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';

/** Other work of agencies: what a trial shows beside dossiers, people and procedures. */
export type TouchedRow = {
  readonly part: 'tasks' | 'forms' | 'sheets' | 'quotas' | 'registers' | 'models';
  readonly agency: string;
  readonly title: string;
  readonly href: string;
};

/** Open tasks, forms, index sheets, quotas, rows of registers and process models that are about these agencies. */
export async function readTouched(db: Queries, codes: readonly string[]): Promise<TouchedRow[]> {
  if (codes.length === 0) return [];
  const list = [...codes];
  const { rows } = await sql<TouchedRow>`
    with a as (select id, code from agency where code = any(${list}::text[]))
    select 'tasks' as part, a.code as agency, coalesce(e.data->'fields'->>'title', '#' || t.id) as title,
      '/programme/tasks/' || t.id as href
    from programme_task t join a on a.id = any(t.agency_ids)
      left join event e on e.subject_kind = 'programme-task' and e.subject_id = t.id and e.number = 1
    where t.standing in ('open', 'reported')
    union all
    select 'forms', a.code, c.name, '/reported-figures/forms/' || f.id
    from figure_form f join a on a.id = f.agency_id join figure_collection c on c.id = f.collection_id
    where c.state = 'open' and f.state <> 'approved'
    union all
    select 'sheets', a.code, c.level || ' ' || c.year,
      '/reform-index/cycles/' || c.id
    from reform_sheet s join a on a.id = s.agency_id join reform_cycle c on c.id = s.cycle_id
    where c.stage <> 'published'
    union all
    select 'quotas', a.code, q.kind || ': ' || q.posts, '/agencies/' || a.code
    from agency_quota q join a on a.id = q.agency_id where q.valid_to is null
    union all
    select 'registers', a.code, r.register || ' (' || count(*) || ')', '/registers/' || r.register
    from register_row r join a on a.id = r.agency_id where not r.is_removed
    group by a.code, r.register
    union all
    select 'models', a.code, v.name, '/processes/' || p.code
    from (select distinct on (process_id) process_id, name, xml from process_version order by process_id, number desc) v
      join process p on p.id = v.process_id
      join a on v.xml like '%"' || a.code || '"%'
    order by 1, 2, 3`.execute(db);
  return rows;
}
