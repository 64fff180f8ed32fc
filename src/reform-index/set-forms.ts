import { z } from 'zod';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { readNumber, readRule } from './rule-text.ts';
import type { Grade } from './schema.ts';
import type { ItemDetails } from './set-edit.ts';

/** A code in an address or a form; what is none names nothing. */
export const CodeText = z
  .string()
  .regex(/^(\d{1,3}(\.\d{1,3}){0,2})?$/)
  .catch('')
  .default('');

const line = (most: number) =>
  z.string().trim().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`);

/** What is typed of a criterion. */
export const ItemForm = z.object({
  name: line(500).min(1, 'Hãy ghi tên tiêu chí|Enter the name'),
  nameEn: line(500).default(''),
  points: z
    .string()
    .transform((text) => readNumber(text === '' ? '0' : text))
    .pipe(
      z
        .number('Hãy ghi một số, ví dụ 1,5|Write a number, such as 1.5')
        .min(0, 'Từ 0 điểm|From 0 points')
        .max(1000, 'Đến 1000 điểm|Up to 1000 points'),
    ),
  kind: line(60).default(''),
  indicator: line(100).default(''),
  unit: line(20).default(''),
  parameters: line(4000).default(''),
  needsEvidence: z.string().optional(),
  guidance: line(2000).default(''),
});
export type ItemForm = z.infer<typeof ItemForm>;

/** The criterion that a form describes, or what in its rule cannot be read. */
export function itemOf(form: ItemForm): ItemDetails | Refusal {
  const { name, nameEn, points, guidance, needsEvidence, ...text } = form;
  const rule = readRule(text);
  if (isRefusal(rule)) return rule;
  return { name, nameEn, points, guidance, needsEvidence: needsEvidence !== undefined, rule };
}

/** Grades, a line each: `90: Xuất sắc | Excellent`. */
export const GradesText = z
  .string()
  .max(1000)
  .default('')
  .transform((text, context): Grade[] => {
    const lines = text.split(/\r?\n/).filter((one) => one.trim() !== '');
    const grades = lines.map(gradeOf);
    const wrong = grades.indexOf(null);
    if (wrong !== -1 || grades.length > 10) {
      const at = wrong === -1 ? 11 : wrong + 1;
      context.addIssue({
        code: 'custom',
        message: `Dòng ${at} chưa đúng; viết dạng "90: Xuất sắc", nhiều nhất 10 mức|Line ${at} is wrong; write it as "90: Excellent", at most 10 grades`,
      });
      return z.NEVER;
    }
    return grades.filter((grade) => grade !== null);
  });

function gradeOf(text: string): Grade | null {
  const match = /^\s*([\d.,]+)\s*:\s*([^|]{1,60}?)\s*(?:\|\s*(.{1,60}?)\s*)?$/.exec(text);
  const from = readNumber(match?.[1] ?? '');
  if (match?.[2] === undefined || from === null || from > 100) return null;
  return { from, name: match[2], nameEn: match[3] ?? '' };
}
