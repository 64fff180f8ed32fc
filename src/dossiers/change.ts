import { chain, emptyChain, type ChainedEvent, type ChainHead } from '../kernel/events.ts';
import { apply } from './apply.ts';
import type { DossierEvent, Happened } from './events.ts';
import type { Dossier } from './schema.ts';

/** A dossier's step forward: what it was, the events that happened, what it is now. */
export type Change = {
  readonly before: Dossier | null;
  readonly after: Dossier;
  readonly events: readonly ChainedEvent[];
};

/** A dossier with the head of its chain, as loaded. */
export type Loaded = { readonly dossier: Dossier; readonly head: ChainHead };

/** A number in an agency's register of the day. */
export type NumberRequest = { readonly agencyId: number; readonly day: string };
export type Numbered = { readonly id: number; readonly sequence: number };

/** Chains decided events to a dossier and folds them: the change to record. */
export function changeOf(
  id: number,
  loaded: Loaded | null,
  decided: readonly DossierEvent[],
  at: { happenedAt: Temporal.Instant; recordedAt: Temporal.Instant; actorId: number | null },
): Change {
  const drafts = decided.map(({ kind, data }) => ({ kind, data, ...at }));
  const events = chain({ kind: 'dossier', id }, loaded?.head ?? emptyChain, drafts);
  const after = events.reduce<Dossier | null>(
    (dossier, event) => apply(id, dossier, happened(event)),
    loaded?.dossier ?? null,
  );
  if (after === null) throw new Error('a change without events');
  return { before: loaded?.dossier ?? null, after, events };
}

/** A stored event as the fold takes it. The stored kinds and data are those that `decide` gave. */
export function happened(event: ChainedEvent): Happened {
  const { kind, data, happenedAt, actorId, number } = event;
  return { kind, data, at: happenedAt, actorId, number } as Happened;
}
