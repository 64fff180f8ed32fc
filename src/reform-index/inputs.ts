import type { Queries } from '../kernel/database.ts';
import type { ResultInputs, SurveyCounts } from './results.ts';
import { leavesOf } from './set-tree.ts';
import { readSheets, replaySheets, type Cycle } from './store-cycles.ts';
import { getVersion } from './store-sets.ts';
import { readCounts, together } from './store-surveys.ts';

const noCounts: SurveyCounts = new Map();

/** Everything a cycle's results come from, folded from what was recorded. */
export async function inputsOf(
  db: Queries,
  cycle: Pick<Cycle, 'id' | 'setVersionId' | 'state'>,
): Promise<ResultInputs> {
  const [{ content }, sheets, states, counts] = await Promise.all([
    getVersion(db, cycle.setVersionId),
    readSheets(db, cycle.id),
    replaySheets(db, cycle.id),
    readCounts(
      db,
      cycle.state.surveys.map(({ batchId }) => batchId),
    ),
  ]);
  const byAgency = together(counts);
  return {
    set: content,
    agencies: sheets.map(({ id, agencyId, state }) => ({
      agencyId,
      sheet: states.get(id) ?? state,
      counts: byAgency.get(agencyId) ?? noCounts,
    })),
  };
}

/** How many agencies lack answers for some survey criterion. */
export function withoutSurvey({ set, agencies }: ResultInputs): number {
  const questions = leavesOf(set.items).flatMap(({ rule }) =>
    rule?.kind === 'survey' ? [rule.question] : [],
  );
  return agencies.filter(({ counts }) =>
    questions.some((question) => !(counts.get(question) ?? []).some((count) => count > 0)),
  ).length;
}
