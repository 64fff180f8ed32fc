import { z } from 'zod';
import type { Staff } from '../kernel/access.ts';
import { isRefusal, notFound, type Refusal } from '../kernel/errors.ts';
import { findAccount, giveBackAttempt, lockAccount, record, updateAccount } from './account-store.ts';
import { hashToken } from './actors.ts';
import { draft, type Means, type Origin } from './means.ts';
import { hashPassword, passwordRefusal } from './passwords.ts';
import {
  codeRefused,
  enrolmentOver,
  noPassword,
  passwordSame,
  passwordsDiffer,
  passwordWrong,
} from './refusals.ts';
import { enrolmentLife, sessionEnd } from './rules.ts';
import { sealUntil, unsealAt } from './sealed.ts';
import { newSecret, secretAddress, secretImage, stepOfCode } from './second-factor.ts';
import { newSession, provePassword, sealedSecret } from './sign-in.ts';
import { deleteSessions, listSessions } from './session-store.ts';

/** One browser signed in to one's account. `id` names it in a form; it is no token. */
export type OwnSession = {
  readonly id: string;
  readonly isThis: boolean;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly userAgent: string;
};

/** A second factor about to be set up; `sealed` goes through the form and back, nothing is stored before the first code. */
export type Enrolment = {
  readonly sealed: string;
  readonly secret: string;
  readonly address: string;
  /** The address as a QR image (SVG). */
  readonly image: string;
};

export type OwnAccount = {
  ownFacts(actor: Staff): Promise<{ email: string; hasPassword: boolean; hasSecondFactor: boolean }>;
  /** Ends every session of the account and gives the token of a new one for this browser. */
  changePassword(
    actor: Staff,
    change: { current: string; next: string; repeat: string } & Origin,
  ): Promise<{ token: string } | Refusal>;
  listSessions(actor: Staff, token: string): Promise<OwnSession[]>;
  /** Ends one other session (`id`), or all but this one; how many. */
  endSessions(actor: Staff, token: string, id?: string): Promise<number>;
  /** A secret to scan; with `sealed` the same one again. */
  beginSecondFactor(actor: Staff, sealed?: string): Promise<Enrolment>;
  confirmSecondFactor(actor: Staff, sealed: string, code: string): Promise<true | Refusal>;
  disableSecondFactor(actor: Staff, password: string, ip: string): Promise<true | Refusal>;
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
        await updateAccount(tx, accountId, { passwordHash, failedAttempts: 0, lockedUntil: null });
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

    async beginSecondFactor({ accountId, username }, sealed) {
      const known = sealed === undefined ? null : openEnrolment(accountId, sealed);
      const secret = known ?? newSecret();
      return {
        secret,
        sealed: sealUntil(house.secret, enrolment(accountId), secret, machine.now().add(enrolmentLife)),
        address: secretAddress(secret, username),
        image: await secretImage(secret, username),
      };
    },

    async confirmSecondFactor({ accountId }, sealed, code) {
      const secret = openEnrolment(accountId, sealed);
      if (secret === null) return enrolmentOver;
      const step = stepOfCode(secret, code, machine.now());
      if (step === null) return codeRefused;
      return db.transaction().execute(async (tx) => {
        const account = await lockAccount(tx, accountId);
        if (account === undefined) return notFound;
        if (account.totpSecret !== null) return enrolmentOver;
        await updateAccount(tx, accountId, {
          totpSecret: sealedSecret(means, accountId, secret),
          totpLastStep: step,
        });
        await record(tx, accountId, [draft(means, 'second-factor-on', {}, accountId)]);
        return true as const;
      });
    },

    async disableSecondFactor({ accountId }, password, ip) {
      const account = await findAccount(db, { id: accountId });
      if (account?.passwordHash === null) return noPassword;
      if (isRefusal(await provePassword(means, account, password, { ip }))) return passwordWrong;
      await giveBackAttempt(db, accountId);
      await db.transaction().execute(async (tx) => {
        await updateAccount(tx, accountId, { totpSecret: null, totpLastStep: null });
        await record(tx, accountId, [draft(means, 'second-factor-off', {}, accountId)]);
      });
      return true;
    },
  };

  function openEnrolment(accountId: number, sealed: string): string | null {
    return unsealAt(house.secret, enrolment(accountId), sealed, { now: machine.now(), schema: z.string() });
  }
}

/** An enrolment opens for its own account only. */
function enrolment(accountId: number): string {
  return `enrolment of account ${accountId}`;
}
