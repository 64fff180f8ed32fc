import type { Actor } from '../kernel/access.ts';

/** Who carries which plan out, and when. */
export type Occasion = {
  readonly reorganizationId: number;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  readonly today: Temporal.PlainDate;
};
