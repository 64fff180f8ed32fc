import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import {
  claimAttempt,
  findAccount,
  giveBackAttempt,
  lockAccount,
  record,
  updateAccount,
  type Account,
} from './account-store.ts';
import { hashToken } from './actors.ts';
import { draft, type Means, type Origin } from './means.ts';
import { fitsPassword, hashPassword, passwordRefusal } from './passwords.ts';
import { findFirstPassword, findPending, passwordMark, pendingToken, type Method } from './pending.ts';
import { proveCode, provePassword } from './proofs.ts';
import {
  codeRefused,
  firstPasswordOver,
  passwordSame,
  passwordsDiffer,
  pendingOver,
  signInRefused,
} from './refusals.ts';
import { startSession, type SignInOutcome } from './session-start.ts';
import { deleteSession, deleteSessions } from './session-store.ts';

export type SignIn = {
  /**
   * Signs in by password, and by code when the account has a second factor and `code` is given. `replaces` is the browser's
   * earlier token, whose session ends. Refuses in the same words and after the same time whatever the reason.
   */
  signIn(
    attempt: { username: string; password: string; code?: string; replaces?: string } & Origin,
  ): Promise<SignInOutcome | Refusal>;
  /** The second step: the code from the telephone, or a recovery code, within 5 minutes. */
  confirmCode(
    step: { pending: string; code: string; replaces?: string } & Origin,
  ): Promise<SignInOutcome | Refusal>;
  /** The username of whose first password waits to be replaced under this token, if it does. */
  findFirstSignIn(pending: string): Promise<string | undefined>;
  /** The last step of who came with a password that an administrator gave: their own, within 15 minutes. */
  setFirstPassword(
    step: { pending: string; next: string; repeat: string; replaces?: string } & Origin,
  ): Promise<SignInOutcome | Refusal>;
  /** Ends the token's session; an unknown token is no matter. */
  signOut(token: string): Promise<void>;
};

/** Refusals take at least so long, in milliseconds: what the database had to do does not show. */
const refusalTime = 150;

export function createSignIn(means: Means): SignIn {
  const { house, machine, actors } = means;
  return {
    signIn,
    async confirmCode({ pending, code, ...origin }) {
      const waiting = await findPending(means, pending);
      if (waiting === undefined) return pendingOver;
      const { account, method } = waiting;
      const claimed = await claimAttempt(house.db, account.id, machine.now());
      if (claimed === undefined) return codeRefused;
      const proven = await proveCode(means, account, claimed, { code, ip: origin.ip });
      return isRefusal(proven) ? proven : enter(account, { ...origin, method }, proven);
    },
    findFirstSignIn: async (pending) => (await findFirstPassword(means, pending))?.username,
    async setFirstPassword({ pending, next, repeat, ...origin }) {
      const account = await findFirstPassword(means, pending);
      if (account === undefined) return firstPasswordOver;
      const weak = passwordRefusal(next, account.username, 'next');
      if (weak !== null) return weak;
      if (next !== repeat) return passwordsDiffer;
      if (await fitsPassword(next, account.passwordHash ?? '')) return passwordSame;
      const changed = await replacePassword(account, await hashPassword(next));
      return changed === undefined ? firstPasswordOver : enter(changed, { ...origin, method: 'password' });
    },
    async signOut(token) {
      const accountId = await house.db.transaction().execute(async (tx) => {
        const owner = await deleteSession(tx, hashToken(token));
        if (owner !== undefined) await record(tx, owner, [draft(means, 'signed-out', {}, owner)]);
        return owner;
      });
      if (accountId !== undefined) actors.forget(accountId);
    },
  };

  async function signIn({
    username,
    password,
    code,
    ...origin
  }: Parameters<SignIn['signIn']>[0]): Promise<SignInOutcome | Refusal> {
    const started = performance.now();
    const account = await findAccount(house.db, { username: username.trim().toLowerCase() });
    const outcome = await provePassword(means, account, password, origin);
    if (account === undefined || isRefusal(outcome)) {
      await pause(Math.max(0, refusalTime - (performance.now() - started)));
      return signInRefused;
    }
    if (account.totpSecret === null) return enter(account, { ...origin, method: 'password' });
    if (code === undefined) {
      await giveBackAttempt(house.db, account.id);
      return { kind: 'code-needed', pending: pendingToken(means, account, 'password') };
    }
    const proven = await proveCode(means, account, outcome, { code, ip: origin.ip });
    return isRefusal(proven) ? proven : enter(account, { ...origin, method: 'password' }, proven);
  }

  async function enter(
    account: Account,
    how: Origin & { method: Method; replaces?: string },
    proven: { recoveryCodesLeft?: number } = {},
  ): Promise<SignInOutcome | Refusal> {
    const outcome = await startSession(means, account, how);
    return isRefusal(outcome) || outcome.kind !== 'signed-in' ? outcome : { ...outcome, ...proven };
  }

  /** The account with its new password; undefined when the old one was changed meanwhile. */
  function replacePassword(account: Account, passwordHash: string): Promise<Account | undefined> {
    return house.db.transaction().execute(async (tx) => {
      const present = await lockAccount(tx, account.id);
      if (present === undefined || passwordMark(present) !== passwordMark(account)) return undefined;
      await updateAccount(tx, account.id, { passwordHash, mustSetPassword: false });
      const sessionsEnded = await deleteSessions(tx, account.id);
      await record(tx, account.id, [draft(means, 'password-changed', { sessionsEnded }, account.id)]);
      return { ...present, passwordHash, mustSetPassword: false };
    });
  }
}
