/** What a finding is about: a share, a sum, a stock with its flows, a quantity given twice, or the order of days. */
export type FindingKind = 'share' | 'sum' | 'stock' | 'repeat' | 'order';

export const findingKinds: readonly FindingKind[] = ['share', 'sum', 'stock', 'repeat', 'order'];

/** One figure of a text that does not agree with the others. */
export type Finding = {
  readonly kind: FindingKind;
  /** The sentence, exactly as it stands in the text that was read. */
  readonly quote: string;
  /** What the text says: a count, an amount, a percentage; a day as `yyyymmdd`. */
  readonly stated: number;
  /** What it should be by the other figures of the text, in the same measure. */
  readonly computed: number;
  /** The digits were cut off where they should have been rounded; nothing else is wrong. */
  readonly truncated: boolean;
  /** The sum done and the difference, in Vietnamese. */
  readonly explanation: string;
  readonly explanationEn: string;
  /** Line of the text that was read, counted from 1, and offset in characters from its beginning. */
  readonly line: number;
  readonly offset: number;
  /** The figure itself, and where it stands in the quote. */
  readonly figure: { readonly text: string; readonly at: number };
  /** Other sentences that the sum needed, when it needed any. */
  readonly also: readonly string[];
};

/** What the audit of a text gives. */
export type Audit = {
  /** Figures found that count or measure something; days, years, document numbers and labels are none. */
  readonly numbers: number;
  /** Relations between figures that were worked out, right or wrong, by kind. */
  readonly checked: Readonly<Record<FindingKind, number>>;
  readonly findings: readonly Finding[];
};
