import type { AgencyChoice } from './act-fields.tsx';
import type { Act, LegalDocument } from './life.ts';
import type { Filled, Names } from './parts.tsx';
import type { Review } from './reviews.ts';

export type Moment = {
  readonly number: number;
  readonly kind: string;
  readonly by: string;
  readonly happenedAt: Temporal.Instant;
};
export type Comment = {
  readonly id: number;
  readonly name: string;
  readonly words: string;
  readonly sentAt: Temporal.Instant;
  /** Why it was set aside; empty while it counts. */
  readonly hiddenWhy: string;
};

/** What staff see beside a document, and what this person may do. */
export type DeskView = {
  readonly document: LegalDocument;
  readonly names: Names;
  readonly agency: (id: number) => string;
  readonly agencies: readonly AgencyChoice[];
  /** Agencies for which this person may give an opinion that is awaited. */
  readonly answering: readonly AgencyChoice[];
  readonly may: (act: Act) => boolean;
  /** Rounds of review that are open. */
  readonly reviews: readonly Review[];
  readonly comments: readonly Comment[];
  /** Whether this person sets comments aside. */
  readonly mayHide: boolean;
  readonly moments: readonly Moment[];
  readonly filled: Filled | null;
};
