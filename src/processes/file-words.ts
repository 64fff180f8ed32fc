import { t, type Text } from '../kernel/messages.ts';
import type { Problem } from './schema.ts';

/** How grave a problem is, and what it says given how the element is called and one detail. */
export type ProblemSayings = Record<
  string,
  readonly [Problem['severity'], (element: string, detail: string) => Text]
>;

/** Problems of what the file holds, before it is a process. */
export const fileWords = {
  'not-bpmn': ['error', () => t('Tệp không phải là mô hình BPMN 2.0.', 'The file is not a BPMN 2.0 model.')],
  'not-read': [
    'error',
    (_, d) => t(`Không đọc được một phần của tệp: ${d}.`, `A part of the file cannot be read: ${d}.`),
  ],
  'foreign-element': [
    'error',
    (_, d) =>
      t(
        `Trong tệp có phần tử không thuộc BPMN 2.0: ${d}.`,
        `The file has an element that is not part of BPMN 2.0: ${d}.`,
      ),
  ],
  'duplicate-id': [
    'error',
    (e, line) =>
      t(
        `${e}: mã (id) này đã dùng cho một phần tử khác (dòng ${line}). Mỗi phần tử cần một mã riêng.`,
        `${e}: another element has this id already (line ${line}). Each needs one of its own.`,
      ),
  ],
  'illegal-id': [
    'error',
    (e, line) =>
      t(
        `${e}: mã (id) này không hợp lệ (dòng ${line}). Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch ngang và gạch dưới, không có khoảng trắng, không bắt đầu bằng chữ số.`,
        `${e}: this id is not valid (line ${line}). An id has letters without diacritics, digits, dots, hyphens and underscores, no spaces, and does not begin with a digit.`,
      ),
  ],
  'no-process': ['error', () => t('Trong tệp không có quy trình nào.', 'There is no process in the file.')],
  'several-processes': [
    'error',
    (e) =>
      t(
        `${e}: tệp có nhiều quy trình. Hãy đánh dấu đúng một quy trình là thực thi được (isExecutable).`,
        `${e}: the file has several processes. Mark exactly one as executable (isExecutable).`,
      ),
  ],
  'dangling-reference': [
    'error',
    (e, d) =>
      t(`${e}: trỏ tới “${d}” không có trong tệp.`, `${e}: refers to “${d}”, which is not in the file.`),
  ],
  'unknown-attribute': [
    'warning',
    (e, d) => t(`${e}: không hiểu thuộc tính “${d}”.`, `${e}: the attribute “${d}” is not understood.`),
  ],
  'bad-attribute': [
    'error',
    (e, d) => t(`${e}: giá trị không hợp lệ: ${d}.`, `${e}: this value is not valid: ${d}.`),
  ],
} satisfies ProblemSayings;
