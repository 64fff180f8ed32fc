import { randomInt } from 'node:crypto';
import { markOf } from '../kernel/sealed.ts';

/** Codes of one set: enough for years of forgotten telephones, few enough for one sheet of paper. */
export const codesInSet = 10;

/**
 * A set of recovery codes as they are printed, `1234 5678 9012`: digits alone, so that they are typed where the
 * authenticator's code is, on any keyboard; 40 bits each, which five attempts in a quarter of an hour do not find.
 */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < codesInSet) {
    const part = () => String(randomInt(10_000)).padStart(4, '0');
    codes.add(`${part()} ${part()} ${part()}`);
  }
  return [...codes];
}

/** What is stored of a code: who reads the table, without the installation's secret, cannot sign in with it. */
export function recoveryMark(secret: Buffer, accountId: number, code: string): Buffer {
  return markOf(secret, `recovery codes of account ${accountId}`, code.replace(/\D/g, ''));
}

/** Whether what was typed is meant as a recovery code: twelve digits, however they are set apart. */
export function isRecoveryCode(typed: string): boolean {
  return /^\d{12}$/.test(typed.replace(/[\s.-]/g, ''));
}
