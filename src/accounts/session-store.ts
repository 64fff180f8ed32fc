import { sql } from 'kysely';
import { isRole, type Staff } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';

export type SessionRow = {
  readonly tokenHash: Buffer;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly userAgent: string;
};

export async function insertSession(db: Queries, session: SessionRow & { accountId: number }): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

export async function seeSession(
  db: Queries,
  tokenHash: Buffer,
  lastSeenAt: Temporal.Instant,
): Promise<void> {
  await db.updateTable('session').set({ lastSeenAt }).where('tokenHash', '=', tokenHash).execute();
}

/** Ends one session; whose it was, or undefined when there is none. */
export async function deleteSession(db: Queries, tokenHash: Buffer): Promise<number | undefined> {
  const row = await db
    .deleteFrom('session')
    .where('tokenHash', '=', tokenHash)
    .returning('accountId')
    .executeTakeFirst();
  return row?.accountId;
}

/** Ends an account's sessions: all, all but one, or only one; how many they were. */
export async function deleteSessions(
  db: Queries,
  accountId: number,
  which: { except?: Buffer; only?: Buffer | undefined } = {},
): Promise<number> {
  let query = db.deleteFrom('session').where('accountId', '=', accountId);
  if (which.except !== undefined) query = query.where('tokenHash', '!=', which.except);
  if (which.only !== undefined) query = query.where('tokenHash', '=', which.only);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes away what has run out: nobody can use it any more. */
export async function deleteExpired(db: Queries, accountId: number, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('session').where('accountId', '=', accountId).where('expiresAt', '<=', now).execute();
}

export async function listSessions(db: Queries, accountId: number): Promise<SessionRow[]> {
  return db
    .selectFrom('session')
    .select(['tokenHash', 'createdAt', 'lastSeenAt', 'expiresAt', 'userAgent'])
    .where('accountId', '=', accountId)
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

/** A session with the person behind it, as the access rule needs them. `now`: for which delegations hold. */
export async function findSessionStaff(
  db: Queries,
  tokenHash: Buffer,
  now: Temporal.Instant,
): Promise<{ session: SessionRow; staff: Staff } | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .select([
      'session.tokenHash',
      'session.createdAt',
      'session.lastSeenAt',
      'session.expiresAt',
      'session.userAgent',
    ])
    .select([
      'account.id as accountId',
      'account.username',
      'account.fullName',
      'account.roles',
      'account.unitId',
    ])
    .select([
      'agency.id as agencyId',
      'agency.code as agencyCode',
      'agency.name as agencyName',
      'unit.name as unitName',
    ])
    .select([agencyTree.as('agencyTree'), archiveOf.as('archiveOf'), standsInFor(now).as('standsInFor')])
    .where('session.tokenHash', '=', tokenHash)
    .where('account.isActive', '=', true)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { createdAt, lastSeenAt, expiresAt, userAgent, unitName, ...person } = row;
  return {
    session: { tokenHash, createdAt, lastSeenAt, expiresAt, userAgent },
    staff: {
      kind: 'staff',
      accountId: person.accountId,
      username: person.username,
      fullName: person.fullName,
      agencyId: person.agencyId,
      agencyCode: person.agencyCode,
      agencyName: person.agencyName,
      agencyTree: person.agencyTree,
      archiveOf: person.archiveOf,
      unitId: person.unitId,
      unitName: unitName ?? '',
      roles: person.roles.filter(isRole),
      standsInFor: person.standsInFor,
    },
  };
}

/** The agency and all below it: children and grandchildren (city, district, commune). */
const agencyTree = sql<number[]>`array(
  with recursive tree (id, depth) as (
    select agency.id, 0
    union
    select below.id, tree.depth + 1 from agency as below join tree on below.parent_id = tree.id where tree.depth < 5
  )
  select tree.id from tree order by tree.depth, tree.id)`;

/** Agencies whose main successor this one is, directly or through others. */
const archiveOf = sql<number[]>`array(
  with recursive archive (id) as (
    select from_agency_id from agency_succession where to_agency_id = agency.id and is_main
    union
    select before.from_agency_id from agency_succession as before
    join archive on before.to_agency_id = archive.id and before.is_main
  )
  select archive.id from archive order by 1)`;

function standsInFor(now: Temporal.Instant) {
  return sql<number[]>`array(
    select delegation.from_account_id from delegation
    join account as away on away.id = delegation.from_account_id and away.is_active
    where delegation.to_account_id = account.id and delegation.ended_at is null
      and delegation.valid_from <= ${now} and delegation.valid_to > ${now}
    order by 1)`;
}
