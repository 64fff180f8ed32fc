import type { z } from 'zod';
import type { Queries } from './database.ts';

/** A setting that an administrator changes on a page: its key, its shape, and its value until somebody sets it. */
export type Setting<T> = { readonly key: string; readonly schema: z.ZodType<T>; readonly initial: T };

export async function readSetting<T>(db: Queries, setting: Setting<T>): Promise<T> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', setting.key)
    .executeTakeFirst();
  return row === undefined ? setting.initial : setting.schema.parse(row.value);
}

export async function writeSetting<T>(
  db: Queries,
  setting: Setting<T>,
  value: T,
  by: { at: Temporal.Instant; accountId: number | null },
): Promise<void> {
  const row = {
    value: JSON.stringify(setting.schema.parse(value)),
    updatedAt: by.at,
    updatedBy: by.accountId,
  };
  await db
    .insertInto('setting')
    .values({ key: setting.key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
