import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';

/** A member of staff as lists name them. */
export type Colleague = {
  readonly id: number;
  readonly fullName: string;
  readonly unitName: string | null;
  readonly roles: readonly string[];
};

/** Active people of an agency who hold one of the roles by which steps are done, by name. */
export async function listWorkers(db: Queries, agencyId: number): Promise<Colleague[]> {
  return db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .select(['account.id', 'account.fullName', 'account.roles', 'unit.name as unitName'])
    .where('account.agencyId', '=', agencyId)
    .where('account.isActive', '=', true)
    .where(sql<boolean>`account.roles && ${[...stepRoles]}::text[]`)
    .orderBy('account.fullName')
    .limit(500)
    .execute();
}

const stepRoles = ['clerk', 'specialist', 'unit-head', 'leader', 'records-clerk'];

/** Names of accounts, for the history of a dossier. */
export async function namesOf(db: Queries, accountIds: ReadonlySet<number>): Promise<Map<number, string>> {
  if (accountIds.size === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'fullName'])
    .where('id', '=', sql<number>`any(${[...accountIds]}::int[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.fullName]));
}
