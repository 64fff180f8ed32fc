import { z } from 'zod';
import { reformAreas, type ReformArea } from '../indicators/schema.ts';
import { AgencyLevel } from '../organization/schema.ts';

/** What has a life here: each is a subject of events. */
export const subjectKinds = [
  'programme',
  'programme-plan',
  'programme-target',
  'programme-task',
  'steering-document',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

const years = { first: 1945, last: 2150 };

/** A day as `YYYY-MM-DD`. */
export const Day = z.iso
  .date('Hãy chọn ngày, dạng 2026-06-30|Choose a day, written 2026-06-30')
  .refine((day) => Number(day.slice(0, 4)) >= years.first && Number(day.slice(0, 4)) <= years.last, {
    message: `Năm phải từ ${years.first} đến ${years.last}|The year must lie between ${years.first} and ${years.last}`,
  });
export type Day = z.infer<typeof Day>;

export const Id = z.coerce.number().int().min(1).max(2_147_483_647);

const tooLong = (most: number) => `Nhiều nhất ${most} ký tự|At most ${most} characters`;
export const line = (most: number) => z.string().trim().max(most, tooLong(most));
const said = (most: number, missing: string) => line(most).min(1, missing);
const title = said(500, 'Hãy ghi tên hoặc nội dung|Say what it is called');
const code = said(40, 'Hãy ghi mã|Enter a code').regex(
  /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u,
  'Mã chỉ gồm chữ, số và dấu . _ -|A code has letters, digits and . _ - only',
);
const areas = Object.keys(reformAreas) as [ReformArea, ...ReformArea[]];
export const Area = z.enum(areas, 'Hãy chọn lĩnh vực|Choose an area');

export const ProgrammeFields = z.object({
  code,
  title,
  startsOn: Day,
  endsOn: Day,
  /** The resolutions and decisions it rests on. */
  basis: line(2000).default(''),
});
export type ProgrammeFields = z.infer<typeof ProgrammeFields>;

export const PlanKind = z.enum(['period', 'year'], 'Hãy chọn loại kế hoạch|Choose the kind of plan');
export type PlanKind = z.infer<typeof PlanKind>;

export const PlanFields = z.object({
  code,
  title,
  startsOn: Day,
  endsOn: Day,
  /** Focal contents (nội dung trọng tâm), each a sentence. */
  focus: z.array(said(1000, 'Nội dung trống|An empty line')).max(30).default([]),
  note: line(4000).default(''),
});
export type PlanFields = z.infer<typeof PlanFields>;

/** above and below exclude the threshold itself. */
export const Comparison = z.enum(
  ['atLeast', 'above', 'atMost', 'below'],
  'Hãy chọn chiều so sánh|Choose how it compares',
);
export type Comparison = z.infer<typeof Comparison>;

/** Each agency of a level (and kind, unless empty), instead of the city as a whole. */
export const Audience = z.object({ level: AgencyLevel, kind: z.string().max(100) });
export type Audience = z.infer<typeof Audience>;

export const TargetFields = z.object({
  title,
  area: Area,
  indicator: z.string().min(1).max(200),
  comparison: Comparison,
  /** In the indicator's own unit: a share is 0…1. */
  threshold: z.number(),
  /** Value at the start from which it is to grow evenly; null: the threshold is to be held throughout. */
  baseline: z.number().nullable(),
  startsOn: Day,
  dueOn: Day,
  /** Period of the figure, where it is not the target's own. */
  measuredFrom: Day.nullable().default(null),
  measuredTo: Day.nullable().default(null),
  /** Null: the whole city. */
  audience: Audience.nullable().default(null),
  ownerId: Id,
});
export type TargetFields = z.infer<typeof TargetFields>;

export const TaskFields = z.object({
  title,
  area: Area,
  ownerId: Id,
  coOwnerIds: z.array(Id).max(200).default([]),
  startsOn: Day,
  dueOn: Day,
  /** The expected product. */
  product: said(1000, 'Hãy ghi sản phẩm cần có|Say what is to come of it'),
});
export type TaskFields = z.infer<typeof TaskFields>;

/** Kinds of steering documents (Decree 30/2020/NĐ-CP art. 7 and the Party's and Council's resolutions). */
export const documentKinds = [
  'resolution',
  'decision',
  'directive',
  'plan',
  'programme',
  'letter',
  'notice',
  'report',
  'other',
] as const;
export const DocumentKind = z.enum(documentKinds, 'Hãy chọn loại văn bản|Choose the kind of document');
export type DocumentKind = z.infer<typeof DocumentKind>;

export const KeptFile = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200),
  size: z.number().int().min(0),
  mediaType: z.string().max(100),
});
export type KeptFile = z.infer<typeof KeptFile>;

/** What a steering document directs. */
export const directedKinds = ['programme', 'programme-plan', 'programme-target', 'programme-task'] as const;
export const Directed = z.object({ kind: z.enum(directedKinds), id: Id });
export type Directed = z.infer<typeof Directed>;

export const DocumentFields = z.object({
  kind: DocumentKind,
  number: said(100, 'Hãy ghi số, ký hiệu|Enter number and sign'),
  issuedOn: Day,
  issuer: said(200, 'Hãy ghi cơ quan ban hành|Say who issued it'),
  title,
  area: Area,
  /** Day by which what it asks for is to be carried out; null: nothing to follow up. */
  followUpBy: Day.nullable().default(null),
  file: KeptFile.nullable().default(null),
  directs: z.array(Directed).max(500).default([]),
});
export type DocumentFields = z.infer<typeof DocumentFields>;

const folders: Readonly<Record<SubjectKind, string>> = {
  programme: 'programmes',
  'programme-plan': 'plans',
  'programme-target': 'targets',
  'programme-task': 'tasks',
  'steering-document': 'documents',
};

/** The page of a programme, plan, target, task or document. */
export function addressOf({ kind, id }: { readonly kind: SubjectKind; readonly id: number }): string {
  return `/programme/${folders[kind]}/${id}`;
}
