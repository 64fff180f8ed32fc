import type { Queries } from '../kernel/database.ts';
import type { SurveyCounts } from './results.ts';

/** Answers for one question about one agency, best answer first. */
export type CountRow = {
  readonly agencyId: number;
  readonly question: string;
  readonly counts: readonly number[];
};

export type Batch = {
  readonly id: number;
  readonly name: string;
  readonly recordedAt: Temporal.Instant;
  readonly agencies: number;
  readonly answers: number;
};

export async function insertBatch(
  db: Queries,
  batch: { id: number; cycleId: number; name: string; at: Temporal.Instant; accountId: number | null },
  rows: readonly CountRow[],
): Promise<void> {
  const { id, cycleId, name, at, accountId } = batch;
  await db
    .insertInto('reformSurveyBatch')
    .values({ id, cycleId, name, recordedAt: at, recordedBy: accountId })
    .execute();
  for (let from = 0; from < rows.length; from += 1000)
    await db
      .insertInto('reformSurveyCount')
      .values(rows.slice(from, from + 1000).map((row) => ({ ...row, counts: [...row.counts], batchId: id })))
      .execute();
}

/** The answers of some batches, in a fixed order. */
export async function readCounts(
  db: Queries,
  batchIds: readonly number[],
): Promise<(CountRow & { readonly batchId: number })[]> {
  if (batchIds.length === 0) return [];
  return db
    .selectFrom('reformSurveyCount')
    .selectAll()
    .where('batchId', 'in', [...batchIds])
    .orderBy('batchId')
    .orderBy('agencyId')
    .orderBy('question')
    .execute();
}

export async function readBatches(db: Queries, cycleId: number): Promise<Batch[]> {
  const rows = await db
    .selectFrom('reformSurveyBatch')
    .leftJoin('reformSurveyCount', 'batchId', 'id')
    .select(['id', 'name', 'recordedAt', 'agencyId', 'counts'])
    .where('cycleId', '=', cycleId)
    .orderBy('id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, list]) => {
    const [first] = list;
    if (first === undefined) return [];
    const answers = list.flatMap(({ counts }) => counts ?? []).reduce((sum, count) => sum + count, 0);
    const agencies = new Set(list.flatMap(({ agencyId }) => agencyId ?? [])).size;
    return [{ id, name: first.name, recordedAt: first.recordedAt, agencies, answers }];
  });
}

/** By agency and question, all batches together. */
export function together(rows: readonly CountRow[]): Map<number, SurveyCounts> {
  const byAgency = new Map<number, Map<string, number[]>>();
  for (const { agencyId, question, counts } of rows) {
    const own = byAgency.get(agencyId) ?? new Map<string, number[]>();
    const before = own.get(question) ?? [];
    const length = Math.max(before.length, counts.length);
    own.set(
      question,
      Array.from({ length }, (_, index) => (before[index] ?? 0) + (counts[index] ?? 0)),
    );
    byAgency.set(agencyId, own);
  }
  return byAgency;
}
