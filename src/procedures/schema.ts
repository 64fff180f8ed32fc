import { z } from 'zod';

/** Level of government at which a procedure is resolved. */
export const Level = z.enum(['city', 'district', 'commune']);
export type Level = z.infer<typeof Level>;

/** Way to file: at the counter, online, by post. */
export const Channel = z.enum(['counter', 'online', 'post']);
export type Channel = z.infer<typeof Channel>;

/** A legal time limit: `5wd` working days, `8wh` working hours, `20d` calendar days, `2mo` months. */
export const TermText = z.string().regex(/^[1-9]\d{0,3}(wd|wh|d|mo)$/);

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
  level: Level,
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
  decidingAgency: z.string().max(1000).default(''),
  results: z.array(z.string().max(1000)).default([]),
  forms: z.array(z.string().max(1000)).default([]),
  conditions: z.string().max(8000).default(''),
  legalBasis: z.array(z.string().max(1000)).default([]),
  /** Online service level 1–4: information; forms; file online; pay and receive online. */
  onlineLevel: z.number().int().min(1).max(4).default(2),
  /** Code of the process model by which a dossier travels; empty: the catalogue knows it, no counter receives it yet. */
  process: z.string().max(100).default(''),
});
export type ProcedureContent = z.infer<typeof ProcedureContent>;

/** A procedure as exchanged: its code (national `d.dddddd` or local) and its content. */
export const ProcedureRecord = z.object({
  code: z.string().regex(/^[\p{L}\d][\p{L}\d._-]{0,39}$/u),
  content: ProcedureContent,
});
export type ProcedureRecord = z.infer<typeof ProcedureRecord>;
