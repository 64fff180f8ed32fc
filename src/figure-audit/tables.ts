import type { Collector } from './collect.ts';
import { en, sumOf, vi } from './explain.ts';
import { readNumber } from './numbers.ts';
import { agreement, percentOf } from './rounding.ts';
import type { Cell, Document, Table } from './sentences.ts';

/** Sums and shares of tables: the row of totals, columns that are the sum of others, columns of percentages. */
export function checkTables(document: Document, collector: Collector): void {
  for (const table of document.tables) {
    const grid = gridOf(table, document.text);
    if (grid === null) continue;
    checkTotalRow(grid, collector);
    checkTotalColumns(grid, collector);
    checkShareColumns(grid, collector);
  }
}

type Value = { readonly value: number; readonly decimals: number } | null;

type Row = {
  readonly cells: readonly Cell[];
  readonly line: number;
  readonly values: readonly Value[];
  readonly order: string;
  readonly isTotal: boolean;
};

type Grid = {
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  readonly text: string;
  readonly columns: readonly number[];
  readonly width: number;
};

/** Most columns that a table of a report has. */
const widest = 60;

/** The table as numbers; null where rows are not of one width or nothing can be added. */
function gridOf({ rows, lines }: Table, text: string): Grid | null {
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
  const read = body.filter(({ cells }) => !isNumbering(cells)).map(({ cells, line }) => rowOf(cells, line));
  const columns = headers.flatMap((name, column) => (isSummable(read, column, name) ? [column] : []));
  return { headers, rows: read, columns, width, text };
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
    /stt|^tt$|số tt|tỷ lệ|tỉ lệ|%|bình quân|trung bình|điểm|xếp|thứ|năm|ghi chú|đơn giá|mức độ|tăng|giảm|so sánh|so với/u.test(
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

function checkTotalRow(grid: Grid, collector: Collector): void {
  const totals = grid.rows.filter(({ isTotal }) => isTotal);
  const [total] = totals;
  if (totals.length !== 1 || total === undefined) return;
  const others = grid.rows.filter((row) => row !== total);
  const at = grid.rows.indexOf(total);
  if (at !== 0 && at !== grid.rows.length - 1) return;
  const groups = others.filter(({ order }) => /^(?:[IVX]+|[A-ZĐ])[.)]?$/u.test(order));
  const leaves = others.filter(
    ({ order }) => !/^(?:[IVX]+|[A-ZĐ])[.)]?$/u.test(order) && !/^\d+\.\d/.test(order),
  );
  const summed = groups.length >= 2 ? groups : leaves;
  if (summed.length < 2) return;
  // Without headings a column may be an average: another one has to show that this row is a row of totals.
  const isHeadless = grid.headers.every((name) => name.trim() === '');
  const proven = grid.columns.filter(
    (column) => sumIn(summed, column) === total.values[column]?.value,
  ).length;
  if (isHeadless && proven === 0) return;
  for (const column of grid.columns) {
    const stated = total.values[column];
    if (stated === null || stated === undefined) continue;
    const parts = summed.map(({ values }) => values[column]);
    if (parts.filter((part) => part !== null && part !== undefined).length < 2) continue;
    const sums = [summed, others, groups, leaves].map((rows) => sumIn(rows, column));
    const slack = slackOf([stated, ...parts]);
    collector.checked('sum');
    if (sums.some((sum) => Math.abs(sum - stated.value) <= slack)) continue;
    const cover = (sums[0] ?? 0) / stated.value;
    if (isHeadless ? !(cover > 0.8 && cover < 1.25) || stated.decimals > 0 : !(cover > 0.3 && cover < 3))
      continue;
    report(
      grid,
      total,
      column,
      parts.map((part) => part?.value ?? 0),
      collector,
    );
  }
}

const sumIn = (rows: readonly Row[], column: number): number =>
  rows.reduce((sum, { values }) => sum + (values[column]?.value ?? 0), 0);

/** Amounts with decimals were rounded, each by half of its last digit; counts are exact. */
function slackOf(values: readonly (Value | undefined)[]): number {
  const decimals = values.reduce((most, value) => Math.max(most, value?.decimals ?? 0), 0);
  return decimals === 0 ? 1e-6 : (values.length / 2) * 10 ** -decimals + 1e-6;
}

/** A column that is the sum of the ones after it in most rows is so in all. */
function checkTotalColumns(grid: Grid, collector: Collector): void {
  for (const [index, column] of grid.columns.entries()) {
    for (let count = 2; count <= Math.min(8, grid.columns.length - 1); count += 1) {
      const after = grid.columns.slice(index + 1, index + 1 + count);
      const before = grid.columns.slice(index - count, index);
      if (after.length === count) checkColumnSum(grid, column, after, collector);
      if (index >= count) checkColumnSum(grid, column, before, collector);
    }
  }
}

function checkColumnSum(grid: Grid, column: number, parts: readonly number[], collector: Collector): void {
  const full = grid.rows.filter(({ values }) => (values[column]?.value ?? 0) > 0);
  const holds = (row: Row): boolean => {
    const values = parts.map((part) => row.values[part]);
    const sum = values.reduce((total, value) => total + (value?.value ?? 0), 0);
    return Math.abs(sum - (row.values[column]?.value ?? 0)) <= slackOf([row.values[column], ...values]);
  };
  const right = full.filter(holds);
  const isNamed = /tổng|cộng/u.test(grid.headers[column] ?? '') && full.length >= 3;
  if (right.length < (isNamed ? 2 : 3) || right.length / full.length < (isNamed ? 0.5 : 0.7)) return;
  if (right.every((row) => parts.filter((part) => (row.values[part]?.value ?? 0) > 0).length < 2)) return;
  collector.checked('sum');
  for (const row of full.filter((each) => !holds(each))) {
    if (row.isTotal && grid.rows.length > 3 && right.length < 3) continue;
    report(
      grid,
      row,
      column,
      parts.map((part) => row.values[part]?.value ?? 0),
      collector,
    );
  }
}

/** A column of percentages that in most rows is one column divided by another is so in all. */
function checkShareColumns(grid: Grid, collector: Collector): void {
  const isShare = (column: number): boolean =>
    /tỷ lệ|tỉ lệ|%/u.test(grid.headers[column] ?? '') ||
    grid.rows.filter(({ cells }) => (cells[column]?.text ?? '').endsWith('%')).length >= 2;
  for (let column = 1; column < grid.width; column += 1) {
    if (!isShare(column)) continue;
    const best = pairsOf(grid, column)
      .map((pair) => ({
        ...pair,
        right: grid.rows.filter((row) => shareOf(row, column, pair) === 'rounded'),
      }))
      .toSorted((a, b) => b.right.length - a.right.length)[0];
    const full = grid.rows.filter(({ values }) => values[column] !== null);
    if (best === undefined || best.right.length < 3 || best.right.length / full.length < 0.6) continue;
    collector.checked('share');
    for (const row of full) {
      const how = shareOf(row, column, best);
      if (how !== 'rounded' && how !== null) reportShare(grid, row, column, best, how, collector);
    }
  }
}

type Pair = { readonly part: number; readonly whole: number };

function pairsOf({ columns }: Grid, column: number): Pair[] {
  const near = columns.filter((each) => each !== column);
  return near.flatMap((part) => near.filter((whole) => whole !== part).map((whole) => ({ part, whole })));
}

function shareOf(row: Row, column: number, { part, whole }: Pair): ReturnType<typeof agreement> | null {
  const [share, a, b] = [row.values[column], row.values[part], row.values[whole]];
  if (share == null || a == null || b == null || b.value === 0) return null;
  return agreement(a.value, b.value, share.value, share.decimals);
}

function reportShare(
  grid: Grid,
  row: Row,
  column: number,
  { part, whole }: Pair,
  how: 'truncated' | 'different',
  collector: Collector,
): void {
  const [share, a, b] = [row.values[column], row.values[part], row.values[whole]];
  if (share == null || a == null || b == null) return;
  const computed = percentOf(a.value, b.value, share.decimals);
  const isCut = how === 'truncated';
  collector.reportAt(placeOf(grid, row, column), {
    kind: 'share',
    stated: share.value,
    computed,
    truncated: isCut,
    explanation: `${vi(a.value)} ÷ ${vi(b.value)} = ${vi(percentOf(a.value, b.value, share.decimals + 3))}%, tức ${vi(computed, share.decimals)}%, không phải ${vi(share.value, share.decimals)}%${isCut ? ' (do cắt bỏ chữ số thay vì làm tròn)' : ''}.`,
    explanationEn: `${en(a.value)} ÷ ${en(b.value)} = ${en(percentOf(a.value, b.value, share.decimals + 3))}%, that is ${en(computed, share.decimals)}%, not ${en(share.value, share.decimals)}%${isCut ? ' (digits cut off instead of rounded)' : ''}.`,
  });
}

function report(grid: Grid, row: Row, column: number, parts: readonly number[], collector: Collector): void {
  const stated = row.values[column]?.value ?? 0;
  const sum = Math.round(parts.reduce((total, part) => total + part, 0) * 1e6) / 1e6;
  const gap = Math.round(Math.abs(sum - stated) * 1e6) / 1e6;
  const name = (grid.headers[column] ?? '').trim();
  const isLong = parts.length > 12;
  collector.reportAt(placeOf(grid, row, column), {
    kind: 'sum',
    stated,
    computed: sum,
    explanation: `Bảng${name === '' ? '' : `, cột “${name}”`}: ${isLong ? `${parts.length} số cộng lại` : sumOf(parts, vi)} = ${vi(sum)}, tổng ghi là ${vi(stated)} (lệch ${vi(gap)}).`,
    explanationEn: `Table${name === '' ? '' : `, column “${name}”`}: ${isLong ? `the ${parts.length} figures add up to` : sumOf(parts, en)} = ${en(sum)}, the total stated is ${en(stated)} (${en(gap)} off).`,
  });
}

function placeOf(grid: Grid, row: Row, column: number): Parameters<Collector['reportAt']>[0] {
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
