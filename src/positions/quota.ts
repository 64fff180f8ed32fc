import type { Organization } from '../organization/organization.ts';
import type { Quota } from '../organization/schema.ts';
import type { QuotaOf } from './positions.ts';
import type { Day } from './schema.ts';

/** The quota that a scheme must keep to, from the quotas that organization keeps. */
export function quotaFrom(organization: Pick<Organization, 'readQuotas'>): QuotaOf {
  return async (agencyId, day) => quotaOn(await organization.readQuotas(agencyId), day);
}

/**
 * Posts of civil servants and, beside them, those under contract (Nghị định 111/2022/NĐ-CP) on the day, its ends included;
 * null where no posts of civil servants are recorded for it.
 */
export function quotaOn(
  quotas: readonly Pick<Quota, 'kind' | 'posts' | 'validFrom' | 'validTo'>[],
  day: Day,
): number | null {
  const on = Temporal.PlainDate.from(day);
  const standing = quotas.filter(
    ({ validFrom, validTo }) =>
      Temporal.PlainDate.compare(validFrom, on) <= 0 &&
      (validTo === null || Temporal.PlainDate.compare(on, validTo) <= 0),
  );
  const posts = (kind: Quota['kind']): number[] =>
    standing.flatMap((one) => (one.kind === kind ? [one.posts] : []));
  const [civil] = posts('civil-servant');
  return civil === undefined ? null : civil + posts('contract').reduce((sum, one) => sum + one, 0);
}
