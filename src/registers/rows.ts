import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { can, type Actor, type Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { ValueIn, ValuesIn } from './rows-types.ts';
import { draft, type Columns, type RegisterOf, type Value } from './schema.ts';
import { numberIn, readSlots, type Slots } from './slots.ts';

/** A row as other rooms read it: what it holds is typed by its declaration. */
export type RowIn<R> =
  R extends RegisterOf<infer Cs, infer S>
    ? {
        readonly id: number;
        readonly agencyId: number;
        readonly state: S;
        readonly authorId: number | null;
        readonly values: ValuesIn<Cs>;
      }
    : never;

/** Which rows: those for which everything named holds; drafts and removed rows never. */
export type RowQuery<Cs extends Columns, S extends string> = {
  readonly ids?: readonly number[];
  readonly states?: readonly S[];
  /** The day that the register is about, in this year. */
  readonly year?: number;
  /** Columns that hold this value, or one of these. */
  readonly where?: { readonly [K in keyof Cs]?: ValueIn<Cs[K]> | readonly ValueIn<Cs[K]>[] };
  /** Columns that hold another value than this, or none. */
  readonly except?: { readonly [K in keyof Cs]?: ValueIn<Cs[K]> };
  /** Days and numbers that are filled and not below, not above this. */
  readonly least?: { readonly [K in keyof Cs]?: ValueIn<Cs[K]> };
  readonly most?: { readonly [K in keyof Cs]?: ValueIn<Cs[K]> };
  /** Rows that stand on a day: from their first day on, until their last, where there is one. */
  readonly stands?: {
    readonly on: string;
    readonly from: keyof Cs & string;
    readonly until: keyof Cs & string;
  };
  /** Columns in which nothing stands. */
  readonly empty?: readonly (keyof Cs & string)[];
};

export type RowPage<Cs extends Columns> = {
  /** A column, or `-column` for the last first; unless told, by the register's day, the newest first. */
  readonly order?: (keyof Cs & string) | `-${keyof Cs & string}` | 'id';
  readonly limit?: number;
  readonly offset?: number;
};

/** Who reads: an actor as far as the register's own access goes, or what another permission answered. */
type Reader = Actor | Answer;

/** Rows of a register, in one statement. */
export async function readRows<Cs extends Columns, S extends string>(
  db: Queries,
  register: RegisterOf<Cs, S>,
  reader: Reader,
  query: RowQuery<Cs, S> & RowPage<Cs> = {},
): Promise<RowIn<RegisterOf<Cs, S>>[]> {
  const slots = await readSlots(db, register);
  const { order = '', limit, offset } = query;
  const { rows } = await sql<{
    id: number;
    agencyId: number;
    state: S;
    authorId: number | null;
    data: unknown;
  }>`
    select id, agency_id, state, author_id, data from register_row where ${conditions(slots, register, reader, query)}
    order by ${orderOf(slots, register, order)}
    ${limit === undefined ? sql`` : sql`limit ${limit}`} ${offset === undefined ? sql`` : sql`offset ${offset}`}`.execute(
    db,
  );
  return rows.map(({ data, ...row }) => ({ ...row, values: data as ValuesIn<Cs> })) as RowIn<
    RegisterOf<Cs, S>
  >[];
}

/** One row; undefined where there is none, or it is not theirs to read. */
export async function findRow<Cs extends Columns, S extends string>(
  db: Queries,
  register: RegisterOf<Cs, S>,
  reader: Reader,
  id: number,
): Promise<RowIn<RegisterOf<Cs, S>> | undefined> {
  const [row] = await readRows(db, register, reader, { ids: [id] });
  return row;
}

/** By what rows are counted: a column, who they belong to, where they stand, the year of their day. */
type Part<Cs extends Columns> = (keyof Cs & string) | 'agencyId' | 'state' | 'year';
/** A column that every row holds has no empty part. */
type PartValue<Cs extends Columns, P> = P extends 'agencyId' | 'year'
  ? number
  : P extends 'state'
    ? string
    : P extends keyof Cs
      ? P extends keyof ValuesIn<Cs>
        ? undefined extends ValuesIn<Cs>[P]
          ? ValueIn<Cs[P]> | null
          : ValueIn<Cs[P]>
        : never
      : never;

/** How many rows there are in each part, and what a number column adds up to; the rows themselves stay where they are. */
export async function countRowsBy<Cs extends Columns, S extends string, P extends Part<Cs>>(
  db: Queries,
  register: RegisterOf<Cs, S>,
  reader: Reader,
  by: readonly P[],
  query: RowQuery<Cs, S> & { readonly sum?: keyof Cs & string } = {},
): Promise<({ readonly count: number; readonly sum: number } & { readonly [K in P]: PartValue<Cs, K> })[]> {
  const slots = await readSlots(db, register);
  const sum = query.sum === undefined ? sql`0` : sql`coalesce(sum(${numberIn(slots, query.sum)}), 0)`;
  const parts = by.map((part, index) => sql`${partOf(register, part)} as ${sql.raw(`p${index}`)}`);
  const { rows } = await sql<Record<string, Value | null>>`
    select ${sql.join([...parts, sql`count(*)::int as count`, sql`${sum}::float8 as sum`])}
    from register_row where ${conditions(slots, register, reader, query)}
    ${by.length === 0 ? sql`` : sql`group by ${sql.raw(by.map((_, index) => String(index + 1)).join(', '))}`}`.execute(
    db,
  );
  type Counted = { readonly count: number; readonly sum: number } & {
    readonly [K in P]: PartValue<Cs, K>;
  };
  return rows.map(
    ({ count, sum: total, ...row }) =>
      ({
        count,
        sum: total,
        ...Object.fromEntries(by.map((part, index) => [part, row[`p${index}`]])),
      }) as Counted,
  );
}

/** How many rows each register holds for these agencies. */
export async function countByAgency(
  db: Queries,
  agencyIds: readonly number[],
): Promise<{ readonly register: string; readonly agencyId: number; readonly count: number }[]> {
  const { rows } = await sql<{ register: string; agencyId: number; count: number }>`
    select register, agency_id, count(*)::int as count from register_row
    where not is_removed and agency_id = any(${[...agencyIds]}::int[]) group by register, agency_id
    order by register, agency_id`.execute(db);
  return rows;
}

function conditions<Cs extends Columns, S extends string>(
  slots: Slots,
  register: RegisterOf<Cs, S>,
  reader: Reader,
  query: RowQuery<Cs, S>,
): RawBuilder<SqlBool> {
  const answer = typeof reader === 'object' && 'kind' in reader ? can(reader, register.access.read) : reader;
  if (answer === false) return sql`false`;
  const all = [sql<SqlBool>`register = ${register.code} and not is_removed and state <> ${draft}`];
  if (answer !== true) all.push(sql`agency_id = any(${[...answer.agencyIds]}::int[])`);
  if (query.ids !== undefined) all.push(sql`id = any(${[...query.ids]}::bigint[])`);
  if (query.states !== undefined) all.push(sql`state = any(${[...query.states]}::text[])`);
  if (query.year !== undefined)
    all.push(sql`on_day between ${`${query.year}-01-01`}::date and ${`${query.year}-12-31`}::date`);
  for (const [name, wanted] of Object.entries<unknown>(query.where ?? {})) {
    const values = [wanted].flat().map((value) => JSON.stringify({ [name]: value }));
    if (wanted !== undefined) all.push(sql`data @> any(${values}::jsonb[])`);
  }
  for (const [name, value] of Object.entries<unknown>(query.except ?? {}))
    if (value !== undefined) all.push(sql`not data @> ${JSON.stringify({ [name]: value })}::jsonb`);
  for (const [name, value] of Object.entries<unknown>(query.least ?? {}))
    if (value !== undefined) all.push(sql`${measured(slots, register, name)} >= ${value}`);
  for (const [name, value] of Object.entries<unknown>(query.most ?? {}))
    if (value !== undefined) all.push(sql`${measured(slots, register, name)} <= ${value}`);
  if (query.stands !== undefined) {
    const { on, from, until } = query.stands;
    const [first, last] = [measured(slots, register, from), measured(slots, register, until)];
    all.push(sql`${first} <= ${on} and (not data ? ${sql.lit(until)} or ${last} >= ${on})`);
  }
  for (const name of query.empty ?? []) all.push(sql`not data ? ${sql.lit(name)}`);
  return sql.join(all, sql` and `);
}

/** What a column is compared and ordered by: a day as it is written, a number as the number it is. */
function measured(
  slots: Slots,
  { columns, on }: { readonly columns: Columns; readonly on: string },
  name: string,
): RawBuilder<unknown> {
  if (name === on) return sql`on_day`;
  return columns[name]?.kind === 'number' ? numberIn(slots, name) : sql`data->>${sql.lit(name)}`;
}

function orderOf(
  slots: Slots,
  register: { readonly columns: Columns; readonly on: string },
  order: string,
): RawBuilder<unknown> {
  if (order === 'id') return sql`id`;
  if (order === '') return sql`on_day desc nulls last, id desc`;
  const name = order.replace(/^-/, '');
  const by = measured(slots, register, name);
  return order === name ? sql`${by} asc nulls last, id` : sql`${by} desc nulls last, id desc`;
}

function partOf(register: { readonly columns: Columns }, part: string): RawBuilder<unknown> {
  if (part === 'agencyId') return sql`agency_id`;
  if (part === 'state') return sql`state`;
  if (part === 'year') return sql`extract(year from on_day)::int`;
  const text = sql`data->>${sql.lit(part)}`;
  switch (register.columns[part]?.kind) {
    case 'number':
    case 'agency':
    case 'person':
    case 'row':
      return sql`(${text})::float8`;
    case 'yes':
      return sql`coalesce((${text})::boolean, false)`;
    default:
      return text;
  }
}
