import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';

/** A day as events keep it: `2026-06-30`. */
export const Day = z.string().refine(
  (text) => {
    const day = findDay(text);
    return day !== null && day.year >= 1900 && day.year < 2200;
  },
  {
    error: ({ input }) =>
      input === ''
        ? 'Hãy chọn ngày|Choose a day'
        : 'Ngày chưa đúng; viết dạng 30/06/2026|This is not a day; write it as 30/06/2026',
  },
);
export type Day = z.infer<typeof Day>;
export const Id = z.coerce.number().int().min(1).max(2_147_483_647);

/** A line of text; a required one says so itself. */
export const line = (most: number) =>
  z.string().trim().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`);
export const filled = (most: number) => line(most).min(1, 'Hãy ghi phần này|Please fill this in');

/** Says what to do where nothing, or something else, was chosen. */
const choose = { error: 'Hãy chọn một mục|Choose one' };

/** Forms of legal documents (Luật Ban hành VBQPPL, điều 4), as far as a city keeps and cites them. */
export const DocumentKind = z.enum(
  ['law', 'ordinance', 'decree', 'circular', 'resolution', 'decision', 'directive'],
  choose,
);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Whose document it is. `central`: laws, decrees and circulars on which the city's own rest. */
export const DocumentLevel = z.enum(['central', 'city', 'district', 'commune'], choose);
export type DocumentLevel = z.infer<typeof DocumentLevel>;

/** Who issues: People's Council, People's Committee, its chairman, or an organ of the state's centre. */
export const Body = z.enum(['council', 'committee', 'chairman', 'central'], choose);
export type Body = z.infer<typeof Body>;

/** What people say of a document, drafted or issued. */
export const DocumentFields = z.object({
  kind: DocumentKind,
  level: DocumentLevel,
  body: Body,
  /** People's committee of the unit whose document it is; the city's own for a central document. */
  agencyId: Id,
  /** Agency that drafts it; null for one that came from elsewhere. */
  drafterId: Id.nullable(),
  /** Name of the issuing organ as the document writes it. */
  issuer: filled(300),
  title: filled(2000),
  /** Field of state management (lĩnh vực). */
  field: filled(200),
});
export type DocumentFields = z.infer<typeof DocumentFields>;

export const DocumentNumber = filled(60).regex(/^\d+\S*\/\S+$/u, {
  error: 'Ghi đủ số và ký hiệu, ví dụ 12/2026/QĐ-UBND|Give number and symbol, for example 12/2026/QĐ-UBND',
});

/** What a document receives when it is issued. */
export const Issue = z.object({
  number: DocumentNumber,
  issuedOn: Day,
  /** First day of effect. */
  effectiveOn: Day,
  /** Last day of effect, where the document sets one itself. */
  endsOn: Day.nullable(),
  signer: line(200).default(''),
});
export type Issue = z.infer<typeof Issue>;

/** Number of an article as it is written: `5`, `12a`. */
export const ArticleNumber = z.string().regex(/^\d{1,4}[a-zđ]?$/u, {
  error: 'Số điều, ví dụ 5 hoặc 12a|The number of an article, such as 5 or 12a',
});
export const Article = z.object({ number: ArticleNumber, heading: line(500), text: line(20_000) });
export type Article = z.infer<typeof Article>;

/**
 * What a document does to another. Those of `acting` touch the other's effect: amends (sửa đổi, bổ sung), replaces (thay
 * thế), annuls (bãi bỏ), suspends (ngưng hiệu lực). `guides` (quy định chi tiết, hướng dẫn) hangs on the other's effect.
 * `cites` (dẫn chiếu) and `corrects` (đính chính) touch none.
 */
export const RelationKind = z.enum(
  ['amends', 'replaces', 'guides', 'annuls', 'suspends', 'cites', 'corrects'],
  choose,
);
export type RelationKind = z.infer<typeof RelationKind>;

export const RelationFields = z.object({
  kind: RelationKind,
  targetId: Id,
  effectiveOn: Day,
  /** Last day of a suspension; null: until it is ended. */
  untilOn: Day.nullable(),
  /** Articles of the target; of `guides` those of the guiding document. Empty: the whole. */
  articles: z.array(ArticleNumber).max(500),
  /** Of `guides`: keeps its effect when the guided document ends, because a later one says so. */
  survives: z.boolean(),
});
export type RelationFields = z.infer<typeof RelationFields>;

export const KeptFile = z.object({
  hash: z.string(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  /** Whether everybody sees it while the document is posted or once it is issued; else those who follow the draft. */
  isOpen: z.boolean(),
});
export type KeptFile = z.infer<typeof KeptFile>;

export const Stance = z.enum(['agree', 'changes', 'disagree'], choose);
export type Stance = z.infer<typeof Stance>;

/** Report of the justice department on a draft: on its lawfulness, unity with other law, and feasibility. */
export const Appraisal = z.object({
  verdict: Stance,
  isLegal: z.boolean(),
  isConsistent: z.boolean(),
  isFeasible: z.boolean(),
  words: filled(20_000),
});
export type Appraisal = z.infer<typeof Appraisal>;

/** Codes of procedures that a draft adds, amends or abolishes, and the assessment of that (đánh giá tác động). */
export const Impact = z.object({
  adds: z.array(line(40)).max(200),
  amends: z.array(line(40)).max(200),
  abolishes: z.array(line(40)).max(200),
  assessment: line(20_000),
});
export type Impact = z.infer<typeof Impact>;

export const ReviewKind = z.enum(['topic', 'systematisation', 'constitution'], choose);
export type ReviewKind = z.infer<typeof ReviewKind>;
export const Conclusion = z.enum(['keep', 'amend', 'replace', 'annul'], choose);
export type Conclusion = z.infer<typeof Conclusion>;

export const ReviewFields = z.object({
  kind: ReviewKind,
  title: filled(500),
  /** Documents of this level; empty: of all that the city's own organs issue. */
  level: DocumentLevel.exclude(['central']).or(z.literal('')),
  /** Documents of this field; empty: of all. */
  field: line(200),
  /** The day whose effect is reviewed (mốc rà soát, hệ thống hóa). */
  markOn: Day,
});
export type ReviewFields = z.infer<typeof ReviewFields>;

/** What a check finds wrong with a document (Nghị định 79/2025/NĐ-CP; headings unverified). */
export const Fault = z.enum(['competence', 'content', 'form', 'procedure', 'effect'], choose);
export type Fault = z.infer<typeof Fault>;

/** State of a document, or of an article, on a day. */
export const effectStates = ['not-yet', 'in-force', 'suspended', 'partly', 'expired'] as const;
export const EffectState = z.enum(effectStates);
export type EffectState = z.infer<typeof EffectState>;

/** Number and symbol without what people write differently: `12 /2026/qđ-ubnd` is `12/2026/QD-UBND`. */
export function numberKey(number: string): string {
  return number.normalize('NFC').replace(/\s+/g, '').replaceAll('–', '-').toUpperCase().replaceAll('Đ', 'D');
}
