import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import type { Cell, Sheet } from '../kernel/spreadsheet.ts';
import type { Lookups } from './lookups.ts';
import { missing } from './rules.ts';
import { firstState } from './life.ts';
import type { Register, Values } from './schema.ts';
import { readValues } from './values.ts';

/** What is wrong in one cell. `cell` as the spreadsheet names it: `C5`. */
export type CellProblem = { readonly line: number; readonly cell: string; readonly text: Text };
export type ReadRow = { readonly line: number; readonly values: Values; readonly state: string };
/** Where each column stands: its position from 0. */
export type Headings = ReadonlyMap<string, number>;

/** Headings that the export has beside the register's columns. */
export const stateHeading = t('Tình trạng', 'State');
export const idHeading = t('Số', 'No.');
const stateColumn = ' state';

/** The headings of a sheet; refused when one is missing, unknown or twice there, so that nothing is left out in silence. */
export function readHeadings(register: Register, sheet: Sheet): Headings | Refusal {
  const [head] = sheet.rows;
  if (head === undefined) return noRows;
  const known = new Map<string, string>([
    ...titlesOf(stateHeading, stateColumn),
    ...Object.entries(register.columns).flatMap(([name, { title }]) => [
      ...titlesOf(title, name),
      [fold(name), name] as const,
    ]),
  ]);
  const ignored = new Set(titlesOf(idHeading, '').map(([words]) => words));
  const found = new Map<string, number>();
  for (const [index, cell] of head.cells.entries()) {
    const words = String(cell).replace(/\s*\*$/, '');
    if (words === '' || ignored.has(fold(words))) continue;
    const name = known.get(fold(words));
    if (name === undefined) return unknownHeading(words, letterOf(index));
    if (found.has(name)) return twiceHeading(words);
    found.set(name, index);
  }
  const lacking = Object.entries(register.columns).filter(
    ([name, column]) => column.required === true && !found.has(name),
  );
  if (lacking.length > 0) return lacks(lacking.map(([, { title }]) => title));
  return sheet.rows.length === 1 ? noRows : found;
}

/** Words in the columns of people, for looking them up at once. */
export function peopleIn({ columns }: Register, sheet: Sheet, headings: Headings): string[] {
  const places = [...headings].filter(([name]) => columns[name]?.kind === 'person').map(([, index]) => index);
  const words = sheet.rows
    .slice(1)
    .flatMap(({ cells }) => places.map((index) => String(cells[index] ?? '').trim()));
  return [...new Set(words)].filter((word) => word !== '');
}

/** Every row of a sheet by the register's own rules; what is wrong is said cell by cell. */
export function readRows(
  register: Register,
  sheet: Sheet,
  headings: Headings,
  lookups: Lookups,
): { rows: ReadRow[]; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const rows = sheet.rows.slice(1).flatMap(({ line, cells }): ReadRow[] => {
    const at = (name: string): Cell => cells[headings.get(name) ?? -1] ?? '';
    const cellOf = (name: string): string => `${letterOf(headings.get(name) ?? 0)}${line}`;
    const raw = Object.fromEntries(Object.keys(register.columns).map((name) => [name, at(name)]));
    const { values, refusals } = readValues(register, raw, lookups);
    const state = readState(register, at(stateColumn));
    const wrong = [...refusals];
    if (isRefusal(state)) wrong.push(state);
    for (const refusal of missing(register, values, isRefusal(state) ? firstState(register) : state))
      if (!wrong.some(({ field }) => field === refusal.field)) wrong.push(refusal);
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'string' && register.columns[name]?.kind === 'text' && isOldEncoding(value))
        wrong.push(refuse('invalid', oldEncoding, `values.${name}`));
    for (const { field = '', text } of wrong)
      problems.push({ line, cell: cellOf(field.replace('values.', '')), text });
    return wrong.length > 0 || isRefusal(state) ? [] : [{ line, values, state }];
  });
  return { rows, problems };
}

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

/**
 * Letters of the fonts of before Unicode: TCVN3 puts signs such as ¨ ® µ between letters (`NguyÔn V¨n §øc`), VNI writes the
 * tone after its vowel (`Nguyeãn Vaên Ñöùc`).
 */
function isOldEncoding(words: string): boolean {
  return (
    /\p{L}[µ¸¶¹¨»¾¼½®ª«¬]|[§¨®µ¸]\p{L}/u.test(words) ||
    /[aeouAEOU][øûï]|[ÑÖ][öüaeo]|[aeo]ê[nmct]\b|oâ[nmict]/.test(words)
  );
}

/** Merged cells of each sheet as its XML names them (`A2:A5`), in reading order. */
export function mergedCells(xml: string): string[] {
  return [...xml.matchAll(/<mergeCell\s[^>]*ref="([A-Z0-9:]{2,20})"/g)].flatMap(([, ref]) => ref ?? []);
}

/** `A`, …, `Z`, `AA`: columns as a spreadsheet names them, from 0. */
export function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

function titlesOf({ vi, en }: Text, name: string): (readonly [string, string])[] {
  return [
    [fold(vi), name],
    [fold(en), name],
  ];
}

const unreadable = (words: Text): Refusal => refuse('unreadable-file', words, 'file');
const noRows = unreadable(
  t(
    'Tệp chưa có dòng nào dưới dòng tiêu đề. Hãy điền vào tệp mẫu rồi gửi lại.',
    'The file has no rows under its headings. Fill in the template and send it again.',
  ),
);
const unknownHeading = (words: string, letter: string): Refusal =>
  unreadable(
    t(
      `Cột ${letter} có tiêu đề "${words.slice(0, 80)}" mà sổ này không có. Hãy dùng tiêu đề của tệp mẫu, hoặc bỏ cột đó.`,
      `Column ${letter} is headed "${words.slice(0, 80)}", which this register does not have. Use the headings of the template, or take the column out.`,
    ),
  );
const twiceHeading = (words: string): Refusal =>
  unreadable(t(`Có hai cột cùng tiêu đề "${words}".`, `Two columns are headed "${words}".`));
const lacks = (titles: readonly Text[]): Refusal =>
  unreadable(
    t(
      `Tệp thiếu cột bắt buộc: ${titles.map(({ vi }) => `"${vi}"`).join(', ')}. Thứ tự cột không quan trọng.`,
      `The file lacks the required columns ${titles.map(({ en }) => `"${en}"`).join(', ')}. Their order does not matter.`,
    ),
  );
const oldEncoding = t(
  'Chữ viết bằng phông cũ (TCVN3 hoặc VNI). Hãy chuyển sang Unicode rồi nhập lại.',
  'Written in an old font (TCVN3 or VNI). Convert it to Unicode first.',
);
