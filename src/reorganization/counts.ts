import type { AgencyCount } from './schema.ts';
import type { Snapshot } from './snapshot.ts';

type Tally = { dossiers: Map<string, number>; steps: Map<string, number>; accounts: Map<string, number> };

/** Open dossiers, open steps and active accounts of each agency before and after; those that stay the same are left out. */
export function countsOf(
  before: Snapshot,
  after: Snapshot,
  names: ReadonlyMap<string, string>,
): AgencyCount[] {
  const [was, is] = [tally(before), tally(after)];
  const measures = ['dossiers', 'steps', 'accounts'] as const;
  const codes = new Set(measures.flatMap((name) => [...was[name].keys(), ...is[name].keys()]));
  return [...codes]
    .toSorted()
    .map((code): AgencyCount => {
      const pair = (name: (typeof measures)[number]): [number, number] => [
        was[name].get(code) ?? 0,
        is[name].get(code) ?? 0,
      ];
      const counts = { dossiers: pair('dossiers'), steps: pair('steps'), accounts: pair('accounts') };
      return { code, name: names.get(code) ?? code, ...counts };
    })
    .filter((count) => measures.some((name) => count[name][0] !== count[name][1]));
}

/** The sums of a column of counts: before and after are equal when nothing is lost. */
export function totalOf(
  counts: readonly AgencyCount[],
  measure: 'dossiers' | 'steps' | 'accounts',
): readonly [number, number] {
  return counts.reduce<[number, number]>(
    ([was, is], count) => [was + count[measure][0], is + count[measure][1]],
    [0, 0],
  );
}

function tally({ dossiers, people }: Snapshot): Tally {
  const counts: Tally = { dossiers: new Map(), steps: new Map(), accounts: new Map() };
  const add = (measure: Map<string, number>, code: string): void => {
    measure.set(code, (measure.get(code) ?? 0) + 1);
  };
  for (const { agency, steps } of dossiers) {
    add(counts.dossiers, agency);
    for (const step of steps) add(counts.steps, step.agency);
  }
  for (const { agency, isActive } of people) if (isActive) add(counts.accounts, agency);
  return counts;
}
