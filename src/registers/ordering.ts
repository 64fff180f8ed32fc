import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import type { Register } from './schema.ts';
import { hasKey, numberIn, readSlots } from './slots.ts';

/** What of a list is read: `isWhole`: everything that the reader sees, so that most rows looked at are shown. */
type Part = {
  readonly which: RawBuilder<SqlBool>;
  readonly isWhole: boolean;
  readonly limit: number;
  readonly offset: number;
};

/** Ids of the rows for which `which` holds, in the order that an address names: a column, or `-column` for the last first. */
export async function orderedIds(
  db: Queries,
  register: Register,
  sort: string,
  part: Part,
): Promise<number[]> {
  const { which, limit, offset } = part;
  if (sort.replace(/^-/, '') === register.owner) return idsByOwner(db, sort.startsWith('-'), part);
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
      return byKey(numberIn(slots, name), isLastFirst);
    case 'row':
      return sorted(sql`(data->>${sql.lit(name)})::bigint`);
    case 'agency':
      return sorted(sql`(${await agencyRanks(db)}::int[])[(data->>${sql.lit(name)})::int]`);
    default:
      return sorted(sql`data->>${sql.lit(name)}`);
  }
}

/** Rows up to which a whole list is read agency by agency; for what lies further on, counting is quicker. */
const nearEnough = 10_000;

/** By the names of the agencies that rows belong to: only the rows up to those of the page are read. */
async function idsByOwner(db: Queries, isLastFirst: boolean, part: Part): Promise<number[]> {
  const ranks = await agencyRanks(db);
  const { which, limit, offset } = part;
  if (part.isWhole && offset + limit <= nearEnough) {
    const order = ranks.flatMap((rank, index) => (rank === null ? [] : [{ id: index + 1, rank }]));
    const ids = order.toSorted((one, other) => one.rank - other.rank).map(({ id }) => id);
    const { rows } = await sql<{ id: number }>`
      select found.id from unnest(${isLastFirst ? ids.toReversed() : ids}::int[]) with ordinality as owner (agency, place)
      cross join lateral (
        select id from register_row where ${which} and agency_id = owner.agency order by id desc limit ${limit + offset}
      ) found
      order by owner.place, found.id desc limit ${limit} offset ${offset}`.execute(db);
    return rows.map(({ id }) => id);
  }
  return idsByCount(db, ranks, isLastFirst, part);
}

/** Counts say which agencies the page shows. */
async function idsByCount(
  db: Queries,
  ranks: readonly (number | null)[],
  isLastFirst: boolean,
  { which, limit, offset }: Part,
): Promise<number[]> {
  const { rows: counts } = await sql<{ agencyId: number; total: number }>`
    select agency_id, count(*)::int as total from register_row where ${which} group by agency_id`.execute(db);
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
