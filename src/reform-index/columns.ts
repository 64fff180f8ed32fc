import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import type { Cell, Sheet } from '../kernel/spreadsheet.ts';

/** A row of a sheet by its columns' keys, with the cell in which each stands. */
export type ReadRow<Key extends string> = {
  readonly line: number;
  readonly text: (key: Key) => string;
  /** `D7`, as the spreadsheet names it. */
  readonly cell: (key: Key) => string;
};

export type ColumnNames<Key extends string> = Readonly<Record<Key, string>>;

/**
 * Rows of a sheet whose columns are found by their headings, wherever they stand. A missing heading, an unknown one and
 * one that stands twice are named with their cell: a renamed column is never read as another.
 */
export function readRows<Key extends string>(
  sheet: Sheet,
  columns: ColumnNames<Key>,
): ReadRow<Key>[] | Refusal[] {
  const [head, ...rows] = sheet.rows;
  const titles = (head?.cells ?? []).map((cell) => fold(String(cell)));
  const keys = Object.keys(columns) as Key[];
  const places = new Map(keys.map((key) => [key, titles.indexOf(fold(columns[key]))]));
  const problems: Refusal[] = [];
  for (const key of keys) if (places.get(key) === -1) problems.push(missingColumn(sheet.name, columns[key]));
  titles.forEach((title, index) => {
    if (title === '') return;
    const key = keys.find((candidate) => fold(columns[candidate]) === title);
    const at = cellName(index, head?.line ?? 1);
    if (key === undefined) problems.push(unknownColumn(sheet.name, at, String(head?.cells[index] ?? '')));
    else if (places.get(key) !== index) problems.push(doubleColumn(sheet.name, at, columns[key]));
  });
  if (problems.length > 0) return problems;
  return rows.map(({ line, cells }) => ({
    line,
    text: (key) => textOf(cells[places.get(key) ?? -1]),
    cell: (key) => cellName(places.get(key) ?? 0, line),
  }));
}

/** `A1` … `Z9`, `AA10`: column from 0. */
export function cellName(column: number, line: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26
    ? `${letter}${line}`
    : `${cellName(Math.floor(column / 26) - 1, 0).slice(0, -1)}${letter}${line}`;
}

/** What is wrong with one cell: its sheet and place before the words. */
export function atCell(sheet: string, cell: string, text: { vi: string; en: string }): Refusal {
  return refuse(
    'invalid',
    t(`Trang "${sheet}", ô ${cell}: ${text.vi}`, `Sheet "${sheet}", cell ${cell}: ${text.en}`),
    'file',
  );
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined
    ? ''
    : typeof cell === 'number'
      ? String(Number(cell.toPrecision(15)))
      : cell.trim();
}

function missingColumn(sheet: string, title: string): Refusal {
  const text = t(
    `Trang "${sheet}" thiếu cột "${title}"; hãy dùng đúng tên cột của tệp mẫu.`,
    `The sheet "${sheet}" lacks the column "${title}"; use the headings of the template.`,
  );
  return refuse('missing-column', text, 'file');
}

function unknownColumn(sheet: string, cell: string, title: string): Refusal {
  const said = title.slice(0, 60);
  return atCell(
    sheet,
    cell,
    t(
      `không có cột "${said}" trong tệp mẫu; có thể cột đã bị đổi tên.`,
      `the template has no column "${said}"; it may have been renamed.`,
    ),
  );
}

function doubleColumn(sheet: string, cell: string, title: string): Refusal {
  return atCell(sheet, cell, t(`cột "${title}" có hai lần.`, `the column "${title}" stands twice.`));
}
