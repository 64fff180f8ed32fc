import { z } from 'zod';
import type { Staff } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { isRefusal, notFound, type Refusal } from '../kernel/errors.ts';
import { findAccount, giveBackAttempt, lockAccount, record, updateAccount } from './account-store.ts';
import { draft, type Means } from './means.ts';
import { proveAuthenticator, provePassword, sealedSecret } from './proofs.ts';
import { newRecoveryCodes, recoveryMark } from './recovery-codes.ts';
import { dropSecondFactor, replaceRecoveryCodes } from './recovery-store.ts';
import { codeRefused, enrolmentOver, noPassword, passwordWrong, secondFactorOff } from './refusals.ts';
import { enrolmentLife } from './rules.ts';
import { sealUntil, unsealAt } from '../kernel/sealed.ts';
import { newSecret, secretAddress, secretImage, stepOfCode } from './second-factor.ts';

/** A second factor about to be set up; `sealed` goes through the form and back, nothing is stored before the first code. */
export type Enrolment = {
  readonly sealed: string;
  readonly secret: string;
  readonly address: string;
  /** The address as a QR image (SVG). */
  readonly image: string;
};

/** A set of codes for the day the telephone is lost: shown once, each works once. */
export type RecoveryCodes = { readonly recoveryCodes: readonly string[] };

export type OwnSecondFactor = {
  /** A secret to scan; with `sealed` the same one again. */
  beginSecondFactor(actor: Staff, sealed?: string): Promise<Enrolment>;
  /** Turns the second factor on; the recovery codes that come with it are never shown again. */
  confirmSecondFactor(actor: Staff, sealed: string, code: string): Promise<RecoveryCodes | Refusal>;
  /** A new set of recovery codes for who has the authenticator at hand; the old set ends. */
  renewRecoveryCodes(actor: Staff, code: string, ip: string): Promise<RecoveryCodes | Refusal>;
  disableSecondFactor(actor: Staff, password: string, ip: string): Promise<true | Refusal>;
};

export function createOwnSecondFactor(means: Means): OwnSecondFactor {
  const { house, machine } = means;
  const { db } = house;
  return {
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
        return makeCodes(tx, accountId);
      });
    },

    async renewRecoveryCodes({ accountId }, code, ip) {
      const account = await findAccount(db, { id: accountId });
      if (account === undefined || account.totpSecret === null) return secondFactorOff;
      const proven = await proveAuthenticator(means, account, { code, ip });
      if (isRefusal(proven)) return proven;
      return db.transaction().execute(async (tx) => {
        const present = await lockAccount(tx, accountId);
        if (present === undefined || present.totpSecret === null) return secondFactorOff;
        return makeCodes(tx, accountId);
      });
    },

    async disableSecondFactor({ accountId }, password, ip) {
      const account = await findAccount(db, { id: accountId });
      if (account?.passwordHash === null) return noPassword;
      if (isRefusal(await provePassword(means, account, password, { ip }))) return passwordWrong;
      await giveBackAttempt(db, accountId);
      await db.transaction().execute(async (tx) => {
        await lockAccount(tx, accountId);
        await dropSecondFactor(tx, accountId);
        await record(tx, accountId, [draft(means, 'second-factor-off', {}, accountId)]);
      });
      return true;
    },
  };

  async function makeCodes(tx: Tx, accountId: number): Promise<RecoveryCodes> {
    const recoveryCodes = newRecoveryCodes();
    const marks = recoveryCodes.map((code) => recoveryMark(house.secret, accountId, code));
    await replaceRecoveryCodes(tx, accountId, marks, machine.now());
    await record(tx, accountId, [
      draft(means, 'recovery-codes-made', { count: recoveryCodes.length }, accountId),
    ]);
    return { recoveryCodes };
  }

  function openEnrolment(accountId: number, sealed: string): string | null {
    return unsealAt(house.secret, enrolment(accountId), sealed, { now: machine.now(), schema: z.string() });
  }
}

/** An enrolment opens for its own account only. */
function enrolment(accountId: number): string {
  return `enrolment of account ${accountId}`;
}
