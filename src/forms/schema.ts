import { z } from 'zod';

/**
 * The data of each printed form. An instant is an ISO 8601 text with offset; it is kept, and handed to the
 * template, as local time of Vietnam to the second (`2015-02-11T09:30:00+07:00`), so that a template only slices it.
 */

const HO_CHI_MINH = 'Asia/Ho_Chi_Minh';

/** Text of one line: NFC, without control characters and without marks that reverse the direction of reading. */
const line = (max = 2000) => z.string().max(max).transform(oneLine);
const filledLine = (max = 2000) => line(max).pipe(z.string().min(1));
const optionalLine = (max = 2000) => line(max).default('');
/** Text that keeps its line breaks, such as a reason. */
const paragraph = z.string().max(8000).transform(manyLines).pipe(z.string().min(1));
const count = z.number().int().min(0).max(999);

export const Instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => isPrintable(text), 'must be between 1976 and 2199')
  .transform((text) => local(text).toString({ timeZoneName: 'never', smallestUnit: 'second' }));
export type Instant = z.infer<typeof Instant>;

/** Whose form numbers and titles are printed: Circular 01/2018/TT-VPCP or Circular 03/2025/TT-VPCP. */
export const FormRules = z.enum(['2018', '2025']);
export type FormRules = z.infer<typeof FormRules>;

/** The printed forms, in the order of their numbers. */
export const FormKind = z.enum([
  'receipt',
  'supplement',
  'refusal',
  'apology',
  'stop',
  'controlSlip',
  'register',
]);
export type FormKind = z.infer<typeof FormKind>;

/** What every form of one dossier says: who issues it, for whom, about what. */
const head = {
  rules: FormRules,
  /** Body above the agency, as printed over its name; empty when there is none. */
  parent: optionalLine(300),
  agency: filledLine(300),
  /** The one-stop unit or public administration service centre. */
  unit: filledLine(300),
  place: filledLine(200),
  issuedAt: Instant,
};
const applicant = {
  code: filledLine(100),
  submitter: filledLine(),
  /** Owner of the dossier when another person submits it; empty: the submitter. */
  owner: optionalLine(),
  address: optionalLine(),
  telephone: optionalLine(100),
  email: optionalLine(300),
  procedure: filledLine(),
};
/** `12/HDHS` or `12/HDHS-UBND`: number in the year, kind of form, and the agency's sign if it uses one. */
const numbered = (sign: string) =>
  line(100).pipe(z.string().regex(new RegExp(`^\\d{1,8}\\/${sign}(-\\S+)?$`), `must be like 12/${sign}`));

export const FormPaper = z.object({
  name: filledLine(),
  original: count.default(0),
  certified: count.default(0),
  plain: count.default(0),
});
export type FormPaper = z.infer<typeof FormPaper>;

/** Form 01: receipt and appointment (giấy tiếp nhận hồ sơ và hẹn trả kết quả). */
export const Form01Receipt = z.object({
  ...head,
  ...applicant,
  number: optionalLine(100),
  /** Address behind the QR code: the public page of the dossier. */
  qrUrl: z.url().max(500),
  procedureCode: optionalLine(100),
  papers: z.array(FormPaper).max(200),
  sets: z.number().int().min(1).max(99),
  /** The term in words, e.g. `03 ngày làm việc`; empty where the law sets none. */
  term: optionalLine(300),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  /** How the applicant receives the result, e.g. `Nhận trực tiếp`. */
  receiveBy: optionalLine(300),
  returnPlace: optionalLine(),
  /** Fee in đồng; null when it is not yet fixed (then `feeNote` says how it is set). */
  fee: z.number().int().min(0).max(1e12).nullable(),
  feeNote: optionalLine(500),
  book: optionalLine(50),
  sequence: optionalLine(50),
  official: filledLine(200),
  /** 0: the first receipt; 1, 2…: reissued that many times after a correction. */
  reissue: z.number().int().min(0).max(99).default(0),
  copyFor: z.enum(['applicant', 'file']).default('applicant'),
});
export type Form01Receipt = z.infer<typeof Form01Receipt>;

/** Form 02: request to supplement or complete the dossier (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ). */
export const Form02Supplement = z.object({
  ...head,
  ...applicant,
  number: numbered('HDHS'),
  papers: z.array(z.object({ name: filledLine(), request: optionalLine() })).max(200),
  reason: paragraph,
  contact: filledLine(200),
  contactTelephone: optionalLine(100),
});
export type Form02Supplement = z.infer<typeof Form02Supplement>;

/** Form 03: refusal to receive the dossier (phiếu từ chối tiếp nhận giải quyết hồ sơ). */
export const Form03Refusal = z.object({
  ...head,
  ...applicant,
  /** A dossier refused at the counter may have no code yet. */
  code: optionalLine(100),
  number: optionalLine(100),
  reason: paragraph,
  official: filledLine(200),
});
export type Form03Refusal = z.infer<typeof Form03Refusal>;

const leader = {
  /** Capacity of who signs, e.g. `Chủ tịch`, `KT. Giám đốc – Phó Giám đốc`. */
  leaderCapacity: filledLine(200),
  leader: filledLine(200),
};

/** Form 04: apology and new date (phiếu xin lỗi và hẹn lại ngày trả kết quả). */
export const Form04Apology = z.object({
  ...head,
  ...applicant,
  ...leader,
  number: numbered('PXL'),
  receivedAt: Instant,
  promisedAt: Instant,
  reason: paragraph,
  newDueAt: Instant,
});
export type Form04Apology = z.infer<typeof Form04Apology>;

/** Form 05: notice that the dossier is no longer being resolved (thông báo dừng giải quyết hồ sơ). */
export const Form05Stop = z.object({
  ...head,
  ...applicant,
  ...leader,
  number: numbered('TB'),
  receivedAt: Instant,
  stoppedAt: Instant,
  reason: paragraph,
  /** Article of law the stop rests on; empty: not cited. */
  legalBasis: optionalLine(),
});
export type Form05Stop = z.infer<typeof Form05Stop>;

const HandOverSide = z.object({
  agency: filledLine(300),
  unit: optionalLine(300),
  person: optionalLine(200),
});

/** Form 06: process control slip (phiếu kiểm soát quá trình giải quyết hồ sơ), a row per hand-over. */
export const Form06ControlSlip = z.object({
  ...head,
  ...applicant,
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  rows: z
    .array(
      z.object({
        from: HandOverSide,
        to: HandOverSide,
        givenAt: Instant,
        /** Null: handed over, not yet taken. */
        takenAt: Instant.nullable(),
        /** How the giver's step ended against its own term; null: the step has no term. */
        result: z.enum(['early', 'on-time', 'late']).nullable(),
        remark: optionalLine(),
      }),
    )
    .max(500),
});
export type Form06ControlSlip = z.infer<typeof Form06ControlSlip>;

/** Form 07: register of dossiers (sổ theo dõi hồ sơ) of a period. At most 1,000 rows (about a second, some 110 pages):
 * a longer period is printed in parts. */
export const Form07Register = z.object({
  ...head,
  book: optionalLine(50),
  from: z.iso.date(),
  to: z.iso.date(),
  rows: z
    .array(
      z.object({
        sequence: z.number().int().min(1),
        code: filledLine(100),
        procedure: filledLine(),
        sets: z.number().int().min(1).max(99),
        submitter: filledLine(),
        address: optionalLine(),
        telephone: optionalLine(100),
        /** Agency that resolves the dossier (cơ quan chủ trì giải quyết). */
        agency: filledLine(),
        receivedAt: Instant,
        dueAt: Instant.nullable(),
        returnedAt: Instant.nullable(),
        receiveBy: optionalLine(300),
        /** Who signed for the result; empty: a place to sign. */
        signedBy: optionalLine(200),
        note: optionalLine(),
      }),
    )
    .max(1000),
});
export type Form07Register = z.infer<typeof Form07Register>;

function local(text: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(text).toZonedDateTimeISO(HO_CHI_MINH);
}

/** Before 1976 Vietnam's offset changed several times; years past 2199 are slips of the keyboard. */
function isPrintable(text: string): boolean {
  const { year } = local(text);
  return year >= 1976 && year < 2200;
}

function oneLine(text: string): string {
  return manyLines(text).replace(/\s+/g, ' ').trim();
}

function manyLines(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .trim();
}
