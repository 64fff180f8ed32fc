import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import type { Stage } from './schema.ts';
import type { Cycle } from './store-cycles.ts';

/**
 * What figures count of the index: a published result, and its taking back when the cycle is reopened. `before` is the
 * stage in which the cycle was.
 */
export async function writeFacts(
  db: Queries,
  cycle: Pick<Cycle, 'id' | 'level' | 'year' | 'stage'>,
  before: Stage,
  at: Temporal.Instant,
): Promise<void> {
  if (cycle.stage === 'published' && before !== 'published')
    await sql`
      insert into reform_result_fact (cycle_id, agency_id, level, happened_on, points, maximum, weight, recorded_at)
      select cycle_id, agency_id, ${cycle.level}::text, make_date(${cycle.year}::int, 12, 31), points, maximum, 1, ${at}::timestamptz
      from reform_result where cycle_id = ${cycle.id}`.execute(db);
  if (cycle.stage !== 'published' && before === 'published')
    await sql`
      insert into reform_result_fact (cycle_id, agency_id, level, happened_on, points, maximum, weight, recorded_at)
      select cycle_id, agency_id, level, happened_on, points, maximum, -1, ${at}::timestamptz
      from reform_result_fact where cycle_id = ${cycle.id}
      group by cycle_id, agency_id, level, happened_on, points, maximum having sum(weight) > 0`.execute(db);
}
