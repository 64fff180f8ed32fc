import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import type { ProcedureContent, ProcedureDraft } from './schema.ts';
import { contentOf } from './store.ts';
import { appendToChains, ensureProcedures, type By } from './store-write.ts';

type DraftRow = Omit<ProcedureDraft, 'content'> & { content: string };

const draftColumns = sql`d.code, d.content::text as content, d.revision, d.updated_at, a.full_name as updated_by`;

export async function findDraft(db: Queries, code: string): Promise<ProcedureDraft | undefined> {
  return (await readDrafts(db, [code]))[0];
}

/** The drafts of some codes, or all of them, the last touched first. */
export async function readDrafts(db: Queries, codes?: readonly string[]): Promise<ProcedureDraft[]> {
  const { rows } = await sql<DraftRow>`
    select ${draftColumns} from procedure_draft d left join account a on a.id = d.updated_by
    where ${codes === undefined ? sql`true` : sql`d.code = any(${codes})`}
    order by d.updated_at desc, d.code`.execute(db);
  return rows.map((row) => ({ ...row, content: contentOf(row.content) }));
}

/**
 * Keeps a draft that started from `revision` (0: there was none). Gives the new revision, or null when somebody else
 * has saved or published in between.
 */
export async function writeDraft(
  tx: Tx,
  draft: { code: string; content: ProcedureContent; revision: number },
  by: By,
): Promise<number | null> {
  const ids = await ensureProcedures(tx, [draft.code]);
  const id = ids.get(draft.code);
  if (id === undefined) throw new Error(`no procedure ${draft.code}`);
  const content = JSON.stringify(draft.content);
  const { rows } =
    draft.revision === 0
      ? await sql<{ revision: number }>`
          insert into procedure_draft (procedure_id, code, content, updated_at, updated_by)
          values (${id}, ${draft.code}, ${content}::jsonb, ${by.at}, ${by.accountId})
          on conflict do nothing returning revision`.execute(tx)
      : await sql<{ revision: number }>`
          update procedure_draft set content = ${content}::jsonb, revision = revision + 1,
            updated_at = ${by.at}, updated_by = ${by.accountId}
          where code = ${draft.code} and revision = ${draft.revision} returning revision`.execute(tx);
  const revision = rows[0]?.revision;
  if (revision === undefined) return null;
  await note(tx, id, 'draftSaved', { revision }, by);
  return revision;
}

/** Whether the draft was still at this revision and is now gone. */
export async function deleteDraft(
  tx: Tx,
  code: string,
  revision: number,
  by: By,
  reason: 'draftDiscarded' | null,
): Promise<boolean> {
  const { rows } = await sql<{ procedureId: number }>`
    delete from procedure_draft where code = ${code} and revision = ${revision} returning procedure_id`.execute(
    tx,
  );
  const row = rows[0];
  if (row === undefined) return false;
  if (reason !== null) await note(tx, row.procedureId, reason, { revision }, by);
  return true;
}

async function note(tx: Tx, id: number, kind: string, data: object, by: By): Promise<void> {
  const draft = { kind, data, actorId: by.accountId, happenedAt: by.at, recordedAt: by.at };
  await appendToChains(tx, [{ id, draft }]);
}
