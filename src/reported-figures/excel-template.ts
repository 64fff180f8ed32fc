import { t } from '../kernel/messages.ts';
import type { FormRow } from './reading.ts';
import { emptyEntry, type Asked, type Entry } from './schema.ts';
import type { Cell, SheetToWrite } from '../kernel/spreadsheet.ts';

/** `agencies`: a row an agency, columns by indicator. `indicators`: a row an agency and indicator. */
export const layouts = {
  agencies: t('Mỗi cơ quan một dòng, mỗi chỉ tiêu một cột', 'A row an agency, a column an indicator'),
  indicators: t('Mỗi chỉ tiêu một dòng', 'A row an indicator'),
} as const;
export type Layout = keyof typeof layouts;

/** What a cell of the sheet is about. */
export type Field = 'value' | 'numerator' | 'denominator' | 'note' | 'isNone';

/** Headings; columns are found by them in any order, with or without diacritics. */
export const headings = {
  agencyCode: 'Mã cơ quan',
  agency: 'Cơ quan',
  indicatorCode: 'Mã chỉ tiêu',
  indicator: 'Chỉ tiêu',
  value: 'Số liệu',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  isNone: 'Không phát sinh (x)',
  note: 'Ghi chú, giải trình',
  previous: 'Kỳ trước',
} as const;

/** Said in a number's cell: nothing to report. */
export const noneWord = 'không phát sinh';

/** Heading of an indicator's column: its code in brackets says which, the rest is for people. */
export function indicatorHeading({ code, title }: Asked, field: Exclude<Field, 'isNone'>): string {
  const part = field === 'value' ? '' : ` – ${headings[field].toLowerCase()}`;
  return `${title.vi}${part} [${code}]`;
}

/** The sheet to fill in for these forms, with what is kept of them already. */
export function templateSheet(
  layout: Layout,
  asked: readonly Asked[],
  rows: readonly FormRow[],
): SheetToWrite {
  return layout === 'agencies' ? wide(asked, rows) : tall(asked, rows);
}

function wide(asked: readonly Asked[], rows: readonly FormRow[]): SheetToWrite {
  const columns = asked.flatMap((one) => fieldsOf(one).map((field) => ({ one, field })));
  return {
    name: 'Số liệu',
    columns: [
      { title: headings.agencyCode, width: 14 },
      { title: headings.agency, width: 40 },
      ...columns.map(({ one, field }) => ({
        title: indicatorHeading(one, field),
        width: field === 'note' ? 30 : 22,
      })),
    ],
    rows: rows.map(({ agency, form }) => [
      agency.code,
      agency.name,
      ...columns.map(({ one, field }) => {
        const entry = form.entries[one.code] ?? emptyEntry;
        const isFirst = field === 'value' || field === 'numerator';
        return isFirst && entry.isNone ? noneWord : cellOf(entry, field);
      }),
    ]),
  };
}

function tall(asked: readonly Asked[], rows: readonly FormRow[]): SheetToWrite {
  return {
    name: 'Số liệu',
    columns: [
      { title: headings.agencyCode, width: 14 },
      { title: headings.agency, width: 36 },
      { title: headings.indicatorCode, width: 28 },
      { title: headings.indicator, width: 60 },
      { title: headings.value, width: 14 },
      { title: headings.numerator, width: 14 },
      { title: headings.denominator, width: 14 },
      { title: headings.isNone, width: 12 },
      { title: headings.note, width: 40 },
    ],
    rows: rows.flatMap(({ agency, form }) =>
      asked.map(({ code, title }) => {
        const entry = form.entries[code] ?? emptyEntry;
        return [
          agency.code,
          agency.name,
          code,
          title.vi,
          cellOf(entry, 'value'),
          cellOf(entry, 'numerator'),
          cellOf(entry, 'denominator'),
          entry.isNone ? 'x' : '',
          entry.note,
        ];
      }),
    ),
  };
}

/** Fields an indicator has in a row of its agency. */
export function fieldsOf({ unit }: Asked): Exclude<Field, 'isNone'>[] {
  return unit === 'share' ? ['numerator', 'denominator', 'note'] : ['value', 'note'];
}

function cellOf(entry: Entry, field: Exclude<Field, 'isNone'>): Cell {
  return entry[field] ?? '';
}
