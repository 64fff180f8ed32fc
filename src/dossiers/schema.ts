import { z } from 'zod';
import { t, type Text } from '../kernel/messages.ts';
import type { Marking } from '../processes/schema.ts';

/** The national dossier states; their codes are the ones on every screen, export and count. */
export const states = {
  registered: { code: 1, words: t('Mới đăng ký', 'Registered') },
  received: { code: 2, words: t('Được tiếp nhận', 'Received') },
  notReceived: { code: 3, words: t('Không được tiếp nhận', 'Not received') },
  processing: { code: 4, words: t('Đang xử lý', 'In progress') },
  supplementRequested: { code: 5, words: t('Yêu cầu bổ sung giấy tờ', 'Supplement requested') },
  paymentRequested: { code: 6, words: t('Yêu cầu thực hiện nghĩa vụ tài chính', 'Payment requested') },
  withdrawn: { code: 7, words: t('Công dân yêu cầu rút hồ sơ', 'Withdrawn by the applicant') },
  stopped: { code: 8, words: t('Dừng xử lý', 'Stopped') },
  resolved: { code: 9, words: t('Đã xử lý xong', 'Resolved') },
  returned: { code: 10, words: t('Đã trả kết quả', 'Result returned') },
} as const satisfies Record<string, { code: number; words: Text }>;
export type State = keyof typeof states;
export const stateNames = Object.keys(states) as readonly State[];

export function stateOfCode(code: number): State {
  const found = stateNames.find((name) => states[name].code === code);
  if (found === undefined) throw new RangeError(`no dossier state has the code ${code}`);
  return found;
}

const words = (max: number) => z.string().trim().max(max, `Tối đa ${max} ký tự|At most ${max} characters`);
const needed = (max: number, message: string) => words(max).min(1, message);

/** Citizen identity number (12 digits), old identity card (9), passport (letter and 7–8 digits) or tax code of an organisation (10 or 13). */
export const IdNumber = z
  .string()
  .trim()
  .transform((text) => text.replace(/[\s.]/g, '').toUpperCase())
  .refine(
    (text) => text === '' || /^(\d{9}|\d{12}|\d{10}(-?\d{3})?|[A-Z]\d{7,8})$/.test(text),
    'Số định danh gồm 12 chữ số (CMND cũ 9 số, hộ chiếu 1 chữ và 7–8 số, mã số thuế 10 hoặc 13 số)|An identity number has 12 digits (old card 9, passport a letter and 7–8 digits, tax code 10 or 13)',
  );

export const Phone = z
  .string()
  .trim()
  .transform((text) => text.replace(/[\s.()-]/g, ''))
  .refine(
    (text) => text === '' || /^(\+84|0)\d{8,10}$/.test(text),
    'Số điện thoại bắt đầu bằng 0 hoặc +84 và có 9–11 chữ số|A telephone number starts with 0 or +84 and has 9–11 digits',
  );

/** A person or organisation a dossier is filed for. */
export const Person = z.object({
  name: needed(200, 'Hãy nhập họ tên hoặc tên tổ chức|Enter the name of the person or organisation'),
  idNumber: IdNumber.default(''),
  phone: Phone.default(''),
  email: z
    .union([z.literal(''), z.email('Địa chỉ thư điện tử chưa đúng|This is not an e-mail address').max(200)])
    .default(''),
  address: words(500).default(''),
});
export type Person = z.infer<typeof Person>;

/** Papers handed in: how many of each kind of copy. */
export const SubmittedPaper = z.object({
  name: needed(2000, 'Hãy ghi tên giấy tờ|Name the paper'),
  original: z.coerce.number().int().min(0).max(99).default(0),
  certified: z.coerce.number().int().min(0).max(99).default(0),
  plain: z.coerce.number().int().min(0).max(99).default(0),
});
export type SubmittedPaper = z.infer<typeof SubmittedPaper>;

export const FilingChannel = z.enum(['counter', 'online', 'post', 'linked']);
export type FilingChannel = z.infer<typeof FilingChannel>;

/** A scan or electronic original that belongs to the dossier; `paper` is the index of the paper it shows. */
export type AttachedFile = {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly paper: number | null;
};

/** What is filed, as the clerk enters it or the applicant sends it. */
export const Filing = z.object({
  applicant: Person,
  /** Whose matter it is, when another person files for them. */
  owner: Person.nullable().default(null),
  papers: z.array(SubmittedPaper).max(100).default([]),
  sets: z.coerce.number().int().min(1).max(20).default(1),
  note: words(2000).default(''),
});
export type Filing = z.infer<typeof Filing>;

/** Time during which the office waits for the applicant; open while `to` is null. */
export type Pause = {
  readonly kind: 'supplement' | 'payment';
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
  readonly reason: string;
};

/** One piece of work in the process: who has it, since when, until when, and how it ended. */
export type Step = {
  readonly number: number;
  readonly elementId: string;
  readonly name: string;
  readonly kind: string;
  readonly agencyId: number;
  readonly role: string;
  readonly assigneeId: number | null;
  readonly openedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly closedBy: number | null;
  readonly outcome: string | null;
  readonly note: string;
};

/** Another agency's part: a linked dossier that the process waits for (một cửa liên thông). */
export type LinkedCall = {
  readonly elementId: string;
  readonly procedure: string;
  readonly agencyId: number;
  readonly code: string | null;
  readonly outcome: string | null;
};

export type Extension = {
  readonly at: Temporal.Instant;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly reason: string;
  readonly by: number | null;
};

/** A hand-over by a reorganisation. */
export type Transfer = {
  readonly at: Temporal.Instant;
  readonly decision: string;
  readonly from: number;
  readonly to: number;
  readonly steps: readonly { readonly step: number; readonly from: number; readonly to: number }[];
};

export type Timeliness = 'early' | 'onTime' | 'late';

/** A dossier: the fold of its events. */
export type Dossier = {
  readonly id: number;
  readonly code: string;
  readonly agencyId: number;
  readonly procedureId: number;
  readonly procedureVersionId: number;
  readonly processVersionId: number;
  readonly parent: { readonly id: number; readonly elementId: string } | null;
  readonly state: State;
  readonly channel: FilingChannel;
  readonly filing: Filing;
  readonly files: readonly AttachedFile[];
  /** Fee in đồng; null when it is not a fixed amount. */
  readonly fee: number | null;
  readonly payments: readonly {
    readonly amount: number;
    readonly at: Temporal.Instant;
    readonly way: string;
  }[];
  readonly amountDue: number | null;
  readonly term: string | null;
  readonly ruleSet: string;
  readonly registeredAt: Temporal.Instant;
  readonly receivedAt: Temporal.Instant | null;
  readonly receivedBy: number | null;
  readonly dueAt: Temporal.Instant | null;
  readonly pauses: readonly Pause[];
  readonly supplementRequests: readonly {
    readonly at: Temporal.Instant;
    readonly reason: string;
    readonly papers: readonly string[];
  }[];
  readonly extensions: readonly Extension[];
  readonly transfers: readonly Transfer[];
  readonly corrections: number;
  readonly marking: Marking | null;
  readonly steps: readonly Step[];
  readonly calls: readonly LinkedCall[];
  readonly timers: readonly { readonly elementId: string; readonly firesAt: Temporal.Instant }[];
  /** What the process came to: the result granted, or a refusal in writing. */
  readonly result: 'granted' | 'refused' | null;
  /** Why it was not received, withdrawn or stopped. */
  readonly closingReason: string;
  readonly resolvedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly timeliness: Timeliness | null;
  /** Number of its events; the next command must come from exactly this version. */
  readonly version: number;
};

/** What is left of the procedure's fixed fee, in đồng; 0 without one. */
export function feeOwed({ fee, payments }: Pick<Dossier, 'fee' | 'payments'>): number {
  const paid = payments.reduce((sum, payment) => sum + payment.amount, 0);
  return Math.max(0, (fee ?? 0) - paid);
}

/** The agency that received it: by its office hours the date was promised, whoever holds the dossier now. */
export function receivingAgency({ agencyId, transfers }: Pick<Dossier, 'agencyId' | 'transfers'>): number {
  return transfers[0]?.from ?? agencyId;
}
