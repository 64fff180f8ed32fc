import type { Text } from '../kernel/messages.ts';

/** Points are whole hundredths everywhere (8550 is 85.5), so that no sum ever rounds. */
export type Points = number;

export const examKinds = ['recruitment', 'review', 'promotion', 'selection'] as const;
export type ExamKind = (typeof examKinds)[number];

/** One paper, test or interview. */
export type Part = {
  readonly code: string;
  readonly title: Text;
  /** Who fails a part of round 1 does not sit round 2. */
  readonly round: 1 | 2;
  readonly most: Points;
  /** Fewer than these and the candidate fails the whole examination. */
  readonly pass: Points;
  /** How many times it goes into the total; 0: it only has to be passed. */
  readonly weight: number;
  /** Whether who holds a diploma may be exempted from it. */
  readonly mayExempt: boolean;
  /** Whether its marks may be appealed against: not of interviews, nor of tests that the machine marks. */
  readonly mayAppeal: boolean;
};

export type PriorityCategory = { readonly code: string; readonly title: Text; readonly points: Points };

/** What comes first among equals: a part's marks, or a fact of the person. */
export type TieBreak =
  | { readonly by: 'part'; readonly part: string }
  | { readonly by: 'marks' }
  | { readonly by: 'honour' | 'female' | 'minority' | 'older' | 'service' };

/** How an examination is held and decided: data, with where it is written. */
export type RuleSet = {
  readonly code: string;
  readonly kind: ExamKind;
  readonly title: Text;
  readonly law: string;
  /** `unverified`: written down from memory of the law; to be checked against its text before use. */
  readonly standing: 'verified' | 'unverified';
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly parts: readonly Part[];
  /** Only the highest category of a person counts; its points go into the total. */
  readonly priorities: readonly PriorityCategory[];
  /** In this order; who is still equal at the edge of the quota is left to the council. */
  readonly ties: readonly TieBreak[];
  /** Calendar days after publication in which appeals are taken. */
  readonly appealDays: number;
  /** Whether the next who meets the rule takes the place of a winner who withdraws. */
  readonly replaces: boolean;
  readonly youngest: number;
};
