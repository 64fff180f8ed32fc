import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import { countByAgency } from '../registers/registers.ts';
import { readSeats } from './seats.ts';

/**
 * Other work of agencies that end, by what becomes of it. `handed`: the main successor has it; `follows`: it goes by the
 * structure of the day by itself; `closes`: it ends with the agency; `stays`: a record of the agency, read on.
 */
export const touchedParts = {
  tasks: 'handed',
  targets: 'handed',
  audiences: 'follows',
  forms: 'handed',
  sheets: 'handed',
  sections: 'handed',
  examinations: 'handed',
  quotas: 'handed',
  powers: 'handed',
  seats: 'closes',
  schemes: 'closes',
  registers: 'stays',
  models: 'follows',
} as const;
export type TouchedPart = keyof typeof touchedParts;

export const becomesWords = {
  handed: t('Bàn giao cho cơ quan kế thừa', 'Handed over'),
  follows: t('Tự theo cơ cấu mới', 'Follows the new structure'),
  closes: t('Hết hiệu lực cùng cơ quan', 'Ends with the agency'),
  stays: t(
    'Giữ ở cơ quan cũ; cơ quan kế thừa đọc và làm tiếp',
    'Stay about it; the successor reads and goes on',
  ),
} satisfies Record<(typeof touchedParts)[TouchedPart], Text>;

export type TouchedRow = {
  readonly part: TouchedPart;
  readonly agency: string;
  readonly title: string;
  readonly href: string;
};

export function isTouchedPart(part: string): part is TouchedPart {
  return Object.hasOwn(touchedParts, part);
}

/**
 * Open tasks, targets still to be reached on a day, forms, index sheets, sections of reports, quotas, powers, seats, schemes,
 * positions of examinations, rows of registers and process models that are about these agencies.
 */
export async function readTouched(
  db: Queries,
  codes: readonly string[],
  on: Temporal.PlainDate,
): Promise<TouchedRow[]> {
  if (codes.length === 0) return [];
  const list = [...codes];
  const { rows } = await sql<TouchedRow>`
    with a as (select id, code, level, kind from agency where code = any(${list}::text[])),
    target as (
      select t.id, said.title, owner.id as owner_id, audience.of as audience
      from programme_target t
      cross join lateral (
        select coalesce(e.data->'after'->>'title', e.data->'fields'->>'title') as title from event e
        where e.subject_kind = 'programme-target' and e.subject_id = t.id
          and coalesce(e.data->'after'->>'title', e.data->'fields'->>'title') is not null
        order by e.number desc limit 1) said
      cross join lateral (
        select coalesce(e.data->'after'->>'ownerId', e.data->'fields'->>'ownerId')::int as id from event e
        where e.subject_kind = 'programme-target' and e.subject_id = t.id
          and coalesce(e.data->'after'->>'ownerId', e.data->'fields'->>'ownerId') is not null
        order by e.number desc limit 1) owner
      cross join lateral (
        select coalesce(e.data->'after'->'audience', e.data->'fields'->'audience') as of from event e
        where e.subject_kind = 'programme-target' and e.subject_id = t.id
          and (e.data->'after' ? 'audience' or e.kind = 'created')
        order by e.number desc limit 1) audience
      where not t.is_dropped and t.due_on >= ${on}::date)
    select 'tasks' as part, a.code as agency, coalesce(e.data->'fields'->>'title', '#' || t.id) as title,
      '/programme/tasks/' || t.id as href
    from programme_task t join a on a.id = any(t.agency_ids)
      left join event e on e.subject_kind = 'programme-task' and e.subject_id = t.id and e.number = 1
    where t.standing in ('open', 'reported')
    union all
    select 'targets', a.code, target.title, '/programme/targets/' || target.id
    from target join a on a.id = target.owner_id
    union all
    select 'audiences', '', target.title, '/programme/targets/' || target.id
    from target where exists (
      select from a where a.level = target.audience->>'level'
        and coalesce(nullif(target.audience->>'kind', ''), a.kind) = a.kind)
    union all
    select distinct 'forms', a.code, c.name || ' – ' || own.name, '/reported-figures/forms/' || f.id
    from figure_form f join agency own on own.id = f.agency_id join figure_collection c on c.id = f.collection_id
      join a on a.id in (f.agency_id, f.waits_at)
    where f.state <> 'approved' and (c.state = 'open' or f.standing is not null)
    union all
    select 'sheets', a.code, 'Chỉ số CCHC năm ' || c.year || ' – ' || own.name,
      '/reform-index/cycles/' || c.id || '/sheets/' || a.code
    from reform_sheet s join agency own on own.id = s.agency_id join a on a.id = s.agency_id
      join reform_cycle c on c.id = s.cycle_id
    where c.stage <> 'published'
    union all
    select 'sections', a.code, r.title || ' – mục ' || s.code, '/reports/' || r.id
    from report_section s join report r on r.id = s.report_id join a on a.id = any(s.agency_ids)
    where r.state = 'draft' and s.state <> 'approved'
    union all
    select 'quotas', a.code, q.kind || ' ' || q.posts, '/agencies/' || a.code || '/organization'
    from agency_quota q join a on a.id = q.agency_id where q.valid_to is null
    union all
    select 'powers', a.code, p.content, '/agencies/' || a.code || '/organization'
    from agency_power p join a on a.id = p.agency_id where p.valid_to is null
    union all
    select 'models', a.code, v.name, '/processes/' || p.code
    from (select distinct on (process_id) process_id, name, xml from process_version order by process_id, number desc) v
      join process p on p.id = v.process_id
      join a on v.xml like '%"' || a.code || '"%'
    order by 1, 2, 3`.execute(db);
  const lastDay = on.subtract({ days: 1 });
  return [...rows, ...(await readSeats(db, list, lastDay)), ...(await readRegisters(db, list))];
}

/** How many rows each register holds of each agency. */
async function readRegisters(db: Queries, codes: readonly string[]): Promise<TouchedRow[]> {
  const places = await db.selectFrom('agency').select(['id', 'code']).where('code', 'in', codes).execute();
  const codeOf = new Map(places.map(({ id, code }) => [id, code]));
  const counted = await countByAgency(db, [...codeOf.keys()]);
  return counted.map(({ register, agencyId, count }) => ({
    part: 'registers',
    agency: codeOf.get(agencyId) ?? '',
    title: `${register} ${count}`,
    href: `/registers/${register}`,
  }));
}
