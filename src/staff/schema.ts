import { z } from 'zod';
import { t, type Text } from '../kernel/messages.ts';

/** A day as YYYY-MM-DD: days in that form are in the order of their letters. */
export type Day = string;

/** By which law somebody serves, and what figures count them as. */
export const staffKinds = {
  'civil-servant': t('Công chức', 'Civil servant'),
  'public-employee': t('Viên chức', 'Public employee'),
  'commune-key-official': t('Cán bộ chủ chốt cấp xã', 'Key official of a commune'),
  'commune-union-official': t('Cán bộ đoàn thể cấp xã', 'Official of a mass organisation in a commune'),
  'commune-civil-servant': t('Công chức cấp xã', 'Civil servant of a commune'),
  contract: t('Hợp đồng lao động', 'Under a labour contract'),
} satisfies Record<string, Text>;
export type StaffKind = keyof typeof staffKinds;
export const StaffKind = z.enum(Object.keys(staffKinds) as [StaffKind, ...StaffKind[]]);

export function isCommuneKind(kind: StaffKind): boolean {
  return kind.startsWith('commune-');
}

/** Professional training, lowest first. */
export const degrees = {
  elementary: t('Sơ cấp', 'Elementary'),
  intermediate: t('Trung cấp', 'Intermediate'),
  college: t('Cao đẳng', 'College'),
  bachelor: t('Đại học', 'University'),
  master: t('Thạc sĩ', 'Master'),
  doctor: t('Tiến sĩ', 'Doctor'),
} satisfies Record<string, Text>;
export type Degree = keyof typeof degrees;

/** Where somebody stands on a day. */
export const employmentStates = {
  working: t('Đang công tác', 'In post'),
  ahead: t('Chưa đến ngày nhận việc', 'Not begun yet'),
  left: t('Đã thôi việc, nghỉ hưu', 'Left'),
} satisfies Record<string, Text>;
export type EmploymentState = keyof typeof employmentStates;

/** What other rooms know of a person: no personal data beyond name, post, grade and training. */
export type PersonSummary = {
  readonly id: number;
  readonly fullName: string;
  readonly accountId: number | null;
  /** Where the person sits on the day asked about; for who has left, where they sat last. */
  readonly agencyId: number;
  readonly unitId: number | null;
  readonly kind: StaffKind;
  /** Chức danh, chức vụ. */
  readonly title: string;
  /** Code of the current grade (mã ngạch hoặc hạng chức danh), '' when none is recorded. */
  readonly grade: string;
  readonly degree: Degree | null;
  readonly major: string;
  /** Employment, both days included; `to` null: open. */
  readonly from: Day;
  readonly to: Day | null;
  readonly state: EmploymentState;
};

/** What is written in a section of the record: text by field. */
export type Values = Readonly<Record<string, string>>;
export type Entry = { readonly entry: number; readonly values: Values };

/** A movement with its decision (quyết định). */
export type Move = {
  /** 1, 2, 3 … within the person. */
  readonly number: number;
  readonly kind: MoveKind;
  readonly decision: string;
  readonly decidedOn: Day;
  readonly effectiveOn: Day;
  /** Last day of a secondment or of an extension. */
  readonly until: Day | null;
  /** Where to; null where the movement leads to no post. */
  readonly post: Post | null;
  readonly note: string;
  /** Of a reorganisation: the place whose people it takes along; a secondment leads back to its successor too. */
  readonly leaves?: Place;
};
export type Place = Pick<Post, 'agencyId' | 'unitId'>;
export type Post = {
  readonly agencyId: number;
  readonly unitId: number | null;
  readonly title: string;
  readonly kind: StaffKind;
};

export const moveKinds = {
  recruit: t('Tuyển dụng, tiếp nhận', 'Recruit'),
  appoint: t('Bổ nhiệm', 'Appoint'),
  rotate: t('Luân chuyển', 'Rotate'),
  second: t('Biệt phái', 'Second'),
  transfer: t('Điều động, chuyển cơ quan', 'Transfer'),
  extend: t('Kéo dài thời gian công tác', 'Extend'),
  resign: t('Thôi việc', 'Resign'),
  retire: t('Nghỉ hưu', 'Retire'),
  dismiss: t('Buộc thôi việc', 'Dismiss'),
  reorganize: t('Chuyển theo sắp xếp tổ chức', 'Moved by a reorganisation'),
} satisfies Record<string, Text>;
export type MoveKind = keyof typeof moveKinds;
/** What people record by hand; a reorganisation is carried out for everybody at once. */
export type HandMove = Exclude<MoveKind, 'reorganize'>;
export const handMoves = (Object.keys(moveKinds) as MoveKind[]).filter(
  (kind): kind is HandMove => kind !== 'reorganize',
);
export const HandMove = z.enum(handMoves);

export type KeptFile = {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
};

/** What an employee says is wrong in the own record. */
export type Correction = {
  readonly number: number;
  readonly section: string;
  /** '' for the section as a whole. */
  readonly field: string;
  readonly words: string;
  /** What it should say; '' when only words are given. A sealed text where the field is. */
  readonly wanted: string;
  readonly files: readonly KeptFile[];
  readonly requestedAt: Temporal.Instant;
  readonly standing: 'waiting' | 'accepted' | 'refused';
  readonly answer: string;
};

/** A person's record as its events give it. */
export type Person = {
  readonly id: number;
  readonly accountId: number | null;
  /** Sections that are one sheet, by name. */
  readonly sheets: Readonly<Record<string, Values>>;
  /** Sections that are lists, by name. */
  readonly lists: Readonly<Record<string, readonly Entry[]>>;
  /** Sections declared to hold nothing. */
  readonly none: readonly string[];
  readonly moves: readonly Move[];
  readonly corrections: readonly Correction[];
  /** Day from which the mandated sections have been complete without a break. */
  readonly enteredOn: Day | null;
  /** The import it came with; null when somebody opened it by hand. */
  readonly importId: number | null;
  /** Its import was taken back: nothing of it stands. */
  readonly isVoid: boolean;
  /** Number of the last event. */
  readonly version: number;
};

/** What happens to a record: the events of the subject `staff`. */
export type StaffEvent =
  | {
      readonly kind: 'opened';
      readonly data: {
        readonly accountId: number | null;
        readonly sheets: Readonly<Record<string, Values>>;
        readonly lists: Readonly<Record<string, readonly Values[]>>;
        readonly none: readonly string[];
        readonly moves: readonly Omit<Move, 'number'>[];
        readonly importId?: number;
      };
    }
  | { readonly kind: 'import-undone'; readonly data: { readonly importId: number } }
  | {
      readonly kind: 'sheet-written';
      readonly data: { readonly section: string; readonly values: Values };
    }
  | { readonly kind: 'entry-added'; readonly data: { readonly section: string; readonly values: Values } }
  | {
      readonly kind: 'entry-changed';
      readonly data: { readonly section: string; readonly entry: number; readonly values: Values };
    }
  | {
      readonly kind: 'entry-removed';
      readonly data: { readonly section: string; readonly entry: number; readonly reason: string };
    }
  | { readonly kind: 'none-declared'; readonly data: { readonly section: string; readonly isNone: boolean } }
  | { readonly kind: 'moved'; readonly data: Omit<Move, 'number'> }
  | { readonly kind: 'move-withdrawn'; readonly data: { readonly number: number; readonly reason: string } }
  | { readonly kind: 'linked'; readonly data: { readonly accountId: number | null } }
  | {
      readonly kind: 'correction-requested';
      readonly data: Pick<Correction, 'section' | 'field' | 'words' | 'wanted' | 'files'>;
    }
  | { readonly kind: 'correction-accepted'; readonly data: CorrectionAnswer }
  | { readonly kind: 'correction-refused'; readonly data: CorrectionAnswer };
export type CorrectionAnswer = { readonly number: number; readonly answer: string };
/** An event with when it was recorded. */
export type Recorded = StaffEvent & { readonly recordedAt: Temporal.Instant };
