import { say, t, type Language } from '../kernel/messages.ts';
import type { SheetToWrite } from '../kernel/spreadsheet.ts';
import { writeAnswer } from './answers.ts';
import { describeRule } from './describe.ts';
import { finalPoints, type SurveyCounts } from './results.ts';
import type { Item } from './schema.ts';
import { isLeaf, depthOf } from './set-tree.ts';
import { leafOf, selfPoints, type SheetState } from './sheet.ts';
import { words } from './words.ts';

/** One agency's sheet as a table: every criterion with its statement, both rounds and the points that count. */
export function sheetTable(
  items: readonly Item[],
  state: SheetState,
  counts: SurveyCounts,
  language: Language,
): SheetToWrite {
  const titles = [
    [t('Mã', 'Code'), 10],
    [words.criterion, 60],
    [words.maximum, 12],
    [t('Cách chấm', 'Rule'), 40],
    [t('Cơ quan khai', 'Stated'), 16],
    [t('Điểm tự chấm', 'Self-score'), 12],
    [t('Thẩm định lần 1', 'First round'), 14],
    [t('Lý do', 'Reason'), 40],
    [t('Ý kiến cơ quan', 'Answer'), 40],
    [t('Kết luận lần 2', 'Second round'), 14],
    [t('Điểm tính', 'Points'), 12],
    [t('Giải thích', 'Explanation'), 40],
  ] as const;
  return {
    name: say(t('Phiếu chấm', 'Sheet'), language),
    columns: titles.map(([title, width]) => ({ title: say(title, language), width })),
    rows: items.map((item) => {
      const name = language === 'en' && item.nameEn !== '' ? item.nameEn : item.name;
      const head = [item.code, name, item.points];
      if (depthOf(item.code) === 0 || !isLeaf(items, item.code)) return head;
      const leaf = leafOf(state, item.code);
      return [
        ...head,
        say(describeRule(item.rule), language),
        writeAnswer(leaf.answer),
        selfPoints(item, leaf) ?? '',
        leaf.appraisal?.points ?? '',
        leaf.appraisal?.reason ?? '',
        leaf.response === null
          ? ''
          : `${say(leaf.response.agrees ? t('Đồng ý', 'Accepted') : t('Không đồng ý', 'Objected'), language)} ${leaf.response.text}`.trim(),
        leaf.settlement?.points ?? '',
        finalPoints(item, state, counts) ?? '',
        leaf.explanation,
      ];
    }),
  };
}
