import type { ChainedEvent } from '../kernel/events.ts';
import type { Problem } from './problems.ts';
import type { PublicKey, TreeHead } from './schema.ts';

/** An event as stored, and its leaf in the tree if it has one. */
export type StoredEvent = ChainedEvent & {
  readonly seq: number;
  readonly leafIndex: number | null;
  /** Where it comes among all events: by its leaf, or after all leaves by `seq`. Puts problems in order. */
  readonly place: number;
};

/**
 * What a dossier's row must hold, by its events: values by the names of columns (`due_at`); instants as `Temporal` or ISO
 * texts. Columns that are left out are not compared; null says that no row belongs to this kind of subject.
 */
export type ProjectionOf = (
  subjectKind: string,
  subjectId: number,
  events: readonly ChainedEvent[],
) => Readonly<Record<string, unknown>> | null;

export type VerifyOptions = {
  readonly publicKey: PublicKey;
  /** Signed heads known from outside the database. */
  readonly keptHeads?: readonly Omit<TreeHead, 'lastSeq'>[];
  readonly projectionOf?: ProjectionOf;
};

export type Verdict = {
  readonly intact: boolean;
  readonly events: number;
  readonly heads: number;
  readonly firstProblem: Problem | null;
  /** How many events, rows, tiles and heads do not fit. */
  readonly problemCount: number;
  /** The first of them, at most 100, in the order in which their events were recorded. */
  readonly problems: readonly Problem[];
};
