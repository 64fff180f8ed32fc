import type { AgencyCount } from './schema.ts';
import type { Snapshot } from './snapshot.ts';
import type { Tallies } from './tallies.ts';

/** What is counted of each agency before and after. */
export const measures = ['dossiers', 'steps', 'accounts', 'staff', 'posts', 'examinations'] as const;
export type Measure = (typeof measures)[number];
type Tally = Readonly<Record<Measure, ReadonlyMap<string, number>>>;

/** A moment of what a reorganisation moves. */
export type Standing = { readonly snapshot: Snapshot; readonly tallies: Tallies };

/** What each agency has before and after; agencies where all of it stays the same are left out. */
export function countsOf(
  before: Standing,
  after: Standing,
  names: ReadonlyMap<string, string>,
): AgencyCount[] {
  const [was, is] = [tally(before), tally(after)];
  const codes = new Set(measures.flatMap((name) => [...was[name].keys(), ...is[name].keys()]));
  return [...codes]
    .toSorted()
    .map((code): AgencyCount => {
      const pair = (name: Measure): [number, number] => [was[name].get(code) ?? 0, is[name].get(code) ?? 0];
      return {
        code,
        name: names.get(code) ?? code,
        dossiers: pair('dossiers'),
        steps: pair('steps'),
        accounts: pair('accounts'),
        staff: pair('staff'),
        posts: pair('posts'),
        examinations: pair('examinations'),
      };
    })
    .filter((count) => measures.some((name) => count[name][0] !== count[name][1]));
}

/** The sums of a column of counts: before and after are equal when nothing is lost. */
export function totalOf(counts: readonly AgencyCount[], measure: Measure): readonly [number, number] {
  return counts.reduce<[number, number]>(
    ([was, is], count) => [was + count[measure][0], is + count[measure][1]],
    [0, 0],
  );
}

function tally({ snapshot: { dossiers, people }, tallies }: Standing): Tally {
  const counts = { dossiers: new Map(), steps: new Map(), accounts: new Map() } satisfies Record<
    string,
    Map<string, number>
  >;
  const add = (measure: Map<string, number>, code: string): void => {
    measure.set(code, (measure.get(code) ?? 0) + 1);
  };
  for (const { agency, steps } of dossiers) {
    add(counts.dossiers, agency);
    for (const step of steps) add(counts.steps, step.agency);
  }
  for (const { agency, isActive } of people) if (isActive) add(counts.accounts, agency);
  return { ...counts, ...tallies };
}
