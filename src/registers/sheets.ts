import { say, t, type Language } from '../kernel/messages.ts';
import type { Cell, SheetToWrite } from '../kernel/spreadsheet.ts';
import { idHeading, stateHeading } from './import-words.ts';
import type { ListedRow } from './listing.ts';
import type { Place } from './lookups.ts';
import { stateOf } from './rules.ts';
import type { Column, Register } from './schema.ts';
import type { Showing } from './showing.ts';

/** Headings and cells of rows, in the order of the declaration: what is exported can be imported again. */
export function tableOf(
  register: Register,
  rows: readonly ListedRow[],
  showing: Showing,
  language: Language,
): { headings: string[]; rows: Cell[][] } {
  const columns = Object.entries(register.columns);
  return {
    headings: [idHeading, ...columns.map(([, { title }]) => title), stateHeading].map((title) =>
      say(title, language),
    ),
    rows: rows.map((row) => [
      row.id,
      ...columns.map(([name, column]) => {
        const value = row.values[name];
        if (column.kind === 'number' && typeof value === 'number') return value;
        if (column.kind === 'row') return typeof value === 'number' ? value : '';
        return showing.words(column, value);
      }),
      say(stateOf(register, row.state).title, language),
    ]),
  };
}

/** The template: headings to fill under, how to write each, and the agencies' codes. */
export function templateSheets(
  registers: readonly Register[],
  register: Register,
  places: readonly Place[],
  language: Language,
): SheetToWrite[] {
  const columns = Object.values(register.columns);
  const head = (vi: string, en: string, width: number) => ({ title: say(t(vi, en), language), width });
  return [
    {
      name: say(t('Nhập', 'Import'), language),
      columns: columns.map((column) => ({
        title: say(column.title, language) + (column.required === true ? ' *' : ''),
        width: column.kind === 'text' && column.long === true ? 50 : column.kind === 'agency' ? 34 : 20,
      })),
      rows: [],
    },
    {
      name: say(t('Cách ghi', 'How to fill in'), language),
      columns: [
        head('Cột', 'Column', 30),
        head('Bắt buộc', 'Required', 10),
        head('Cách ghi', 'How to write it', 90),
      ],
      rows: columns.map((column) => [
        say(column.title, language),
        column.required === true ? say(t('Có', 'Yes'), language) : '',
        [howTo(registers, column, language), column.hint === undefined ? '' : say(column.hint, language)]
          .filter(Boolean)
          .join('. '),
      ]),
    },
    {
      name: say(t('Cơ quan', 'Agencies'), language),
      columns: [head('Mã', 'Code', 16), head('Tên', 'Name', 60)],
      rows: places.map(({ code, name }) => [code, name]),
    },
  ];
}

function howTo(registers: readonly Register[], column: Column, language: Language): string {
  switch (column.kind) {
    case 'text':
      return say(t('Chữ', 'Text'), language);
    case 'choice':
      return Object.values(column.choices)
        .map((title) => say(title, language))
        .join('; ');
    case 'day':
      return say(t('Ngày, dạng 05/03/2024', 'A day, as 05/03/2024'), language);
    case 'number':
      return say(t('Số, ví dụ 1.250 hoặc 12,5', 'A number, as 1.250 or 12,5'), language);
    case 'yes':
      return say(t('Có hoặc Không', 'Yes or no'), language);
    case 'agency':
      return say(
        t('Mã hoặc tên cơ quan, xem trang "Cơ quan"', 'Code or name, see the sheet of agencies'),
        language,
      );
    case 'person':
      return say(t('Tên đăng nhập hoặc họ tên đầy đủ', 'User name or full name'), language);
    case 'row': {
      const { vi, en } = registers.find(({ code }) => code === column.of)?.title ?? column.title;
      return say(
        t(
          `Tên như hiện trong sổ "${vi}", có dấu hoặc không; nếu trùng tên thì ghi thêm cơ quan sau dấu phẩy; hoặc ghi số của dòng (cột "Số" khi xuất)`,
          `The name as it stands in "${en}", with or without diacritics; where several bear it, a comma and the agency after it; or the row’s number (column "No." of its export)`,
        ),
        language,
      );
    }
  }
}
