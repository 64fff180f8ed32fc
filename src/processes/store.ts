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
  /** Full name of who saved it last; null for the program itself. */
  readonly updatedBy: string | null;
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

export type VersionSummary = {
  readonly number: number;
  readonly name: string;
  readonly publishedAt: Temporal.Instant;
  /** Full name of who published it; null for the program itself. */
  readonly publishedBy: string | null;
};

/** Versions of one model, newest first, without their drawings. */
export async function listVersions(db: Queries, code: string): Promise<VersionSummary[]> {
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
    .where((eb) =>
      eb.or([eb('processVersion.id', 'is not', null), eb('processDraft.processId', 'is not', null)]),
    )
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
    .leftJoin('account', 'account.id', 'processDraft.updatedBy')
    .select([
      'process.code',
      'processDraft.name',
      'processDraft.xml',
      'processDraft.revision',
      'processDraft.updatedAt',
      'account.fullName as updatedBy',
    ])
    .where('process.code', '=', code)
    .executeTakeFirst();
}

/** What a person saw of a process before changing it: a change must come from exactly there. */
export type Seen = {
  /** Revision of the draft; 0 when there was none. */
  readonly revision: number;
  /** Number of the version then in force; 0 when there was none. */
  readonly version: number;
};

/**
 * The process's id, made when the code is new, and where it stands. Locked until the transaction ends: two changes at
 * once come one after the other, and the second sees what the first did.
 */
export async function lockProcess(tx: Queries, code: string): Promise<{ id: number; stands: Seen }> {
  await tx
    .insertInto('process')
    .values({ code })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('process')
    .select('id')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const draft = await tx
    .selectFrom('processDraft')
    .select('revision')
    .where('processId', '=', id)
    .executeTakeFirst();
  const last = await tx
    .selectFrom('processVersion')
    .select('number')
    .where('processId', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { id, stands: { revision: draft?.revision ?? 0, version: last?.number ?? 0 } };
}

/** Writes the draft of a locked process as its next revision. */
export async function writeDraft(
  tx: Queries,
  draft: {
    processId: number;
    name: string;
    xml: string;
    revision: number;
    at: Temporal.Instant;
    by: number | null;
  },
): Promise<void> {
  const { processId, name, xml, revision, at, by } = draft;
  const values = { name, xml, revision, updatedAt: at, updatedBy: by };
  await tx
    .insertInto('processDraft')
    .values({ processId, ...values })
    .onConflict((conflict) => conflict.column('processId').doUpdateSet(values))
    .execute();
}

export async function deleteDraft(tx: Queries, processId: number): Promise<void> {
  await tx.deleteFrom('processDraft').where('processId', '=', processId).execute();
}

export type NewVersion = {
  readonly processId: number;
  readonly number: number;
  readonly name: string;
  readonly xml: string;
  readonly graph: Graph;
  readonly at: Temporal.Instant;
  readonly by: number | null;
};

export async function insertVersion(tx: Queries, version: NewVersion): Promise<void> {
  const { processId, number, name, xml, graph, at, by } = version;
  await tx
    .insertInto('processVersion')
    .values({
      processId,
      number,
      name,
      xml,
      graph: JSON.stringify(graph),
      publishedAt: at,
      publishedBy: by,
    })
    .execute();
}
