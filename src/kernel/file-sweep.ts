import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Queries, Tx } from './database.ts';
import type { Stored } from './files.ts';
import type { House } from './house.ts';

/** How many contents there are, how many of them went (in a trial: would go), and their bytes. */
export type Swept = { readonly contents: number; readonly removed: number; readonly bytes: number };

/** A content that nobody names may still be on its way into a row: a form that is being filled in, a trial looked at. */
export const restHours = 24;

/**
 * Removes contents that no row names and that were last stored before `before`: uploads that were refused, trials of
 * imports. The table `file` itself names nothing: a row there says what a content is, not who keeps it. A content that is
 * stored or named again while the round is under way stays, with its row. Safe beside other rounds and a running program.
 */
export async function sweepFiles(
  { db, files }: Pick<House, 'db' | 'files'>,
  before: Temporal.Instant,
  { isTrial = false }: { readonly isTrial?: boolean } = {},
): Promise<Swept> {
  const aside: string[] = [];
  let contents = 0;
  let unnamed: readonly Stored[] = [];
  try {
    await db.transaction().execute(async (tx) => {
      if (!(await isFirst(tx))) return;
      for (const hash of await files.aside()) await files.putBack(hash);
      const stored = await files.stored();
      contents = stored.length;
      const old = stored.filter(({ at }) => Temporal.Instant.compare(at, before) < 0);
      const named = old.length === 0 ? new Set<string>() : await namedContents(tx);
      unnamed = old.filter(({ hash }) => !named.has(hash));
      if (isTrial || unnamed.length === 0) return;
      for (const { hash } of unnamed) if (await files.setAside(hash, before)) aside.push(hash);
      for (const hash of await namedContents(tx, aside)) {
        await files.putBack(hash);
        aside.splice(aside.indexOf(hash), 1);
      }
      await forgetRows(tx, files, aside);
    });
  } catch (error) {
    for (const hash of aside) await files.putBack(hash);
    throw error;
  }
  for (const hash of aside) await files.removeAside(hash);
  const gone = new Set(aside);
  const removed = isTrial ? unnamed : unnamed.filter(({ hash }) => gone.has(hash));
  return { contents, removed: removed.length, bytes: removed.reduce((sum, { size }) => sum + size, 0) };
}

/** One round at a time over a city. */
async function isFirst(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('motcua sweep'), hashtext(current_schema())) as free`.execute(
    tx,
  );
  await sql`set local statement_timeout = 0`.execute(tx);
  return rows[0]?.free === true;
}

/** Who stores a content again writes its row after it: a row whose content is back stays. */
async function forgetRows(tx: Tx, files: House['files'], hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const rows = await tx
    .deleteFrom('file')
    .where('hash', '=', sql<string>`any(${hashes})`)
    .returningAll()
    .execute();
  const back = rows.filter(({ hash }) => existsSync(files.locate(hash)));
  if (back.length > 0)
    await tx
      .insertInto('file')
      .values(back)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/**
 * Contents that any text of any row names, or those of `among` alone. The columns are asked of the database, so that a
 * table added later counts from its first row.
 */
export async function namedContents(
  db: Queries,
  among: readonly string[] | null = null,
): Promise<Set<string>> {
  const named = new Set<string>();
  for (const { table, columns } of await wordyColumns(db)) {
    const words = sql`concat_ws(' ', ${sql.join(columns.map((column) => sql`${sql.raw(column)}::text`))})`;
    const { rows } = await sql<{ hash: string }>`
      select distinct found[1] as hash
      from (select ${words} as words from ${sql.raw(table)}) as rows,
        regexp_matches(words, '(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])', 'g') as found
      where words ~ '[0-9a-f]{64}' and (${among}::text[] is null or found[1] = any(${among}))`.execute(db);
    for (const { hash } of rows) named.add(hash);
  }
  return named;
}

/** Columns of the city's tables that hold words, by table, quoted: text and JSON in any form, alone or in arrays. */
async function wordyColumns(db: Queries): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select quote_ident(pg_class.relname) as table, array_agg(quote_ident(attname) order by attnum)::text[] as columns
    from pg_attribute
    join pg_class on pg_class.oid = attrelid and relkind = 'r'
    join pg_type type on type.oid = atttypid
    left join pg_type element on element.oid = type.typelem and type.typcategory = 'A'
    where relnamespace = current_schema()::regnamespace and attnum > 0 and not attisdropped
      and coalesce(element.typcategory, type.typcategory) in ('S', 'U', 'C')
      and coalesce(element.typname, type.typname) not in ('bytea', 'uuid')
      and not (pg_class.relname = 'file' and attname = 'hash')
    group by pg_class.relname`.execute(db);
  return rows;
}
