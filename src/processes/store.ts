import type { Queries } from '../kernel/database.ts';
import type { Graph } from './schema.ts';

/** A published model: the drawing and its compiled graph never change; a dossier stays on the version it began on. */
export type ProcessVersion = {
  readonly id: number;
  readonly code: string;
  readonly number: number;
  readonly name: string;
  readonly xml: string;
  readonly graph: Graph;
  readonly publishedAt: Temporal.Instant;
  readonly publishedBy: number | null;
};

export type ProcessDraft = {
  readonly code: string;
  readonly name: string;
  readonly xml: string;
  readonly revision: number;
  readonly updatedAt: Temporal.Instant;
  readonly updatedBy: number | null;
};

export type ProcessSummary = {
  readonly code: string;
  readonly name: string;
  /** Number of the version in force; null when only a draft exists. */
  readonly number: number | null;
  readonly publishedAt: Temporal.Instant | null;
  readonly hasDraft: boolean;
  readonly draftName: string | null;
};

const versionColumns = [
  'processVersion.id',
  'process.code',
  'processVersion.number',
  'processVersion.name',
  'processVersion.xml',
  'processVersion.graph',
  'processVersion.publishedAt',
  'processVersion.publishedBy',
] as const;

function versions(db: Queries) {
  return db
    .selectFrom('processVersion')
    .innerJoin('process', 'process.id', 'processVersion.processId')
    .select(versionColumns);
}

// The graph was compiled by us when it was published, and is stored as it was.
function asVersion<Row extends { graph: unknown }>(row: Row): Row & { graph: Graph } {
  return { ...row, graph: row.graph as Graph };
}

export async function findVersionById(db: Queries, id: number): Promise<ProcessVersion | undefined> {
  const row = await versions(db).where('processVersion.id', '=', id).executeTakeFirst();
  return row && asVersion(row);
}

export async function findVersionByNumber(
  db: Queries,
  code: string,
  number: number,
): Promise<ProcessVersion | undefined> {
  const row = await versions(db)
    .where('process.code', '=', code)
    .where('processVersion.number', '=', number)
    .executeTakeFirst();
  return row && asVersion(row);
}

export async function findLatestVersion(db: Queries, code: string): Promise<ProcessVersion | undefined> {
  const row = await versions(db)
    .where('process.code', '=', code)
    .orderBy('processVersion.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && asVersion(row);
}

/** Versions of one model, newest first, without their drawings. */
export async function listVersions(db: Queries, code: string) {
  return db
    .selectFrom('processVersion')
    .innerJoin('process', 'process.id', 'processVersion.processId')
    .leftJoin('account', 'account.id', 'processVersion.publishedBy')
    .select([
      'processVersion.number',
      'processVersion.name',
      'processVersion.publishedAt',
      'account.fullName as publishedBy',
    ])
    .where('process.code', '=', code)
    .orderBy('processVersion.number', 'desc')
    .execute();
}

export async function listProcesses(db: Queries): Promise<ProcessSummary[]> {
  const rows = await db
    .selectFrom('process')
    .leftJoin('processDraft', 'processDraft.processId', 'process.id')
    .leftJoin('processVersion', (join) =>
      join.onRef('processVersion.processId', '=', 'process.id').on('processVersion.number', '=', (eb) =>
        eb
          .selectFrom('processVersion as newest')
          .select((max) => max.fn.max('newest.number').as('number'))
          .whereRef('newest.processId', '=', 'process.id'),
      ),
    )
    .select([
      'process.code',
      'processVersion.name',
      'processVersion.number',
      'processVersion.publishedAt',
      'processDraft.name as draftName',
    ])
    .orderBy('process.code')
    .execute();
  return rows.map((row) => ({
    ...row,
    name: row.name ?? row.draftName ?? row.code,
    hasDraft: row.draftName !== null,
  }));
}

export async function findDraft(db: Queries, code: string): Promise<ProcessDraft | undefined> {
  return db
    .selectFrom('processDraft')
    .innerJoin('process', 'process.id', 'processDraft.processId')
    .select([
      'process.code',
      'processDraft.name',
      'processDraft.xml',
      'processDraft.revision',
      'processDraft.updatedAt',
      'processDraft.updatedBy',
    ])
    .where('process.code', '=', code)
    .executeTakeFirst();
}

/** The process's id, made when the code is new. */
export async function ensureProcess(db: Queries, code: string): Promise<number> {
  await db
    .insertInto('process')
    .values({ code })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  const row = await db.selectFrom('process').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  return row.id;
}

/** Saves a draft over revision `expected` (0: none yet). False when somebody else has saved since. */
export async function saveDraft(
  db: Queries,
  draft: {
    code: string;
    name: string;
    xml: string;
    expected: number;
    at: Temporal.Instant;
    by: number | null;
  },
): Promise<boolean> {
  const processId = await ensureProcess(db, draft.code);
  const values = { name: draft.name, xml: draft.xml, updatedAt: draft.at, updatedBy: draft.by };
  if (draft.expected === 0) {
    const inserted = await db
      .insertInto('processDraft')
      .values({ processId, ...values })
      .onConflict((conflict) => conflict.column('processId').doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable('processDraft')
    .set({ ...values, revision: draft.expected + 1 })
    .where('processId', '=', processId)
    .where('revision', '=', draft.expected)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function deleteDraft(db: Queries, code: string): Promise<void> {
  await db
    .deleteFrom('processDraft')
    .where('processId', 'in', db.selectFrom('process').select('id').where('code', '=', code))
    .execute();
}

export async function insertVersion(
  db: Queries,
  version: { code: string; name: string; xml: string; graph: Graph; at: Temporal.Instant; by: number | null },
): Promise<number> {
  const processId = await ensureProcess(db, version.code);
  const { last } = await db
    .selectFrom('processVersion')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.val(0)).as('last'))
    .where('processId', '=', processId)
    .executeTakeFirstOrThrow();
  const number = Number(last) + 1;
  await db
    .insertInto('processVersion')
    .values({
      processId,
      number,
      name: version.name,
      xml: version.xml,
      graph: JSON.stringify(version.graph),
      publishedAt: version.at,
      publishedBy: version.by,
    })
    .execute();
  return number;
}
