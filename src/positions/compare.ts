import type { Position } from './schema.ts';

/** What became of a position from one version to the next. */
export type Difference = {
  readonly code: string;
  readonly before: Position | null;
  readonly after: Position | null;
  /** Names of the fields that differ; empty for one that came or went. */
  readonly fields: readonly (keyof Position)[];
};

const compared = [
  'title',
  'group',
  'unit',
  'work',
  'outputs',
  'competences',
  'grade',
  'degree',
  'major',
  'seats',
] as const satisfies readonly (keyof Position)[];

/** Positions that came, went or changed, by code; those that stayed as they were are left out. */
export function differences(before: readonly Position[], after: readonly Position[]): Difference[] {
  const was = new Map(before.map((position) => [position.code, position]));
  const is = new Map(after.map((position) => [position.code, position]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((code): Difference[] => {
    const [one, other] = [was.get(code) ?? null, is.get(code) ?? null];
    if (one === null || other === null) return [{ code, before: one, after: other, fields: [] }];
    const fields = compared.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
    return fields.length === 0 ? [] : [{ code, before: one, after: other, fields }];
  });
}
