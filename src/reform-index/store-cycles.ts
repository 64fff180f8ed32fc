import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { readEvents } from '../kernel/events.ts';
import { replayCycle, type CycleEvent, type CycleState } from './cycle-rules.ts';
import { Level, Result, Stage } from './schema.ts';
import { replaySheet, type SheetEvent, type SheetState } from './sheet.ts';

export const cycleSubject = 'reform-cycle';
export const sheetSubject = 'reform-sheet';

export type Cycle = {
  readonly id: number;
  readonly level: Level;
  readonly year: number;
  readonly stage: Stage;
  readonly setVersionId: number;
  readonly state: CycleState;
};
export type Sheet = {
  readonly id: number;
  readonly cycleId: number;
  readonly agencyId: number;
  readonly state: SheetState;
};

type CycleRow = {
  id: number;
  level: string;
  year: number;
  stage: string;
  setVersionId: number;
  state: unknown;
};

export async function readCycles(db: Queries): Promise<Cycle[]> {
  const rows = await db.selectFrom('reformCycle').selectAll().orderBy('year', 'desc').orderBy('id').execute();
  return rows.map(cycleOf);
}

export async function findCycle(db: Queries, id: number): Promise<Cycle | undefined> {
  const row = await db.selectFrom('reformCycle').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : cycleOf(row);
}

export async function findCycleOf(db: Queries, level: Level, year: number): Promise<Cycle | undefined> {
  const row = await db
    .selectFrom('reformCycle')
    .selectAll()
    .where('level', '=', level)
    .where('year', '=', year)
    .executeTakeFirst();
  return row === undefined ? undefined : cycleOf(row);
}

/** Holds the cycle: alone to change it, shared with others to change one of its sheets. */
export async function lockCycle(db: Queries, id: number, mode: 'alone' | 'shared'): Promise<void> {
  const query = db.selectFrom('reformCycle').select('id').where('id', '=', id);
  await (mode === 'alone' ? query.forUpdate() : query.forShare()).execute();
}

export async function loadCycle(db: Queries, id: number): Promise<CycleState> {
  const events = await readEvents(db, cycleSubject, id);
  return replayCycle(events.map(({ kind, data }) => ({ kind, data }) as CycleEvent));
}

export async function saveCycle(db: Queries, id: number, state: CycleState): Promise<void> {
  await db
    .updateTable('reformCycle')
    .set({ stage: state.stage, setVersionId: state.setVersionId, state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
}

export async function readSheets(db: Queries, cycleId: number): Promise<Sheet[]> {
  const rows = await db
    .selectFrom('reformSheet')
    .selectAll()
    .where('cycleId', '=', cycleId)
    .orderBy('agencyId')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as unknown as SheetState }));
}

export async function findSheet(db: Queries, cycleId: number, agencyId: number): Promise<Sheet | undefined> {
  const row = await db
    .selectFrom('reformSheet')
    .selectAll()
    .where('cycleId', '=', cycleId)
    .where('agencyId', '=', agencyId)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, state: row.state as unknown as SheetState };
}

/** Holds one sheet until the transaction ends. */
export async function lockSheet(db: Queries, id: number): Promise<void> {
  await db.selectFrom('reformSheet').select('id').where('id', '=', id).forUpdate().execute();
}

export async function loadSheet(db: Queries, id: number): Promise<{ state: SheetState; number: number }> {
  const events = await readEvents(db, sheetSubject, id);
  const state = replaySheet(events.map(({ kind, data }) => ({ kind, data }) as SheetEvent));
  return { state, number: events.length };
}

/** Every sheet of a cycle folded from its events, by the sheet's id. */
export async function replaySheets(db: Queries, cycleId: number): Promise<Map<number, SheetState>> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('reformSheet', 'reformSheet.id', 'event.subjectId')
    .select(['event.subjectId', 'event.kind', 'event.data'])
    .where('event.subjectKind', '=', sheetSubject)
    .where('reformSheet.cycleId', '=', cycleId)
    .orderBy('event.subjectId')
    .orderBy('event.number')
    .execute();
  const events = Map.groupBy(rows, ({ subjectId }) => subjectId);
  return new Map(
    [...events].map(([id, list]) => [
      id,
      replaySheet(list.map(({ kind, data }) => ({ kind, data }) as unknown as SheetEvent)),
    ]),
  );
}

export async function saveSheet(db: Queries, id: number, state: SheetState): Promise<void> {
  await db
    .updateTable('reformSheet')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
}

/** Ids of new rows come from the sequence before anything is written: events name their subject. */
export async function nextIds(
  db: Queries,
  table: 'reform_cycle' | 'reform_sheet' | 'reform_survey_batch',
  count: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id'))::int as id from generate_series(1, ${count}::int)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

export async function writeResults(db: Queries, cycleId: number, results: readonly Result[]): Promise<void> {
  await db.deleteFrom('reformResult').where('cycleId', '=', cycleId).execute();
  if (results.length === 0) return;
  await db
    .insertInto('reformResult')
    .values(results.map((result) => ({ ...result, cycleId, areas: JSON.stringify(result.areas) })))
    .execute();
}

export async function readResults(db: Queries, cycleId: number): Promise<Result[]> {
  const rows = await db
    .selectFrom('reformResult')
    .selectAll()
    .where('cycleId', '=', cycleId)
    .orderBy('rank')
    .orderBy('agencyId')
    .execute();
  return rows.map(({ points, maximum, index, ...row }) =>
    Result.parse({ ...row, points: Number(points), maximum: Number(maximum), index: Number(index) }),
  );
}

function cycleOf(row: CycleRow): Cycle {
  return {
    id: row.id,
    level: Level.parse(row.level),
    year: row.year,
    stage: Stage.parse(row.stage),
    setVersionId: row.setVersionId,
    state: row.state as CycleState,
  };
}
