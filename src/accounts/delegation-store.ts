import type { Queries } from '../kernel/database.ts';

export type Delegation = {
  readonly id: number;
  readonly fromAccountId: number;
  readonly fromName: string;
  readonly toAccountId: number;
  readonly toName: string;
  readonly validFrom: Temporal.Instant;
  readonly validTo: Temporal.Instant;
  readonly reason: string;
  readonly endedAt: Temporal.Instant | null;
};

/** Delegations from or to an account, newest first: those of the last year and all that hold. */
export async function listDelegations(
  db: Queries,
  accountId: number,
  since: Temporal.Instant,
): Promise<Delegation[]> {
  return db
    .selectFrom('delegation')
    .innerJoin('account as giver', 'giver.id', 'delegation.fromAccountId')
    .innerJoin('account as taker', 'taker.id', 'delegation.toAccountId')
    .select(['delegation.id', 'fromAccountId', 'toAccountId', 'validFrom', 'validTo', 'reason', 'endedAt'])
    .select(['giver.fullName as fromName', 'taker.fullName as toName'])
    .where((eb) => eb.or([eb('fromAccountId', '=', accountId), eb('toAccountId', '=', accountId)]))
    .where('validTo', '>', since)
    .orderBy('validFrom', 'desc')
    .limit(100)
    .execute();
}

export async function listOpenFrom(db: Queries, accountId: number, now: Temporal.Instant) {
  return db
    .selectFrom('delegation')
    .select(['id', 'validFrom', 'validTo'])
    .where('fromAccountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('validTo', '>', now)
    .execute();
}

export async function insertDelegation(
  db: Queries,
  row: {
    fromAccountId: number;
    toAccountId: number;
    validFrom: Temporal.Instant;
    validTo: Temporal.Instant;
    reason: string;
    createdAt: Temporal.Instant;
  },
): Promise<number> {
  const { id } = await db.insertInto('delegation').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Ends one delegation of the person who gave it; who had taken it, or undefined when there is none open. */
export async function endDelegation(
  db: Queries,
  id: number,
  fromAccountId: number,
  endedAt: Temporal.Instant,
): Promise<number | undefined> {
  const row = await db
    .updateTable('delegation')
    .set({ endedAt })
    .where('id', '=', id)
    .where('fromAccountId', '=', fromAccountId)
    .where('endedAt', 'is', null)
    .returning('toAccountId')
    .executeTakeFirst();
  return row?.toAccountId;
}

/** Ends all open delegations from and to an account that is closed or has left its agency; whom they had been given to. */
export async function endDelegationsOf(
  db: Queries,
  accountId: number,
  endedAt: Temporal.Instant,
): Promise<number[]> {
  const rows = await db
    .updateTable('delegation')
    .set({ endedAt })
    .where((eb) => eb.or([eb('fromAccountId', '=', accountId), eb('toAccountId', '=', accountId)]))
    .where('endedAt', 'is', null)
    .where('validTo', '>', endedAt)
    .returning('toAccountId')
    .execute();
  return rows.map((row) => row.toAccountId);
}

/** Active colleagues of the same agency, by name. */
export async function listColleagues(
  db: Queries,
  of: { id: number; agencyId: number },
): Promise<{ id: number; fullName: string; unitName: string | null }[]> {
  return db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .select(['account.id', 'account.fullName', 'unit.name as unitName'])
    .where('account.agencyId', '=', of.agencyId)
    .where('account.id', '!=', of.id)
    .where('account.isActive', '=', true)
    .orderBy('account.fullName')
    .limit(500)
    .execute();
}
