import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { faultKinds, isFaultKind, type ChecklistItem } from './schema.ts';

export const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const ById = z.object({ id: Id });
export const Day = z
  .string()
  .max(10)
  .refine((text) => findDay(text) !== null, 'Hãy ghi ngày|Give a day');
const line = (most: number, words: string) =>
  z.string().trim().min(1, words).max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`);

export const LineForm = z.object({
  agency: line(20, 'Hãy chọn đơn vị|Choose a unit'),
  quarter: z.coerce.number().int().min(1).max(4),
  team: z.string().trim().max(300).default(''),
});
export const ApproveForm = z.object({ decision: line(100, 'Hãy ghi số quyết định|Give the decision') });
export const ReturnForm = z.object({ reason: line(1000, 'Hãy ghi điều cần sửa|Say what is to be changed') });
export const VisitForm = z.object({
  agency: line(20, 'Hãy chọn đơn vị|Choose a unit'),
  on: Day,
  team: line(500, 'Hãy ghi thành phần đoàn|Name the team'),
  checklist: z.coerce
    .number('Hãy chọn bảng kiểm|Choose a checklist')
    .int()
    .min(1, 'Hãy chọn bảng kiểm|Choose a checklist')
    .max(Number.MAX_SAFE_INTEGER),
  plan: z.union([z.literal(''), Id]).default(''),
  line: z.union([z.literal(''), Id]).default(''),
});
export const ItemForm = z.object({
  item: z.coerce.number().int().min(0).max(500),
  answer: z.enum(['ok', 'fault', 'none']).or(z.literal('')).default(''),
  note: z.string().trim().max(2000, 'Nhiều nhất 2000 ký tự|At most 2000 characters').default(''),
});
export const FindingsForm = z.object({ dueOn: Day });
export const ConcludeForm = z.object({ conclusion: line(10_000, 'Hãy ghi kết luận|Write the conclusion') });
export const RemedyForm = z.object({ words: line(2000, 'Hãy ghi kết quả khắc phục|Say what was done') });
export const ChecklistForm = z.object({
  title: line(200, 'Hãy đặt tên bảng kiểm|Name the checklist'),
  items: z.string().max(60_000).default(''),
});

/** Items written one a line: `nội dung | căn cứ | nhóm tồn tại`. @throws Refused naming the line that does not fit */
export function readItems(text: string): ChecklistItem[] {
  const items = text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one, index): ChecklistItem => {
      const [content = '', basis = '', kindWords = ''] = one.split('|').map((part) => part.trim());
      const kind =
        Object.entries(faultKinds).find(([key, words]) => key === kindWords || words.vi === kindWords)?.[0] ??
        '';
      if (content === '' || content.length > 500 || basis.length > 300 || !isFaultKind(kind))
        throw new Refused(
          refuse(
            'invalid',
            t(
              `Mục ${index + 1} chưa đúng: ghi "nội dung | căn cứ | nhóm", nhóm là một trong: ${Object.values(
                faultKinds,
              )
                .map(({ vi }) => vi)
                .join('; ')}.`,
              `Item ${index + 1} does not fit: write "text | basis | kind", the kind one of: ${Object.keys(faultKinds).join(', ')}.`,
            ),
            'items',
          ),
        );
      return { text: content, basis, kind };
    });
  if (items.length === 0 || items.length > 100)
    throw new Refused(
      refuse('missing', t('Bảng kiểm có từ 1 đến 100 mục.', 'A checklist has 1 to 100 items.'), 'items'),
    );
  return items;
}

export const itemsText = (items: readonly ChecklistItem[]): string =>
  items.map(({ text, basis, kind }) => `${text} | ${basis} | ${faultKinds[kind].vi}`).join('\n');
