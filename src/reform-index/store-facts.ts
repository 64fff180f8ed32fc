import { sql } from 'kysely';
import { timeZone } from '../kernel/clock.ts';
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

/** Whether the results of a cycle, as they stand now, were published at the end of a day. */
export async function wasPublished(db: Queries, cycleId: number, day: Temporal.PlainDate): Promise<boolean> {
  const end = day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const { rows } = await sql<{ isThere: boolean }>`
    select exists (select 1 from reform_result where cycle_id = ${cycleId})
      and not exists (
        select 1 from reform_result result where result.cycle_id = ${cycleId}
        and coalesce((
          select sum(fact.weight) from reform_result_fact fact
          where fact.cycle_id = result.cycle_id and fact.agency_id = result.agency_id
          and fact.points = result.points and fact.maximum = result.maximum and fact.recorded_at < ${end}::timestamptz
        ), 0) = 0
      ) as "isThere"`.execute(db);
  return rows[0]?.isThere === true;
}
