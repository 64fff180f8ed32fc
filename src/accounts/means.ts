import type { Clock } from '../kernel/clock.ts';
import type { EventDraft } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import type { Actors } from './actors.ts';

/** What every part of this room works with. */
export type Means = {
  readonly house: House;
  /**
   * The machine's clock: sessions, lock-outs and codes run by it. The house's clock may be set for a demonstration, which
   * must neither sign people out nor put their telephones' codes out of step.
   */
  readonly machine: Clock;
  readonly actors: Actors;
};

/** Where a sign-in came from. */
export type Origin = { readonly ip: string; readonly userAgent: string };

/** An event of an account, happening now. Data names no person and holds no secret. */
export function draft({ house }: Means, kind: string, data: unknown, actorId: number | null): EventDraft {
  const now = house.clock.now();
  return { kind, data, actorId, happenedAt: now, recordedAt: now };
}
