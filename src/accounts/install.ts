import { chain, emptyChain } from '../kernel/events.ts';
import { placesByCode } from './place-store.ts';
import { draft, type Means } from './means.ts';
import { hashPassword } from './passwords.ts';
import type { PackAccount } from './schema.ts';

/**
 * Installs a city pack's accounts, all or none; those whose username is there already stay as they are. All get one
 * password under one hash, made once: for demonstrations, where the password is on the sign-in page anyway. It is shared, so
 * nobody is asked to set their own at the first sign-in, as who gets one from an administrator is.
 * Gives the number of new accounts; throws Error when an agency or unit of a row is not there.
 */
export async function installAccounts(
  means: Means,
  rows: readonly PackAccount[],
  password: string,
): Promise<number> {
  const { db, clock } = means.house;
  const passwordHash = await hashPassword(password.normalize('NFC'));
  return db.transaction().execute(async (tx) => {
    const { agencies, units } = await placesByCode(tx);
    const values = rows.map((row) => {
      const agencyId = agencies.get(row.agency);
      const unitId = row.unit === undefined ? null : units.get(`${row.agency}/${row.unit}`);
      if (agencyId === undefined)
        throw new Error(`account ${row.username}: there is no agency ${row.agency}`);
      if (unitId === undefined)
        throw new Error(`account ${row.username}: ${row.agency} has no unit ${row.unit}`);
      return {
        username: row.username.toLowerCase(),
        fullName: row.fullName,
        email: row.email ?? '',
        agencyId,
        unitId,
        roles: [...row.roles],
        passwordHash,
        mustSetPassword: false,
        createdAt: clock.now(),
      };
    });
    let count = 0;
    for (let start = 0; start < values.length; start += 1000) {
      const installed = await tx
        .insertInto('account')
        .values(values.slice(start, start + 1000))
        .onConflict((conflict) => conflict.column('username').doNothing())
        .returning(['id', 'agencyId', 'unitId', 'roles'])
        .execute();
      count += installed.length;
      if (installed.length === 0) continue;
      const events = installed.flatMap(({ id, ...data }) =>
        chain({ kind: 'account', id }, emptyChain, [draft(means, 'created', data, null)]),
      );
      await tx
        .insertInto('event')
        .values(events.map((event) => ({ ...event, data: JSON.stringify(event.data) })))
        .execute();
    }
    return count;
  });
}
