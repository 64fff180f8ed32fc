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
]);
export type AgencyEvent = z.infer<typeof AgencyEvent>;
