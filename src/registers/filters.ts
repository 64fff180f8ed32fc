import type { Staff } from '../kernel/access.ts';
import type { Desk } from './desk.ts';
import { filterable } from './address.ts';
import type { Register } from './schema.ts';

/** A list's address under a name. */
export type NamedFilter = {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly isOwn: boolean;
  readonly isShared: boolean;
  /** Who shared it. */
  readonly by: string;
};

const ofEveryList = ['q', 'state', 'view', 'from', 'to', 'sort'];

/** What of an address a filter keeps: what the list understands, in one order; '' where nothing is filtered. */
export function filterQuery(register: Register, query: string): string {
  const given = new URLSearchParams(query.slice(0, 4000));
  const kept = new URLSearchParams();
  for (const name of [...ofEveryList, ...filterable(register)]) {
    const value = (given.get(name) ?? '').trim().slice(0, 200);
    if (value !== '') kept.set(name, value);
  }
  return kept.toString();
}

/** This person's filters of the register, and those that somebody of their agency shares; by name. */
export async function readFilters(
  { house, register }: Desk,
  { accountId, agencyId }: Staff,
): Promise<NamedFilter[]> {
  const rows = await house.db
    .selectFrom('registerFilter')
    .innerJoin('account', 'account.id', 'registerFilter.accountId')
    .select(['registerFilter.id', 'name', 'query', 'isShared', 'registerFilter.accountId', 'fullName'])
    .where('register', '=', register.code)
    .where(({ or, and, eb }) =>
      or([
        eb('registerFilter.accountId', '=', accountId),
        and([eb('isShared', '=', true), eb('registerFilter.agencyId', '=', agencyId)]),
      ]),
    )
    .orderBy('name')
    .limit(100)
    .execute();
  return rows.map(({ accountId: by, fullName, ...row }) => ({
    ...row,
    isOwn: by === accountId,
    by: fullName,
  }));
}

/** Keeps an address under a name; the same name of the same person takes the new address. */
export async function saveFilter(
  { house, register }: Desk,
  { accountId, agencyId }: Staff,
  { name, query, isShared }: Pick<NamedFilter, 'name' | 'query' | 'isShared'>,
): Promise<void> {
  const kept = { query, isShared, agencyId, madeAt: house.clock.now() };
  await house.db
    .insertInto('registerFilter')
    .values({ register: register.code, accountId, name, ...kept })
    .onConflict((conflict) => conflict.columns(['accountId', 'register', 'name']).doUpdateSet(kept))
    .execute();
}

/** Takes one's own filter away; false when there is none. */
export async function removeFilter(
  { house, register }: Desk,
  { accountId }: Staff,
  id: number,
): Promise<boolean> {
  const removed = await house.db
    .deleteFrom('registerFilter')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .where('register', '=', register.code)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
