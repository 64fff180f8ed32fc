import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { writeCandidateFacts } from './facts.ts';
import { phases, type Phase } from './life.ts';
import { holdExamination, record, type By } from './store.ts';

/** Examinations that are not over yet. */
const openPhases = phases.filter((phase) => phase !== 'closed' && phase !== 'cancelled');

/** A position of an examination under way, of an agency. */
export type OpenPosition = {
  readonly id: number;
  readonly examinationId: number;
  readonly agencyId: number;
  readonly title: string;
  readonly examination: string;
  readonly phase: Phase;
};

/** Positions of examinations that are not over, of these agencies. */
export async function openPositionsOf(db: Queries, agencyIds: readonly number[]): Promise<OpenPosition[]> {
  const { rows } = await sql<OpenPosition>`
    select position.id, examination_id, agency_id, position.title, examination.title as examination, phase
    from examination_position position join examination on examination.id = examination_id
    where agency_id = any(${[...agencyIds]}::int[]) and phase = any(${openPhases}::text[])
    order by examination_id, position.id`.execute(db);
  return rows;
}

/**
 * Positions that ended agencies asked for go to who comes after them, with their candidates, quotas and figures; `heirs` by
 * id. What has been closed stays. Gives how many positions changed hands.
 */
export async function handOverPositions(
  tx: Tx,
  heirs: ReadonlyMap<number, number>,
  { decision, ownerId }: { readonly decision: string; readonly ownerId: number },
  by: By,
): Promise<number> {
  const open = await openPositionsOf(tx, [...heirs.keys()]);
  for (const [examinationId, positions] of Map.groupBy(open, (one) => one.examinationId)) {
    const before = await holdExamination(tx, examinationId);
    const moves = positions.map(({ id, agencyId }) => ({ id, agencyId: heirs.get(agencyId) ?? agencyId }));
    const event = { kind: 'positions-handed-over' as const, data: { moves, decision } };
    const state = await record(tx, examinationId, before, [event], by, ownerId);
    if (await hasCandidateFacts(tx, examinationId)) await writeCandidateFacts(tx, state, by.at);
  }
  return open.length;
}

/** Whether its candidates count in figures already. */
async function hasCandidateFacts(tx: Tx, examinationId: number): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from examination_fact fact join examination_candidate candidate on candidate.id = subject_id
      where fact.kind = 'candidate' and examination_id = ${examinationId}) as has`.execute(tx);
  return rows[0]?.has === true;
}
