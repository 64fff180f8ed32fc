import { sql, type RawBuilder } from 'kysely';
import type { RollUp } from '../indicators/schema.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';

/** The day in the city's own time zone of an instant column. */
const monthOf = (column: string) => `date_trunc('month', ${column} at time zone '${timeZone}')::date`;

const happenedMonth = `date_trunc('month', happened_on)::date`;
const dueMonth = monthOf('due_at');

/**
 * Facts of dossiers from their sums by month, but for the months that a question cuts: these are read row by row, as
 * is what has come since the sums were brought up to date. A sum stands on the first day of its month, which says as
 * much as any of its days when no cut lies within.
 */
function rollUp(table: string, divided: 'agency_id' | 'procedure_id', divides: readonly string[]): RollUp {
  const columns = `kind, scope, ${divided}, channel, timeliness, ending`;
  return {
    divides,
    facts({ months, dueMonths }) {
      const cut = listOf(months);
      const dueCut = listOf(dueMonths);
      return sql`(
        select month as happened_on, due_month::timestamp at time zone ${sql.lit(timeZone)} as due_at,
          ${sql.raw(columns)}, weight
        from ${sql.raw(table)}
        where month <> all(${cut}::date[]) and (due_month is null or due_month <> all(${dueCut}::date[]))
        union all
        select happened_on, due_at, ${sql.raw(columns)}, weight from dossier_fact
        where id > (select last_fact_id from roll_up where source = 'dossier')
        ${sql.join(
          [
            ...months.map((month) => rowsOf(month, 'happened')),
            ...dueMonths.map((month) =>
              months.length === 0
                ? rowsOf(month, 'due')
                : sql`${rowsOf(month, 'due')} and ${sql.raw(happenedMonth)} <> all(${cut}::date[])`,
            ),
          ].map(
            (rows) => sql`union all
              select happened_on, due_at, ${sql.raw(columns)}, weight from dossier_fact
              where id <= (select last_fact_id from roll_up where source = 'dossier') and ${rows}`,
          ),
          sql` `,
        )}
      )`;
    },
  };
}

/** Facts of one month, by when they happened or by when they are due. */
function rowsOf(month: Temporal.PlainDate, by: 'happened' | 'due'): RawBuilder<unknown> {
  const next = month.add({ months: 1 });
  if (by === 'happened') return sql`happened_on >= ${month}::date and happened_on < ${next}::date`;
  const [from, to] = [month, next].map((day) => day.toZonedDateTime(timeZone).toInstant());
  return sql`due_at >= ${from} and due_at < ${to}`;
}

function listOf(days: readonly Temporal.PlainDate[]): string {
  return `{${days.map((day) => day.toString()).join(',')}}`;
}

export const dossierRollUps: readonly RollUp[] = [
  rollUp('dossier_fact_by_agency', 'agency_id', ['agency', 'level', 'channel']),
  rollUp('dossier_fact_by_procedure', 'procedure_id', ['procedure', 'field', 'channel']),
];

/**
 * Brings the sums up to date. Facts being written meanwhile wait for it: an id that is not yet visible could else fall
 * behind `last_fact_id` and be lost. Gives how many facts were added to the sums.
 */
export async function rollUpFacts(house: House): Promise<number> {
  const client = await house.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '5s'`);
    await client.query(`select 1 from roll_up where source = 'dossier' for update`);
    await client.query('lock table dossier_fact in share mode');
    for (const [table, divided] of [
      ['dossier_fact_by_agency', 'agency_id'],
      ['dossier_fact_by_procedure', 'procedure_id'],
    ] as const)
      await client.query(foldStatement(table, divided));
    const { rows } = await client.query<{ count: number }>(
      `with newest as (
         select max(id) as id, count(*)::int as count from dossier_fact
         where id > (select last_fact_id from roll_up where source = 'dossier')
       ), moved as (
         update roll_up set last_fact_id = newest.id from newest where source = 'dossier' and newest.id is not null
       )
       select count from newest`,
    );
    await client.query('commit');
    return rows[0]?.count ?? 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Forgets all sums, inside the caller's transaction: the facts they were made of are made anew. */
export const forgetRollUps = `
  with a as (delete from dossier_fact_by_agency), p as (delete from dossier_fact_by_procedure)
  update roll_up set last_fact_id = 0 where source = 'dossier'`;

function foldStatement(table: string, divided: string): string {
  const key = `kind, scope, ${divided}, channel, timeliness, ending`;
  return `
    insert into ${table} (month, due_month, ${key}, weight)
    select ${happenedMonth}, ${dueMonth}, ${key}, sum(weight)
    from dossier_fact where id > (select last_fact_id from roll_up where source = 'dossier')
    group by 1, 2, ${key}
    having sum(weight) <> 0
    on conflict (month, due_month, kind, scope, ${divided}, channel, timeliness, ending)
      do update set weight = ${table}.weight + excluded.weight`;
}
