import { randomBytes } from 'node:crypto';
import type { Tx } from '../kernel/database.ts';
import type { Refusal } from '../kernel/errors.ts';
import { lockAccount, record, updateAccount, type Account } from './account-store.ts';
import { hashToken } from './actors.ts';
import { draft, type Means, type Origin } from './means.ts';
import { firstPasswordToken, type Method } from './pending.ts';
import { signInRefused } from './refusals.ts';
import { sessionLife } from './rules.ts';
import { deleteExpired, deleteSession, insertSession } from './session-store.ts';

/**
 * Signed in: the token goes into the session cookie. Or on the way: the pending token waits for the second factor, or for
 * the person's own password in the place of the one an administrator gave.
 */
export type SignInOutcome =
  | {
      readonly kind: 'signed-in';
      readonly token: string;
      readonly accountId: number;
      /** After a recovery code: how many are left. */
      readonly recoveryCodesLeft?: number;
    }
  | { readonly kind: 'code-needed'; readonly pending: string }
  | { readonly kind: 'password-needed'; readonly pending: string };

/**
 * What follows when all proofs have been given: a session with a new token, in the place of the browser's earlier one. Who
 * came by a password that an administrator gave has to set their own first, and has no session until then.
 */
export async function startSession(
  means: Means,
  account: Account,
  how: Origin & { method: Method; replaces?: string },
): Promise<SignInOutcome | Refusal> {
  const { house, actors } = means;
  if (how.method === 'password' && account.mustSetPassword) {
    await updateAccount(house.db, account.id, { failedAttempts: 0, lockedUntil: null });
    return { kind: 'password-needed', pending: firstPasswordToken(means, account) };
  }
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
