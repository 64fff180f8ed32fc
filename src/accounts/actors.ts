import { createHash } from 'node:crypto';
import { visitor, type Actor, type Staff } from '../kernel/access.ts';
import type { Clock } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import { sessionEnd } from './rules.ts';
import { findSessionStaff, seeSession } from './session-store.ts';

/** Who session tokens belong to, kept in memory for a moment so that a page with its parts asks the database once. */
export type Actors = {
  /** The member of staff signed in with this token; a visitor when the token is unknown or its session is over. */
  findActor(token: string): Promise<Actor>;
  /** Asks the database anew for these people: they signed out, or what they may do has changed. */
  forget(...accountIds: readonly number[]): void;
};

/** Milliseconds for which another process's change may stay unseen. */
const memory = 5000;
const mostKept = 5000;
/** `last_seen_at` is written at most so often, in milliseconds. */
const seenEvery = 60_000;

type Kept = { staff: Staff; readAt: number; worldAt: number; endsAt: number };

/** `machine` says when sessions end; the house's clock, which may be set, says which delegations hold. */
export function createActors({ db, clock }: House, machine: Clock): Actors {
  const kept = new Map<string, Kept>();
  let changes = 0;

  return {
    async findActor(token) {
      if (!isToken(token)) return visitor;
      const now = machine.now();
      const world = clock.now();
      const known = kept.get(token);
      if (known !== undefined && isFresh(known, now.epochMilliseconds, world.epochMilliseconds))
        return known.staff;
      kept.delete(token);
      const before = changes;
      const tokenHash = hashToken(token);
      const found = await findSessionStaff(db, tokenHash, world);
      if (found === undefined) return visitor;
      if (Temporal.Instant.compare(now, sessionEnd(found.session)) >= 0) return visitor;
      const { lastSeenAt } = found.session;
      const isStale = now.epochMilliseconds - lastSeenAt.epochMilliseconds >= seenEvery;
      if (isStale) await seeSession(db, tokenHash, now);
      // Whoever changed something meanwhile has forgotten this person: what was read before may not be kept.
      if (before === changes) {
        const endsAt = sessionEnd({
          ...found.session,
          lastSeenAt: isStale ? now : lastSeenAt,
        }).epochMilliseconds;
        if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
        kept.set(token, {
          staff: found.staff,
          readAt: now.epochMilliseconds,
          worldAt: world.epochMilliseconds,
          endsAt,
        });
      }
      return found.staff;
    },
    forget(...accountIds) {
      changes += 1;
      for (const [token, { staff }] of kept) if (accountIds.includes(staff.accountId)) kept.delete(token);
    },
  };
}

/** What is stored of a token: who reads the table cannot sign in with it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

function isFresh(known: Kept, now: number, world: number): boolean {
  const age = now - known.readAt;
  const worldAge = world - known.worldAt;
  return age >= 0 && age < memory && worldAge >= 0 && worldAge < memory && now < known.endsAt;
}
