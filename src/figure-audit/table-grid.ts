import type { Collector } from './collect.ts';
import { readNumber } from './numbers.ts';
import type { Cell, Table } from './table-lines.ts';

export type Value = { readonly value: number; readonly decimals: number } | null;

export type Row = {
  readonly cells: readonly Cell[];
  readonly line: number;
  readonly values: readonly Value[];
  readonly order: string;
  readonly isTotal: boolean;
};

export type Grid = {
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  readonly text: string;
  readonly columns: readonly number[];
  readonly width: number;
};

/** Most columns that a table of a report has. */
const widest = 60;

/** The table as numbers; null where rows are not of one width or nothing can be added. */
export function gridOf({ rows, lines }: Table, text: string): Grid | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width > widest) return null;
  const isNumbering = (row: readonly Cell[]): boolean =>
    row.filter(({ text }) => /^\(?\d{1,2}\)?(?:\s*=.*)?$/.test(text)).length === row.length &&
    isCounting(row);
  const first = rows.findIndex(
    (row) =>
      row.length === width &&
      !isNumbering(row) &&
      row.filter(({ text }) => valueOf(text) !== null).length >= 1 &&
      row.slice(-1).every(({ text }) => valueOf(text) !== null || text === '' || text === '-'),
  );
  if (first < 1 || rows.length - first < 2) return null;
  // Rows of another width have lost or joined cells: then nothing can be said of the columns.
  if (rows.slice(first).some((row) => row.length !== width)) return null;
  const body = rows.slice(first).map((cells, index) => ({ cells, line: lines[first + index] ?? 1 }));
  const header = rows.slice(0, first);
  const headers = Array.from({ length: width }, (_, column) =>
    header
      .filter((row) => row.length === width)
      .map((row) => row[column]?.text ?? '')
      .join(' ')
      .toLowerCase(),
  );
  const read = body
    .filter(({ cells }) => !isNumbering(cells) && !isMean(cells))
    .map(({ cells, line }) => rowOf(cells, line));
  const columns = headers.flatMap((name, column) => (isSummable(read, column, name) ? [column] : []));
  return { headers, rows: read, columns, width, text };
}

/** A row of means: it adds to nothing. */
function isMean(row: readonly Cell[]): boolean {
  return row.slice(0, 2).some(({ text }) => /^(?:điểm )?(?:trung bình|bình quân)/iu.test(text));
}

function isCounting(row: readonly Cell[]): boolean {
  const numbers = row.map(({ text }) => Number(/\d+/.exec(text)?.[0]));
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
}

function rowOf(cells: readonly Cell[], line: number): Row {
  const [first, second] = [cells[0]?.text ?? '', cells[1]?.text ?? ''];
  const name = /^(?:\d+|[IVX]+|[A-ZĐ])?[.)]?$/u.test(first) ? second : first;
  return {
    cells,
    line,
    values: cells.map(({ text }) => valueOf(text)),
    order: first,
    isTotal:
      /^(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|thành phố|huyện|ngành))(?:\s|:|$)/iu.test(name.trim()) &&
      name.length < 40,
  };
}

function valueOf(text: string): Value {
  const plain = text
    .replace(/\s*%$/, '')
    .replace(/^(-|–)$/, '0')
    .trim();
  return readNumber(plain);
}

/** Columns of counts: no percentages, no running numbers, no years; every cell a number or empty. */
function isSummable(rows: readonly Row[], column: number, name: string): boolean {
  if (
    /stt|^tt$|số tt|tỷ lệ|tỉ lệ|%|bình quân|trung bình|(?<!tổng )(?<!tổng số )điểm(?! (?:tối đa|chuẩn|tự|thẩm định|đạt|xhh|điều tra|khảo sát|cộng|thưởng))|xếp|thứ|năm|ghi chú|đơn giá|mức độ|tăng|giảm|so sánh|so với/u.test(
      name,
    )
  )
    return false;
  const cells = rows.map(({ cells: row }) => row[column]?.text ?? '');
  if (cells.some((text) => text.includes('%'))) return false;
  const filled = rows.filter(({ values }) => values[column] !== null);
  return (
    filled.length >= 2 &&
    cells.every((text, index) => rows[index]?.values[column] !== null || text === '') &&
    !isRunning(rows, column)
  );
}

function isRunning(rows: readonly Row[], column: number): boolean {
  const values = rows.filter(({ isTotal }) => !isTotal).map(({ values: row }) => row[column]?.value);
  return column === 0 && values.every((value, index) => value === index + 1);
}

/** Where a cell stands, with its row as the quote. */
export function placeOf(grid: Grid, row: Row, column: number): Parameters<Collector['reportAt']>[0] {
  const cell = row.cells[column];
  const [first, last] = [row.cells[0], row.cells.at(-1)];
  const from = first?.offset ?? 0;
  return {
    offset: cell?.offset ?? 0,
    line: row.line,
    quote: grid.text.slice(from, (last?.offset ?? 0) + (last?.text.length ?? 0)),
    text: cell?.text ?? '',
    at: (cell?.offset ?? 0) - from,
  };
}
