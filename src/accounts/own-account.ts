import type { Staff } from '../kernel/access.ts';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { findAccount, giveBackAttempt, record, updateAccount } from './account-store.ts';
import { hashToken } from './actors.ts';
import { draft, type Means, type Origin } from './means.ts';
import { hashPassword, passwordRefusal } from './passwords.ts';
import { provePassword } from './proofs.ts';
import { countRecoveryCodes } from './recovery-store.ts';
import { noPassword, passwordSame, passwordsDiffer, passwordWrong } from './refusals.ts';
import { sessionEnd } from './rules.ts';
import { newSession } from './session-start.ts';
import { deleteSessions, listSessions } from './session-store.ts';

/** One browser signed in to one's account. `id` names it in a form; it is no token. */
export type OwnSession = {
  readonly id: string;
  readonly isThis: boolean;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly userAgent: string;
};

export type OwnFacts = {
  readonly email: string;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
};

export type OwnAccount = {
  ownFacts(actor: Staff): Promise<OwnFacts>;
  /** Ends every session of the account and gives the token of a new one for this browser. */
  changePassword(
    actor: Staff,
    change: { current: string; next: string; repeat: string } & Origin,
  ): Promise<{ token: string } | Refusal>;
  listSessions(actor: Staff, token: string): Promise<OwnSession[]>;
  /** Ends one other session (`id`), or all but this one; how many. */
  endSessions(actor: Staff, token: string, id?: string): Promise<number>;
};

export function createOwnAccount(means: Means): OwnAccount {
  const { house, machine, actors } = means;
  const { db } = house;
  return {
    async ownFacts({ accountId }) {
      const account = await findAccount(db, { id: accountId });
      return {
        email: account?.email ?? '',
        hasPassword: typeof account?.passwordHash === 'string',
        hasSecondFactor: typeof account?.totpSecret === 'string',
        recoveryCodesLeft: await countRecoveryCodes(db, accountId),
      };
    },

    async changePassword({ accountId, username }, { current, next, repeat, ...origin }) {
      const account = await findAccount(db, { id: accountId });
      if (account?.passwordHash === null) return noPassword;
      const weak = passwordRefusal(next, username, 'next');
      if (weak !== null) return weak;
      if (next !== repeat) return passwordsDiffer;
      if (isRefusal(await provePassword(means, account, current, origin))) return passwordWrong;
      if (next === current) {
        await giveBackAttempt(db, accountId);
        return passwordSame;
      }
      const passwordHash = await hashPassword(next);
      const token = await db.transaction().execute(async (tx) => {
        await updateAccount(tx, accountId, {
          passwordHash,
          mustSetPassword: false,
          failedAttempts: 0,
          lockedUntil: null,
        });
        const sessions = await deleteSessions(tx, accountId);
        await record(tx, accountId, [
          draft(means, 'password-changed', { sessionsEnded: sessions }, accountId),
        ]);
        return newSession(tx, means, accountId, origin.userAgent);
      });
      actors.forget(accountId);
      return { token };
    },

    async listSessions({ accountId }, token) {
      const now = machine.now();
      const present = hashToken(token);
      const rows = await listSessions(db, accountId);
      return rows
        .filter((row) => Temporal.Instant.compare(sessionEnd(row), now) > 0)
        .map(({ tokenHash, createdAt, lastSeenAt, userAgent }) => ({
          id: tokenHash.toString('hex'),
          isThis: tokenHash.equals(present),
          createdAt,
          lastSeenAt,
          userAgent,
        }));
    },

    async endSessions({ accountId }, token, id) {
      const present = hashToken(token);
      const count = await db.transaction().execute(async (tx) => {
        const ended = await deleteSessions(tx, accountId, {
          except: present,
          only: id === undefined ? undefined : Buffer.from(id, 'hex'),
        });
        if (ended > 0)
          await record(tx, accountId, [draft(means, 'sessions-ended', { count: ended }, accountId)]);
        return ended;
      });
      actors.forget(accountId);
      return count;
    },
  };
}
