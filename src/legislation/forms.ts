import { z } from 'zod';
import type { Act } from './life.ts';
import {
  Article,
  ArticleNumber,
  Body,
  Conclusion,
  Day,
  DocumentFields,
  DocumentNumber,
  Fault,
  filled,
  Id,
  Issue,
  line,
  RelationKind,
  Stance,
} from './schema.ts';

/*
 * What the forms send, as text, and how it becomes data. `seen` is the number of the last event that the page showed.
 */

export const seen = z.coerce.number().int().min(0).max(1_000_000_000).optional().catch(undefined);
export const ById = z.object({ id: Id });
/** A day or nothing. */
export const MaybeDay = z
  .union([z.literal(''), Day])
  .default('')
  .transform((text) => (text === '' ? null : text));
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const text = (most: number) => line(most).default('');
const some = <T>(one: z.ZodType<T>) => z.union([z.array(one), one.transform((value) => [value])]).default([]);

/** `5, 7; 12a` → articles. */
const articleNumbers = text(2000).transform((written, context) => {
  const parts = written
    .replace(/điều/giu, ' ')
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
  if (parts.every((part) => ArticleNumber.safeParse(part).success)) return [...new Set(parts)];
  context.addIssue({
    code: 'custom',
    message: 'Ghi số các điều cách nhau bằng dấu phẩy, ví dụ 5, 12a|Write articles as 5, 12a',
  });
  return z.NEVER;
});

const codes = text(10_000).transform((written) => [
  ...new Set(written.split(/[\s,;]+/).filter((code) => code !== '')),
]);

/** "Điều 5. Tiêu đề" begins an article; the lines below are its text. */
export function readArticles(written: string): Article[] {
  const articles: { number: string; heading: string; text: string[] }[] = [];
  for (const row of written.split(/\r?\n/)) {
    const head = /^\s*Điều\s+(\d{1,4}[a-zđ]?)\s*[.:]?\s*(.*)$/iu.exec(row);
    if (head !== null) articles.push({ number: head[1] ?? '', heading: head[2]?.trim() ?? '', text: [] });
    else articles.at(-1)?.text.push(row);
  }
  return articles.map(({ text: rows, ...article }) => ({ ...article, text: rows.join('\n').trim() }));
}

const ArticlesText = z
  .string()
  .max(500_000)
  .default('')
  .transform((written, context) => {
    const parsed = z.array(Article).max(500).safeParse(readArticles(written));
    if (parsed.success) return parsed.data;
    context.addIssue({
      code: 'custom',
      message:
        'Mỗi điều bắt đầu bằng "Điều 5. Tiêu đề" ở đầu dòng|Each article begins with "Điều 5. Heading"',
    });
    return z.NEVER;
  });

/** One form for each act that a page of a document offers. */
export const actForms = {
  accept: z.object({ seen }),
  ask: z.object({
    seen,
    agencyIds: some(Id).refine((ids) => ids.length > 0, 'Hãy chọn cơ quan|Choose agencies'),
    dueOn: Day,
  }),
  opine: z.object({ seen, agencyId: Id, stance: Stance, words: text(20_000) }),
  post: z.object({ seen, from: Day, until: Day }),
  assess: z.object({
    seen,
    adds: codes,
    amends: codes,
    abolishes: codes,
    assessment: text(20_000),
  }),
  'send-appraisal': z.object({ seen }),
  appraise: z.object({
    seen,
    verdict: Stance,
    isLegal: ticked,
    isConsistent: ticked,
    isFeasible: ticked,
    words: filled(20_000),
  }),
  submit: z.object({ seen, words: text(20_000) }),
  return: z.object({ seen, reason: filled(2000) }),
  issue: z.object({
    seen,
    number: DocumentNumber,
    issuedOn: Day,
    effectiveOn: Day,
    endsOn: MaybeDay,
    signer: text(200),
    isShortened: ticked,
  }),
  drop: z.object({ seen, reason: filled(2000) }),
  relate: z.object({
    seen,
    kind: RelationKind,
    /** Number of the other document, with its issuer after it where several have that number. */
    target: filled(400),
    effectiveOn: Day,
    untilOn: MaybeDay,
    articles: articleNumbers,
    survives: ticked,
  }),
  'end-suspension': z.object({ seen, number: Id, lastDay: Day }),
  unrelate: z.object({ seen, number: Id, reason: filled(2000) }),
  articles: z.object({ seen, articles: ArticlesText }),
  attach: z.object({ seen, isOpen: ticked }),
  'open-file': z.object({ seen, hash: line(100), isOpen: ticked }),
  check: z.object({
    seen,
    checkedOn: Day,
    faults: some(Fault),
    words: text(20_000),
    remedy: text(2000),
    dueOn: MaybeDay,
  }),
  'remedy-check': z.object({ seen, number: Id, doneOn: Day, words: filled(2000) }),
  conclude: z.object({
    seen,
    reviewId: Id,
    conclusion: Conclusion,
    words: text(20_000),
    remedy: text(2000),
    dueOn: MaybeDay,
  }),
  'remedy-review': z.object({ seen, reviewId: Id, doneOn: Day, words: filled(2000) }),
  withdraw: z.object({ seen, reason: filled(2000) }),
} satisfies Partial<Record<Act, z.ZodType>>;
export type FormAct = keyof typeof actForms;
export type FormOf<A extends FormAct> = z.infer<(typeof actForms)[A]>;

/** Fields of a document as a form sends them; who issues follows from the level and the unit unless it is central. */
const Fields = z.object({
  kind: DocumentFields.shape.kind,
  level: DocumentFields.shape.level,
  body: Body,
  agencyId: z.union([z.literal(''), Id]).default(''),
  drafterId: z.union([z.literal(''), Id]).default(''),
  issuer: text(300),
  title: filled(2000),
  field: filled(200),
  seen,
});
export const DraftForm = Fields.extend({ need: text(20_000) });
export const EntryForm = Fields.extend({
  number: DocumentNumber,
  issuedOn: Day,
  effectiveOn: Day,
  endsOn: MaybeDay,
  signer: Issue.shape.signer,
});
export type FieldsForm = z.infer<typeof Fields>;

export const CommentForm = z.object({ name: filled(100), words: filled(4000) });
export const HideForm = z.object({ comment: Id, why: filled(300) });
