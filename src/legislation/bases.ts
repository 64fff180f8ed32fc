import { numberKey, type DocumentLevel, type EffectState } from './schema.ts';

/** A document as a legal basis is matched to it. */
export type Citable = {
  readonly id: number;
  readonly number: string;
  readonly issuer: string;
  readonly level: DocumentLevel;
  readonly state: EffectState;
};
/** A line of a procedure's legal basis, with the documents that it names. */
export type Basis = { readonly line: string; readonly documents: readonly Citable[] };

/**
 * Numbers with their symbols in a line of text, as keys: "Luật Xây dựng số 50/2014/QH13, sửa đổi bởi Luật số 62/2020/QH14"
 * names two. A number without a symbol of letters (`12/2026`) names none.
 */
export function numbersIn(line: string): readonly string[] {
  const found = line
    .normalize('NFC')
    .matchAll(/\d+[a-z]?\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]*(?:[-–]\p{L}[\p{L}\d]*)*/gu);
  return [...new Set([...found].map(([written]) => numberKey(written)))];
}

/** Matches lines to documents. */
export function matchBases(
  lines: readonly string[],
  byKey: ReadonlyMap<string, readonly Citable[]>,
): Basis[] {
  return lines.map((line) => ({
    line,
    documents: numbersIn(line).flatMap((key) => chosen(line, byKey.get(key) ?? [])),
  }));
}

const order: readonly DocumentLevel[] = ['central', 'city', 'district', 'commune'];

/**
 * Which of the documents of one number is meant: the one whose issuer the line names, else the highest. Districts count
 * their decisions alike, so that two of one level without a name are nobody's.
 */
function chosen(line: string, candidates: readonly Citable[]): readonly Citable[] {
  const named = candidates.filter(({ issuer }) => line.includes(issuer));
  if (named.length === 1) return named;
  const level = order.find((one) => candidates.some((candidate) => candidate.level === one));
  const highest = candidates.filter((candidate) => candidate.level === level);
  return highest.length === 1 ? highest : [];
}

/** States of a basis for which a procedure raises its hand. */
export function raisesHand(state: EffectState): boolean {
  return state !== 'in-force';
}
