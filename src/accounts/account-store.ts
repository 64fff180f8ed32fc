import { sql } from 'kysely';
import { isRole, type Answer, type Role } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { appendEvents, type EventDraft } from '../kernel/events.ts';
import { fold } from '../kernel/messages.ts';
import { lockOut } from './rules.ts';

/** An account as the database has it, its secrets included: never leaves the room. */
export type Account = {
  readonly id: number;
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
  readonly agencyId: number;
  readonly unitId: number | null;
  readonly roles: readonly Role[];
  readonly passwordHash: string | null;
  /** An administrator gave the password: the person sets their own before anything else. */
  readonly mustSetPassword: boolean;
  readonly totpSecret: string | null;
  readonly oidcSubject: string | null;
  readonly failedAttempts: number;
  readonly lockedUntil: Temporal.Instant | null;
  readonly isActive: boolean;
  readonly createdAt: Temporal.Instant;
};

export async function findAccount(
  db: Queries,
  by: { id: number } | { username: string } | { oidcSubject: string },
): Promise<Account | undefined> {
  const query = db.selectFrom('account').selectAll();
  const found =
    'id' in by
      ? query.where('id', '=', by.id)
      : 'username' in by
        ? query.where('username', '=', by.username)
        : query.where('oidcSubject', '=', by.oidcSubject);
  const row = await found.executeTakeFirst();
  return row === undefined ? undefined : { ...row, roles: row.roles.filter(isRole) };
}

/** Active accounts with this e-mail address that no identity is bound to. */
export async function findUnboundByEmail(db: Queries, email: string): Promise<number[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .where('oidcSubject', 'is', null)
    .where('isActive', '=', true)
    .limit(2)
    .execute();
  return rows.map((row) => row.id);
}

/** The account for this transaction alone: others who change it, or append to its events, wait. */
export async function lockAccount(tx: Tx, id: number): Promise<Account | undefined> {
  const row = await tx.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : { ...row, roles: row.roles.filter(isRole) };
}

/** Appends to an account's events. The account is locked first, so that two at once wait instead of failing. */
export async function record(tx: Tx, accountId: number, drafts: readonly EventDraft[]): Promise<void> {
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
  await appendEvents(tx, { kind: 'account', id: accountId }, drafts);
}

/**
 * Takes one of the attempts before the password or code is looked at, so that guesses sent at the same time, even to several
 * processes, cannot be more than the rule allows. Undefined when the account is closed or locked.
 */
export async function claimAttempt(
  db: Queries,
  id: number,
  now: Temporal.Instant,
): Promise<{ failedAttempts: number; lockedUntil: Temporal.Instant | null } | undefined> {
  const count = sql<number>`case when locked_until is null then failed_attempts + 1 else 1 end`;
  return db
    .updateTable('account')
    .set({
      failedAttempts: count,
      lockedUntil: sql<Temporal.Instant | null>`case when ${count} >= ${lockOut.failures} then ${now.add(lockOut.time)}::timestamptz end`,
    })
    .where('id', '=', id)
    .where('isActive', '=', true)
    .where((eb) => eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<=', now)]))
    .returning(['failedAttempts', 'lockedUntil'])
    .executeTakeFirst();
}

/** Gives an attempt back that turned out right, where more is to come (the second factor). */
export async function giveBackAttempt(db: Queries, id: number): Promise<void> {
  await db
    .updateTable('account')
    .set({ failedAttempts: sql<number>`greatest(failed_attempts - 1, 0)`, lockedUntil: null })
    .where('id', '=', id)
    .execute();
}

/** Keeps the time step of a code, so that it is used once. False when it, or a later one, was used before. */
export async function takeStep(db: Queries, id: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ totpLastStep: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totpLastStep', 'is', null), eb('totpLastStep', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type AccountChange = Partial<{
  fullName: string;
  email: string;
  agencyId: number;
  unitId: number | null;
  roles: string[];
  passwordHash: string | null;
  mustSetPassword: boolean;
  totpSecret: string | null;
  totpLastStep: number | null;
  oidcSubject: string | null;
  failedAttempts: number;
  lockedUntil: Temporal.Instant | null;
  isActive: boolean;
}>;

export async function updateAccount(db: Queries, id: number, change: AccountChange): Promise<void> {
  await db.updateTable('account').set(change).where('id', '=', id).execute();
}

/** The new account's id, or undefined when the username is taken. */
export async function insertAccount(
  db: Queries,
  row: Required<
    Pick<
      AccountChange,
      | 'fullName'
      | 'email'
      | 'agencyId'
      | 'unitId'
      | 'roles'
      | 'passwordHash'
      | 'mustSetPassword'
      | 'oidcSubject'
    >
  > & {
    username: string;
    createdAt: Temporal.Instant;
  },
): Promise<number | undefined> {
  const inserted = await db
    .insertInto('account')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

export async function isSubjectTaken(
  db: Queries,
  oidcSubject: string,
  byOtherThan: number,
): Promise<boolean> {
  const account = await findAccount(db, { oidcSubject });
  return account !== undefined && account.id !== byOtherThan;
}

/** A row of the administrators' list; carries no secret. */
export type AccountRow = {
  readonly id: number;
  readonly username: string;
  readonly fullName: string;
  readonly agencyName: string;
  readonly unitName: string | null;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  readonly isLocked: boolean;
  readonly hasSecondFactor: boolean;
};

export type AccountFilter = {
  readonly q: string;
  readonly agencyId: number | null;
  readonly role: Role | null;
  readonly state: 'active' | 'locked' | 'closed' | null;
};

export async function listAccounts(
  db: Queries,
  filter: AccountFilter,
  within: { scope: Answer; now: Temporal.Instant; offset: number; limit: number },
): Promise<{ rows: AccountRow[]; total: number }> {
  let found = db.selectFrom('account');
  if (within.scope !== true) {
    const ids = within.scope === false ? [] : [...within.scope.agencyIds];
    found = found.where(sql<boolean>`account.agency_id = any(${ids}::int[])`);
  }
  if (filter.agencyId !== null) found = found.where('account.agencyId', '=', filter.agencyId);
  if (filter.role !== null) found = found.where(sql<boolean>`${filter.role} = any(account.roles)`);
  if (filter.state !== null) found = found.where('account.isActive', '=', filter.state !== 'closed');
  if (filter.state === 'locked') found = found.where('account.lockedUntil', '>', within.now);
  for (const word of fold(filter.q).split(' ').slice(0, 8)) {
    const pattern = `% ${word.replace(/[\\%_]/g, '\\$&')}%`;
    found = found.where(sql<boolean>`${foldedNames} like ${pattern}`);
  }
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .select(['account.id', 'account.username', 'account.fullName', 'account.roles', 'account.isActive'])
    .select(['agency.name as agencyName', 'unit.name as unitName'])
    .select(sql<boolean>`coalesce(account.locked_until > ${within.now}, false)`.as('isLocked'))
    .select(sql<boolean>`account.totp_secret is not null`.as('hasSecondFactor'))
    .orderBy('agency.code')
    .orderBy('account.username')
    .offset(within.offset)
    .limit(within.limit)
    .execute();
  return { rows: rows.map((row) => ({ ...row, roles: row.roles.filter(isRole) })), total };
}

/**
 * Names without case and diacritics, as `fold` makes them: accents fall off the decomposed letters, đ is d. A space before
 * each, so that what is typed is found at the beginning of a word.
 */
const foldedNames = sql<string>`translate(regexp_replace(normalize(lower(' ' || account.full_name || ' ' || account.username || ' ' || account.email), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')`;
