import { csvLine, csvMark } from '../kernel/csv.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';
import { say, type Language } from '../kernel/messages.ts';
import type { RowTable } from './schema.ts';

/** A table to save: headings, and rows of texts and numbers. */
export type Table = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** CSV by RFC 4180, in UTF-8 with its mark so that Excel reads the letters. */
export function csvOf({ headings, rows }: Table): string {
  return csvMark + [headings, ...rows].map(csvLine).join('');
}

export function excelOf({ name, headings, rows }: Table): Promise<Buffer> {
  const width = (index: number): number =>
    Math.min(60, Math.max(12, ...rows.slice(0, 200).map((row) => String(row[index] ?? '').length + 2)));
  const columns = headings.map((title, index) => ({ title, width: width(index) }));
  return writeWorkbook([{ name: name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), columns, rows }]);
}

export function tableOfRows(name: string, { columns, rows }: RowTable, language: Language): Table {
  return {
    name,
    headings: columns.map(({ title }) => say(title, language)),
    rows: rows.map(({ cells }) => columns.map(({ key }) => cells[key] ?? '')),
  };
}
