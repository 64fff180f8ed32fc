import { actorId, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { isRefusal, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { decideCycle } from './cycle-rules.ts';
import { recordCycle } from './recording.ts';
import { digestOf, type SurveyCounts } from './results.ts';
import { findCycle, loadCycle, lockCycle, nextIds } from './store-cycles.ts';
import {
  insertBatch,
  readBatches,
  readCounts,
  together,
  type Batch,
  type CountRow,
} from './store-surveys.ts';

export type Surveys = {
  /** Every batch recorded for a cycle, with whether it counts. */
  batches(cycleId: number): Promise<(Batch & { readonly counts: boolean })[]>;
  counts(cycleId: number): Promise<ReadonlyMap<number, SurveyCounts>>;
  record(actor: Actor, cycleId: number, name: string, rows: readonly CountRow[]): Promise<true | Refusal>;
  withdraw(actor: Actor, cycleId: number, batchId: number, reason: string): Promise<true | Refusal>;
};

const noFacts = { unsubmittedAgencyIds: [], openObjections: 0, withoutSurvey: 0 };

export function createSurveys(house: Pick<House, 'db' | 'clock'>): Surveys {
  const { db, clock } = house;

  async function stateOf(tx: Tx, cycleId: number) {
    await lockCycle(tx, cycleId, 'alone');
    if ((await findCycle(tx, cycleId)) === undefined) throw new Refused(notFound);
    return loadCycle(tx, cycleId);
  }

  return {
    async batches(cycleId) {
      const [found, cycle] = await Promise.all([readBatches(db, cycleId), findCycle(db, cycleId)]);
      const counting = new Set(cycle?.state.surveys.map(({ batchId }) => batchId));
      return found.map((batch) => ({ ...batch, counts: counting.has(batch.id) }));
    },
    async counts(cycleId) {
      const cycle = await findCycle(db, cycleId);
      return together(await readCounts(db, cycle?.state.surveys.map(({ batchId }) => batchId) ?? []));
    },
    record: (actor, cycleId, name, rows) =>
      db.transaction().execute(async (tx) => {
        const state = await stateOf(tx, cycleId);
        const [batchId = 0] = await nextIds(tx, 'reform_survey_batch', 1);
        const sorted = sortedCounts(rows);
        const answers = sorted.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0);
        const batch = { batchId, name: name.trim(), answers, digest: digestOf(sorted) };
        const events = decideCycle(state, { name: 'recordSurvey', batch }, noFacts);
        if (isRefusal(events)) return events;
        const moment = { at: clock.now(), accountId: actorId(actor) };
        await insertBatch(tx, { id: batchId, cycleId, name: batch.name, ...moment }, sorted);
        await recordCycle(tx, cycleId, state, events, moment);
        return true;
      }),
    withdraw: (actor, cycleId, batchId, reason) =>
      db.transaction().execute(async (tx) => {
        const state = await stateOf(tx, cycleId);
        const events = decideCycle(state, { name: 'withdrawSurvey', batchId, reason }, noFacts);
        if (isRefusal(events)) return events;
        await recordCycle(tx, cycleId, state, events, { at: clock.now(), accountId: actorId(actor) });
        return true;
      }),
  };
}

/** In the order in which they are stored and proved. */
export function sortedCounts(rows: readonly CountRow[]): CountRow[] {
  return rows
    .map(({ agencyId, question, counts }) => ({ agencyId, question, counts: [...counts] }))
    .toSorted(
      (a, b) => a.agencyId - b.agencyId || (a.question < b.question ? -1 : a.question > b.question ? 1 : 0),
    );
}
