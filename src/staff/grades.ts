import { t, type Text } from '../kernel/messages.ts';
import type { Day } from './schema.ts';

/**
 * A grade (ngạch công chức, hạng chức danh nghề nghiệp viên chức) of Nghị định 204/2004/NĐ-CP and the circulars on codes
 * (02/2021/TT-BNV and those of each field). Coefficients and codes are from memory where `source` says unverified.
 */
export type Grade = {
  readonly title: Text;
  readonly first: number;
  readonly increment: number;
  readonly steps: number;
  /** Months in a step before the next: 36 for groups A0–A3, 24 for B and C (NĐ 204/2004, art. 7). */
  readonly months: 36 | 24;
  readonly source: 'law' | 'unverified';
};

function grade(
  vi: string,
  en: string,
  group: keyof typeof groups,
  source: Grade['source'] = 'unverified',
): Grade {
  const [first, increment, steps, months] = groups[group];
  return { title: t(vi, en), first, increment, steps, months, source };
}

/** Pay tables 2 and 3 of NĐ 204/2004: first coefficient, increment, number of steps, months in a step. */
const groups = {
  'A3.1': [6.2, 0.36, 6, 36],
  'A2.1': [4.4, 0.34, 8, 36],
  'A2.2': [4.0, 0.34, 8, 36],
  A1: [2.34, 0.33, 9, 36],
  A0: [2.1, 0.31, 10, 36],
  B: [1.86, 0.2, 12, 24],
  C1: [1.65, 0.18, 12, 24],
} as const;

export const grades: Readonly<Record<string, Grade>> = {
  '01.001': grade('Chuyên viên cao cấp', 'Senior officer', 'A3.1', 'law'),
  '01.002': grade('Chuyên viên chính', 'Principal officer', 'A2.1', 'law'),
  '01.003': grade('Chuyên viên', 'Officer', 'A1', 'law'),
  '01.004': grade('Cán sự', 'Clerk', 'A0'),
  '01.005': grade('Nhân viên', 'Employee', 'B'),
  'V.07.02.26': grade('Giáo viên mầm non hạng III', 'Preschool teacher III', 'A0'),
  'V.07.03.29': grade('Giáo viên tiểu học hạng III', 'Primary teacher III', 'A1'),
  'V.07.03.28': grade('Giáo viên tiểu học hạng II', 'Primary teacher II', 'A2.2'),
  'V.07.04.32': grade('Giáo viên THCS hạng III', 'Lower secondary teacher III', 'A1'),
  'V.07.04.31': grade('Giáo viên THCS hạng II', 'Lower secondary teacher II', 'A2.2'),
  'V.07.05.15': grade('Giáo viên THPT hạng III', 'Upper secondary teacher III', 'A1'),
  'V.07.05.14': grade('Giáo viên THPT hạng II', 'Upper secondary teacher II', 'A2.2'),
  'V.08.01.03': grade('Bác sĩ hạng III', 'Doctor III', 'A1'),
  'V.08.01.02': grade('Bác sĩ chính hạng II', 'Doctor II', 'A2.1'),
  'V.08.05.13': grade('Điều dưỡng hạng IV', 'Nurse IV', 'B'),
  'V.08.05.12': grade('Điều dưỡng hạng III', 'Nurse III', 'A1'),
  'V.03.00': grade('Viên chức hành chính, kỹ thuật hạng III', 'Public employee III', 'A1'),
  '01.011': grade('Nhân viên phục vụ, bảo vệ', 'Service employee', 'C1'),
};

export const gradeChoices: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(grades).map(([code, { title }]) => [code, t(`${code} ${title.vi}`, `${code} ${title.en}`)]),
);

/** Pay coefficient of a step, counted from 1. Null for a step that the grade does not have. */
export function coefficientOf(code: string, step: number): number | null {
  const found = grades[code];
  if (found === undefined || !Number.isInteger(step) || step < 1 || step > found.steps) return null;
  return Math.round((found.first + (step - 1) * found.increment) * 100) / 100;
}

/**
 * Day from which the next regular step is due: 36 or 24 months after the present one (NĐ 204/2004, art. 7). In the last
 * step it is the seniority allowance above the frame (phụ cấp thâm niên vượt khung) that falls due on that day. Null when
 * the grade is not known.
 */
export function nextStepOn(code: string, from: Day): Day | null {
  const found = grades[code];
  if (found === undefined || from === '') return null;
  return Temporal.PlainDate.from(from).add({ months: found.months }).toString();
}

/** Months in a step before the next; 0 for a grade that is not known. */
export function monthsOf(code: string): number {
  return grades[code]?.months ?? 0;
}
