import type { Queries } from '../kernel/database.ts';
import type { Text } from '../kernel/messages.ts';

/** Names of agencies by their ids as keys: every register has the dimension `agency`. */
export async function agencyNames(db: Queries, keys: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('agency')
    .select(['id', 'name', 'nameEn'])
    .where('id', 'in', keys.map(Number))
    .execute();
  return new Map(
    rows.map(({ id, name, nameEn }) => [String(id), { vi: name, en: nameEn === '' ? name : nameEn }]),
  );
}
