import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { can, type Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { isEnd } from './rules.ts';
import { draft, type Register, type Values } from './schema.ts';
import { orderedIds } from './ordering.ts';
import { numberIn, readSlots } from './slots.ts';
import { wordsOf } from './store.ts';
import { totalsOf } from './totals.ts';

/** What of a register is listed. */
export type ListAsk = {
  readonly words: string;
  readonly state: string;
  readonly view: View;
  /** By column: the chosen choice, or an agency's, a person's or a row's id. */
  readonly filters: Readonly<Record<string, string | number | boolean>>;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
  /** Column, or `-column` for the last first; '' by the register's day, the newest first. */
  readonly sort: string;
};
/** all · assigned to me · my drafts · past their due day · past their retention. */
export type View = '' | 'mine' | 'drafts' | 'late' | 'over';

export type ListedRow = {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly values: Values;
  readonly assigneeId: number | null;
};

/**
 * The one access rule, as SQL: rows of the agencies that the actor reads, and of drafts one's own. Everything that gives
 * out rows (list, look-up, search, count, export, API) goes through it.
 */
function visible(
  register: Register,
  actor: Actor,
  view: View,
  answer = can(actor, register.access.read),
): RawBuilder<SqlBool> {
  const own = sql<SqlBool>`register = ${register.code} and not is_removed`;
  if (answer === false) return sql`false`;
  if (view === 'drafts') {
    const me = actor.kind === 'staff' ? actor.accountId : 0;
    return sql`${own} and state = ${draft} and author_id = ${me}`;
  }
  const counted = sql<SqlBool>`${own} and state <> ${draft}`;
  return answer === true ? counted : sql`${counted} and agency_id = any(${[...answer.agencyIds]}::int[])`;
}

function conditions(
  register: Register,
  actor: Actor,
  ask: ListAsk,
  today: Temporal.PlainDate,
): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [visible(register, actor, ask.view)];
  const words = wordsOf(ask.words);
  if (words.length > 0)
    all.push(sql`search @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`);
  else if (ask.words.trim() !== '') all.push(sql`false`);
  if (ask.state !== '' && ask.view !== 'drafts') all.push(sql`state = ${ask.state}`);
  if (Object.keys(ask.filters).length > 0) all.push(sql`data @> ${JSON.stringify(ask.filters)}::jsonb`);
  if (ask.from !== null) all.push(sql`on_day >= ${ask.from}`);
  if (ask.to !== null) all.push(sql`on_day <= ${ask.to}`);
  if (ask.view === 'mine') all.push(sql`assignee_id = ${actor.kind === 'staff' ? actor.accountId : 0}`);
  if (ask.view === 'over') all.push(overKept(register, today));
  if (ask.view === 'late') all.push(isLate(register, today));
  return sql.join(all, sql` and `);
}

/** Kept longer than the register asks: `keep.years` whole years after the year of its day (Thông tư 10/2022/TT-BNV). */
function overKept({ keep }: Register, today: Temporal.PlainDate): RawBuilder<SqlBool> {
  if (keep === undefined) return sql`false`;
  return sql`on_day < ${new Temporal.PlainDate(today.year - keep.years, 1, 1)}`;
}

/** Rows past their retention of the agencies for which the actor writes. */
export function pastRetention(
  register: Register,
  actor: Actor,
  today: Temporal.PlainDate,
): RawBuilder<SqlBool> {
  const writes = visible(register, actor, '', can(actor, register.access.write));
  return sql`${writes} and ${overKept(register, today)}`;
}

export async function countPastRetention(
  db: Queries,
  register: Register,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from register_row where ${pastRetention(register, actor, today)}`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
}

/** Past its due day and not at an end. Days are kept as YYYY-MM-DD, so that their order is that of their letters. */
function isLate(register: Register, today: Temporal.PlainDate): RawBuilder<SqlBool> {
  if (register.due === undefined) return sql`false`;
  const open = Object.keys(register.states).filter((state) => !isEnd(register, state));
  return sql`state = any(${open}::text[]) and data->>${sql.lit(register.due)} < ${today.toString()}::text`;
}

export async function listRows(
  db: Queries,
  register: Register,
  actor: Actor,
  ask: ListAsk,
  page: { readonly limit: number; readonly offset: number },
  today: Temporal.PlainDate,
): Promise<ListedRow[]> {
  const which = conditions(register, actor, ask, today);
  const found =
    (await amongNewest(db, visible(register, actor, ask.view), which, ask, page)) ??
    (await orderedIds(db, register, ask.sort, { which, isWhole: isWhole(ask), ...page }));
  const rows = await db
    .selectFrom('registerRow')
    .select(['id', 'agencyId', 'state', 'data', 'assigneeId'])
    .where('id', '=', sql<number>`any(${found}::bigint[])`)
    .execute();
  const byId = new Map(rows.map(({ data, ...rest }) => [rest.id, { ...rest, values: data as Values }]));
  return found.flatMap((id) => byId.get(id) ?? []);
}

/** Newest rows among which a page of a filtered list is looked for first. */
const newestRead = 2000;

/**
 * The first pages of a filtered list, where so many rows match that they are found among the newest: the database cannot
 * know how many rows hold a choice, and would gather and sort all of them. Null: not found there.
 */
async function amongNewest(
  db: Queries,
  seen: RawBuilder<SqlBool>,
  which: RawBuilder<SqlBool>,
  ask: ListAsk,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<number[] | null> {
  if (ask.sort !== '' || isWhole(ask) || offset + limit > newestRead / 4) return null;
  const newest = sql`on_day desc nulls last, id desc`;
  const { rows } = await sql<{ id: number }>`
    select id from (select * from register_row where ${seen} order by ${newest} limit ${newestRead}) register_row
    where ${which} order by ${newest} limit ${limit} offset ${offset}`.execute(db);
  return rows.length < limit ? null : rows.map(({ id }) => id);
}

function isWhole({ words, state, view, filters, from, to }: ListAsk): boolean {
  const asked = `${words.trim()}${state}${view}`;
  return asked === '' && from === null && to === null && Object.keys(filters).length === 0;
}

/** How many rows there are, and the sums of the columns that are summed. */
export async function countRows(
  db: Queries,
  register: Register,
  actor: Actor,
  ask: ListAsk,
  today: Temporal.PlainDate,
): Promise<{ total: number; sums: ReadonlyMap<string, number> }> {
  const summed = Object.entries(register.columns).flatMap(([name, column]) =>
    column.kind === 'number' && column.total === true ? [name] : [],
  );
  const slots = await readSlots(db, register);
  const sums = summed.map(
    (name, index) => sql`coalesce(sum(${numberIn(slots, name)}), 0)::float8 as ${sql.raw(`s${index}`)}`,
  );
  const row = await totalsOf(db, register, { sums, where: conditions(register, actor, ask, today) });
  return {
    total: row['total'] ?? 0,
    sums: new Map(summed.map((name, index) => [name, row[`s${index}`] ?? 0])),
  };
}

/** When a row that the actor sees last changed; null for none. */
export async function lastChange(
  db: Queries,
  register: Register,
  actor: Actor,
): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select updated_at as at from register_row where ${visible(register, actor, '')}
    order by updated_at desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

/** Which of these rows the actor sees. */
export async function visibleIds(
  db: Queries,
  register: Register,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: number }>`
    select id from register_row
    where id = any(${[...new Set(ids)]}::bigint[]) and ${visible(register, actor, '')}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** What stands in a few columns of every row that the actor sees. */
export async function visibleValues(
  db: Queries,
  register: Register,
  actor: Actor,
  names: readonly string[],
): Promise<{ readonly id: number; readonly agencyId: number; readonly values: Values }[]> {
  const some = sql.join(names.map((name) => sql`${name}::text, data->${name}::text`));
  return db
    .selectFrom('registerRow')
    .select(['id', 'agencyId', sql<Values>`jsonb_strip_nulls(jsonb_build_object(${some}))`.as('values')])
    .where(visible(register, actor, ''))
    .orderBy('id')
    .execute();
}
