import { actorId, can, covers, isRole, roles, type Actor, type Answer, type Role } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { forbidden, isRefusal, notFound, type Refusal } from '../kernel/errors.ts';
import { readEvents, type ChainedEvent } from '../kernel/events.ts';
import {
  findAccount,
  insertAccount,
  isSubjectTaken,
  listAccounts,
  lockAccount,
  record,
  updateAccount,
  type Account,
  type AccountChange,
  type AccountFilter,
  type AccountRow,
} from './account-store.ts';
import { endDelegationsOf } from './delegation-store.ts';
import { draft, type Means } from './means.ts';
import { firstPassword, hashPassword } from './passwords.ts';
import { manageAccounts } from './permissions.ts';
import { isWholeCity, listAgencies, listUnits, type Place } from './place-store.ts';
import { agencyOutside, cityRole, noRole, subjectTaken, unitElsewhere, usernameTaken } from './refusals.ts';
import { dropSecondFactor } from './recovery-store.ts';
import { changesBetween, cityRoles, managingRefusal, type Manager } from './rules.ts';
import type { AccountDetails, NewAccount } from './schema.ts';
import { deleteSessions } from './session-store.ts';

/** An account as its administrator sees it, without secrets. */
export type ManagedAccount = Omit<
  Account,
  'passwordHash' | 'totpSecret' | 'failedAttempts' | 'lockedUntil'
> & {
  readonly isLocked: boolean;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** Why the one who asks may look but not change anything, or null. */
  readonly obstacle: Refusal | null;
};

/**
 * What administrators do. Each takes the actor and asks the access rule itself, so that no caller can forget it; an
 * account outside the actor's agencies is answered as if there were none.
 */
export type Administration = {
  listAccounts(
    actor: Actor,
    filter: AccountFilter,
    page: { offset: number; limit: number },
  ): Promise<{ rows: AccountRow[]; total: number }>;
  getAccount(actor: Actor, id: number): Promise<ManagedAccount | Refusal>;
  /** What was done with the account, newest first. */
  readHistory(actor: Actor, id: number): Promise<readonly ChainedEvent[] | Refusal>;
  /** Agencies the actor manages, units of one of them, roles the actor may give. */
  listAgencies(actor: Actor): Promise<Place[]>;
  listUnits(actor: Actor, agencyId: number): Promise<Place[]>;
  grantableRoles(actor: Actor): Promise<readonly Role[]>;
  /** The new account and its first password, which is shown once and never again. */
  createAccount(actor: Actor, wanted: NewAccount): Promise<{ accountId: number; password: string } | Refusal>;
  updateAccount(actor: Actor, id: number, wanted: AccountDetails): Promise<true | Refusal>;
  setRoles(actor: Actor, id: number, wanted: readonly Role[]): Promise<true | Refusal>;
  /** A new first password; all sessions of the account end. */
  resetPassword(actor: Actor, id: number): Promise<{ password: string } | Refusal>;
  unlock(actor: Actor, id: number): Promise<true | Refusal>;
  /** For who lost the telephone. */
  removeSecondFactor(actor: Actor, id: number): Promise<true | Refusal>;
  /** Closes the account: sessions and delegations end; its events and name stay. */
  deactivate(actor: Actor, id: number): Promise<true | Refusal>;
  reactivate(actor: Actor, id: number): Promise<true | Refusal>;
};

const scopeOf = (actor: Actor): Answer => can(actor, manageAccounts);

export function createAdministration(means: Means): Administration {
  const { house, machine, actors } = means;
  const { db } = house;

  async function find(actor: Actor, id: number): Promise<Account | Refusal> {
    const account = await findAccount(db, { id });
    return account !== undefined && covers(scopeOf(actor), account.agencyId) ? account : notFound;
  }

  async function managerFor(actor: Actor): Promise<Manager> {
    return { accountId: actorId(actor), isWholeCity: await isWholeCity(db, scopeOf(actor)) };
  }

  /** Does something to an account that the actor manages, in one transaction, and forgets what was known of it. */
  async function manage(
    actor: Actor,
    id: number,
    act: (tx: Tx, account: Account, manager: Manager) => Promise<{ forget?: number[] } | Refusal>,
  ): Promise<true | Refusal> {
    const scope = scopeOf(actor);
    const manager = await managerFor(actor);
    const outcome = await db.transaction().execute(async (tx) => {
      const account = await lockAccount(tx, id);
      if (account === undefined || !covers(scope, account.agencyId)) return notFound;
      return managingRefusal(manager, account) ?? (await act(tx, account, manager));
    });
    if (isRefusal(outcome)) return outcome;
    actors.forget(id, ...(outcome.forget ?? []));
    return true;
  }

  /** One change with one event. */
  function change(actor: Actor, id: number, kind: string, values: AccountChange): Promise<true | Refusal> {
    return manage(actor, id, async (tx) => {
      await updateAccount(tx, id, values);
      await record(tx, id, [draft(means, kind, {}, actorId(actor))]);
      return {};
    });
  }

  async function placeRefusal(tx: Tx, actor: Actor, wanted: AccountDetails): Promise<Refusal | null> {
    if (!covers(scopeOf(actor), wanted.agencyId)) return agencyOutside;
    const agencies = await listAgencies(tx, { agencyIds: [wanted.agencyId] });
    if (agencies.length === 0) return agencyOutside;
    if (wanted.unitId === null) return null;
    const units = await listUnits(tx, wanted.agencyId);
    return units.some((unit) => unit.id === wanted.unitId) ? null : unitElsewhere;
  }

  return {
    listAccounts: (actor, filter, { offset, limit }) =>
      listAccounts(db, filter, { scope: scopeOf(actor), now: machine.now(), offset, limit }),

    async getAccount(actor, id) {
      const account = await find(actor, id);
      if (isRefusal(account)) return account;
      const { passwordHash, totpSecret, failedAttempts: _, lockedUntil, ...shown } = account;
      return {
        ...shown,
        isLocked: lockedUntil !== null && Temporal.Instant.compare(lockedUntil, machine.now()) > 0,
        hasPassword: passwordHash !== null,
        hasSecondFactor: totpSecret !== null,
        obstacle: managingRefusal(await managerFor(actor), account),
      };
    },

    async readHistory(actor, id) {
      const account = await find(actor, id);
      return isRefusal(account) ? account : (await readEvents(db, 'account', id)).toReversed();
    },

    listAgencies: (actor) => listAgencies(db, scopeOf(actor)),
    listUnits: async (actor, agencyId) => (covers(scopeOf(actor), agencyId) ? listUnits(db, agencyId) : []),

    async grantableRoles(actor) {
      const all = Object.keys(roles).filter(isRole);
      return (await isWholeCity(db, scopeOf(actor))) ? all : all.filter((role) => !cityRoles.has(role));
    },

    async createAccount(actor, wanted) {
      const scope = scopeOf(actor);
      if (scope === false) return forbidden;
      const isCity = await isWholeCity(db, scope);
      if (!isCity && wanted.roles.some((role) => cityRoles.has(role))) return cityRole;
      const password = firstPassword();
      const passwordHash = await hashPassword(password);
      return db.transaction().execute(async (tx) => {
        const misplaced = await placeRefusal(tx, actor, wanted);
        if (misplaced !== null) return misplaced;
        const { oidcSubject, ...row } = wanted;
        if (oidcSubject !== '' && (await isSubjectTaken(tx, oidcSubject, 0))) return subjectTaken;
        const accountId = await insertAccount(tx, {
          ...row,
          passwordHash,
          mustSetPassword: true,
          oidcSubject: oidcSubject === '' ? null : oidcSubject,
          createdAt: house.clock.now(),
        });
        if (accountId === undefined) return usernameTaken;
        const place = { agencyId: wanted.agencyId, unitId: wanted.unitId, roles: wanted.roles };
        await record(tx, accountId, [draft(means, 'created', place, actorId(actor))]);
        return { accountId, password };
      });
    },

    updateAccount: (actor, id, wanted) =>
      manage(actor, id, async (tx, account, manager) => {
        const refusal =
          managingRefusal(manager, account, wanted.roles) ?? (await placeRefusal(tx, actor, wanted));
        if (refusal !== null) return refusal;
        const oidcSubject = wanted.oidcSubject === '' ? null : wanted.oidcSubject;
        if (oidcSubject !== null && (await isSubjectTaken(tx, oidcSubject, id))) return subjectTaken;
        const kinds = changesBetween(account, { ...wanted, oidcSubject });
        if (kinds.length === 0) return {};
        await updateAccount(tx, id, { ...wanted, oidcSubject });
        await record(
          tx,
          id,
          kinds.map(({ kind, data }) => draft(means, kind, data, actorId(actor))),
        );
        const hasMoved = account.agencyId !== wanted.agencyId;
        return hasMoved ? { forget: await endDelegationsOf(tx, id, house.clock.now()) } : {};
      }),

    setRoles: (actor, id, wanted) =>
      manage(actor, id, async (tx, account, manager) => {
        const after = [...new Set(wanted)];
        if (after.length === 0) return noRole;
        const refusal = managingRefusal(manager, account, after);
        if (refusal !== null) return refusal;
        await updateAccount(tx, id, { roles: after });
        const data = { before: account.roles, after };
        await record(tx, id, [draft(means, 'roles-changed', data, actorId(actor))]);
        return {};
      }),

    async resetPassword(actor, id) {
      const password = firstPassword();
      const passwordHash = await hashPassword(password);
      const done = await manage(actor, id, async (tx) => {
        await updateAccount(tx, id, {
          passwordHash,
          mustSetPassword: true,
          failedAttempts: 0,
          lockedUntil: null,
        });
        const sessionsEnded = await deleteSessions(tx, id);
        await record(tx, id, [draft(means, 'password-reset', { sessionsEnded }, actorId(actor))]);
        return {};
      });
      return isRefusal(done) ? done : { password };
    },

    unlock: (actor, id) => change(actor, id, 'unlocked', { failedAttempts: 0, lockedUntil: null }),

    removeSecondFactor: (actor, id) =>
      manage(actor, id, async (tx) => {
        await dropSecondFactor(tx, id);
        await record(tx, id, [draft(means, 'second-factor-off', {}, actorId(actor))]);
        return {};
      }),

    deactivate: (actor, id) =>
      manage(actor, id, async (tx) => {
        await updateAccount(tx, id, { isActive: false });
        const sessionsEnded = await deleteSessions(tx, id);
        await record(tx, id, [draft(means, 'deactivated', { sessionsEnded }, actorId(actor))]);
        return { forget: await endDelegationsOf(tx, id, house.clock.now()) };
      }),

    reactivate: (actor, id) =>
      change(actor, id, 'reactivated', { isActive: true, failedAttempts: 0, lockedUntil: null }),
  };
}
