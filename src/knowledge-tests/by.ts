import type { Actor } from '../kernel/access.ts';

/** Who does something, and when. */
export type By = { readonly actor: Actor; readonly at: Temporal.Instant };
