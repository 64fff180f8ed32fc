import { z } from 'zod';
import { OfficeHours } from '../calendar/schema.ts';
import type { CalendarData } from '../calendar/schema.ts';
import { isRole, roles } from '../kernel/access.ts';
import { Level, ProcedureContent, ProcedureRecord } from '../procedures/schema.ts';

/*
 * Terms. A *pack* is a folder that makes an empty house one city. A *template* is the units every agency of a kind has.
 * A *publication* is one version of a procedure brought into force, or ended, by a decision of the city's leader.
 */

/** Words in both languages. */
export const Words = z.strictObject({ vi: z.string().min(1).max(500), en: z.string().min(1).max(500) });
export type Words = z.infer<typeof Words>;

/** Code of an agency, e.g. `H13.21.05` (Decision 20/2020/QĐ-TTg: the city, its agency, the agency under that). */
export const AgencyCode = z.string().regex(/^[A-Z]\w{0,9}(\.\d{2}){0,3}$/, {
  error: 'Mã cơ quan có dạng H13.21.05|An agency code looks like H13.21.05',
});

const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, {
  error:
    'Chỉ dùng chữ thường không dấu, chữ số, dấu gạch nối|Only small letters without diacritics, digits, hyphens',
});

/** Kinds of agency: who decides, and by which word a process model finds the agency of a territory. */
export const AgencyKind = z.enum([
  'city-committee',
  'department',
  'district-committee',
  'commune-committee',
  'service-centre',
  'police',
  'social-insurance',
  'tax',
]);
export type AgencyKind = z.infer<typeof AgencyKind>;

export const UnitKind = z.enum(['one-stop', 'division', 'leadership', 'records']);
export type UnitKind = z.infer<typeof UnitKind>;

/** A role of staff, as access knows it. */
export const Role = z.enum(Object.keys(roles).filter(isRole));
export type Role = z.infer<typeof Role>;

/** The words that may stand in braces in the pattern of a dossier's code. */
const codePlaceholders = ['agency', 'city', 'yymmdd', 'yyyymmdd', 'sequence'];

/**
 * How dossiers are numbered (Circular 01/2018/TT-VPCP art. 19), e.g. `{agency}-{yymmdd}-{sequence:4}`: code of the
 * receiving agency, day of receipt, running number of that agency and day in at least four digits.
 */
export const DossierCodePattern = z.string().superRefine((pattern, context) => {
  const used = [...pattern.matchAll(/\{(\w+)(?::\d)?\}/g)].map((match) => match[1] ?? '');
  const fault = (message: string) => context.addIssue({ code: 'custom', message });
  const unknown = used.filter((name) => !codePlaceholders.includes(name));
  if (unknown.length > 0) fault(`Không có ký hiệu {${unknown[0]}}|There is no placeholder {${unknown[0]}}`);
  if (/[{}]/.test(pattern.replace(/\{\w+(:\d)?\}/g, '')))
    fault('Dấu ngoặc nhọn không khớp|Braces do not match');
  for (const needed of ['agency', 'sequence']) {
    if (!used.includes(needed)) fault(`Thiếu ký hiệu {${needed}}|The placeholder {${needed}} is missing`);
  }
  if (!used.includes('yymmdd') && !used.includes('yyyymmdd')) {
    fault('Thiếu ngày tiếp nhận {yymmdd}|The day of receipt {yymmdd} is missing');
  }
});

/** `city.json` */
export const CityFile = z.strictObject({
  code: AgencyCode,
  slug: Slug,
  name: Words,
  shortName: Words,
  dossierCode: DossierCodePattern,
  /** IANA time zone in which the city's days begin and end. */
  timeZone: z.string().refine(isTimeZone, { error: 'Không có múi giờ này|There is no such time zone' }),
  locale: z.enum(['vi', 'en']).default('vi'),
  /** Citizens' hotline and portal, as printed on receipts. */
  hotline: z.string().max(60).default(''),
  portal: z.string().max(200).default(''),
});
export type CityFile = z.infer<typeof CityFile>;

export const PackUnit = z.strictObject({
  code: Slug,
  name: z.string().min(1).max(300),
  nameEn: z.string().min(1).max(300),
  kind: UnitKind,
});
export type PackUnit = z.infer<typeof PackUnit>;

/** An agency as written; `read.ts` fills in what the file leaves to its template. */
export const AgencyEntry = z.strictObject({
  code: AgencyCode,
  name: z.string().min(1).max(300),
  nameEn: z.string().min(1).max(300),
  level: Level,
  kind: AgencyKind,
  /** The agency of the territory above; only the city itself has none. */
  parent: AgencyCode.optional(),
  /** Official code of the territory (General Statistics Office), e.g. `31117`. */
  areaCode: z
    .string()
    .regex(/^\d{2,5}$/)
    .default(''),
  address: z.string().max(500).default(''),
  phone: z.string().max(60).default(''),
  /** Name of one of the file's office hours; without it the calendar's usual hours. */
  officeHours: z.string().optional(),
  /** Units of this agency beside those of its template. */
  units: z.array(PackUnit).default([]),
  /** Template of units; without it the one named after the agency's kind. */
  template: z.string().optional(),
});
export type AgencyEntry = z.infer<typeof AgencyEntry>;

/** `agencies.json` */
export const AgenciesFile = z.strictObject({
  /** Day from which the agencies below stand in the register. */
  validFrom: z.iso.date(),
  officeHours: z.record(z.string(), OfficeHours).default({}),
  templates: z.record(z.string(), z.array(PackUnit).min(1)),
  agencies: z.array(AgencyEntry).min(1),
});
export type AgenciesFile = z.infer<typeof AgenciesFile>;

const Username = z.string().regex(/^[a-z][a-z0-9._-]{1,59}$/, {
  error:
    'Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, . _ -|A username is small letters, digits, . _ -',
});

export const AccountEntry = z.strictObject({
  username: Username,
  fullName: z.string().min(1).max(120),
  agency: AgencyCode,
  unit: Slug.optional(),
  roles: z.array(Role).min(1),
});

/** One account in every unit of `unit` at every agency of `kinds`: `{agency}` and `{unit}` make its username. */
export const AccountPattern = z.strictObject({
  role: Role,
  unit: UnitKind,
  kinds: z.array(AgencyKind).min(1),
  username: z.string().regex(/^[a-z0-9._{}-]*\{agency\}[a-z0-9._{}-]*$/, {
    error: 'Mẫu tên đăng nhập phải có {agency}|The username pattern must hold {agency}',
  }),
});

/** `accounts.json` */
export const AccountsFile = z.strictObject({
  accounts: z.array(AccountEntry).min(1),
  patterns: z.array(AccountPattern).default([]),
});
export type AccountsFile = z.infer<typeof AccountsFile>;

/** `decisions.json`: decisions that publish procedures (Decree 63/2010/NĐ-CP art. 13–15). */
export const DecisionEntry = z.strictObject({
  number: z.string().min(1).max(60),
  issuedOn: z.iso.date(),
  effectiveOn: z.iso.date(),
  /** Code of the agency whose leader signed. */
  agency: AgencyCode,
  title: z.string().min(1).max(1000),
});
export type DecisionEntry = z.infer<typeof DecisionEntry>;

/** `procedures/*.json`: a procedure's first version and what later decisions made of it. */
export const ProcedureEntry = ProcedureRecord.extend({
  content: ProcedureContent.strict(),
  /** Number of the decision that published it. */
  decision: z.string(),
  /** Kind of the agencies that offer it: `content.agencies` is filled with their codes. */
  offeredBy: AgencyKind.optional(),
  /** Later versions: the parts that changed, laid over the version before and checked as a whole. */
  amendments: z
    .array(z.strictObject({ decision: z.string(), content: z.record(z.string(), z.unknown()) }))
    .default([]),
  /** Number of the decision that abolished it. */
  abolishedBy: z.string().optional(),
}).strict();
export type ProcedureEntry = z.infer<typeof ProcedureEntry>;

const names = z.array(z.string().min(1).max(120)).min(3);

/** `demonstration.json`: how many dossiers to make up, and the parts from which people are made up. None is real. */
export const DemonstrationFile = z.strictObject({
  seed: z.number().int().min(0),
  dossiers: z.number().int().min(0).max(100_000),
  /** How many years back from the day of installation the dossiers reach. */
  years: z.number().int().min(1).max(15),
  people: z.strictObject({
    surnames: names,
    middleNames: z.strictObject({ male: names, female: names }),
    givenNames: z.strictObject({ male: names, female: names }),
  }),
  streets: names,
  hamlets: names,
  businesses: z.strictObject({ forms: names, trades: names, names }),
  /** Weights by which procedures are drawn, by code; those not named weigh 1. */
  weights: z.record(z.string(), z.number().positive()).default({}),
});
export type DemonstrationFile = z.infer<typeof DemonstrationFile>;

/** An agency with nothing left to its template. */
export type PackAgency = Omit<AgencyEntry, 'officeHours' | 'template' | 'parent'> & {
  readonly parent: string | null;
  /** Null: the calendar's usual hours. */
  readonly officeHours: OfficeHours | null;
  readonly validFrom: string;
};

export type PackAccount = {
  readonly username: string;
  readonly fullName: string;
  readonly agency: string;
  readonly unit: string | null;
  readonly roles: readonly Role[];
  /** True: one of the accounts shown on the terminal; false: made by a pattern. */
  readonly isNamed: boolean;
};

/** A change of the catalogue; `content` null when the decision abolishes the procedure. */
export type Publication = {
  readonly decision: string;
  readonly code: string;
  readonly change: 'new' | 'amended' | 'abolished';
  readonly content: ProcedureContent | null;
};

/** A process model: `code` is the file's name without `.bpmn`, `name` what the process calls itself. */
export type PackProcess = { readonly code: string; readonly name: string; readonly xml: string };

/** A whole pack, checked, in the order in which it can be installed. */
export type CityPack = {
  readonly folder: string;
  readonly city: CityFile;
  readonly calendar: CalendarData;
  /** Every agency after its parent. */
  readonly agencies: readonly PackAgency[];
  readonly accounts: readonly PackAccount[];
  readonly processes: readonly PackProcess[];
  /** By the day they take effect. */
  readonly decisions: readonly DecisionEntry[];
  /** By the day they take effect, then by code. */
  readonly publications: readonly Publication[];
  readonly demonstration: DemonstrationFile;
};

function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}
