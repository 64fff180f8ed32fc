import { isRight } from './drawing.ts';
import type { PoolQuestion } from './schema.ts';

/** One sheet that was handed in, for the statistics: its marks, and what was chosen for the questions it asked. */
export type MarkedSheet = {
  readonly sittingId: number;
  readonly marks: number;
  /** Chosen options by question, of every question that was asked; none chosen: an empty list. */
  readonly chosen: ReadonlyMap<number, readonly number[]>;
};

export type ItemStatistics = {
  readonly question: PoolQuestion;
  readonly asked: number;
  readonly right: number;
  /** Share that answered rightly, 0…1: the higher the easier; null when nobody was asked. */
  readonly difficulty: number | null;
  /** Share right among the best 27 % less that among the last 27 %, −1…1; null with fewer than ten sheets. */
  readonly discrimination: number | null;
  /** How often each option was chosen, by its place. */
  readonly optionCounts: readonly number[];
  readonly faults: readonly ItemFault[];
};

/** wrong-key: better people fail it · weak: tells them hardly apart · too-easy, too-hard · dead-option: nobody takes it. */
export type ItemFault = 'wrong-key' | 'weak' | 'too-easy' | 'too-hard' | 'dead-option';

/** Below ten sheets the groups of 27 % are two people: nothing is said of them. */
export const fewestSheets = 10;
const groupShare = 0.27;

/**
 * Difficulty p = right ÷ asked, and discrimination D = p(upper 27 %) − p(lower 27 %). The groups: T. L. Kelley, "The
 * selection of upper and lower groups for the validation of test items", Journal of Educational Psychology 30 (1939); the
 * bounds (D < 0.2 weak, D < 0 wrong; p outside 0.2…0.9): R. L. Ebel and D. A. Frisbie, Essentials of Educational
 * Measurement (5th ed., 1991), ch. 13. People with equal marks stand in the order in which they sat.
 */
export function itemStatistics(question: PoolQuestion, sheets: readonly MarkedSheet[]): ItemStatistics {
  const asking = sheets
    .filter(({ chosen }) => chosen.has(question.id))
    .toSorted((one, other) => other.marks - one.marks || one.sittingId - other.sittingId);
  const answersOf = (sheet: MarkedSheet): readonly number[] => sheet.chosen.get(question.id) ?? [];
  const countRight = (group: readonly MarkedSheet[]): number =>
    group.filter((sheet) => isRight(question, answersOf(sheet))).length;
  const right = countRight(asking);
  const size = Math.max(1, Math.round(asking.length * groupShare));
  const difficulty = asking.length === 0 ? null : right / asking.length;
  const discrimination =
    asking.length < fewestSheets
      ? null
      : (countRight(asking.slice(0, size)) - countRight(asking.slice(-size))) / size;
  const optionCounts = question.question.options.map(
    (_, place) => asking.filter((sheet) => answersOf(sheet).includes(place)).length,
  );
  const known = { question, asked: asking.length, right, difficulty, discrimination, optionCounts };
  return { ...known, faults: faultsOf(known) };
}

function faultsOf({
  difficulty,
  discrimination,
  optionCounts,
  asked,
}: Omit<ItemStatistics, 'faults'>): ItemFault[] {
  if (difficulty === null || asked < fewestSheets) return [];
  return [
    ...(discrimination !== null && discrimination < 0 ? (['wrong-key'] as const) : []),
    ...(discrimination !== null && discrimination >= 0 && discrimination < 0.2 ? (['weak'] as const) : []),
    ...(difficulty > 0.9 ? (['too-easy'] as const) : []),
    ...(difficulty < 0.2 ? (['too-hard'] as const) : []),
    ...(optionCounts.includes(0) ? (['dead-option'] as const) : []),
  ];
}
