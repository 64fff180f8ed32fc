import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { t, type Text } from '../kernel/messages.ts';
import { degrees, staffKinds, type Degree, type StaffKind } from '../staff/schema.ts';

/** A day as YYYY-MM-DD: days in that form are in the order of their letters. */
export const Day = z
  .string()
  .refine((text) => findDay(text) !== null, 'Ngày chưa đúng|This is not a date')
  .refine(
    (text) => text >= '1990-01-01' && text < '2200-01-01',
    'Năm phải từ 1990 đến 2199|The year is 1990 to 2199',
  );
export type Day = z.infer<typeof Day>;

export const Id = z.coerce.number().int().min(1).max(2_147_483_647);

const tooLong = (most: number) => `Nhiều nhất ${most} ký tự|At most ${most} characters`;
export const line = (most: number) => z.string().trim().max(most, tooLong(most));
export const filled = (most: number, words: string) => line(most).min(1, words);

/** Nghị định 62/2020/NĐ-CP, Điều 5 (groups); Nghị định 106/2020/NĐ-CP, Điều 4. Order of groups as a scheme lists them. */
export const groups = {
  leadership: t('Lãnh đạo, quản lý', 'Leadership, management'),
  specialised: t('Nghiệp vụ chuyên ngành', 'Specialised'),
  shared: t('Nghiệp vụ chuyên môn dùng chung', 'Shared professional'),
  support: t('Hỗ trợ, phục vụ', 'Support'),
} satisfies Record<string, Text>;
export type Group = keyof typeof groups;
export const Group = z.enum(
  Object.keys(groups) as [Group, ...Group[]],
  'Hãy chọn nhóm vị trí|Choose the group of the position',
);

const degreeNames = Object.keys(degrees) as [Degree, ...Degree[]];

/** A required competence with its level: 1 (knows) … 5 (leads others). */
export const Competence = z.object({
  name: filled(200, 'Hãy ghi tên năng lực|Name the competence'),
  level: z.number().int().min(1).max(5),
});
export type Competence = z.infer<typeof Competence>;

export const positionCode = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,29}$/u,
    'Mã gồm chữ, số, dấu chấm, gạch ngang, tối đa 30 ký tự, ví dụ NV-03|Letters, figures, dots and dashes, at most 30, e.g. NV-03',
  )
  // The address of the form for a new one.
  .refine((code) => code.toLowerCase() !== 'new', 'Hãy chọn mã khác|Choose another code');

export const Position = z.object({
  code: positionCode,
  title: filled(200, 'Hãy ghi tên vị trí|Enter the title'),
  group: Group,
  /** The unit within the agency; '' for the agency as a whole. */
  unit: line(200),
  work: filled(4000, 'Hãy ghi công việc phải làm|Describe the work'),
  outputs: line(4000),
  competences: z.array(Competence).max(30, 'Nhiều nhất 30 năng lực|At most 30 competences'),
  /** Code of the grade that it asks for; '' for none. */
  grade: line(30),
  degree: z.enum(degreeNames, 'Hãy chọn trình độ|Choose the degree').nullable(),
  major: line(300),
  seats: z.coerce
    .number('Hãy ghi số người|Enter the number of seats')
    .int('Số người là số nguyên|A whole number')
    .min(1, 'Ít nhất một người|At least one')
    .max(500, 'Nhiều nhất 500 người|At most 500'),
});
export type Position = z.infer<typeof Position>;

export const schemeStates = {
  drafting: t('Đang xây dựng', 'Drafting'),
  submitted: t('Chờ Sở Nội vụ thẩm định', 'With Home Affairs for appraisal'),
  appraised: t('Chờ Chủ tịch phê duyệt', 'Awaiting the chairman’s approval'),
  approved: t('Đã phê duyệt', 'Approved'),
  dropped: t('Đã hủy', 'Dropped'),
} satisfies Record<string, Text>;
export type SchemeState = keyof typeof schemeStates;

/** What happens to a scheme: the events of the subject `position-scheme`. */
export const SchemeEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    data: z.object({ agencyId: Id, number: Id, source: line(300), positions: z.array(Position) }),
  }),
  z.object({ kind: z.literal('position-written'), data: z.object({ position: Position }) }),
  z.object({ kind: z.literal('position-removed'), data: z.object({ code: z.string() }) }),
  z.object({ kind: z.literal('imported'), data: z.object({ positions: z.array(Position) }) }),
  z.object({ kind: z.literal('import-undone'), data: z.object({ number: Id }) }),
  z.object({ kind: z.literal('submitted'), data: z.object({ note: line(2000) }) }),
  z.object({ kind: z.literal('returned'), data: z.object({ remarks: line(2000) }) }),
  z.object({ kind: z.literal('appraised'), data: z.object({ opinion: line(2000) }) }),
  z.object({
    kind: z.literal('approved'),
    data: z.object({ decision: line(100), approvedOn: Day, inForceOn: Day }),
  }),
  z.object({ kind: z.literal('dropped'), data: z.object({ reason: line(2000) }) }),
]);
export type SchemeEvent = z.infer<typeof SchemeEvent>;

/** A scheme as its events give it. */
export type Scheme = {
  readonly id: number;
  readonly agencyId: number;
  /** First, second, third … of the agency. */
  readonly number: number;
  readonly state: SchemeState;
  readonly positions: readonly Position[];
  /** Imports that still stand, the last one last. */
  readonly imports: readonly SchemeImport[];
  /** What it was returned for, until it is submitted again. */
  readonly remarks: string;
  readonly opinion: string;
  readonly decision: string;
  readonly approvedOn: Day | null;
  readonly inForceOn: Day | null;
  /** Number of its last event. */
  readonly version: number;
};

/** Positions that a workbook brought, and those that they took the place of. */
export type SchemeImport = {
  /** Number of its event. */
  readonly number: number;
  readonly brought: readonly Position[];
  readonly replaced: readonly Position[];
};

export const seatingKinds = {
  main: t('Chính thức', 'Main'),
  acting: t('Kiêm nhiệm, tạm giao', 'Acting'),
} satisfies Record<string, Text>;
export type SeatingKind = keyof typeof seatingKinds;

/** A person in a seat: who sits where, from when until when (both days included; null: open). */
export type Seating = {
  readonly id: number;
  readonly agencyId: number;
  readonly code: string;
  /** Which of the seats of the position, from 1. */
  readonly seat: number;
  readonly personId: number;
  readonly kind: SeatingKind;
  readonly from: Day;
  readonly to: Day | null;
};

/** What happens to a seating: the events of the subject `position-seating`. */
export type SeatingEvent =
  | { readonly kind: 'seated'; readonly data: Omit<Seating, 'id' | 'to'> }
  | { readonly kind: 'ended'; readonly data: { readonly to: Day; readonly reason: string } };

/** Who is to have a seat: civil servants, and officials of communes; others may sit where a scheme has a place for them. */
export const seatedKinds: readonly StaffKind[] = (Object.keys(staffKinds) as StaffKind[]).filter(
  (kind) => kind !== 'public-employee' && kind !== 'contract',
);

export function seatsOf(positions: readonly Position[]): number {
  return positions.reduce((sum, { seats }) => sum + seats, 0);
}
