import { indicatorsIn } from './rules.ts';
import type { Indicators } from '../indicators/indicators.ts';
import type { Queries } from '../kernel/database.ts';
import { fillFigures } from './filling.ts';
import { inputsOf } from './inputs.ts';
import { computeResults, digestOf } from './results.ts';
import type { Result, SystemFigure } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import { loadCycle, readResults, type Cycle } from './store-cycles.ts';
import { readCounts } from './store-surveys.ts';
import { sortedCounts } from './surveys.ts';

/** What working everything out anew gives, beside what is stored. */
export type Recomputation = {
  /** Nothing was computed yet: there is nothing to compare with. */
  readonly isComputed: boolean;
  readonly same: boolean;
  readonly digest: string;
  readonly storedDigest: string | null;
  /** Agencies whose stored result is not what the inputs give. */
  readonly differing: readonly { readonly stored: Result | null; readonly computed: Result | null }[];
  /** Batches of answers whose rows are not those that were recorded. */
  readonly changedBatches: readonly string[];
  /** System figures asked again as known on their day. */
  readonly figures: {
    readonly asked: number;
    readonly differing: readonly {
      readonly agencyId: number;
      readonly code: string;
      readonly before: SystemFigure;
      readonly now: SystemFigure;
    }[];
  };
};

/** Works the results of a cycle out from its events, its set and its survey answers, and asks its figures again. */
export async function recompute(db: Queries, indicators: Indicators, cycle: Cycle): Promise<Recomputation> {
  const state = await loadCycle(db, cycle.id);
  const [inputs, stored] = await Promise.all([inputsOf(db, { ...cycle, state }), readResults(db, cycle.id)]);
  const computed = computeResults(inputs);
  const digest = digestOf(computed);
  const ids = [...new Set([...stored, ...computed].map(({ agencyId }) => agencyId))];
  const differing = ids
    .map((id) => ({
      stored: stored.find(({ agencyId }) => agencyId === id) ?? null,
      computed: computed.find(({ agencyId }) => agencyId === id) ?? null,
    }))
    .filter((pair) => digestOf(pair.stored) !== digestOf(pair.computed));
  const changedBatches = await batchesChanged(db, state.surveys);
  const isComputed = state.resultDigest !== null;
  return {
    isComputed,
    same:
      isComputed && digest === state.resultDigest && differing.length === 0 && changedBatches.length === 0,
    digest,
    storedDigest: state.resultDigest,
    differing,
    changedBatches,
    figures: await askAgain(indicators, cycle, inputs),
  };
}

async function batchesChanged(db: Queries, surveys: Cycle['state']['surveys']): Promise<string[]> {
  const rows = await readCounts(
    db,
    surveys.map(({ batchId }) => batchId),
  );
  return surveys
    .filter(
      ({ batchId, digest }) =>
        digestOf(sortedCounts(rows.filter((row) => row.batchId === batchId))) !== digest,
    )
    .map(({ name }) => name);
}

async function askAgain(
  indicators: Indicators,
  cycle: Cycle,
  { set, agencies }: Awaited<ReturnType<typeof inputsOf>>,
): Promise<Recomputation['figures']> {
  const leaves = leavesOf(set.items).filter(({ rule }) => indicatorsIn(rule).length > 0);
  const differing: Recomputation['figures']['differing'][number][] = [];
  let asked = 0;
  for (const [asOf, group] of Map.groupBy(agencies, ({ sheet }) => sheet.asOf)) {
    if (asOf === null) continue;
    const again = await fillFigures(
      indicators,
      leaves,
      cycle.year,
      asOf,
      group.map(({ agencyId }) => agencyId),
    );
    for (const { agencyId, sheet } of group) {
      for (const { code } of leaves) {
        const nowKnown = again.get(agencyId)?.[code] ?? [];
        for (const before of sheet.leaves[code]?.figures ?? []) {
          asked += 1;
          const now = nowKnown.find(({ indicator }) => indicator === before.indicator);
          if (now !== undefined && digestOf(now) !== digestOf(before))
            differing.push({ agencyId, code, before, now });
        }
      }
    }
  }
  return { asked, differing };
}
