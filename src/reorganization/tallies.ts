import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { countServing } from '../staff/staff.ts';

/** People in post, posts given and positions of examinations under way, by code of agency. */
export type Tallies = Readonly<Record<'staff' | 'posts' | 'examinations', ReadonlyMap<string, number>>>;

/** As they stand in one moment; quotas are those that hold without an end. */
export async function readTallies(db: Queries, today: Temporal.PlainDate): Promise<Tallies> {
  const agencies = await db.selectFrom('agency').select(['id', 'code']).execute();
  const codes = new Map(agencies.map(({ id, code }) => [id, code]));
  const serving = await countServing(db, today.toString());
  const { rows } = await sql<{ part: 'posts' | 'examinations'; code: string; count: number }>`
    select 'posts' as part, code, sum(posts)::int as count
    from agency_quota join agency on agency.id = agency_id where agency_quota.valid_to is null group by 2
    union all
    select 'examinations', agency.code, count(*)::int
    from examination_position position join agency on agency.id = agency_id
      join examination on examination.id = examination_id
    where phase not in ('closed', 'cancelled') group by 2`.execute(db);
  const counted = (wanted: string): Map<string, number> =>
    new Map(rows.flatMap(({ part, code, count }) => (part === wanted ? [[code, count]] : [])));
  return {
    staff: new Map([...serving].map(([id, count]) => [codes.get(id) ?? '', count])),
    posts: counted('posts'),
    examinations: counted('examinations'),
  };
}

/** Sum over all agencies. */
export function sumOf(tally: ReadonlyMap<string, number>): number {
  return [...tally.values()].reduce((sum, count) => sum + count, 0);
}
