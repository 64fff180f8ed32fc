import { z } from 'zod';
import { OfficeHours } from '../calendar/schema.ts';

export const AgencyLevel = z.enum(['city', 'district', 'commune']);
export type AgencyLevel = z.infer<typeof AgencyLevel>;

export const UnitKind = z.enum(['one-stop', 'division', 'leadership', 'records']);
export type UnitKind = z.infer<typeof UnitKind>;

/** An organ of the city: a department, a people's committee, or a vertical body (police, tax, social insurance). */
export type Agency = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: AgencyLevel;
  readonly kind: string;
  readonly parentId: number | null;
  readonly address: string;
  readonly phone: string;
  /** Null: the working calendar's default hours. */
  readonly officeHours: unknown;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
  readonly units: readonly Unit[];
};

export type Unit = {
  readonly id: number;
  readonly agencyId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: UnitKind;
  /** Null: as long as its agency. */
  readonly validFrom: Temporal.PlainDate | null;
  /** Last day on which it works; null while it does. */
  readonly validTo: Temporal.PlainDate | null;
};

/** Who carries on the work of an agency that ended: one agency all of it (`whole`), or one of several a part. */
export type Succession = {
  readonly fromAgencyId: number;
  readonly toAgencyId: number;
  readonly onDate: Temporal.PlainDate;
  readonly share: 'whole' | 'part';
  /** What no rule gives to another goes here. */
  readonly isMain: boolean;
  readonly decision: string;
  readonly reorganizationId: number | null;
};

export const PowerKind = z.enum(['function', 'task', 'delegated']);
export type PowerKind = z.infer<typeof PowerKind>;
export const QuotaKind = z.enum(['civil-servant', 'public-employee', 'commune-official', 'contract']);
export type QuotaKind = z.infer<typeof QuotaKind>;

/** A function, a task or a power decentralised to an agency, valid in time. */
export type Power = {
  readonly id: number;
  readonly agencyId: number;
  readonly unitId: number | null;
  readonly kind: PowerKind;
  readonly content: string;
  readonly legalBasis: string;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
};

/** A staffing quota of an agency, valid in time. */
export type Quota = {
  readonly id: number;
  readonly agencyId: number;
  readonly kind: QuotaKind;
  readonly posts: number;
  readonly decision: string;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
};

/** An agency to install, as a city pack gives it. */
export type NewAgency = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: AgencyLevel;
  readonly kind: string;
  readonly parent: string | null;
  readonly address: string;
  readonly phone: string;
  readonly officeHours: unknown;
  readonly validFrom: string;
  readonly units: readonly { code: string; name: string; nameEn: string; kind: UnitKind }[];
};

const tooLong = (most: number) => `Nhiều nhất ${most} ký tự|At most ${most} characters`;
const line = (most: number) => z.string().trim().max(most, tooLong(most));
const name = line(200).min(1, 'Hãy ghi tên|Enter a name');

/** What an administrator says of an agency. */
export const AgencyDetails = z.object({
  name,
  nameEn: line(200).default(''),
  address: line(300).default(''),
  phone: line(60)
    .regex(/^[\d\s+().,;/-]*$/, 'Chỉ ghi chữ số, dấu + ( ) . - /|Only digits and + ( ) . - /')
    .default(''),
});
export type AgencyDetails = z.infer<typeof AgencyDetails>;

/** What an administrator says of a unit. Its code is made from its first name and stays. */
export const UnitDetails = z.object({
  name,
  nameEn: line(200).default(''),
  kind: z.enum(UnitKind.options, 'Hãy chọn loại bộ phận|Choose the kind of unit'),
});
export type UnitDetails = z.infer<typeof UnitDetails>;

const aDay = z.iso
  .date('Hãy chọn ngày|Choose a day')
  .refine(
    (text) => text >= '1900-01-01' && text <= '2199-12-31',
    'Ngày từ năm 1900 đến năm 2199|A day from 1900 to 2199',
  );

/** What is said of a function, task or power. */
export const PowerFields = z.object({
  kind: z.enum(PowerKind.options, 'Hãy chọn loại|Choose the kind'),
  content: line(2000).min(1, 'Hãy ghi nội dung|Say what it is'),
  legalBasis: line(500).min(1, 'Hãy ghi văn bản quy định|Name the document that gives it'),
  validFrom: aDay,
});
export type PowerFields = z.infer<typeof PowerFields>;

/** What is said of a quota; it stands in the place of the one of its kind before. */
export const QuotaFields = z.object({
  kind: z.enum(QuotaKind.options, 'Hãy chọn loại biên chế|Choose the kind of post'),
  posts: z.coerce
    .number('Hãy ghi số biên chế|Enter the number of posts')
    .int('Số biên chế là số nguyên|Whole posts only')
    .min(0, 'Số biên chế không âm|Not below 0')
    .max(100_000, 'Nhiều nhất 100.000|At most 100,000'),
  decision: line(500).min(1, 'Hãy ghi quyết định giao biên chế|Name the decision'),
  validFrom: aDay,
});
export type QuotaFields = z.infer<typeof QuotaFields>;

export const EndingFields = z.object({ validTo: aDay });
export type EndingFields = z.infer<typeof EndingFields>;

/** Days as a form names them, Monday first, as ISO 8601 counts them. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

const hoursOfDay = line(200).default('');

/** Office hours as people write them, a line a day: `07:00–11:00, 13:00–17:00`; an empty line is a day off. */
export const WeekText = z.object({
  monday: hoursOfDay,
  tuesday: hoursOfDay,
  wednesday: hoursOfDay,
  thursday: hoursOfDay,
  friday: hoursOfDay,
  saturday: hoursOfDay,
  sunday: hoursOfDay,
});
export type WeekText = z.infer<typeof WeekText>;

/** From what to what, by name of the field. */
const Differences = z.record(z.string(), z.tuple([z.string(), z.string()]));
export type Differences = z.infer<typeof Differences>;

/** By which reorganisation: its id and decision. */
const Restructured = z.object({ reorganization: z.number(), decision: z.string() });

/** What happens to an agency: the events of the subject `agency`. */
export const AgencyEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('details-changed'), data: z.object({ changes: Differences }) }),
  z.object({
    kind: z.literal('office-hours-changed'),
    data: z.object({ before: OfficeHours.nullable(), after: OfficeHours.nullable() }),
  }),
  z.object({
    kind: z.literal('unit-added'),
    data: z.object({ code: z.string(), name: z.string(), nameEn: z.string(), kind: UnitKind }),
  }),
  z.object({
    kind: z.literal('unit-changed'),
    data: z.object({ code: z.string(), name: z.string(), changes: Differences }),
  }),
  z.object({ kind: z.literal('power-added'), data: PowerFields.extend({ id: z.number() }) }),
  z.object({
    kind: z.literal('power-ended'),
    data: z.object({ id: z.number(), content: z.string(), validTo: z.string() }),
  }),
  z.object({
    kind: z.literal('quota-set'),
    data: QuotaFields.extend({ id: z.number(), before: z.number().nullable() }),
  }),
  z.object({
    kind: z.literal('established'),
    data: Restructured.extend({ name: z.string(), predecessors: z.array(z.string()) }),
  }),
  z.object({
    kind: z.literal('ended'),
    data: Restructured.extend({ validTo: z.string(), successors: z.array(z.string()) }),
  }),
  z.object({ kind: z.literal('placed'), data: Restructured.extend({ changes: Differences }) }),
  z.object({
    kind: z.literal('unit-moved'),
    data: Restructured.extend({ code: z.string(), name: z.string(), from: z.string(), to: z.string() }),
  }),
]);
export type AgencyEvent = z.infer<typeof AgencyEvent>;
