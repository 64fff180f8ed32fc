import type { Queries } from '../kernel/database.ts';
import { updateAccount } from './account-store.ts';

/** Puts a new set in the place of the old one. */
export async function replaceRecoveryCodes(
  db: Queries,
  accountId: number,
  marks: readonly Buffer[],
  madeAt: Temporal.Instant,
): Promise<void> {
  await dropRecoveryCodes(db, accountId);
  await db
    .insertInto('recoveryCode')
    .values(marks.map((codeHash) => ({ accountId, codeHash, madeAt })))
    .execute();
}

/** Takes an account's second factor away, and the codes that stood in for it. */
export async function dropSecondFactor(db: Queries, accountId: number): Promise<void> {
  await updateAccount(db, accountId, { totpSecret: null, totpLastStep: null });
  await dropRecoveryCodes(db, accountId);
}

async function dropRecoveryCodes(db: Queries, accountId: number): Promise<void> {
  await db.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
}

/** Uses a code up. False when it is none of the account's, or was used before, even a moment ago. */
export async function useRecoveryCode(
  db: Queries,
  accountId: number,
  codeHash: Buffer,
  usedAt: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recoveryCode')
    .set({ usedAt })
    .where('accountId', '=', accountId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many codes have not been used. */
export async function countRecoveryCodes(db: Queries, accountId: number): Promise<number> {
  const { count } = await db
    .selectFrom('recoveryCode')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
