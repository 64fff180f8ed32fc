import { sql } from 'kysely';
import type { Staff } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Desk } from './desk.ts';

/** A form as its author left it: nobody else sees it, and it counts nowhere. */
export type Typed = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly at: Temporal.Instant;
};

const daysKept = 60;

/** Keeps what is being typed for a row, 0 for a new one. @throws Refused where there is no such row */
export async function keepTyped(
  { house, register }: Desk,
  { accountId }: Staff,
  rowId: number,
  { values, version }: Omit<Typed, 'at'>,
): Promise<Temporal.Instant> {
  const { db, clock } = house;
  const known =
    rowId === 0 ||
    (await db
      .selectFrom('registerRow')
      .select('id')
      .where('id', '=', rowId)
      .where('register', '=', register.code)
      .executeTakeFirst()) !== undefined;
  if (!known) throw new Refused(notFound);
  const at = clock.now();
  const typed = { typed: JSON.stringify(values), version, typedAt: at };
  await db
    .insertInto('registerTyping')
    .values({ accountId, register: register.code, rowId, ...typed })
    .onConflict((conflict) => conflict.columns(['accountId', 'register', 'rowId']).doUpdateSet(typed))
    .execute();
  await db
    .deleteFrom('registerTyping')
    .where('accountId', '=', accountId)
    .where('typedAt', '<', sql<Temporal.Instant>`${at}::timestamptz - make_interval(days => ${daysKept})`)
    .execute();
  return at;
}

export async function findTyped(
  { house, register }: Desk,
  { accountId }: Staff,
  rowId: number,
): Promise<Typed | null> {
  const found = await house.db
    .selectFrom('registerTyping')
    .select(['typed', 'version', 'typedAt'])
    .where('accountId', '=', accountId)
    .where('register', '=', register.code)
    .where('rowId', '=', rowId)
    .executeTakeFirst();
  if (found === undefined) return null;
  return { values: found.typed as Typed['values'], version: found.version, at: found.typedAt };
}

/** Forgets what was being typed: it has been recorded, or is thrown away. */
export async function forgetTyped(
  { db }: Pick<House, 'db'>,
  register: string,
  accountId: number,
  rowId: number,
): Promise<void> {
  await db
    .deleteFrom('registerTyping')
    .where('accountId', '=', accountId)
    .where('register', '=', register)
    .where('rowId', '=', rowId)
    .execute();
}
