import type { Cell, Merge, Sheet, SheetRow } from '../kernel/spreadsheet.ts';
import { letterOf } from './import-words.ts';
import { decode, mayBe, recognise, type OldEncoding } from './old-encodings.ts';

/** A cell that was written in an old encoding: as it was, and as it was understood. */
export type Conversion = {
  readonly cell: string;
  readonly encoding: OldEncoding;
  readonly before: string;
  readonly after: string;
};

/** The cells of the rows that are recorded, mended as far as their meaning is beyond doubt. */
export function mend(sheet: Sheet): { sheet: Sheet; conversions: Conversion[] } {
  const filled = { ...sheet, rows: filledDown(sheet) };
  return recode(filled);
}

/** Below a value that is merged over several lines stands the same value. */
function filledDown({ rows, merges = [] }: Sheet): SheetRow[] {
  const tall = merges.filter(({ lines }) => lines[1] > lines[0]);
  if (tall.length === 0) return [...rows];
  const byFirst = Map.groupBy(tall, ({ lines }) => lines[0]);
  let open: { merge: Merge; value: Cell }[] = [];
  return rows.map((row) => {
    open = open.filter(({ merge }) => merge.lines[1] >= row.line);
    const cells = [...row.cells];
    for (const { merge, value } of open) cells[merge.columns[0]] = value;
    for (const merge of byFirst.get(row.line) ?? [])
      open.push({ merge, value: row.cells[merge.columns[0]] ?? '' });
    return { line: row.line, cells: Array.from(cells, (cell) => cell ?? '') };
  });
}

/** How many cells of a column must be told apart before the rest of it follows them. */
const enoughToFollow = 3;

/** Old encodings into Unicode: cell by cell where that is plain, and where a column is written in one, its other cells too. */
function recode(sheet: Sheet): { sheet: Sheet; conversions: Conversion[] } {
  const counts = new Map<string, number>();
  const own = sheet.rows.map(({ cells }) =>
    cells.map((cell, column) => {
      const encoding = typeof cell === 'string' && hasSigns(cell) ? recognise(cell) : null;
      if (encoding !== null) {
        const key = `${column} ${encoding}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return encoding;
    }),
  );
  if (counts.size === 0) return { sheet, conversions: [] };
  const ofColumn = (column: number): OldEncoding | null => {
    const [tcvn3, vni] = [counts.get(`${column} tcvn3`) ?? 0, counts.get(`${column} vni`) ?? 0];
    if (Math.max(tcvn3, vni) < enoughToFollow) return null;
    return tcvn3 > vni * 2 ? 'tcvn3' : vni > tcvn3 * 2 ? 'vni' : null;
  };
  const conversions: Conversion[] = [];
  const rows = sheet.rows.map(({ line, cells }, index) => ({
    line,
    cells: cells.map((cell, column) => {
      if (typeof cell !== 'string' || !hasSigns(cell)) return cell;
      const follows = ofColumn(column);
      const encoding = own[index]?.[column] ?? (follows !== null && mayBe(cell, follows) ? follows : null);
      if (encoding === null) return cell;
      const after = decode(cell, encoding);
      conversions.push({ cell: `${letterOf(column)}${line}`, encoding, before: cell, after });
      return after;
    }),
  }));
  return { sheet: { ...sheet, rows }, conversions };
}

function hasSigns(words: string): boolean {
  return /[\u00A1-\u00FF]/.test(words);
}

/** `(1) (2) (3)` or `A 1 2`: the line that numbers the columns under the headings of many tables. */
export function numbersColumns({ cells }: SheetRow): boolean {
  const filled = cells.map((cell) => String(cell).trim()).filter((words) => words !== '');
  const numbers = filled.flatMap((words) => {
    const number = /^\(?(\d{1,2})\)?$/.exec(words)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const isRising = numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
  const others = filled.filter((words) => !/^\(?(\d{1,2}|[A-Z])\)?$/.test(words));
  return filled.length >= 3 && others.length === 0 && isRising && (numbers[0] ?? 9) <= 2;
}
