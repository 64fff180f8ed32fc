import { z } from 'zod';
import { t, type Text } from '../kernel/messages.ts';
import { ruleSets } from './rule-sets.ts';

export const Day = z.iso.date('Hãy chọn ngày, dạng 2026-06-30|Choose a day, written 2026-06-30');
export const Id = z.coerce.number().int().min(1).max(2_147_483_647);
const tooLong = (most: number) => `Nhiều nhất ${most} ký tự|At most ${most} characters`;
export const line = (most: number) => z.string().trim().max(most, tooLong(most));
export const said = (most: number, missing: string) => line(most).min(1, missing);
export const reason = said(2000, 'Hãy ghi lý do|Give the reason');

/** How far a diploma reaches, the lower first. */
export const educations = {
  secondary: t('Trung học', 'Secondary school'),
  intermediate: t('Trung cấp', 'Intermediate'),
  college: t('Cao đẳng', 'College'),
  bachelor: t('Đại học', 'Bachelor'),
  master: t('Thạc sĩ', 'Master'),
  doctor: t('Tiến sĩ', 'Doctor'),
} satisfies Record<string, Text>;
export type Education = keyof typeof educations;
export const educationOrder = Object.keys(educations) as [Education, ...Education[]];
export const Education = z.enum(educationOrder, 'Hãy chọn trình độ|Choose the level of education');

/** Grades whose quotas are counted each by itself. */
export const grades = {
  specialist: t('Chuyên viên', 'Specialist'),
  officer: t('Cán sự', 'Officer'),
  'forest-ranger': t('Kiểm lâm viên', 'Forest ranger'),
  'market-inspector': t('Kiểm soát viên thị trường', 'Market inspector'),
  'principal-specialist': t('Chuyên viên chính', 'Principal specialist'),
  leader: t('Chức danh lãnh đạo, quản lý', 'Leading post'),
} satisfies Record<string, Text>;
export type Grade = keyof typeof grades;
export const Grade = z.enum(Object.keys(grades) as [Grade, ...Grade[]], 'Hãy chọn ngạch|Choose the grade');

const codes = ruleSets.map(({ code }) => code);
export const ExaminationFields = z
  .object({
    code: said(40, 'Hãy ghi mã kỳ thi|Enter a code').regex(
      /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u,
      'Mã chỉ gồm chữ, số và dấu . _ -|A code has letters, digits and . _ - only',
    ),
    title: said(300, 'Hãy ghi tên kỳ thi|Say what the examination is called'),
    rules: z.enum(codes, 'Hãy chọn quy chế thi|Choose the rule set'),
    registerFrom: Day,
    registerTo: Day,
    sitsOn: Day,
    place: said(300, 'Hãy ghi địa điểm thi|Say where it is held'),
    notice: line(4000).default(''),
  })
  .refine(({ registerFrom, registerTo }) => registerFrom <= registerTo, {
    path: ['registerTo'],
    message: 'Ngày kết thúc nhận hồ sơ sớm hơn ngày bắt đầu|Registration ends before it begins',
  })
  .refine(({ registerTo, sitsOn }) => registerTo < sitsOn, {
    path: ['sitsOn'],
    message: 'Ngày thi phải sau ngày kết thúc nhận hồ sơ|The examination must follow the end of registration',
  });
export type ExaminationFields = z.infer<typeof ExaminationFields>;

/** What an agency asks for: so many of a grade, with what a candidate must have. */
export const PositionFields = z.object({
  title: said(300, 'Hãy ghi tên vị trí việc làm|Name the position'),
  grade: Grade,
  asked: z.coerce
    .number('Hãy ghi số chỉ tiêu|Enter the number')
    .int('Số chỉ tiêu là số nguyên|The number must be whole')
    .min(1, 'Ít nhất 1 chỉ tiêu|At least 1')
    .max(2000, 'Nhiều nhất 2.000 chỉ tiêu|At most 2,000'),
  education: Education,
  /** Specialities that are accepted; none: any. */
  majors: z.array(said(200, 'Dòng trống|An empty line')).max(50),
});
export type PositionFields = z.infer<typeof PositionFields>;

export const Gender = z.enum(['male', 'female'], 'Hãy chọn giới tính|Choose the sex');

export const KeptFile = z.object({
  hash: z.string(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
});
export type KeptFile = z.infer<typeof KeptFile>;

/** What a candidate says; the identity number is kept apart, sealed. */
export const CandidateFields = z.object({
  fullName: said(120, 'Hãy ghi họ và tên|Enter your name').regex(
    /^[\p{L}\p{M}'’. -]+$/u,
    'Họ tên chỉ gồm chữ cái và dấu cách|A name has letters and spaces only',
  ),
  bornOn: Day,
  gender: Gender,
  isMinority: z.boolean(),
  phone: z
    .string()
    .trim()
    .regex(
      /^0\d{9,10}$/,
      'Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0|A phone number has 10 or 11 digits, the first 0',
    ),
  email: z.union([z.literal(''), z.email('Địa chỉ thư điện tử chưa đúng|This is not an email address')]),
  address: said(300, 'Hãy ghi nơi cư trú|Enter your address'),
  education: Education,
  major: said(200, 'Hãy ghi chuyên ngành đào tạo|Enter your speciality'),
  language: z.enum(
    ['english', 'french', 'chinese', 'russian', 'german'],
    'Hãy chọn ngoại ngữ|Choose the language',
  ),
  /** Code of a category of the rule set, as claimed; null: none. */
  priority: z.string().max(40).nullable(),
  /** Codes of the parts from which exemption is claimed. */
  exemptions: z.array(z.string().max(40)).max(10),
  isOutside: z.boolean(),
  service: z.number().int().min(0).max(720),
  honour: z.number().int().min(0).max(4),
  files: z.array(KeptFile).max(10),
});
export type CandidateFields = z.infer<typeof CandidateFields>;

export const IdNumber = z
  .string()
  .trim()
  .regex(
    /^(\d{9}|\d{12})$/,
    'Số định danh, CCCD gồm 12 chữ số (CMND cũ 9 chữ số)|An identity number has 12 digits (9 of an old card)',
  );

export const candidateStates = ['registered', 'withdrawn', 'eligible', 'ineligible'] as const;
export type CandidateState = (typeof candidateStates)[number];

export const Attendance = z.enum(['present', 'absent', 'expelled']);
export type Attendance = z.infer<typeof Attendance>;
