import type { Queries } from '../kernel/database.ts';
import { certificateStanding, type CertificateStanding } from './rules.ts';
import { readCertificates, readNonconformities, readSystems, type Certificate } from './store.ts';

/** Something that an agency has to do for its quality systems by a day. */
export type QualityDuty = {
  readonly title: string;
  readonly due: Temporal.PlainDate;
  readonly href: string;
};

/** Certificates of an agency's systems that end soon or have ended, and its non-conformities not yet closed. */
export async function qualityDuties(
  db: Queries,
  agencyId: number,
  today: Temporal.PlainDate,
): Promise<QualityDuty[]> {
  const own = { agencyIds: [agencyId] };
  const [systems, certificates, findings] = await Promise.all([
    readSystems(db, own),
    readCertificates(db, own),
    readNonconformities(db, own),
  ]);
  const renewals = systems
    .filter(({ state }) => state !== 'ended')
    .flatMap(({ id, values: { name } }): QualityDuty[] => {
      const given = certificates.filter(({ values: { system } }) => system === id);
      const standing = standingOf(given, today);
      if (standing.kind !== 'soon' && standing.kind !== 'expired') return [];
      const due = Temporal.PlainDate.from(standing.until);
      return [{ title: `Gia hạn chứng nhận chất lượng: ${name}`, due, href: `/quality/systems/${id}` }];
    });
  const remedies = findings
    .filter(({ state }) => state !== 'closed')
    .map(({ id, values: { finding, dueOn } }): QualityDuty => ({
      title: `Khắc phục điểm không phù hợp: ${finding}`,
      due: Temporal.PlainDate.from(dueOn),
      href: `/registers/quality-nonconformity/${id}`,
    }));
  return [...renewals, ...remedies];
}

/** Where a system stands by its certificates that have not been withdrawn. */
export function standingOf(given: readonly Certificate[], today: Temporal.PlainDate): CertificateStanding {
  const valid = given.filter(({ state }) => state === 'valid');
  return certificateStanding(
    valid.map(({ values: { validFrom, validUntil = null } }) => ({ validFrom, validUntil })),
    today,
  );
}
