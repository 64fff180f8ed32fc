import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import type { Sheet, SheetToWrite } from '../kernel/spreadsheet.ts';
import { atCell, readRows, type ColumnNames, type ReadRow } from './columns.ts';
import { readNumber, readRule, writeRule, type RulePart } from './rule-text.ts';
import { SetContent, type Grade, type Item } from './schema.ts';
import { inOrder } from './set-tree.ts';

/*
 * A set as a workbook: "Bộ tiêu chí" with a row for each criterion, "Xếp loại" with the grades, "Thông tin" with the
 * total and the legal basis. What is written is read back as the same set.
 */

const names = { items: 'Bộ tiêu chí', grades: 'Xếp loại', facts: 'Thông tin' } as const;

const itemColumns = {
  code: 'Mã',
  name: 'Tiêu chí',
  nameEn: 'Tên tiếng Anh',
  points: 'Điểm tối đa',
  kind: 'Cách chấm',
  indicator: 'Chỉ tiêu',
  unit: 'Đơn vị',
  parameters: 'Tham số',
  evidence: 'Cần tài liệu kiểm chứng',
  guidance: 'Hướng dẫn',
} as const satisfies ColumnNames<string>;
type ItemColumn = keyof typeof itemColumns;
const widths: Readonly<Record<ItemColumn, number>> = {
  code: 10,
  name: 60,
  nameEn: 40,
  points: 12,
  kind: 22,
  indicator: 26,
  unit: 12,
  parameters: 40,
  evidence: 14,
  guidance: 50,
};

const gradeColumns = { from: 'Từ (%)', name: 'Xếp loại', nameEn: 'Tên tiếng Anh' } as const;
const factColumns = { fact: 'Mục', value: 'Giá trị' } as const;
const facts = { total: 'Tổng điểm', legalBasis: 'Căn cứ' } as const;

/** The workbook's sheets; of an empty content, the template to fill in. */
export function setSheets({ items, grades, total, legalBasis }: SetContent): SheetToWrite[] {
  return [
    {
      name: names.items,
      columns: (Object.keys(itemColumns) as ItemColumn[]).map((key) => ({
        title: itemColumns[key],
        width: widths[key],
      })),
      rows: items.map(rowOf),
    },
    {
      name: names.grades,
      columns: Object.values(gradeColumns).map((title) => ({ title, width: 20 })),
      rows: grades.map(({ from, name, nameEn }) => [from, name, nameEn]),
    },
    {
      name: names.facts,
      columns: Object.values(factColumns).map((title) => ({ title, width: 40 })),
      rows: [
        [facts.total, total],
        [facts.legalBasis, legalBasis],
      ],
    },
  ];
}

function rowOf({ code, name, nameEn, points, rule, needsEvidence, guidance }: Item): (string | number)[] {
  const text = writeRule(rule);
  return [
    code,
    name,
    nameEn,
    points,
    text.kind,
    text.indicator,
    text.unit,
    text.parameters,
    needsEvidence ? 'Có' : '',
    guidance,
  ];
}

/** The content of a workbook, or everything that cannot be read, cell by cell. */
export function readSet(sheets: readonly Sheet[]): SetContent | readonly Refusal[] {
  const problems: Refusal[] = [];
  const rowsOf = <Key extends string>(name: string, columns: ColumnNames<Key>): ReadRow<Key>[] => {
    const sheet = sheets.find((candidate) => fold(candidate.name) === fold(name));
    if (sheet === undefined) {
      problems.push(missingSheet(name));
      return [];
    }
    const rows = readRows(sheet, columns);
    const refused = rows.filter(isRefusal);
    problems.push(...refused);
    return rows.filter((row): row is ReadRow<Key> => !isRefusal(row));
  };

  const items = rowsOf(names.items, itemColumns).flatMap((row) => readItem(row, problems));
  const grades = rowsOf(names.grades, gradeColumns).flatMap((row) => readGrade(row, problems));
  const { total, legalBasis } = readFacts(rowsOf(names.facts, factColumns), problems);
  if (problems.length === 0 && items.length === 0) problems.push(noItems);
  if (problems.length > 0) return problems;
  const content = SetContent.safeParse({ total, legalBasis, grades, items: inOrder(items) });
  if (content.success) return content.data;
  return content.error.issues.slice(0, 20).map(({ path }) => tooLong(path.map(String).join('.')));
}

function readItem(row: ReadRow<ItemColumn>, problems: Refusal[]): Item[] {
  const wrong = (key: ItemColumn, text: { vi: string; en: string }): void => {
    problems.push(atCell(names.items, row.cell(key), text));
  };
  // A spreadsheet turns 1.10 into the number 1.1 and 3 into 3: a code must have been typed as text.
  const code = row.text('code');
  if (!/^\d{1,3}(\.\d{1,3}){0,2}$/.test(code))
    wrong(
      'code',
      t(
        'mã viết dạng 3, 3.2 hoặc 3.2.1 (định dạng ô là văn bản).',
        'write codes as 3, 3.2 or 3.2.1 (format the cell as text).',
      ),
    );
  const points = row.text('points') === '' ? 0 : readNumber(row.text('points'));
  if (points === null || points < 0 || points > 1000)
    wrong('points', t('điểm tối đa phải là số từ 0 đến 1000.', 'points must be a number from 0 to 1000.'));
  const part = (key: RulePart): string => row.text(key);
  const rule = readRule({
    kind: part('kind'),
    indicator: part('indicator'),
    unit: part('unit'),
    parameters: part('parameters'),
  });
  if (isRefusal(rule)) {
    const [key = 'kind'] = (['kind', 'indicator', 'unit', 'parameters'] as const).filter(
      (name) => name === rule.field,
    );
    wrong(key, rule.text);
  }
  const said = fold(row.text('evidence'));
  if (!['', 'co', 'khong', 'yes', 'no', 'x'].includes(said))
    wrong('evidence', t('ghi "Có" hoặc để trống.', 'write "Có" or leave it empty.'));
  if (row.text('name') === '') wrong('name', t('chưa có tên tiêu chí.', 'the criterion has no name.'));
  return [
    {
      code,
      name: row.text('name'),
      nameEn: row.text('nameEn'),
      points: points ?? 0,
      rule: isRefusal(rule) ? null : rule,
      needsEvidence: ['co', 'yes', 'x'].includes(said),
      guidance: row.text('guidance'),
    },
  ];
}

function readGrade(row: ReadRow<keyof typeof gradeColumns>, problems: Refusal[]): Grade[] {
  const from = readNumber(row.text('from'));
  if (from === null || from < 0 || from > 100)
    problems.push(
      atCell(
        names.grades,
        row.cell('from'),
        t('mức phải là số từ 0 đến 100.', 'this must be a number from 0 to 100.'),
      ),
    );
  if (row.text('name') === '')
    problems.push(
      atCell(names.grades, row.cell('name'), t('chưa có tên xếp loại.', 'the grade has no name.')),
    );
  return [{ from: from ?? 0, name: row.text('name'), nameEn: row.text('nameEn') }];
}

function readFacts(
  rows: readonly ReadRow<keyof typeof factColumns>[],
  problems: Refusal[],
): Pick<SetContent, 'total' | 'legalBasis'> {
  const find = (title: string) => rows.find((row) => fold(row.text('fact')) === fold(title));
  const total = find(facts.total);
  const value = total === undefined ? null : readNumber(total.text('value'));
  if (value === null || value < 1 || value > 1000) {
    const words = t('tổng điểm phải là số từ 1 đến 1000.', 'the total must be a number from 1 to 1000.');
    problems.push(total === undefined ? missingFact : atCell(names.facts, total.cell('value'), words));
  }
  return { total: value ?? 0, legalBasis: find(facts.legalBasis)?.text('value') ?? '' };
}

function missingSheet(name: string): Refusal {
  const text = t(
    `Tệp không có trang "${name}"; hãy dùng tệp mẫu.`,
    `The file has no sheet "${name}"; use the template.`,
  );
  return refuse('missing-sheet', text, 'file');
}

const missingFact = refuse(
  'invalid',
  t('Trang "Thông tin" thiếu dòng "Tổng điểm".', 'The sheet "Thông tin" lacks the row "Tổng điểm".'),
  'file',
);

/** An empty sheet would take the whole draft's place. */
const noItems = refuse(
  'invalid',
  t(
    `Trang "${names.items}" chưa có dòng tiêu chí nào, nên chưa nhập gì.`,
    `The sheet "${names.items}" has no criteria, so nothing was taken over.`,
  ),
  'file',
);

function tooLong(path: string): Refusal {
  const text = t(
    `Nội dung quá dài hoặc quá nhiều (${path}).`,
    `Something is too long or too many (${path}).`,
  );
  return refuse('invalid', text, 'file');
}
