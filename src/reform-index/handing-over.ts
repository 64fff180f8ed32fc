import type { Tx } from '../kernel/database.ts';
import { recordSheet, type Moment } from './recording.ts';
import { loadSheet, lockCycle, lockSheet } from './store-cycles.ts';

/**
 * Gives the sheets of cycles that are not published to those that come after the agencies that end, in the transaction of
 * a reorganisation; `heirs` by id. A sheet stays about the agency and its year; who comes after it scores, sends and
 * answers. Gives how many changed hands.
 */
export async function handOverSheets(
  tx: Tx,
  heirs: ReadonlyMap<number, number>,
  decision: string,
  moment: Moment,
): Promise<number> {
  if (heirs.size === 0) return 0;
  const sheets = await tx
    .selectFrom('reformSheet')
    .innerJoin('reformCycle', 'reformCycle.id', 'reformSheet.cycleId')
    .select(['reformSheet.id', 'reformSheet.cycleId', 'reformSheet.agencyId'])
    .where('reformCycle.stage', '<>', 'published')
    .where('reformSheet.agencyId', 'in', [...heirs.keys()])
    .orderBy('reformSheet.cycleId')
    .orderBy('reformSheet.id')
    .execute();
  for (const cycleId of new Set(sheets.map((sheet) => sheet.cycleId))) await lockCycle(tx, cycleId, 'shared');
  for (const { id, agencyId } of sheets) {
    const to = heirs.get(agencyId);
    if (to === undefined) continue;
    await lockSheet(tx, id);
    const event = { kind: 'handed-over', data: { to, decision } } as const;
    await recordSheet(tx, id, await loadSheet(tx, id), [event], moment);
  }
  return sheets.length;
}
