import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import type { Register } from './schema.ts';
import { hasKey, numberIn, readSlots } from './slots.ts';

/** Ids of the rows for which `which` holds, in the order that an address names: a column, or `-column` for the last first. */
export async function orderedIds(
  db: Queries,
  register: Register,
  which: RawBuilder<SqlBool>,
  sort: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<number[]> {
  if (sort.replace(/^-/, '') === register.owner)
    return idsByOwner(db, which, sort.startsWith('-'), { limit, offset });
  const order = await orderOf(db, register, sort);
  const end = sql`limit ${limit} offset ${offset}`;
  const { rows } = await (
    'key' in order
      ? filledFirst(which, order, limit + offset, end)
      : sql<{ id: number }>`select id from register_row where ${which} order by ${order.by} ${end}`
  ).execute(db);
  return rows.map(({ id }) => id);
}

/** By what is sorted; or by a key in the very order of an index, from one of its ends, empty ones apart. */
type Order = { readonly by: RawBuilder<unknown> } | Indexed;
type Indexed = {
  readonly key: RawBuilder<unknown>;
  /** The index, read from this end. */
  readonly inIndex: RawBuilder<unknown>;
  /** The same order of `key` and `id`, empty ones last. */
  readonly order: RawBuilder<unknown>;
};

/** The rows with a key, read from an index and never sorted, and after them those without. */
function filledFirst(
  which: RawBuilder<SqlBool>,
  { key, inIndex, order }: Indexed,
  most: number,
  end: RawBuilder<unknown>,
): RawBuilder<{ id: number }> {
  return sql<{ id: number }>`
    select id from (
      (select id, ${key} as key from register_row where ${which} and ${key} is not null order by ${inIndex} limit ${most})
      union all
      (select id, null as key from register_row where ${which} and ${key} is null order by id desc limit ${most})
    ) parts order by ${order} ${end}`;
}

async function orderOf(db: Queries, register: Register, sort: string): Promise<Order> {
  const isLastFirst = sort.startsWith('-');
  const name = isLastFirst ? sort.slice(1) : sort;
  const newest = { by: sql`on_day desc nulls last, id desc` };
  if (name === register.on) return isLastFirst ? newest : oldest;
  if (name === 'state') return { by: isLastFirst ? sql`state desc, id asc` : sql`state asc, id desc` };
  const column = Object.hasOwn(register.columns, name) ? register.columns[name] : undefined;
  if (column === undefined) return newest;
  const slots = await readSlots(db, register);
  const slot = hasKey(register, name) ? slots.keys.get(name) : undefined;
  if (slot !== undefined) return byKey(sql`keys[${sql.lit(slot)}]`, isLastFirst);
  const sorted = (by: RawBuilder<unknown>): Order => ({
    by: isLastFirst ? sql`${by} desc nulls last, id desc` : sql`${by} asc nulls last, id desc`,
  });
  switch (column.kind) {
    case 'number':
      return sorted(numberIn(slots, name));
    case 'row':
      return sorted(sql`(data->>${sql.lit(name)})::bigint`);
    case 'agency':
      return sorted(sql`(${await agencyRanks(db)}::int[])[(data->>${sql.lit(name)})::int]`);
    default:
      return sorted(sql`data->>${sql.lit(name)}`);
  }
}

/** By the names of the agencies that rows belong to: only those of the page are read, because counts say which they are. */
async function idsByOwner(
  db: Queries,
  which: RawBuilder<SqlBool>,
  isLastFirst: boolean,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<number[]> {
  const [ranks, { rows: counts }] = await Promise.all([
    agencyRanks(db),
    sql<{ agencyId: number; total: number }>`
      select agency_id, count(*)::int as total from register_row where ${which} group by agency_id`.execute(
      db,
    ),
  ]);
  const rankOf = ({ agencyId }: { agencyId: number }): number => ranks[agencyId - 1] ?? ranks.length;
  const sorted = counts.toSorted((one, other) => (rankOf(one) - rankOf(other)) * (isLastFirst ? -1 : 1));
  const shown: number[] = [];
  let [before, begin] = [0, 0];
  for (const { agencyId, total } of sorted) {
    if (before + total <= offset) begin = before + total;
    else if (before < offset + limit) shown.push(agencyId);
    before += total;
  }
  const { rows } = await sql<{ id: number }>`
    select id from register_row where ${which} and agency_id = any(${shown}::int[])
    order by array_position(${shown}::int[], agency_id), id desc limit ${limit} offset ${offset - begin}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

const oldest: Indexed = {
  key: sql`on_day`,
  inIndex: sql`on_day asc nulls first, id asc`,
  order: sql`key asc nulls last, id asc`,
};

function byKey(key: RawBuilder<unknown>, isLastFirst: boolean): Indexed {
  return isLastFirst
    ? { key, inIndex: sql`${key} desc nulls first, id asc`, order: sql`key desc nulls last, id asc` }
    : { key, inIndex: sql`${key} asc nulls last, id desc`, order: sql`key asc nulls last, id desc` };
}

const byName = new Intl.Collator('vi', { numeric: true });

/** By id, from 1, where an agency stands among all by its name. */
async function agencyRanks(db: Queries): Promise<(number | null)[]> {
  const places = await db.selectFrom('agency').select(['id', 'name']).execute();
  const sorted = places.toSorted((one, other) => byName.compare(one.name, other.name));
  const ranks: (number | null)[] = [];
  for (const [rank, { id }] of sorted.entries()) {
    while (ranks.length < id) ranks.push(null);
    ranks[id - 1] = rank;
  }
  return ranks;
}
