import { givenOf, type Given } from './checks.ts';
import { emptyEntry, type Asked, type Entries, type FigureForm } from './schema.ts';

/** What several forms give together for one indicator. */
export type Total = {
  readonly given: Given | null;
  /** Forms that count towards it, of all there are. */
  readonly counted: number;
  readonly of: number;
};

/**
 * The entries of a form that count in the eyes of an agency: it or somebody above has approved them. What an agency has
 * sent in of itself counts for that agency at once; what the city once approved stands while it is being corrected.
 */
export function countedEntries(form: FigureForm, viewerId: number): Entries | null {
  if (form.state === 'approved') return form.entries;
  const isApprovedHere =
    form.state === 'waiting' && (form.agencyId === viewerId || form.passed.includes(viewerId));
  return isApprovedHere ? form.entries : form.standing;
}

/** Counts and money add up, shares add up by their parts. Order plays no part. */
export function addUp(unit: Asked['unit'], givens: readonly Given[]): Given | null {
  if (givens.length === 0) return null;
  if (unit !== 'share') return { value: sum(givens.map(({ value }) => value)), parts: null };
  const numerator = sum(givens.map(({ parts }) => parts?.numerator ?? 0));
  const denominator = sum(givens.map(({ parts }) => parts?.denominator ?? 0));
  return { value: denominator === 0 ? 0 : numerator / denominator, parts: { numerator, denominator } };
}

/** One indicator over these forms, as an agency sees it. */
export function rollUp(asked: Asked, forms: readonly FigureForm[], viewerId: number): Total {
  const counted = forms.map((form) => countedEntries(form, viewerId)).filter((entries) => entries !== null);
  const givens = counted.flatMap((entries) => givenOf(asked.unit, entries[asked.code] ?? emptyEntry) ?? []);
  return { given: addUp(asked.unit, givens), counted: counted.length, of: forms.length };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
