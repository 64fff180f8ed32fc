import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import type { Cell, SheetRow } from '../kernel/spreadsheet.ts';
import { letterOf, stateColumn } from './import-words.ts';
import type { Lookups } from './lookups.ts';
import { firstState } from './life.ts';
import { wrongWith } from './rules.ts';
import type { Register, Values } from './schema.ts';
import { readValues } from './values.ts';

/** What is wrong in one cell. `cell` as the spreadsheet names it: `C5`. */
export type CellProblem = { readonly line: number; readonly cell: string; readonly text: Text };
export type ReadRow = { readonly line: number; readonly values: Values; readonly state: string };
/** Where each column stands: its position from 0. */
export type Places = ReadonlyMap<string, number>;

/** Different words in the columns of people and of rows, by column, for looking them up at once. */
export function lookedUpIn(
  { columns }: Register,
  rows: readonly SheetRow[],
  places: Places,
): ReadonlyMap<string, readonly string[]> {
  const wanted = [...places].filter(([name]) => ['person', 'row'].includes(columns[name]?.kind ?? ''));
  return new Map(
    wanted.map(([name, index]) => {
      const words = new Set(
        rows.map(({ cells }) =>
          String(cells[index] ?? '')
            .normalize('NFC')
            .trim(),
        ),
      );
      return [name, [...words].filter((word) => word !== '')];
    }),
  );
}

/** One row of a sheet by the register's own rules; what is wrong is said cell by cell. */
export function readRow(
  register: Register,
  { line, cells }: SheetRow,
  places: Places,
  lookups: Lookups,
): { row: ReadRow | null; problems: CellProblem[] } {
  const at = (name: string): Cell => cells[places.get(name) ?? -1] ?? '';
  const raw = Object.fromEntries(Object.keys(register.columns).map((name) => [name, at(name)]));
  const { values, refusals } = readValues(register, raw, lookups);
  const state = readState(register, at(stateColumn));
  const wrong = Object.entries(raw).flatMap(([name, cell]) =>
    formulaErrors.has(cell) ? [refuse('invalid', brokenFormula(String(cell)), `values.${name}`)] : [],
  );
  const said = [...refusals, ...(isRefusal(state) ? [state] : [])];
  said.push(...wrongWith(register, values, isRefusal(state) ? firstState(register) : state));
  for (const refusal of said) if (!wrong.some(({ field }) => field === refusal.field)) wrong.push(refusal);
  const problems = wrong.map(({ field = '', text }) => ({
    line,
    cell: cellName(places, line, field),
    text,
  }));
  return { row: wrong.length > 0 || isRefusal(state) ? null : { line, values, state }, problems };
}

/** The cell that a refusal is about; of a column that the sheet does not have, the row's first. */
export function cellName(places: Places, line: number, field: string): string {
  return `${letterOf(places.get(field.replace('values.', '')) ?? 0)}${line}`;
}

const formulaErrors: ReadonlySet<unknown> = new Set([
  '#N/A',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#VALUE!',
  '#NUM!',
]);
const brokenFormula = (words: string): Text =>
  t(
    `Công thức trong ô báo lỗi ${words}; hãy sửa công thức hoặc ghi giá trị.`,
    `The formula in this cell gives ${words}; correct it or write the value.`,
  );

function readState(register: Register, cell: Cell): string | Refusal {
  const words = fold(String(cell));
  if (words === '') return firstState(register);
  const found = Object.entries(register.states).find(
    ([name, { title }]) => name === String(cell) || fold(title.vi) === words || fold(title.en) === words,
  );
  if (found !== undefined) return found[0];
  const titles = Object.values(register.states).map(({ title }) => title);
  return refuse(
    'invalid',
    t(
      `Tình trạng là một trong: ${titles.map(({ vi }) => vi).join('; ')}.`,
      `The state is one of: ${titles.map(({ en }) => en).join('; ')}.`,
    ),
    `values.${stateColumn}`,
  );
}
