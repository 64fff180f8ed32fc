import { sql } from 'kysely';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { chain } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { mayUndo } from './import-past.ts';
import type { Register, Values } from './schema.ts';
import { subjectKind } from './store.ts';
import { markChanged } from './totals.ts';

/**
 * Takes a whole import back: its rows that nobody has touched since are removed; those that have changed stay and are given
 * back, to be looked at one by one. @throws Refused
 */
export async function undoImport(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  register: Register,
  actor: Actor,
  importId: number,
): Promise<{ removed: number; kept: readonly { readonly id: number; readonly values: Values }[] }> {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('registerImport')
      .select(['importedBy', 'undoneAt'])
      .where('id', '=', importId)
      .where('register', '=', register.code)
      .forUpdate()
      .executeTakeFirst();
    mayUndo(actor, register, found);
    const rows = await tx
      .selectFrom('registerRow')
      .select(['id', 'version', 'data'])
      .where('importId', '=', importId)
      .where('isRemoved', '=', false)
      .orderBy('id')
      .forUpdate()
      .execute();
    const untouched = rows.filter(({ version }) => version === 1).map(({ id }) => id);
    const kept = rows
      .filter(({ version }) => version > 1)
      .map(({ id, data }) => ({ id, values: data as Values }));
    const at = clock.now();
    await removeAll(tx, register, untouched, { actorId: actorId(actor), at, importId });
    await tx
      .updateTable('registerImport')
      .set({ undoneAt: at, undoneBy: actorId(actor), keptCount: kept.length })
      .where('id', '=', importId)
      .execute();
    return { removed: untouched.length, kept };
  });
}

/** Removes rows that have one event each. */
async function removeAll(
  tx: Tx,
  register: Register,
  ids: readonly number[],
  by: { readonly actorId: number | null; readonly at: Temporal.Instant; readonly importId: number },
): Promise<void> {
  if (ids.length === 0) return;
  const kind = subjectKind(register);
  const heads = await tx
    .selectFrom('event')
    .select(['subjectId', 'hash'])
    .where('subjectKind', '=', kind)
    .where('number', '=', 1)
    .where('subjectId', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute();
  const data = { reason: `Hoàn tác lần nhập số ${by.importId}` };
  const draft = { kind: 'removed', data, actorId: by.actorId, happenedAt: by.at, recordedAt: by.at };
  const events = heads.flatMap(({ subjectId: id, hash }) =>
    chain({ kind, id }, { number: 1, hash }, [draft]),
  );
  for (let from = 0; from < events.length; from += 2000)
    await tx
      .insertInto('event')
      .values(
        events.slice(from, from + 2000).map((event) => ({ ...event, data: JSON.stringify(event.data) })),
      )
      .execute();
  await sql`
    update register_row set is_removed = true, unique_key = null, version = 2, updated_at = ${by.at}
    where id = any(${[...ids]}::bigint[])`.execute(tx);
  await markChanged(tx, register);
  await sql`
    insert into register_fact (register, row_id, weight, recorded_at, agency_id, state, data)
    select register, row_id, -1, ${by.at}, agency_id, state, data from register_fact
    where register = ${register.code} and row_id = any(${[...ids]}::bigint[])`.execute(tx);
}
