import type { Tx } from '../kernel/database.ts';
import { recordMoment } from './change-store.ts';
import { insertPower, insertQuota, readPowers, readQuotas } from './power-store.ts';
import type { PowerFields, Quota, QuotaFields, QuotaKind } from './schema.ts';

type By = { readonly actorId: number | null; readonly at: Temporal.Instant };

/** Posts of an agency from the first day of the new structure on, as the plan gives them. */
export type GivenQuota = { readonly agencyId: number; readonly kind: QuotaKind; readonly posts: number };

/**
 * Powers and quotas of agencies that end hold until their last day; from the next the main successor has them: the sum of
 * the posts with its own, or what the plan gives it, and each power once, on the basis that gave it.
 */
export async function carryOnEntries(
  tx: Tx,
  {
    heirs,
    given,
    decision,
    on,
  }: {
    /** Main successor by ended agency. */
    readonly heirs: ReadonlyMap<number, number>;
    readonly given: readonly GivenQuota[];
    readonly decision: string;
    readonly on: Temporal.PlainDate;
  },
  by: By,
): Promise<void> {
  const open = (await readQuotas(tx)).filter(({ validTo }) => validTo === null);
  const wanted = new Map<string, GivenQuota>();
  for (const { agencyId, kind, posts } of open) {
    const heir = heirs.get(agencyId);
    if (heir === undefined) continue;
    const key = `${heir} ${kind}`;
    const before = wanted.get(key)?.posts ?? ownOf(open, heir, kind)?.posts ?? 0;
    wanted.set(key, { agencyId: heir, kind, posts: before + posts });
  }
  for (const quota of given) wanted.set(`${quota.agencyId} ${quota.kind}`, quota);
  for (const { agencyId, kind, posts } of wanted.values()) {
    const own = ownOf(open, agencyId, kind);
    // A quota that was set since, while the plan waited to be carried out, holds its first day.
    const isLater = own !== undefined && Temporal.PlainDate.compare(own.validFrom, on) >= 0;
    const validFrom = (isLater ? own.validFrom.add({ days: 1 }) : on).toString();
    const fields: QuotaFields = { kind, posts, decision, validFrom };
    const id = await insertQuota(tx, agencyId, fields);
    const data = { id, ...fields, before: own?.posts ?? null };
    await recordMoment(tx, agencyId, { kind: 'quota-set', data }, by);
  }
  await carryOnPowers(tx, heirs, on, by);
  await endEntries(tx, [...heirs.keys()], on.subtract({ days: 1 }));
}

function ownOf(open: readonly Quota[], agencyId: number, kind: QuotaKind): Quota | undefined {
  return open.find((one) => one.agencyId === agencyId && one.kind === kind);
}

async function carryOnPowers(
  tx: Tx,
  heirs: ReadonlyMap<number, number>,
  on: Temporal.PlainDate,
  by: By,
): Promise<void> {
  const isOpen = ({ validTo }: { readonly validTo: Temporal.PlainDate | null }): boolean => validTo === null;
  const known = new Map<number, Set<string>>();
  for (const [from, heir] of heirs) {
    const powers = (await readPowers(tx, from)).filter(isOpen);
    if (powers.length === 0) continue;
    const has = known.get(heir) ?? new Set((await readPowers(tx, heir)).filter(isOpen).map(nameOf));
    known.set(heir, has);
    for (const power of powers.toReversed()) {
      if (has.has(nameOf(power))) continue;
      has.add(nameOf(power));
      const { kind, content, legalBasis } = power;
      const fields: PowerFields = { kind, content, legalBasis, validFrom: on.toString() };
      const id = await insertPower(tx, heir, fields);
      await recordMoment(tx, heir, { kind: 'power-added', data: { id, ...fields } }, by);
    }
  }
}

function nameOf({ kind, content }: Pick<PowerFields, 'kind' | 'content'>): string {
  return `${kind} ${content}`;
}

/** What was set after the last day, while the plan waited to be carried out, holds its first day. */
async function endEntries(tx: Tx, agencyIds: readonly number[], lastDay: Temporal.PlainDate): Promise<void> {
  if (agencyIds.length === 0) return;
  for (const table of ['agencyPower', 'agencyQuota'] as const) {
    await tx
      .updateTable(table)
      .set(({ fn, ref, val }) => ({
        validTo: fn<Temporal.PlainDate>('greatest', [ref('validFrom'), val(lastDay)]),
      }))
      .where('agencyId', 'in', [...agencyIds])
      .where('validTo', 'is', null)
      .execute();
  }
}
