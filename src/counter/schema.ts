import { z } from 'zod';
import { Filing, Person } from '../dossiers/schema.ts';

const chooseOne = 'Hãy chọn thủ tục|Choose a procedure';
const code = z.string({ error: chooseOne }).trim().min(1, chooseOne).max(200, chooseOne);
/** Made with each form: the same form sent twice makes one dossier. */
export const SubmissionKey = z.string().min(8).max(200);

const keyWords =
  'Tiêu đề Idempotency-Key phải dài từ 8 đến 200 ký tự, mỗi hồ sơ một khóa riêng, ví dụ một UUID.|The header Idempotency-Key must have 8 to 200 characters, a key of its own for each dossier, for example a UUID.';
/** The same of a machine, which sends it as a header. */
export const ApiHeaders = z.object({
  'Idempotency-Key': z.string().min(8, keyWords).max(200, keyWords).optional(),
});
const version = z.coerce.number().int().positive();

const copies = z.coerce
  .number({ error: 'Số bản là một số từ 0 đến 99|A number of copies from 0 to 99' })
  .int('Số bản là số nguyên từ 0 đến 99|A whole number of copies from 0 to 99')
  .min(0, 'Số bản từ 0 đến 99|A number of copies from 0 to 99')
  .max(99, 'Số bản từ 0 đến 99|A number of copies from 0 to 99')
  .default(0);

/** A line of the list of papers as the form sends it: it counts when it is ticked. */
const PaperLine = z
  .object({
    name: z
      .string()
      .trim()
      .max(2000, 'Tên giấy tờ tối đa 2.000 ký tự|The name of a paper has at most 2,000 characters')
      .default(''),
    given: z.string().optional(),
    original: copies,
    certified: copies,
    plain: copies,
  })
  .superRefine(({ name, given, original, certified, plain }, context) => {
    if (given === undefined) return;
    if (name.trim() === '')
      context.addIssue({ code: 'custom', path: ['name'], message: 'Hãy ghi tên giấy tờ|Name the paper' });
    if (original + certified + plain === 0) {
      context.addIssue({
        code: 'custom',
        path: ['original'],
        message: 'Hãy ghi số bản đã nộp|Enter how many copies were handed in',
      });
    }
  });

/** The owner's fields lie folded: left empty they mean that the applicant files for themself. */
const FoldedPerson = z.preprocess((value) => (isBlank(value) ? null : value), Person.nullable());

/** What the form of a new dossier sends. Its names are those of `Filing`, so that refusals find their fields. */
export const ReceiveForm = z.object({
  procedure: code,
  versionId: version,
  key: SubmissionKey,
  channel: z.enum(['counter', 'post']).default('counter'),
  applicant: Person,
  owner: FoldedPerson.default(null),
  papers: z.array(PaperLine).max(100).default([]),
  sets: Filing.shape.sets,
  note: Filing.shape.note,
  kept: z.array(z.string().max(4000)).max(100).default([]),
  confirmDuplicate: z.string().optional(),
  confirmNoPapers: z.string().optional(),
});
export type ReceiveForm = z.infer<typeof ReceiveForm>;

/** The filing that a form gives: the ticked papers only. */
export function filingOf(form: ReceiveForm): Filing {
  const papers = form.papers
    .filter((paper) => paper.given !== undefined)
    .map(({ name, original, certified, plain }) => ({ name, original, certified, plain }));
  return { applicant: form.applicant, owner: form.owner, papers, sets: form.sets, note: form.note };
}

/** Body of `POST /api/v1/dossiers`. */
export const ApiReceive = z.object({
  procedure: code,
  filing: Filing,
  channel: z.enum(['counter', 'post']).default('counter'),
  /** Version that the sender saw; another one in force meanwhile is said in words. */
  versionId: version.optional(),
});

export type ApiReceive = z.infer<typeof ApiReceive>;

/** Body of `POST /api/v1/dossiers/:code/commands/:name`: the inputs of the command, and the version one saw. */
export const ApiCommand = z.looseObject({ expectedVersion: z.number().int().positive().optional() });

/** Who is being entered: for earlier dossiers and likely duplicates. */
export const PersonQuery = z.object({
  procedure: z.string().trim().max(200).catch(''),
  idNumber: z.string().trim().max(40).catch(''),
  name: z.string().trim().max(200).catch(''),
});
export type PersonQuery = z.infer<typeof PersonQuery>;

export const Words = z.object({ q: z.string().trim().max(300).catch('') });
export const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);
export const CodeParams = z.object({ code: z.string().max(200) });

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
