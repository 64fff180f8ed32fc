import type { Queries } from '../kernel/database.ts';
import { Level, SetContent } from './schema.ts';

/** A version of a set: never changed once it is published. */
export type SetVersion = {
  readonly id: number;
  readonly number: number;
  readonly content: SetContent;
  readonly publishedAt: Temporal.Instant;
};

/** The criteria of a level for a year: the last published version, and the draft of the next. */
export type CriteriaSet = {
  readonly id: number;
  readonly level: Level;
  readonly year: number;
  readonly version: SetVersion | null;
  /** Revision 0: there is no draft. */
  readonly draft: { readonly revision: number; readonly content: SetContent } | null;
};

export async function readSets(db: Queries): Promise<CriteriaSet[]> {
  const rows = await db
    .selectFrom('reformSet')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('level')
    .execute();
  return Promise.all(rows.map((row) => withContents(db, row)));
}

export async function findSet(db: Queries, id: number): Promise<CriteriaSet | undefined> {
  const row = await db.selectFrom('reformSet').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : withContents(db, row);
}

async function withContents(
  db: Queries,
  { id, level, year }: { id: number; level: string; year: number },
): Promise<CriteriaSet> {
  const [version, draft] = await Promise.all([
    db
      .selectFrom('reformSetVersion')
      .selectAll()
      .where('setId', '=', id)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('reformSetDraft')
      .selectAll()
      .where('setId', '=', id)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ]);
  return {
    id,
    level: Level.parse(level),
    year,
    version: version === undefined ? null : { ...version, content: SetContent.parse(version.content) },
    draft:
      draft === undefined ? null : { revision: draft.revision, content: SetContent.parse(draft.content) },
  };
}

export async function getVersion(db: Queries, id: number): Promise<SetVersion> {
  const row = await db
    .selectFrom('reformSetVersion')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row, content: SetContent.parse(row.content) };
}

/** A new set; undefined when its level has one for the year already. */
export async function insertSet(db: Queries, level: Level, year: number): Promise<number | undefined> {
  const row = await db
    .insertInto('reformSet')
    .values({ level, year })
    .onConflict((conflict) => conflict.columns(['level', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export type By = { readonly at: Temporal.Instant; readonly accountId: number | null };

/** The next step of a draft; false when somebody has made it already. */
export async function insertDraft(
  db: Queries,
  setId: number,
  revision: number,
  content: SetContent,
  by: By,
): Promise<boolean> {
  const row = await db
    .insertInto('reformSetDraft')
    .values({ setId, revision, content: JSON.stringify(content), savedAt: by.at, savedBy: by.accountId })
    .onConflict((conflict) => conflict.columns(['setId', 'revision']).doNothing())
    .returning('revision')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes away the steps of a draft from a revision on. */
export async function deleteDraft(db: Queries, setId: number, fromRevision: number): Promise<void> {
  await db
    .deleteFrom('reformSetDraft')
    .where('setId', '=', setId)
    .where('revision', '>=', fromRevision)
    .execute();
}

export async function insertVersion(
  db: Queries,
  setId: number,
  number: number,
  content: SetContent,
  by: By,
): Promise<number> {
  const row = await db
    .insertInto('reformSetVersion')
    .values({
      setId,
      number,
      content: JSON.stringify(content),
      publishedAt: by.at,
      publishedBy: by.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Holds a set until the transaction ends, so that its changes come one after the other. */
export async function lockSet(db: Queries, id: number): Promise<void> {
  await db.selectFrom('reformSet').select('id').where('id', '=', id).forUpdate().execute();
}
