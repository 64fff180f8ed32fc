import { z } from 'zod';

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
