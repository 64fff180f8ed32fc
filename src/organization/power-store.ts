import type { Queries, Tx } from '../kernel/database.ts';
import {
  PowerKind,
  QuotaKind,
  type Power,
  type PowerFields,
  type Quota,
  type QuotaFields,
} from './schema.ts';

/** Functions, tasks and powers of an agency, the newest first. */
export async function readPowers(db: Queries, agencyId: number): Promise<Power[]> {
  const rows = await db
    .selectFrom('agencyPower')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: PowerKind.parse(row.kind) }));
}

/** Quotas of an agency (or of all), the newest first. */
export async function readQuotas(db: Queries, agencyId?: number): Promise<Quota[]> {
  const rows = await db
    .selectFrom('agencyQuota')
    .selectAll()
    .$if(agencyId !== undefined, (query) => query.where('agencyId', '=', agencyId ?? 0))
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: QuotaKind.parse(row.kind) }));
}

export async function insertPower(tx: Tx, agencyId: number, fields: PowerFields): Promise<number> {
  const { id } = await tx
    .insertInto('agencyPower')
    .values({ ...fields, agencyId, validFrom: Temporal.PlainDate.from(fields.validFrom) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function endPower(tx: Tx, id: number, validTo: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('agencyPower').set({ validTo }).where('id', '=', id).execute();
}

/** A quota from a day on; the one of its kind before ends the day before. */
export async function insertQuota(tx: Tx, agencyId: number, fields: QuotaFields): Promise<number> {
  const validFrom = Temporal.PlainDate.from(fields.validFrom);
  await tx
    .updateTable('agencyQuota')
    .set({ validTo: validFrom.subtract({ days: 1 }) })
    .where('agencyId', '=', agencyId)
    .where('kind', '=', fields.kind)
    .where('validTo', 'is', null)
    .execute();
  const { id } = await tx
    .insertInto('agencyQuota')
    .values({ ...fields, agencyId, validFrom })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
