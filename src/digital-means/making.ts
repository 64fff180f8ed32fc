import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import type { Entry } from '../registers/registers.ts';

const Years = z.record(z.string().regex(/^\d{4}$/), z.number().int().min(0));
/** What a city pack gives: `digital-means/digital-means.json`. */
export const MeansPack = z.strictObject({
  meetings: Years,
  meetingsUntilApril2015: z.number().int(),
  meetingsEachYearSince: Years,
  subjects: z.array(z.string()).min(1),
  host: z.string(),
  meetingSource: z.string(),
  meansSource: z.string(),
  mailboxes: z.strictObject({
    upper: z.number().int(),
    district: z.number().int(),
    commune: z.number().int(),
  }),
  mailUsePercent: z.number(),
  mailUsePercentNow: z.number(),
  documentUsePercent: z.number(),
  documentUsePercentNow: z.number(),
  portals: z.array(z.strictObject({ agency: z.string(), name: z.string() })),
  organisationCertificates: z.number().int(),
  personalCertificates: z.number().int(),
  provider: z.string(),
});
export type MeansPack = z.infer<typeof MeansPack>;

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const at = (on: Temporal.PlainDate): Temporal.Instant =>
  on.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(14, 0) }).toInstant();

/** Meetings spread over each year, and one in the December before the report's years. */
export function makeMeetings(pack: MeansPack, today: Temporal.PlainDate): Entry[] {
  const stretches = [
    ['2010-12-08', '2010-12-08', 1] as const,
    ...Object.entries({ ...pack.meetings, ...pack.meetingsEachYearSince }).map(
      ([year, count]) => [`${year}-01-06`, `${year}-12-22`, count] as const,
    ),
    ['2015-01-08', '2015-04-03', pack.meetingsUntilApril2015] as const,
  ];
  return stretches.flatMap(([first, last, count]) => {
    const span = day(first).until(day(last), { largestUnit: 'days' }).days;
    return Array.from({ length: count }, (_, index): Entry[] => {
      const heldOn = day(first).add({ days: Math.floor((span * index) / Math.max(1, count)) });
      if (Temporal.PlainDate.compare(heldOn, today) >= 0) return [];
      const points = 10 + ((index * 7) % 95);
      return [
        {
          by: system,
          at: at(heldOn),
          values: {
            name: pack.subjects[index % pack.subjects.length] ?? '',
            agency: pack.host,
            heldOn: heldOn.toString(),
            points,
            people: points * (6 + (index % 9)),
            source: pack.meetingSource,
          },
          course: [{ by: system, at: at(heldOn), to: 'held' }],
        },
      ];
    }).flat();
  });
}

const listedOn = day('2010-12-15');

/** Mail, document system and network of every agency, portals of the upper ones. Accounts were counted again in 2024. */
export function makeMeans(pack: MeansPack, agencies: readonly Agency[], today: Temporal.PlainDate): Entry[] {
  const recount = Temporal.PlainDate.compare(day('2024-07-10'), today) < 0;
  const row = (agency: string, kind: string, values: object, course: Entry['course'] = []): Entry => ({
    by: system,
    at: at(listedOn),
    values: {
      agency,
      kind,
      listedOn: listedOn.toString(),
      usedSince: listedOn.toString(),
      source: pack.meansSource,
      ...values,
    },
    course,
  });
  const counted = (kind: 'mail' | 'documents', first: number, last: number): Entry[] =>
    agencies.map(({ code, level }) => {
      const accounts = pack.mailboxes[level === 'city' ? 'upper' : level];
      const values = (on: string, of: number, percent: number) => ({
        accounts: of,
        active: Math.round((of * percent) / 100),
        countedOn: on,
      });
      const count = (on: string, of: number, percent: number) => ({
        by: system,
        at: at(day(on)),
        values: { kind, ...values(on, of, percent) },
      });
      return row(code, kind, values(listedOn.toString(), accounts / 2, first / 2), [
        count('2015-03-20', accounts, first),
        ...(recount && level !== 'commune' ? [count('2024-07-10', accounts * 2, last)] : []),
      ]);
    });
  const portals = agencies
    .filter(({ level }) => level !== 'commune')
    .map(({ code, name }) => row(code, 'portal', { name, isComponent: true }));
  const further = pack.portals.map(({ agency, name }) => row(agency, 'portal', { name, isComponent: true }));
  return [
    ...counted('mail', pack.mailUsePercent, pack.mailUsePercentNow),
    ...counted('documents', pack.documentUsePercent, pack.documentUsePercentNow),
    ...agencies.map(({ code }) => row(code, 'network', {})),
    ...portals,
    ...further,
  ];
}

/** Certificates of organisations and of people, shared out among departments and districts; given anew since. */
export function makeCertificates(
  pack: MeansPack,
  agencies: readonly Agency[],
  today: Temporal.PlainDate,
): Entry[] {
  const upper = agencies.filter(({ level }) => level !== 'commune');
  const grant = (
    holder: string,
    of: readonly Agency[],
    total: number,
    first: string,
    step: number,
  ): Entry[] =>
    of.flatMap(({ code }, index) => {
      const grantedOn = day(first).add({ days: index * step });
      const quantity = Math.floor(total / of.length) + (index < total % of.length ? 1 : 0);
      if (quantity === 0 || Temporal.PlainDate.compare(grantedOn, today) >= 0) return [];
      return [
        {
          by: system,
          at: at(grantedOn),
          values: {
            agency: code,
            holder,
            quantity,
            provider: pack.provider,
            document: `${200 + index}/STTTT-CNTT`,
            grantedOn: grantedOn.toString(),
            expiresOn: grantedOn.add({ years: 5 }).toString(),
          },
        },
      ];
    });
  return [
    ...grant('organisation', upper, pack.organisationCertificates, '2010-12-20', 9),
    ...grant('person', upper, pack.personalCertificates, '2013-06-03', 5),
    ...grant('organisation', upper, upper.length * 11, '2023-03-06', 2),
    ...grant('person', upper, upper.length * 41, '2023-09-04', 3),
  ];
}
