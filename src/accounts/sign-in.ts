import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Tx } from '../kernel/database.ts';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import {
  claimAttempt,
  findAccount,
  giveBackAttempt,
  lockAccount,
  record,
  takeStep,
  updateAccount,
  type Account,
} from './account-store.ts';
import { hashToken } from './actors.ts';
import { draft, type Means, type Origin } from './means.ts';
import { fitsPassword, hashPassword, isOutdated, nobodysHash } from './passwords.ts';
import { codeRefused, pendingOver, signInRefused } from './refusals.ts';
import { lockOut, pendingLife, sessionLife } from './rules.ts';
import { seal, sealUntil, unseal, unsealAt } from './sealed.ts';
import { stepOfCode } from './second-factor.ts';
import { deleteExpired, deleteSession, insertSession } from './session-store.ts';

/** Signed in: the token goes into the session cookie. Or half-way: the pending token waits for the second factor. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly token: string; readonly accountId: number }
  | { readonly kind: 'code-needed'; readonly pending: string };

const Method = z.enum(['password', 'single-sign-on']);
export type Method = z.infer<typeof Method>;

/** What the pending token says. */
const Pending = z.object({ accountId: z.number(), mark: z.string(), method: Method });

export type SignIn = {
  /**
   * Signs in by password, and by code when the account has a second factor and `code` is given. `replaces` is the browser's
   * earlier token, whose session ends. Refuses in the same words and after the same time whatever the reason.
   */
  signIn(
    attempt: { username: string; password: string; code?: string; replaces?: string } & Origin,
  ): Promise<SignInOutcome | Refusal>;
  /** The second step: the code from the telephone, within 5 minutes. */
  confirmCode(
    step: { pending: string; code: string; replaces?: string } & Origin,
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
      const waiting = await pendingAccount(means, pending);
      if (waiting === undefined) return pendingOver;
      const { account, method } = waiting;
      const claimed = await claimAttempt(house.db, account.id, machine.now());
      if (claimed === undefined) return codeRefused;
      if (!(await passesCode(means, account, code)))
        return failed(account, claimed, 'code', origin, codeRefused);
      return startSession(means, account, { ...origin, method });
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
    if (account.totpSecret !== null) {
      if (code === undefined) {
        await giveBackAttempt(house.db, account.id);
        return { kind: 'code-needed', pending: pendingToken(means, account, 'password') };
      }
      if (!(await passesCode(means, account, code)))
        return failed(account, outcome, 'code', origin, codeRefused);
    }
    return startSession(means, account, { ...origin, method: 'password' });
  }

  function failed(
    account: Account,
    claimed: { lockedUntil: Temporal.Instant | null },
    reason: string,
    origin: Origin,
    refusal: Refusal,
  ): Promise<Refusal> {
    return recordFailure(means, account.id, claimed, reason, origin.ip).then(() => refusal);
  }
}

/**
 * Claims an attempt and checks a password, taking as long when there is no such account. The claim stands until a session
 * starts or it is given back. Used for signing in, and before what a stolen session must not do.
 */
export async function provePassword(
  means: Means,
  account: Account | undefined,
  password: string,
  { ip }: { ip: string },
): Promise<{ failedAttempts: number; lockedUntil: Temporal.Instant | null } | Refusal> {
  const { db } = means.house;
  const stored = account?.passwordHash ?? null;
  const claimed =
    account === undefined || stored === null
      ? undefined
      : await claimAttempt(db, account.id, means.machine.now());
  const given = password.normalize('NFC');
  const fits = await fitsPassword(given, claimed === undefined || stored === null ? nobodysHash : stored);
  if (account === undefined || stored === null || claimed === undefined) return signInRefused;
  if (!fits) {
    await recordFailure(means, account.id, claimed, 'password', ip);
    return signInRefused;
  }
  if (isOutdated(stored)) await updateAccount(db, account.id, { passwordHash: await hashPassword(given) });
  return claimed;
}

async function recordFailure(
  means: Means,
  accountId: number,
  { lockedUntil }: { lockedUntil: Temporal.Instant | null },
  reason: string,
  ip: string,
): Promise<void> {
  const drafts = [draft(means, 'sign-in-refused', { reason, ip }, null)];
  if (lockedUntil !== null)
    drafts.push(draft(means, 'locked', { minutes: lockOut.time.total('minutes') }, null));
  await means.house.db.transaction().execute((tx) => record(tx, accountId, drafts));
}

/** Whether a code is the account's, of this moment, and not used before. It is used up by asking. */
export async function passesCode(
  { house, machine }: Means,
  account: Account,
  code: string,
): Promise<boolean> {
  const secret =
    account.totpSecret === null ? null : unseal(house.secret, secretPurpose(account.id), account.totpSecret);
  const step = secret === null ? null : stepOfCode(secret, code, machine.now());
  return step !== null && (await takeStep(house.db, account.id, step));
}

/** The second factor's secret as it is stored: sealed for this account alone. */
export function sealedSecret({ house }: Means, accountId: number, secret: string): string {
  return seal(house.secret, secretPurpose(accountId), secret);
}

/** Starts a session with a new token, ends the browser's earlier one, and says that the person came in. */
export async function startSession(
  means: Means,
  account: Account,
  how: Origin & { method: Method; replaces?: string },
): Promise<SignInOutcome | Refusal> {
  const { house, actors } = means;
  const started = await house.db.transaction().execute(async (tx) => {
    const present = await lockAccount(tx, account.id);
    if (present === undefined || !present.isActive) return undefined;
    const replaced =
      how.replaces === undefined ? undefined : await deleteSession(tx, hashToken(how.replaces));
    if (how.method === 'password' || account.totpSecret !== null)
      await updateAccount(tx, account.id, { failedAttempts: 0, lockedUntil: null });
    await record(tx, account.id, [draft(means, 'signed-in', { method: how.method, ip: how.ip }, account.id)]);
    return { token: await newSession(tx, means, account.id, how.userAgent), replaced };
  });
  if (started === undefined) return signInRefused;
  actors.forget(account.id, started.replaced ?? account.id);
  return { kind: 'signed-in', token: started.token, accountId: account.id };
}

/** A session's token: 256 random bits; the database keeps only its SHA-256. */
export async function newSession(
  tx: Tx,
  { machine }: Means,
  accountId: number,
  userAgent: string,
): Promise<string> {
  const now = machine.now();
  const token = randomBytes(32).toString('base64url');
  await deleteExpired(tx, accountId, now);
  await insertSession(tx, {
    tokenHash: hashToken(token),
    accountId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now.add(sessionLife.whole),
    userAgent: userAgent.slice(0, 200),
  });
  return token;
}

/** Says that the first step was passed; void as soon as the password changes. No session. */
export function pendingToken({ house, machine }: Means, account: Account, method: Method): string {
  const value = { accountId: account.id, mark: passwordMark(account), method };
  return sealUntil(house.secret, 'second factor', value, machine.now().add(pendingLife));
}

async function pendingAccount(
  { house, machine }: Means,
  pending: string,
): Promise<{ account: Account; method: Method } | undefined> {
  const opening = { now: machine.now(), schema: Pending };
  const value = unsealAt(house.secret, 'second factor', pending, opening);
  if (value === null) return undefined;
  const { accountId, mark, method } = value;
  const account = await findAccount(house.db, { id: accountId });
  return account?.isActive === true && passwordMark(account) === mark ? { account, method } : undefined;
}

function passwordMark(account: Account): string {
  return createHash('sha256')
    .update(account.passwordHash ?? '')
    .digest('base64url');
}

function secretPurpose(accountId: number): string {
  return `second factor of account ${accountId}`;
}
