import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findAccount, type Account } from './account-store.ts';
import type { Means } from './means.ts';
import { firstPasswordLife, pendingLife } from './rules.ts';
import { sealUntil, unsealAt } from '../kernel/sealed.ts';

const Method = z.enum(['password', 'single-sign-on']);
export type Method = z.infer<typeof Method>;

/*
 * Between two steps of signing in the browser holds a sealed token: whose sign-in it is and how far it has come. It is no
 * session, opens for its own step alone, and is void as soon as the password changes.
 */
const Pending = z.object({ accountId: z.number(), mark: z.string(), method: Method });

/** For who has proved the password, or the single sign-on, and owes the second factor. */
export function pendingToken(means: Means, account: Account, method: Method): string {
  return tokenFor(means, 'second factor', account, method, pendingLife);
}

/** For who has proved everything, with a password that an administrator gave. */
export function firstPasswordToken(means: Means, account: Account): string {
  return tokenFor(means, 'first password', account, 'password', firstPasswordLife);
}

export function findPending(
  means: Means,
  token: string,
): Promise<{ account: Account; method: Method } | undefined> {
  return find(means, 'second factor', token);
}

export async function findFirstPassword(means: Means, token: string): Promise<Account | undefined> {
  const account = (await find(means, 'first password', token))?.account;
  return account?.mustSetPassword === true ? account : undefined;
}

/** Tells whether an account's password is still the one with which a step was passed. */
export function passwordMark({ passwordHash }: { passwordHash: string | null }): string {
  return createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url');
}

function tokenFor(
  { house, machine }: Means,
  step: string,
  account: Account,
  method: Method,
  life: Temporal.Duration,
): string {
  const value = { accountId: account.id, mark: passwordMark(account), method };
  return sealUntil(house.secret, step, value, machine.now().add(life));
}

async function find(
  { house, machine }: Means,
  step: string,
  token: string,
): Promise<{ account: Account; method: Method } | undefined> {
  const value = unsealAt(house.secret, step, token, { now: machine.now(), schema: Pending });
  if (value === null) return undefined;
  const { accountId, mark, method } = value;
  const account = await findAccount(house.db, { id: accountId });
  return account?.isActive === true && passwordMark(account) === mark ? { account, method } : undefined;
}
