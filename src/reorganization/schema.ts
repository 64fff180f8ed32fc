import { z } from 'zod';
import { QuotaKind } from '../organization/schema.ts';

const line = (most: number) =>
  z.string().trim().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`);
const needed = (most: number, message: string) => line(most).min(1, message);
export const Code = needed(60, 'Hãy ghi mã cơ quan|Enter the code of the agency');
const Day = z.iso
  .date('Hãy chọn ngày|Choose a day')
  .refine(
    (text) => text >= '1900-01-01' && text <= '2199-12-31',
    'Ngày từ năm 1900 đến năm 2199|A day from 1900 to 2199',
  );
const Codes = z.array(Code).max(2000).default([]);
const Level = z.enum(['city', 'district', 'commune'], 'Hãy chọn cấp|Choose the level');

/** What of an ended agency's work goes to one of those that come after it; what no rule names goes to the main one. */
export const Heir = z.object({
  to: Code,
  /** Fields of procedures, e.g. `Đất đai`. */
  fields: z.array(line(200)).max(200).default([]),
  procedures: Codes,
  /** Units whose people go there, by the code of the unit. */
  units: Codes,
  /** People by username. */
  staff: Codes,
});
export type Heir = z.infer<typeof Heir>;

/**
 * Work that an ended agency does on dossiers of another: `dossier` sends it to whoever holds the dossier then (a district's
 * part goes to the commune that received it), `main` to the agency's own successor.
 */
const StepsTo = z.enum(['dossier', 'main']).default('main');
const note = line(1000).default('');

export const Operation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create'),
    code: Code,
    name: needed(200, 'Hãy ghi tên cơ quan|Enter the name of the agency'),
    nameEn: line(200).default(''),
    level: Level,
    agencyKind: needed(60, 'Hãy ghi loại cơ quan|Enter the kind of agency'),
    parent: Code,
    address: line(300).default(''),
    phone: line(60).default(''),
    /** Agency whose units and office hours it takes over; the first that comes into it unless told. */
    like: line(60).default(''),
    note,
  }),
  z.object({
    kind: z.literal('merge'),
    from: z.array(Code).min(1, 'Hãy ghi cơ quan hợp nhất|Name what is merged').max(500),
    into: Code,
    /** The mapping rests on no document seen yet. */
    isUnverified: z.boolean().default(false),
    note,
  }),
  z.object({
    kind: z.literal('split'),
    from: Code,
    main: Code,
    heirs: z.array(Heir).max(200).default([]),
    stepsTo: StepsTo,
    isUnverified: z.boolean().default(false),
    note,
  }),
  z.object({
    kind: z.literal('abolish'),
    from: Code,
    main: Code,
    heirs: z.array(Heir).max(200).default([]),
    stepsTo: StepsTo,
    isUnverified: z.boolean().default(false),
    note,
  }),
  z.object({
    kind: z.literal('place'),
    agency: Code,
    name: line(200).default(''),
    nameEn: line(200).default(''),
    parent: line(60).default(''),
    level: Level.or(z.literal('')).default(''),
    agencyKind: line(60).default(''),
    note,
  }),
  /** Posts of an agency from the day on; without it a successor has the sum of what ended. */
  z.object({
    kind: z.literal('set-quota'),
    agency: Code,
    quotaKind: z.enum(QuotaKind.options, 'Hãy chọn loại biên chế|Choose the kind of post'),
    posts: z.coerce
      .number('Hãy ghi số biên chế|Enter the number of posts')
      .int('Số biên chế là số nguyên|Whole posts only')
      .min(0, 'Số biên chế không âm|Not below 0')
      .max(100_000, 'Nhiều nhất 100.000|At most 100,000'),
    note,
  }),
  z.object({ kind: z.literal('move-unit'), agency: Code, unit: Code, to: Code, note }),
  z
    .object({
      kind: z.literal('move-procedures'),
      /** Codes of procedures, whole fields of one level, or both. */
      procedures: Codes,
      fields: z.array(line(200)).max(200).default([]),
      level: Level.or(z.literal('')).default(''),
      /** Whose they were; empty: of every agency that performs them. */
      from: line(60).default(''),
      /** One agency, or every agency of a level. */
      to: line(60).default(''),
      toLevel: Level.or(z.literal('')).default(''),
      note,
    })
    .refine(({ procedures, fields, level }) => procedures.length + fields.length > 0 || level !== '', {
      path: ['procedures'],
      message: 'Hãy ghi mã thủ tục, lĩnh vực hoặc cấp|Name procedures, fields or a level',
    })
    .refine(({ to, toLevel }) => (to === '') !== (toLevel === ''), {
      path: ['to'],
      message:
        'Hãy ghi một cơ quan nhận, hoặc một cấp nhận|Name either the agency or the level that takes them over',
    }),
]);
export type Operation = z.infer<typeof Operation>;
export type OperationKind = Operation['kind'];
export type OperationOf<Kind extends OperationKind> = Extract<Operation, { kind: Kind }>;

/** The decision by which it is done. */
export const Deciding = z.object({
  number: line(100).default(''),
  issuer: line(300).default(''),
  issuedOn: Day.or(z.literal('')).default(''),
});

/** What is to be done, all on one day. */
export const Plan = z.object({
  title: needed(300, 'Hãy ghi tên phương án|Name the plan'),
  effectiveOn: Day.or(z.literal('')).default(''),
  decision: Deciding.default({ number: '', issuer: '', issuedOn: '' }),
  operations: z.array(Operation).max(2000).default([]),
});
export type Plan = z.infer<typeof Plan>;

export const states = ['draft', 'tried', 'approved', 'carried-out', 'cancelled'] as const;
export type State = (typeof states)[number];

const Pair = z.tuple([z.number(), z.number()]);
const laterPair = Pair.default([0, 0]);

/** Before and after of an agency, in whole numbers. */
export const AgencyCount = z.object({
  code: z.string(),
  name: z.string(),
  dossiers: Pair,
  steps: Pair,
  accounts: Pair,
  /** People in post on the day of the carrying out. */
  staff: laterPair,
  /** Posts of quotas in force. */
  posts: laterPair,
  /** Positions of examinations under way. */
  examinations: laterPair,
});
export type AgencyCount = z.infer<typeof AgencyCount>;

/** Something of an ended agency's and who has it now, by codes of agencies. */
export const HandedRow = z.object({
  part: z.string(),
  title: z.string(),
  href: z.string(),
  from: z.string(),
  to: z.array(z.string()),
});
export type HandedRow = z.infer<typeof HandedRow>;

/** What carrying out did, kept in its event so that the report stays what it was. */
export const Done = z.object({
  dossiers: z.number(),
  owners: z.number(),
  steps: z.number(),
  accounts: z.number(),
  procedures: z.number(),
  tasks: z.number().default(0),
  targets: z.number().default(0),
  forms: z.number().default(0),
  sheets: z.number().default(0),
  sections: z.number().default(0),
  /** People whose record went on by a movement. */
  staff: z.number().default(0),
  /** Seats that ended with their agency. */
  seats: z.number().default(0),
  /** Positions of examinations under way. */
  examinations: z.number().default(0),
  handed: z.array(HandedRow).default([]),
  /** Open dossiers whose agency has ended: none, or the carrying out would not have ended. */
  withoutOwner: z.number(),
  /** Open dossiers whose due date differs from before. */
  movedDates: z.number(),
  left: z.array(z.string()),
  counts: z.array(AgencyCount),
});
export type Done = z.infer<typeof Done>;

const TrialNumbers = z.record(z.string(), z.number());
export const ReorganizationEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drafted'), data: z.object({ plan: Plan }) }),
  z.object({ kind: z.literal('changed'), data: z.object({ plan: Plan }) }),
  z.object({ kind: z.literal('tried'), data: z.object({ touched: TrialNumbers, problems: z.number() }) }),
  z.object({ kind: z.literal('approved'), data: z.object({ note: z.string() }) }),
  z.object({ kind: z.literal('returned'), data: z.object({ reason: z.string() }) }),
  z.object({ kind: z.literal('carried-out'), data: Done }),
  z.object({ kind: z.literal('cancelled'), data: z.object({ reason: z.string() }) }),
]);
export type ReorganizationEvent = z.infer<typeof ReorganizationEvent>;
