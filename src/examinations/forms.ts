import { sheetNames } from './printing.ts';
import { z } from 'zod';
import type { RefusedContext, Reply } from '../kernel/web.ts';
import { Refused, type Refusal } from '../kernel/errors.ts';
import { SentPeople } from '../ui/people.ts';
import { examKinds } from './rule-schema.ts';
import {
  Attendance,
  CandidateFields,
  candidateStates,
  ExaminationFields,
  Id,
  IdNumber,
  line,
  PositionFields,
  reason,
  said,
} from './schema.ts';
import { standings } from './ranking.ts';

/** What was typed, and what is wrong with it. */
export type Filled = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** The refusals and values of one form on a page of several. */
export function filledIn(filled: Filled | null, form: string): Pick<Filled, 'refusals' | 'values'> {
  return filled?.form === form ? filled : { refusals: [], values: {} };
}

export const ById = z.object({ id: Id });
export const ByCandidate = ById.extend({ candidate: Id });
export const ByFile = ByCandidate.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const BySheet = ById.extend({ sheet: z.enum(sheetNames) });

const page = z.coerce.number().int().min(1).max(1_000_000).catch(1);
const maybeId = Id.optional().catch(undefined);
const code = z.string().max(40).default('').catch('');
export const ListQuery = z.object({ kind: z.enum(examKinds).optional().catch(undefined), past: code });
export const CandidatesQuery = z.object({
  q: line(100).default('').catch(''),
  state: z.enum(candidateStates).optional().catch(undefined),
  position: maybeId,
  /** '2': those who go on to round 2. */
  round: z.enum(['', '2']).catch(''),
  page,
});
export const PrintQuery = z.object({
  part: code,
  room: z.coerce.number().int().min(0).max(5000).optional().catch(undefined),
  position: maybeId,
});
export const SittingQuery = z.object({
  part: code,
  room: z.coerce.number().int().min(0).max(5000).optional().catch(undefined),
  page,
});
export const ResultsQuery = z.object({
  position: maybeId,
  standing: z.enum(standings).optional().catch(undefined),
  page,
});

/** Names of rows begin with a letter: a form whose names were all numbers would arrive as a list. */
export function rowId(name: string): number {
  return Number(name.slice(1));
}

/** One or several of the same name, as forms send them. */
const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat().filter((one) => one !== ''));
const lines = z
  .string()
  .max(20_000)
  .default('')
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  );
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on');

export const PlanForm = ExaminationFields;
export const PositionForm = PositionFields.omit({ majors: true }).extend({ agencyId: Id, majors: lines });
export const DecideForm = z.object({
  quotas: z.record(
    z.string().regex(/^p\d{1,9}$/),
    z.union([z.literal(''), z.coerce.number('Hãy ghi số|Enter a number').int().min(0).max(2000)]),
  ),
  note: line(500).default(''),
});
export const ExaminersForm = z.object({ examiners: SentPeople });
export const StepForm = z.object({
  step: z.enum(['announce', 'openRegistration', 'closeRegistration', 'compute', 'publish', 'close']),
});
export const ReasonForm = z.object({ reason });
export const RoomsForm = z.object({
  rooms: said(100_000, 'Hãy ghi các phòng thi|Enter the rooms'),
  screened: z.literal('on').optional(),
});
export const JudgeForm = z.object({
  verdict: z.enum(['eligible', 'ineligible'], 'Hãy chọn kết luận|Choose the conclusion'),
  priority: z.string().max(40).default(''),
  exemptions: several,
  note: line(1000).default(''),
});
export const AttendForm = z.object({
  part: z.string().max(40),
  room: z.coerce.number().int().min(0).max(5000),
  state: z.record(z.string().regex(/^c\d{1,9}$/), Attendance),
});
export const PartForm = z.object({ part: z.string().max(40) });
export const MarksForm = z.object({
  part: z.string().max(40),
  page: page.optional(),
  marks: z.record(z.string().max(40), z.string().max(20)).default({}),
});
/** Marks tried from a spreadsheet, `P0001;72,5` a line. */
export const TriedForm = z.object({ part: z.string().max(40), lines: z.string().max(3_000_000) });
export const TieForm = z.object({
  positionId: Id,
  winners: several.transform((ids) => ids.map(Number).filter(Number.isSafeInteger)),
  reason,
});
export const AppealAnswerForm = z.object({ appealId: Id, points: line(20), answer: reason });
export const RecogniseForm = z.object({
  decision: said(200, 'Hãy ghi số quyết định|Enter the number of the decision'),
});
export const WithdrawForm = z.object({ candidateId: Id, reason });

export const RegisterForm = CandidateFields.omit({ files: true }).extend({
  positionId: z.coerce
    .number('Hãy chọn vị trí dự tuyển|Choose a position')
    .int()
    .min(1, 'Hãy chọn vị trí dự tuyển|Choose a position')
    .max(2_147_483_647),
  idNumber: IdNumber,
  isMinority: ticked,
  isOutside: ticked,
  priority: z
    .string()
    .max(40)
    .default('')
    .transform((value) => (value === '' ? null : value)),
  exemptions: several.pipe(z.array(z.string().max(40)).max(10)),
  service: z.coerce.number().int().min(0).max(720).default(0),
  honour: z.coerce.number().int().min(0).max(4).default(0),
  declared: z.literal(
    'on',
    'Hãy cam đoan các điều kiện đăng ký dự tuyển|Declare that you meet the conditions',
  ),
});
export const LookUpForm = z.object({
  code: said(40, 'Hãy ghi mã hồ sơ|Enter the code'),
  secret: said(40, 'Hãy ghi mã bí mật trên phiếu|Enter the secret of your receipt'),
});
export const AppealForm = z.object({ part: z.string().max(40), words: reason });

/** Shows a refused form again on its page, unless it is about what is not there or not for this person. */
export function again<P>(
  form: string,
  params: z.ZodType<P>,
  show: (context: RefusedContext, params: P, filled: Filled) => Promise<Reply>,
) {
  return async (context: RefusedContext): Promise<Reply> => {
    const { refusals, input } = context;
    const parsed = params.safeParse(context.params);
    if (!parsed.success || refusals.some((one) => one.code === 'not-found' || one.code === 'forbidden'))
      throw new Refused(refusals);
    try {
      return await show(context, parsed.data, { form, refusals, values: input });
    } catch (error) {
      if (error instanceof Refused) throw new Refused(refusals);
      throw error;
    }
  };
}
