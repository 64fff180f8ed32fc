import type { Cell } from '../kernel/spreadsheet.ts';

/**
 * A number as Vietnamese offices write it: `1.234.567`, `1.234,5`, `1,234,567.8`, `12,5`, `12.5`, ` 1 234`, `−3`. A point
 * or comma alone before exactly three figures parts thousands (`1.234`), except that a comma where `decimals` are wanted is
 * the decimal one. Null for what is no number.
 */
export function readNumber(written: Cell, decimals: number): number | null {
  if (typeof written === 'number') return Number.isFinite(written) ? written : null;
  const compact = written
    .trim()
    .replace(/[\s\u00A0\u202F']/g, '')
    .replace(/^\u2212/, '-');
  const match = /^([+-]?)(\d[\d.,]*)$/.exec(compact);
  if (match === null) return null;
  const digits = plain(match[2] ?? '', decimals);
  if (digits === null) return null;
  const value = Number(digits) * (match[1] === '-' ? -1 : 1);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** The figures with one point before the decimals; null where points and commas cannot be understood. */
function plain(written: string, decimals: number): string | null {
  const marks = [...written.matchAll(/[.,]/g)].map(([mark]) => mark);
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return written;
  if (first !== last) {
    const cut = written.lastIndexOf(last);
    if (marks.filter((mark) => mark === last).length > 1) return null;
    const whole = thousands(written.slice(0, cut), first);
    return whole === null || cut === written.length - 1 ? null : `${whole}.${written.slice(cut + 1)}`;
  }
  const isDecimal = marks.length === 1 && (!/[.,]\d{3}$/.test(written) || (last === ',' && decimals > 0));
  if (!isDecimal) return thousands(written, first);
  const rest = written.slice(written.indexOf(last) + 1);
  return rest === '' ? null : written.replace(last, '.');
}

/** Groups of three after the first; null when they are not. */
function thousands(written: string, mark: string): string | null {
  const [head = '', ...groups] = written.split(mark);
  const isGrouped = /^\d{1,3}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group));
  return isGrouped ? head + groups.join('') : null;
}
