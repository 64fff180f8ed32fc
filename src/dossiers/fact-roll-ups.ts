import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import type { Bounds, RollUp } from '../indicators/schema.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';

/** The day in the city's own time zone of an instant column. */
const monthOf = (column: string) => `date_trunc('month', ${column} at time zone '${timeZone}')::date`;

const happenedMonth = `date_trunc('month', happened_on)::date`;
const dueMonth = monthOf('due_at');

/**
 * Facts of dossiers from their sums by month, but for the months that a question cuts: these are read row by row, as
 * is what has come since the sums were brought up to date. What happened between two bounds of the question is summed
 * up under the first of them, which says as much, so that few rows are left to look through.
 */
function rollUp(table: string, divided: 'agency_id' | 'procedure_id', divides: readonly string[]): RollUp {
  return {
    divides,
    facts(bounds, used) {
      const columns = ['kind', 'scope', 'channel', 'timeliness', 'ending'];
      if (used.some((name) => name !== 'channel')) columns.push(divided);
      const key = sql.raw(columns.join(', '));
      const rows = rowsToRead(bounds).map(
        (condition) => sql`union all
          select happened_on, due_at, ${key}, weight from dossier_fact where ${condition}`,
      );
      return sql`(
        select ${firstOf('month', bounds.days)} as happened_on,
          ${firstOf('due_month', bounds.dueDays)}::timestamp at time zone ${sql.lit(timeZone)} as due_at,
          ${key}, sum(weight)::int as weight
        from ${sql.raw(table)}
        where month <> all(${listOf(bounds.months)}::date[])
          and (due_month is null or due_month <> all(${listOf(bounds.dueMonths)}::date[]))
        group by 1, 2, ${key}
        ${sql.join(rows, sql` `)}
      )`;
    },
  };
}

/** The facts that sums do not answer: those that are not in them yet, and those of the months that are cut. */
function rowsToRead({ months, dueMonths }: Bounds): RawBuilder<unknown>[] {
  const last = sql`(select last_fact_id from roll_up where source = 'dossier')`;
  return [
    sql`id > ${last}`,
    ...months.map((month) => sql`id <= ${last} and ${rowsOf(month, 'happened')}`),
    ...dueMonths.map(
      (month) => sql`id <= ${last} and ${rowsOf(month, 'due')}
        and ${sql.raw(happenedMonth)} <> all(${listOf(months)}::date[])`,
    ),
  ];
}

/** The bound from which a month counts, or before all of them. */
function firstOf(column: string, bounds: readonly Temporal.PlainDate[]): RawBuilder<unknown> {
  if (bounds.length === 0) return sql`'-infinity'::date`;
  const list = bounds.map((day) => day.toString()).join(',');
  return sql`(${`{-infinity,${list}}`}::date[])[1 + width_bucket(${sql.raw(column)}, ${`{${list}}`}::date[])]`;
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

/** Facts added to the sums in one go: while it lasts, nothing can be recorded. */
const factsATime = 20_000;

/**
 * Brings the sums up to date, some thousands of facts at a time. Facts being written meanwhile wait for it: an id that
 * is not yet visible could else fall behind `last_fact_id` and be lost.
 */
export async function rollUpFacts(house: House): Promise<void> {
  const { rows } = await house.pool.query<{ isBehind: boolean }>(
    `select exists (
       select 1 from dossier_fact where id > (select last_fact_id from roll_up where source = 'dossier')
     ) as "isBehind"`,
  );
  if (rows[0]?.isBehind !== true) return;
  let folded: number;
  do folded = await foldOnce(house);
  while (folded === factsATime);
}

/** Others' recording waits behind the lock as long as it is waited for: a long transaction is let by, and tried again next time. */
const lockWait = '250ms';
const lockNotAvailable = '55P03';

async function foldOnce(house: House): Promise<number> {
  const client = await house.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '${lockWait}'`);
    await client.query(`select 1 from roll_up where source = 'dossier' for update`);
    await client.query('lock table dossier_fact in share mode');
    const { rows } = await client.query<{ last: number | null; count: number }>(
      `select max(id) as last, count(*)::int as count from (
         select id from dossier_fact
         where id > (select last_fact_id from roll_up where source = 'dossier') order by id limit ${factsATime}
       ) fresh`,
    );
    const { last = null, count = 0 } = rows[0] ?? {};
    if (last !== null) {
      await client.query(foldStatement('dossier_fact_by_agency', 'agency_id'), [last]);
      await client.query(foldStatement('dossier_fact_by_procedure', 'procedure_id'), [last]);
      await client.query(`update roll_up set last_fact_id = $1 where source = 'dossier'`, [last]);
    }
    await client.query('commit');
    return count;
  } catch (error) {
    await client.query('rollback');
    if (error instanceof pg.DatabaseError && error.code === lockNotAvailable) return 0;
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
    from dossier_fact where id > (select last_fact_id from roll_up where source = 'dossier') and id <= $1
    group by 1, 2, ${key}
    having sum(weight) <> 0
    on conflict (month, due_month, kind, scope, ${divided}, channel, timeliness, ending)
      do update set weight = ${table}.weight + excluded.weight`;
}
