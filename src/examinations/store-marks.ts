import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { actorId } from '../kernel/access.ts';
import type { Reading } from './mark-rules.ts';
import type { Outcome, PartMark, Standing } from './ranking.ts';
import type { Points } from './rule-schema.ts';
import type { Attendance } from './schema.ts';
import type { By } from './store.ts';

export type AttendanceRow = {
  readonly candidateId: number;
  readonly part: string;
  readonly state: Attendance;
};

export async function readAttendance(
  db: Queries,
  examinationId: number,
  part?: string,
): Promise<AttendanceRow[]> {
  const rows = await db
    .selectFrom('examinationAttendance')
    .select(['candidateId', 'part', 'state'])
    .where('examinationId', '=', examinationId)
    .$if(part !== undefined, (query) => query.where('part', '=', part ?? ''))
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as Attendance }));
}

export async function writeAttendance(
  tx: Tx,
  examinationId: number,
  part: string,
  sheet: ReadonlyMap<number, Attendance>,
  by: By,
): Promise<void> {
  await sql`
    insert into examination_attendance (examination_id, part, candidate_id, state, entered_by, entered_at)
    select ${examinationId}, ${part}, given.id, given.state, ${actorId(by.actor)}::int, ${by.at.toString()}::timestamptz
    from unnest(${[...sheet.keys()]}::int[], ${[...sheet.values()]}::text[]) as given (id, state)
    on conflict (examination_id, part, candidate_id)
      do update set state = excluded.state, entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(
    tx,
  );
}

/** Readings by paper, in the order in which readers first entered one; of each reader the newest stands. */
export async function readReadings(
  db: Queries,
  examinationId: number,
  part: string,
  papers?: readonly string[],
): Promise<Map<string, Reading[]>> {
  const rows = await db
    .selectFrom('examinationMark')
    .select(['paper', 'readerId', 'points'])
    .where('examinationId', '=', examinationId)
    .where('part', '=', part)
    .$if(papers !== undefined, (query) =>
      query.where(sql<boolean>`paper = any(${[...(papers ?? [])]}::text[])`),
    )
    .orderBy('id')
    .execute();
  const readings = new Map<string, Reading[]>();
  for (const { paper, readerId, points } of rows) {
    const known = readings.get(paper) ?? [];
    const at = known.findIndex((one) => one.readerId === readerId);
    if (at === -1) known.push({ readerId, points });
    else known[at] = { readerId, points };
    readings.set(paper, known);
  }
  return readings;
}

export async function writeMarks(
  tx: Tx,
  examinationId: number,
  part: string,
  marks: ReadonlyMap<string, Points>,
  readerId: number,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into examination_mark (examination_id, part, paper, reader_id, points, entered_at)
    select ${examinationId}, ${part}, given.paper, ${readerId}, given.points, ${at.toString()}::timestamptz
    from unnest(${[...marks.keys()]}::text[], ${[...marks.values()]}::int[]) as given (paper, points)`.execute(
    tx,
  );
}

export type Result = Outcome & { readonly marks: Readonly<Record<string, PartMark>> };

export async function readResults(db: Queries, examinationId: number): Promise<Map<number, Result>> {
  const rows = await db
    .selectFrom('examinationResult')
    .selectAll()
    .where('examinationId', '=', examinationId)
    .execute();
  return new Map(rows.map((row) => [row.candidateId, resultOf(row)]));
}

export async function findResult(db: Queries, candidateId: number): Promise<Result | null> {
  const row = await db
    .selectFrom('examinationResult')
    .selectAll()
    .where('candidateId', '=', candidateId)
    .executeTakeFirst();
  return row === undefined ? null : resultOf(row);
}

export function resultOf(row: {
  candidateId: number;
  positionId: number;
  standing: string;
  total: number | null;
  priority: number;
  rank: number | null;
  failedPart: string | null;
  marks: unknown;
}): Result {
  const { candidateId: id, positionId, total, priority, rank, failedPart } = row;
  const marks = row.marks as Result['marks'];
  return { id, positionId, standing: row.standing as Standing, total, priority, rank, failedPart, marks };
}

/** Puts new results in the place of the old. */
export async function writeResults(tx: Tx, examinationId: number, results: readonly Result[]): Promise<void> {
  await tx.deleteFrom('examinationResult').where('examinationId', '=', examinationId).execute();
  const column = <K extends keyof Result>(name: K) => results.map((one) => one[name]);
  await sql`
    insert into examination_result
      (examination_id, candidate_id, position_id, standing, total, priority, rank, failed_part, marks)
    select ${examinationId}, *
    from unnest(${column('id')}::int[], ${column('positionId')}::int[], ${column('standing')}::text[],
      ${column('total')}::int[], ${column('priority')}::int[], ${column('rank')}::int[],
      ${column('failedPart')}::text[], ${results.map(({ marks }) => JSON.stringify(marks))}::jsonb[])`.execute(
    tx,
  );
}

export type Appeal = {
  readonly id: number;
  readonly candidateId: number;
  readonly part: string;
  readonly words: string;
  readonly askedAt: Temporal.Instant;
  readonly pointsBefore: Points;
  readonly pointsAfter: Points | null;
  readonly answer: string | null;
  readonly settledAt: Temporal.Instant | null;
};

export async function readAppeals(
  db: Queries,
  examinationId: number,
  candidateId?: number,
): Promise<Appeal[]> {
  return db
    .selectFrom('examinationAppeal')
    .select([
      'id',
      'candidateId',
      'part',
      'words',
      'askedAt',
      'pointsBefore',
      'pointsAfter',
      'answer',
      'settledAt',
    ])
    .where('examinationId', '=', examinationId)
    .$if(candidateId !== undefined, (query) => query.where('candidateId', '=', candidateId ?? 0))
    .orderBy('id')
    .execute();
}
