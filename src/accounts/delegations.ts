import type { Staff } from '../kernel/access.ts';
import { notFound, type Refusal } from '../kernel/errors.ts';
import { findAccount, lockAccount, record } from './account-store.ts';
import {
  endDelegation,
  insertDelegation,
  listColleagues,
  listDelegations,
  listOpenFrom,
  type Delegation,
} from './delegation-store.ts';
import { draft, type Means } from './means.ts';
import { delegationRefusal } from './rules.ts';
import type { NewDelegation } from './schema.ts';

export type Delegations = {
  /** Those a person gave or was given: the last year's and all that hold. */
  listDelegations(actor: Staff): Promise<Delegation[]>;
  /** Whom a person may delegate to: active colleagues of the agency. */
  listColleagues(actor: Staff): Promise<{ id: number; fullName: string; unitName: string | null }[]>;
  /** Hands one's own work to a colleague from one instant until another; the delegation's id. */
  delegate(actor: Staff, wanted: NewDelegation): Promise<number | Refusal>;
  /** Ends a delegation one gave, at once. */
  endDelegation(actor: Staff, id: number): Promise<true | Refusal>;
};

export function createDelegations(means: Means): Delegations {
  const { house, actors } = means;
  return {
    listDelegations: ({ accountId }) =>
      listDelegations(house.db, accountId, house.clock.now().subtract({ hours: 366 * 24 })),

    listColleagues: ({ accountId, agencyId }) => listColleagues(house.db, { id: accountId, agencyId }),

    async delegate({ accountId }, wanted) {
      const now = house.clock.now();
      const id = await house.db.transaction().execute(async (tx) => {
        const from = await lockAccount(tx, accountId);
        if (from === undefined) return notFound;
        const to = await findAccount(tx, { id: wanted.to });
        const refusal = delegationRefusal(wanted, from, to, await listOpenFrom(tx, accountId, now), now);
        if (refusal !== null) return refusal;
        const delegationId = await insertDelegation(tx, {
          fromAccountId: accountId,
          toAccountId: wanted.to,
          validFrom: wanted.from,
          validTo: wanted.until,
          reason: wanted.reason,
          createdAt: now,
        });
        const data = {
          delegationId,
          to: wanted.to,
          from: wanted.from.toString(),
          until: wanted.until.toString(),
        };
        await record(tx, accountId, [draft(means, 'delegated', data, accountId)]);
        return delegationId;
      });
      actors.forget(wanted.to);
      return id;
    },

    async endDelegation({ accountId }, id) {
      const taker = await house.db.transaction().execute(async (tx) => {
        const to = await endDelegation(tx, id, accountId, house.clock.now());
        if (to !== undefined) {
          await record(tx, accountId, [
            draft(means, 'delegation-ended', { delegationId: id, to }, accountId),
          ]);
        }
        return to;
      });
      if (taker === undefined) return notFound;
      actors.forget(taker);
      return true;
    },
  };
}
