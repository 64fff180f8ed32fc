import type { Collector } from './collect.ts';
import { en, sumOf, vi } from './explain.ts';
import { agreement, percentOf } from './rounding.ts';
import type { Document } from './sentences.ts';
import { gridOf, placeOf, type Grid, type Row, type Value } from './table-grid.ts';

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
    (column) => Math.abs(sumIn(summed, column) - (total.values[column]?.value ?? -1)) < 1e-6,
  );
  if (isHeadless && proven.length === 0) return;
  const hasFractions = proven.some((column) => (total.values[column]?.decimals ?? 0) > 0);
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
    const isScore = /điểm/u.test(grid.headers[column] ?? '');
    if (
      isHeadless || isScore
        ? !(cover > 0.8 && cover < 1.25) || (isHeadless && stated.decimals > 0 && !hasFractions)
        : !(cover > 0.3 && cover < 3)
    )
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
    const isNamed = isShare(column);
    const isFraction = (row: Row): boolean => (row.values[column]?.decimals ?? 0) > 0;
    if (!isNamed && grid.rows.filter(isFraction).length < grid.rows.length * 0.6) continue;
    const best = pairsOf(grid, column)
      .filter(({ part, whole }) => isNamed || (part < column && whole < column))
      .map((pair) => ({
        ...pair,
        right: grid.rows.filter((row) => shareOf(row, column, pair) === 'rounded'),
      }))
      .toSorted((a, b) => b.right.length - a.right.length)[0];
    const full = grid.rows.filter(({ values }) => values[column] !== null);
    // Without a head that says so, more rows have to fit.
    const [least, most] = isNamed ? [3, 0.6] : [4, 0.75];
    if (best === undefined || best.right.length < least || best.right.length / full.length < most) continue;
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
