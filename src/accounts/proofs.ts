import type { Refusal } from '../kernel/errors.ts';
import {
  claimAttempt,
  giveBackAttempt,
  lockAccount,
  record,
  takeStep,
  updateAccount,
  type Account,
} from './account-store.ts';
import { draft, type Means } from './means.ts';
import { fitsPassword, hashPassword, isOutdated, nobodysHash } from './passwords.ts';
import { isRecoveryCode, recoveryMark } from './recovery-codes.ts';
import { countRecoveryCodes, useRecoveryCode } from './recovery-store.ts';
import { codeRefused, signInRefused } from './refusals.ts';
import { lockOut } from './rules.ts';
import { seal, unseal } from '../kernel/sealed.ts';
import { stepOfCode } from './second-factor.ts';

/** An attempt taken from those an account has before it is locked; it stands until it is given back. */
export type Claimed = { readonly failedAttempts: number; readonly lockedUntil: Temporal.Instant | null };

/** A second factor that fitted; after a recovery code, how many of the set are left. */
export type ProvenCode = { readonly recoveryCodesLeft?: number };

/**
 * Claims an attempt and checks a password, taking as long when there is no such account. The claim stands until a session
 * starts or it is given back. Used for signing in, and before what a stolen session must not do.
 */
export async function provePassword(
  means: Means,
  account: Account | undefined,
  password: string,
  { ip }: { ip: string },
): Promise<Claimed | Refusal> {
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

/** Says that a password or a code did not fit, and that the account is locked when this was the last attempt. */
export async function recordFailure(
  means: Means,
  accountId: number,
  { lockedUntil }: Claimed,
  reason: 'password' | 'code',
  ip: string,
): Promise<void> {
  const drafts = [draft(means, 'sign-in-refused', { reason, ip }, null)];
  if (lockedUntil !== null)
    drafts.push(draft(means, 'locked', { minutes: lockOut.time.total('minutes') }, null));
  await means.house.db.transaction().execute((tx) => record(tx, accountId, drafts));
}

/**
 * Checks the second factor: the code of the authenticator, of this moment, or one of the recovery codes. Either is used up
 * by asking. The attempt has been claimed before; a code that does not fit is recorded.
 */
export async function proveCode(
  means: Means,
  account: Account,
  claimed: Claimed,
  { code, ip }: { code: string; ip: string },
): Promise<ProvenCode | Refusal> {
  const proven = isRecoveryCode(code)
    ? await spendRecoveryCode(means, account.id, code)
    : (await passesCode(means, account, code))
      ? {}
      : null;
  if (proven !== null) return proven;
  await recordFailure(means, account.id, claimed, 'code', ip);
  return codeRefused;
}

/** The same for somebody who is signed in: the authenticator's own code, which a stolen session cannot give. */
export async function proveAuthenticator(
  means: Means,
  account: Account,
  { code, ip }: { code: string; ip: string },
): Promise<true | Refusal> {
  const claimed = await claimAttempt(means.house.db, account.id, means.machine.now());
  if (claimed === undefined) return codeRefused;
  if (await passesCode(means, account, code)) {
    await giveBackAttempt(means.house.db, account.id);
    return true;
  }
  await recordFailure(means, account.id, claimed, 'code', ip);
  return codeRefused;
}

/** Whether a code is the account's, of this moment, and not used before. */
async function passesCode({ house, machine }: Means, account: Account, code: string): Promise<boolean> {
  const secret =
    account.totpSecret === null ? null : unseal(house.secret, secretPurpose(account.id), account.totpSecret);
  const step = secret === null ? null : stepOfCode(secret, code, machine.now());
  return step !== null && (await takeStep(house.db, account.id, step));
}

async function spendRecoveryCode(means: Means, accountId: number, code: string): Promise<ProvenCode | null> {
  const { house, machine } = means;
  const mark = recoveryMark(house.secret, accountId, code);
  return house.db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId); // before the code, as whoever makes a new set does
    if (!(await useRecoveryCode(tx, accountId, mark, machine.now()))) return null;
    const recoveryCodesLeft = await countRecoveryCodes(tx, accountId);
    await record(tx, accountId, [draft(means, 'recovery-code-used', { left: recoveryCodesLeft }, accountId)]);
    return { recoveryCodesLeft };
  });
}

/** The second factor's secret as it is stored: sealed for this account alone. */
export function sealedSecret({ house }: Means, accountId: number, secret: string): string {
  return seal(house.secret, secretPurpose(accountId), secret);
}

function secretPurpose(accountId: number): string {
  return `second factor of account ${accountId}`;
}
