import { z } from 'zod';
import { system as byProgram } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import type { Entry } from '../registers/registers.ts';

const Lines = z.array(z.string().min(1)).min(1);
/** What a city pack gives: `quality/quality.json`. */
export const QualityPack = z.strictObject({
  /** Username of who verifies remedies. */
  verifier: z.string(),
  /** Units with a system of their own beside those of the agencies. */
  units: z.array(z.strictObject({ agency: z.string(), name: z.string() })),
  /** Codes of the agencies whose audits are shown. */
  audited: z.array(z.string()),
  /** Codes of procedures in scope, by kind of agency. */
  scopes: z.record(z.string(), z.array(z.string())),
  issuer: z.string(),
  people: Lines,
  questions: Lines,
  findings: z
    .array(
      z.strictObject({
        finding: z.string(),
        clause: z.string(),
        cause: z.string(),
        correction: z.string(),
        action: z.string(),
      }),
    )
    .min(1),
  decisions: z.string(),
  conclusions: Lines,
});
export type QualityPack = z.infer<typeof QualityPack>;

export type Unit = {
  readonly name: string;
  readonly agency: Agency;
  /** Departments, districts and their units began in 2007, communes with the scheme of 2011. */
  readonly isUpper: boolean;
  readonly appliesFrom: Temporal.PlainDate;
};

const early = Temporal.PlainDate.from('2007-06-01');
const scheme = Temporal.PlainDate.from('2011-05-05');

export function at(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(10, 0) }).toInstant();
}

/** One of several, by the number of the row. */
export function nth<T>(of: readonly T[], index: number): T {
  const chosen = of[index % of.length];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}

/** The units that must apply the standard: departments, districts, communes, and the pack's own list. */
export function unitsOf(pack: QualityPack, agencies: readonly Agency[]): Unit[] {
  const kinds = ['department', 'district-committee', 'commune-committee'];
  const own = agencies
    .filter(({ kind }) => kinds.includes(kind))
    .map((agency) => {
      const isUpper = agency.kind !== 'commune-committee';
      return { name: agency.name, agency, isUpper, appliesFrom: isUpper ? early : scheme };
    });
  const below = pack.units.flatMap(({ agency: code, name }) => {
    const agency = agencies.find((one) => one.code === code);
    return agency === undefined ? [] : [{ name, agency, isUpper: false, appliesFrom: scheme }];
  });
  return [...own, ...below];
}

export function makeSystems(pack: QualityPack, units: readonly Unit[]): Entry[] {
  return units.map(({ name, agency, appliesFrom }, index) => ({
    by: byProgram,
    at: at(appliesFrom),
    values: {
      name,
      agency: agency.code,
      appliesFrom: appliesFrom.toString(),
      decision: `${1090 + (appliesFrom.year - 2011)}/QĐ-UBND`,
      head: nth(pack.people, index),
      procedures: (name === agency.name ? (pack.scopes[agency.kind] ?? []) : []).join(', '),
    },
    course: [{ by: byProgram, at: at(appliesFrom.add({ months: 9 })), to: 'operating' }],
  }));
}

/** Three-year certificates of the upper units up to today, some near their end; the others announced conformity in 2016. */
export function makeCertificates(
  pack: QualityPack,
  units: readonly Unit[],
  ids: readonly number[],
  today: Temporal.PlainDate,
): Entry[] {
  let upper = 0;
  return units.flatMap(({ agency, isUpper }, index) => {
    const certificate = (
      from: Temporal.PlainDate,
      until: Temporal.PlainDate | null,
      number: string,
    ): Entry => ({
      by: byProgram,
      at: at(from),
      values: {
        system: ids[index],
        agency: agency.code,
        kind: until === null ? 'announcement' : 'certificate',
        number,
        issuer: until === null ? `Lãnh đạo ${agency.name}` : pack.issuer,
        standard: from.year < 2016 ? 'v2008' : 'v2015',
        validFrom: from.toString(),
        ...(until === null ? {} : { validUntil: until.toString() }),
      },
    });
    const years = (from: Temporal.PlainDate, count: number, number: string): Entry =>
      certificate(from, from.add({ years: count }), number);
    const days = (index * 5) % 300;
    const second = Temporal.PlainDate.from(isUpper ? '2012-06-15' : '2012-09-01').add({ days });
    // Before the report, and over its last day.
    const past = [
      ...(isUpper ? [years(second.subtract({ years: 3 }), 3, `TC-09-${index + 100}`)] : []),
      years(second, 3, `TC-12-${index + 100}`),
    ];
    if (!isUpper) return [...past, certificate(second.add({ years: 3 }), null, `${index + 10}/CB-HTQLCL`)];
    upper += 1;
    const end = today.add({ days: upper % 29 === 0 ? -12 : 18 + ((upper * 53) % 1000) });
    return [
      ...past,
      years(second.add({ years: 3 }), 3, `TC-15-${index + 100}`),
      years(end.subtract({ years: 3 }), 3, `TC-MOI-${index + 100}`),
    ];
  });
}
