import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { add, between, divide, exact, multiply, roundTo, sum, zero, type Exact } from './exact.ts';
import { evaluate } from './rules.ts';
import type { Grade, Item, Result, SetContent } from './schema.ts';
import { areaCode, areasOf, leavesOf } from './set-tree.ts';
import { leafOf, standingPoints, type SheetState } from './sheet.ts';

/** Answers counted for one agency: by question, best answer first. */
export type SurveyCounts = ReadonlyMap<string, readonly number[]>;

/** All that a result comes from. */
export type ResultInputs = {
  readonly set: SetContent;
  readonly agencies: readonly {
    readonly agencyId: number;
    readonly sheet: SheetState;
    readonly counts: SurveyCounts;
  }[];
};

/** Points of one criterion as they count in the end; null: nothing is known, which counts as 0. */
export function finalPoints(item: Item, sheet: SheetState, counts: SurveyCounts): number | null {
  if (item.rule?.kind !== 'survey') return standingPoints(item, leafOf(sheet, item.code));
  return evaluate(item.rule, item.points, {
    answer: null,
    figures: [],
    counts: counts.get(item.rule.question) ?? [],
  });
}

/** Results of a cycle, best first; the same inputs in any order give the same results. */
export function computeResults({ set, agencies }: ResultInputs): Result[] {
  const unranked = agencies.map(({ agencyId, sheet, counts }) => resultOf(set, agencyId, sheet, counts));
  return withRanks(unranked, ({ index }) => index)
    .map(({ entry, rank }) => ({ ...entry, rank }))
    .toSorted((a, b) => a.rank - b.rank || a.agencyId - b.agencyId);
}

/** Ranks from the largest value: the same value has the same rank, and the next rank is skipped (1, 2, 2, 4). */
export function withRanks<Entry>(
  entries: readonly Entry[],
  valueOf: (entry: Entry) => number,
): { entry: Entry; rank: number }[] {
  return entries.map((entry) => ({
    entry,
    rank: 1 + entries.filter((other) => valueOf(other) > valueOf(entry)).length,
  }));
}

/** Share of the maximum × 100, two decimals, by the half. */
export function indexOf(points: Exact, maximum: Exact): number {
  return roundTo(multiply(divide(points, maximum) ?? zero, exact(100)), 2);
}

export function gradeOf(grades: readonly Grade[], index: number): string {
  return grades.find(({ from }) => index >= from)?.name ?? '';
}

/** SHA-256 over the results' canonical JSON: two computations are the same exactly when this is. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
}

function resultOf(
  set: SetContent,
  agencyId: number,
  sheet: SheetState,
  counts: SurveyCounts,
): Omit<Result, 'rank'> {
  const byArea = new Map<string, Exact>();
  for (const leaf of leavesOf(set.items)) {
    const area = areaCode(leaf.code);
    const points = finalPoints(leaf, sheet, counts) ?? 0;
    byArea.set(area, add(byArea.get(area) ?? zero, exact(points)));
  }
  const areas = areasOf(set.items).map(({ code, points }) => ({
    code,
    points: roundTo(byArea.get(code) ?? zero, 2),
    maximum: points,
  }));
  // Bonuses and penalties cannot leave the scale: an index is 0 to 100.
  const total = between(zero, sum([...byArea.values()]), exact(set.total));
  const index = indexOf(total, exact(set.total));
  return {
    agencyId,
    points: roundTo(total, 2),
    maximum: set.total,
    index,
    grade: gradeOf(set.grades, index),
    areas,
  };
}
