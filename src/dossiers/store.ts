import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { readEvents } from '../kernel/events.ts';
import type { DB } from '../kernel/tables.ts';
import { replay } from './apply.ts';
import { happened, type Loaded } from './change.ts';

/** The one filter through which every list, item, search and count of dossiers passes. */
export function visible(answer: Answer) {
  return (eb: ExpressionBuilder<DB, 'dossier'>): Expression<SqlBool> => {
    if (typeof answer === 'boolean') return eb.val(answer);
    const ids = [...answer.agencyIds];
    return eb.or([
      eb('dossier.agencyId', '=', sql<number>`any(${ids})`),
      eb.exists(
        eb
          .selectFrom('step')
          .select(sql`1`.as('one'))
          .whereRef('step.dossierId', '=', 'dossier.id')
          .where('step.agencyId', '=', sql<number>`any(${ids})`),
      ),
    ]);
  };
}

/** Id of a dossier by its code, when the asker may see it. */
export async function findDossierId(db: Queries, code: string, answer: Answer): Promise<number | undefined> {
  const row = await db
    .selectFrom('dossier')
    .select('dossier.id')
    .where('dossier.code', '=', code)
    .where(visible(answer))
    .executeTakeFirst();
  return row?.id;
}

/** The dossier folded from its events. */
export async function loadDossier(db: Queries, id: number): Promise<Loaded> {
  const events = await readEvents(db, 'dossier', id);
  const dossier = replay(id, events.map(happened));
  const last = events.at(-1);
  if (dossier === null || last === undefined) throw new Error(`dossier ${id} has no events`);
  return { dossier, head: { number: last.number, hash: last.hash } };
}

/** What a submission with this key gave, if it was recorded. */
export async function findKeyedResult(db: Queries, accountId: number, key: string): Promise<unknown> {
  const row = await db
    .selectFrom('idempotencyKey')
    .select('result')
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.result;
}

export async function openChildren(db: Queries, parentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('dossier')
    .select('id')
    .where('parentId', '=', parentId)
    .where('closedAt', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/** Timers that have run out, oldest first. */
export async function dueTimers(db: Queries, now: Temporal.Instant, limit: number) {
  return db
    .selectFrom('timer')
    .select(['dossierId', 'elementId'])
    .where('firesAt', '<=', now)
    .orderBy('firesAt')
    .limit(limit)
    .execute();
}

/** A look at personal data by staff is itself recorded. */
export async function recordLook(
  db: Queries,
  look: { accountId: number; dossierId: number; purpose: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('personalDataLook')
    .values({
      accountId: look.accountId,
      subjectKind: 'dossier',
      subjectId: look.dossierId,
      purpose: look.purpose,
      lookedAt: look.at,
    })
    .execute();
}

/** A look at a dossier's personal data, recorded once in `minutes` for the same person and dossier. */
export async function recordLookOnce(
  db: Queries,
  look: { accountId: number; dossierId: number; purpose: string; at: Temporal.Instant; minutes: number },
): Promise<void> {
  const since = look.at.subtract({ minutes: look.minutes });
  await sql`
    insert into personal_data_look (account_id, subject_kind, subject_id, purpose, looked_at)
    select ${look.accountId}::int, 'dossier', ${look.dossierId}::int8, ${look.purpose}::text, ${look.at}::timestamptz
    where not exists (
      select 1 from personal_data_look
      where subject_kind = 'dossier' and subject_id = ${look.dossierId} and account_id = ${look.accountId}
        and purpose = ${look.purpose} and looked_at > ${since}
    )`.execute(db);
}

/** Looks at many dossiers at once, e.g. by an export. */
export async function recordLooks(
  db: Queries,
  looks: { accountId: number; dossierIds: readonly number[]; purpose: string; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into personal_data_look (account_id, subject_kind, subject_id, purpose, looked_at)
    select ${looks.accountId}::int, 'dossier', id, ${looks.purpose}::text, ${looks.at}::timestamptz
    from unnest(${[...looks.dossierIds]}::int8[]) as id`.execute(db);
}

/** Makes received contents known, so that dossiers may refer to them. */
export async function keepFiles(
  db: Queries,
  files: readonly { readonly hash: string; readonly size: number; readonly mediaType: string }[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = files.map(({ hash, size, mediaType }) => ({ hash, size, mediaType, storedAt: at }));
  if (rows.length === 0) return;
  await db
    .insertInto('file')
    .values([...new Map(rows.map((row) => [row.hash, row])).values()])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
