import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';

/** Level of government of the city's own agencies. */
export const Level = z.enum(['city', 'district', 'commune']);
export type Level = z.infer<typeof Level>;

/** Level at which a procedure is resolved. `ministry` and `other` are in the catalogue, but at no counter of the city. */
export const ProcedureLevel = z.enum(['city', 'district', 'commune', 'ministry', 'other']);
export type ProcedureLevel = z.infer<typeof ProcedureLevel>;

/** Way to file: at the counter, online, by post. */
export const Channel = z.enum(['counter', 'online', 'post']);
export type Channel = z.infer<typeof Channel>;

/** A legal time limit: `5wd` working days, `8wh` working hours, `20d` calendar days, `2mo` months. */
export const TermText = z.string().regex(/^(0wd|[1-9]\d{0,3}(wd|wh|d|mo))$/);

/** One way to file, with its own time limit and fee. `term` null: the law sets none, or the source gave none. */
export const ProcedureChannel = z.object({
  channel: Channel,
  term: TermText.nullable(),
  /** Fee in đồng; null when it is not a fixed amount (then `feeNote` says how it is set). */
  fee: z.number().int().min(0).nullable(),
  feeNote: z.string().max(4000).default(''),
  note: z.string().max(4000).default(''),
});
export type ProcedureChannel = z.infer<typeof ProcedureChannel>;

/** One paper of the dossier: how many originals, certified copies and plain copies. */
export const RequiredPaper = z.object({
  name: z.string().min(1).max(2000),
  original: z.number().int().min(0).max(99).default(0),
  certified: z.number().int().min(0).max(99).default(0),
  plain: z.number().int().min(0).max(99).default(0),
  /** False: only in some cases, which `note` names. */
  required: z.boolean().default(true),
  note: z.string().max(2000).default(''),
});
export type RequiredPaper = z.infer<typeof RequiredPaper>;

/**
 * The mandated parts of an administrative procedure (thủ tục hành chính), Decree 63/2010/NĐ-CP art. 8 as amended:
 * name, sequence, ways to file, papers and sets, time limit, audience, agency, result, forms, conditions, fee, legal basis.
 */
export const ProcedureContent = z.object({
  name: z.string().min(1).max(2000),
  nameEn: z.string().max(2000).default(''),
  level: ProcedureLevel,
  /** Further levels at which the same procedure is resolved. */
  alsoLevels: z.array(ProcedureLevel).optional(),
  field: z.string().min(1).max(300),
  /** Codes of the agencies that offer it; empty: every agency of the level. */
  agencies: z.array(z.string()).default([]),
  /** Life events under which a citizen looks for it, e.g. `Sinh con`. */
  lifeEvents: z.array(z.string().max(100)).default([]),
  sequence: z.array(z.string().min(1).max(8000)).default([]),
  channels: z.array(ProcedureChannel).default([]),
  papers: z.array(RequiredPaper).default([]),
  sets: z.number().int().min(1).max(20).default(1),
  audience: z.array(z.string().max(300)).default([]),
  decidingAgency: z.string().max(4000).default(''),
  results: z.array(z.string().max(1000)).default([]),
  forms: z.array(z.string().max(1000)).default([]),
  conditions: z.string().max(8000).default(''),
  legalBasis: z.array(z.string().max(1000)).default([]),
  /** Online service level 1–4: information; forms; file online; pay and receive online. */
  onlineLevel: z.number().int().min(1).max(4).default(2),
  /** Code of the process model by which a dossier travels; empty: the catalogue knows it, no counter receives it yet. */
  process: z.string().max(100).default(''),
  /** The record of another catalogue from which it was imported, whole and as it came, so that nothing of it is lost. */
  source: z.record(z.string(), z.unknown()).optional(),
});
export type ProcedureContent = z.infer<typeof ProcedureContent>;

/** National code `d.dddddd`, or a local one. */
export const ProcedureCode = z.string().regex(/^[\p{L}\d][\p{L}\d._-]{0,39}$/u, {
  error:
    'Mã thủ tục gồm chữ, số, dấu chấm, gạch ngang, tối đa 40 ký tự, ví dụ 1.001193|A code has letters, digits, dots and dashes, at most 40 characters, e.g. 1.001193',
});

/** A procedure as exchanged: its code (national `d.dddddd` or local) and its content. */
export const ProcedureRecord = z.object({ code: ProcedureCode, content: ProcedureContent });
export type ProcedureRecord = z.infer<typeof ProcedureRecord>;

/** A day written `2015-05-15`. */
export const Day = z.string().transform((text, context) => {
  const day = findDay(text.trim());
  if (day !== null && day.year >= 1900 && day.year < 2200) return day;
  context.addIssue({
    code: 'custom',
    message: 'Ngày không có thật; hãy viết năm-tháng-ngày, ví dụ 2015-05-15|Not a real day; write 2015-05-15',
  });
  return z.NEVER;
});

/** A decision that publishes procedures (quyết định công bố), Decree 63/2010/NĐ-CP art. 13–15. */
export const Decision = z.object({
  number: z.string().trim().min(1).max(100),
  issuedOn: Day,
  effectiveOn: Day,
  issuer: z.string().trim().min(1).max(300),
  title: z.string().trim().max(2000).default(''),
});
export type Decision = z.infer<typeof Decision>;

/** A decision as the catalogue knows it; of one that came with an import often only the number is known. */
export type KnownDecision = {
  readonly number: string;
  readonly issuedOn: Temporal.PlainDate | null;
  readonly effectiveOn: Temporal.PlainDate | null;
  readonly issuer: string;
  readonly title: string;
};

/** What a publication does to a procedure. */
export type Change = 'new' | 'amended' | 'abolished';

/** A published version: never changes, so that a dossier received under it stays on it. */
export type ProcedureVersion = {
  readonly id: number;
  readonly procedureId: number;
  readonly code: string;
  /** 1, 2, 3 … within the procedure. */
  readonly number: number;
  readonly change: Change;
  readonly validFrom: Temporal.PlainDate;
  readonly content: ProcedureContent;
};

/** A version among the others of its procedure. */
export type VersionInTime = ProcedureVersion & {
  /** Last day in force; null while no later version is published. */
  readonly validTo: Temporal.PlainDate | null;
  readonly decision: (KnownDecision & { readonly id: number }) | null;
  readonly publishedAt: Temporal.Instant;
  readonly publishedBy: string | null;
};

/** A line of a list of procedures. */
export type ProcedureSummary = {
  readonly versionId: number;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: ProcedureLevel;
  readonly levels: readonly ProcedureLevel[];
  readonly agencies: readonly string[];
  readonly lifeEvents: readonly string[];
  /** Empty: no counter receives it. */
  readonly process: string;
  readonly validFrom: Temporal.PlainDate;
};

/** Who offers a procedure: an agency of the city, by code and level. */
export type Office = { readonly code: string; readonly level: Level };

/** What to look for in the catalogue; each part narrows it. */
export type ProcedureQuery = {
  readonly text?: string | undefined;
  readonly level?: ProcedureLevel | undefined;
  readonly field?: string | undefined;
  readonly agency?: Office | undefined;
  readonly lifeEvent?: string | undefined;
  /** In force on this day; today unless told. */
  readonly onDate?: Temporal.PlainDate | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  /** Rows a page: 30 unless told. */
  readonly pageSize?: number | undefined;
};

/** A value by which the list can be narrowed, and how many procedures that would leave. */
export type FacetCount = { readonly value: string; readonly count: number };

export type ProcedureList = {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly rows: readonly ProcedureSummary[];
  readonly facets: Readonly<Record<'level' | 'field' | 'agency' | 'lifeEvent', readonly FacetCount[]>>;
};

/** A procedure being written, not published yet. */
export type ProcedureDraft = {
  readonly code: string;
  readonly content: ProcedureContent;
  /** Grows with each save; a save must name the one it started from. */
  readonly revision: number;
  readonly updatedAt: Temporal.Instant;
  readonly updatedBy: string | null;
};

/** A decision as a file carries it: days written `2015-05-15`. */
export type ExchangedDecision = {
  readonly number: string;
  readonly issuedOn: string | null;
  readonly effectiveOn: string | null;
  readonly issuer: string;
  readonly title: string;
};

/** A line of our exchange format: what an import takes, and where the version stands, for information. */
export type ExchangeRecord = {
  readonly code: string;
  readonly content: ProcedureContent;
  readonly decision: ExchangedDecision | null;
};
