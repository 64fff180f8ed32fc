import { sql, type RawBuilder } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import type { Register } from './schema.ts';

type Counted = Readonly<Record<string, number>>;
/** What was counted, and what the database showed by then. */
type Kept = { readonly counted: Counted; readonly snapshot: string; readonly at: number };

/** Longest time for which totals stand, in milliseconds; changes are remembered for twice as long and more. */
const longest = 20 * 60_000;
const mostKept = 500;
const kept = new WeakMap<object, Map<string, Kept>>();

/** Remembers that a transaction wrote rows of the register. Nobody waits for anybody: each has a row of its own. */
export async function markChanged(tx: Tx, { code }: Pick<Register, 'code'>): Promise<void> {
  await sql`insert into register_change (register) values (${code}) on conflict do nothing`.execute(tx);
  await sql`delete from register_change where (register, xid) in (
      select register, xid from register_change where register = ${code} and changed_at < now() - interval '1 hour'
      limit 100 for update skip locked)`.execute(tx);
}

/**
 * Counts and sums over the register's rows, counted once: they stand until a transaction that wrote rows of the register
 * is seen which they did not see. So they are always what counting anew would give.
 */
export async function totalsOf(
  db: Queries,
  { code }: Pick<Register, 'code'>,
  { sums, where }: { readonly sums: readonly RawBuilder<unknown>[]; readonly where: RawBuilder<unknown> },
): Promise<Counted> {
  const list = sql.join([sql`count(*)::int as total`, ...sums]);
  const asked = sql`select ${list} from register_row where ${where}`.compile(db);
  const name = JSON.stringify([asked.sql, asked.parameters]);
  const own = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, own);
  const known = own.get(name);
  if (known !== undefined && (await stands(db, code, known))) return known.counted;
  const { rows } = await sql<Record<string, number> & { snapshot: string }>`
    select ${list}, pg_current_snapshot()::text as snapshot from register_row where ${where}`.execute(db);
  const [row] = rows;
  if (row === undefined) return {};
  const { snapshot, ...counted } = row;
  own.delete(name);
  if (own.size >= mostKept) own.delete(own.keys().next().value ?? '');
  own.set(name, { counted, snapshot, at: performance.now() });
  return counted;
}

async function stands(db: Queries, code: string, { snapshot, at }: Kept): Promise<boolean> {
  if (performance.now() - at > longest) return false;
  const { rows } = await sql<{ is: boolean }>`
    select not exists (
      select from register_change where register = ${code} and xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)) as is`.execute(db);
  return rows[0]?.is === true;
}
