import type { FaultCount } from './reading.ts';
import type { FaultKind } from './schema.ts';

export type RepeatedLine = {
  readonly agencyId: number;
  readonly byYear: ReadonlyMap<number, number>;
  readonly total: number;
  /** Years of the period in which the fault was found there. Two or more: the agency repeats it. */
  readonly years: number;
};
export type RepeatedKind = {
  readonly kind: FaultKind;
  readonly total: number;
  readonly agencies: number;
  readonly repeating: number;
  readonly lines: readonly RepeatedLine[];
};

/** Faults by kind, then by agency: kinds found at most agencies first; within, who repeats it in most years. */
export function repeatedFaults(counts: readonly FaultCount[], years: readonly number[]): RepeatedKind[] {
  const wanted = new Set(years);
  const within = counts.filter(({ year }) => wanted.has(year));
  return [...Map.groupBy(within, ({ kind }) => kind)]
    .map(([kind, ofKind]) => {
      const lines = [...Map.groupBy(ofKind, ({ agencyId }) => agencyId)].map(
        ([agencyId, own]): RepeatedLine => {
          const byYear = new Map<number, number>();
          for (const { year, count } of own) byYear.set(year, (byYear.get(year) ?? 0) + count);
          return {
            agencyId,
            byYear,
            total: own.reduce((sum, { count }) => sum + count, 0),
            years: byYear.size,
          };
        },
      );
      return {
        kind,
        total: lines.reduce((sum, { total }) => sum + total, 0),
        agencies: lines.length,
        repeating: lines.filter((line) => line.years > 1).length,
        lines: lines.toSorted(
          (one, other) => other.years - one.years || other.total - one.total || one.agencyId - other.agencyId,
        ),
      };
    })
    .toSorted(
      (one, other) =>
        other.agencies - one.agencies || other.total - one.total || one.kind.localeCompare(other.kind),
    );
}
