import { setImmediate as nextTurn } from 'node:timers/promises';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t, type Text } from '../kernel/messages.ts';
import { readWorkbook, type Sheet, type SheetRow } from '../kernel/spreadsheet.ts';
import { brokenLinks, knownKeys, placesById, twice } from './acting.ts';
import { findHeadings, type Answers, type Headings, type Unclear } from './import-headings.ts';
import {
  cellName,
  lookedUpIn,
  readRow,
  type CellProblem,
  type Places,
  type ReadRow,
} from './import-reading.ts';
import { mend, numbersColumns, type Conversion } from './import-sheet.ts';
import { lookupsOf } from './row-names.ts';
import { create } from './rules.ts';
import type { Register } from './schema.ts';
import { beginRows, uniqueKey } from './store.ts';

export const mostImported = 50_000;
/** Lines of titles and headings that a file may have beside its rows. */
const linesAround = 100;
const rowsAtOnce = 500;
const writtenAtOnce = 2000;

/** What was answered about a file that could be read in more than one way. */
export type Choices = { readonly sheet: string | null; readonly columns: Answers };
export const noChoices: Choices = { sheet: null, columns: {} };

/** What an import would do: the rows that are right, what is wrong, cell by cell, and what was put into Unicode. */
export type Trial = {
  readonly kind: 'trial';
  readonly sheet: string;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly CellProblem[];
  readonly conversions: readonly Conversion[];
  /** Line of the last heading. */
  readonly headingLine: number;
};
/** What must be answered first: which sheet, or what columns are whose headings the register does not have. */
export type Question = {
  readonly kind: 'asks';
  readonly sheet: string | null;
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly unclear: readonly Unclear[];
};
export type Imported = { readonly importId: number; readonly rows: number };
export type Progress = (done: number, total: number) => Promise<void> | void;

/** Reads a workbook against the register, changing nothing. A file that cannot be read at all is a Refusal. */
export async function tryImport(
  house: Pick<House, 'db' | 'clock'>,
  registers: readonly Register[],
  register: Register,
  actor: Actor,
  bytes: Buffer,
  choices: Choices = noChoices,
  progress: Progress = () => undefined,
): Promise<Trial | Question | Refusal> {
  const sheets = await readWorkbook(bytes, mostImported + linesAround);
  if (isRefusal(sheets)) return sheets;
  const chosen = chooseSheet(register, sheets, choices);
  if (isRefusal(chosen) || 'kind' in chosen) return chosen;
  const { sheet, headings } = chosen;
  const { found: places, line: headingLine } = headings;
  const { body, conversions } = bodyOf(sheet, headingLine);
  if (body.length === 0) return noRows;
  if (body.length > mostImported) return tooMany;

  const words = lookedUpIn(register, body, places);
  const lookups = await lookupsOf({ house, registers, register }, actor, words);
  const rows: ReadRow[] = [];
  const problems: CellProblem[] = [];
  for (const [index, sheetRow] of body.entries()) {
    const { row, problems: own } = readRow(register, sheetRow, places, lookups);
    problems.push(...own);
    if (row !== null) {
      const decided = create(register, actor, row.values, { state: row.state });
      if (Array.isArray(decided)) problems.push(...decided.map((one) => problemOf(places, row.line, one)));
      else rows.push(row);
    }
    if (index % rowsAtOnce !== rowsAtOnce - 1) continue;
    await progress(index + 1, body.length);
    await nextTurn(); // others are served between
  }
  const values = rows.map((row) => row.values);
  for (const { row, ...refusal } of await brokenLinks(house.db, registers, register, actor, values))
    problems.push(problemOf(places, rows[row]?.line ?? 0, refusal));
  problems.push(...repeated(register, rows, await knownKeys(house.db, register, values), places));
  const wrong = new Set(problems.map(({ line }) => line));
  return {
    kind: 'trial',
    sheet: sheet.name,
    rows: rows.filter(({ line }) => !wrong.has(line)),
    problems: problems.toSorted((one, other) => one.line - other.line || byCell(one.cell, other.cell)),
    conversions,
    headingLine,
  };
}

/** Imports a workbook whole or not at all. @throws Refused for anything that the trial would have named */
export async function carryOut(
  house: Pick<House, 'db' | 'clock'>,
  registers: readonly Register[],
  register: Register,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Buffer; readonly choices?: Choices },
  progress: Progress = () => undefined,
  /** Recorded together with the rows. */
  alongside: (tx: Tx, done: Imported) => Promise<void> = () => Promise.resolve(),
): Promise<Imported> {
  const { db, clock } = house;
  const trial = await tryImport(house, registers, register, actor, file.bytes, file.choices, progress);
  if (isRefusal(trial)) throw new Refused(trial);
  if (trial.kind === 'asks') throw new Refused(notAnswered);
  if (trial.problems.length > 0) throw new Refused(notAllRight(trial.problems.length));
  const { rows } = trial;
  return db.transaction().execute(async (tx) => {
    const at = clock.now();
    const { id: importId } = await tx
      .insertInto('registerImport')
      .values({
        register: register.code,
        fileName: file.name.slice(0, 200),
        rowCount: rows.length,
        importedAt: at,
        importedBy: actorId(actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const places = await placesById(tx);
    for (let from = 0; from < rows.length; from += writtenAtOnce) {
      const begun = rows.slice(from, from + writtenAtOnce).map(({ values, state }) => {
        const event = create(register, actor, values, { state, importId });
        if (Array.isArray(event)) throw new Refused(event);
        return { events: [{ ...event, actorId: actorId(actor), at }] as const };
      });
      await beginRows(tx, register, begun, places);
      await progress(from + begun.length, rows.length);
    }
    const done = { importId, rows: rows.length };
    await alongside(tx, done);
    return done;
  });
}

/** The rows below the headings, mended; a line that only numbers the columns is none. */
export function bodyOf(sheet: Sheet, headingLine: number): { body: SheetRow[]; conversions: Conversion[] } {
  const below = sheet.rows.filter(({ line }) => line > headingLine);
  const [first] = below;
  const rows = first !== undefined && numbersColumns(first) ? below.slice(1) : below;
  const { sheet: mended, conversions } = mend({ ...sheet, rows });
  return { body: mended.rows.filter(({ cells }) => cells.some((cell) => cell !== '')), conversions };
}

type Chosen = { readonly sheet: Sheet; readonly headings: Headings };

/** The sheet with the register's headings, and what its columns are. */
function chooseSheet(
  register: Register,
  sheets: readonly Sheet[],
  choices: Choices,
): Chosen | Question | Refusal {
  const fitting = sheets.flatMap((one): Chosen[] => {
    const { sheet } = mend({ ...one, rows: one.rows.slice(0, linesAround), merges: [] });
    const headings = findHeadings(
      register,
      { ...sheet, merges: one.merges ?? [] },
      one.name === (choices.sheet ?? one.name) ? choices.columns : {},
    );
    if (headings === null || one.rows.at(-1)?.line === headings.line) return [];
    return [{ sheet: one, headings }];
  });
  const wanted = fitting.filter(({ sheet }) => choices.sheet === null || sheet.name === choices.sheet);
  const whole = wanted.filter(({ headings }) => lacking(register, headings).length === 0);
  const named = whole.length === 1 ? whole : wanted;
  const [first] = named;
  if (first === undefined) return sheets.every(({ rows }) => rows.length < 2) ? noRows : noHeadings(register);
  const shown = fitting.map(({ sheet: { name, rows } }) => ({ name, rows: rows.length }));
  if (named.length > 1) return { kind: 'asks', sheet: null, sheets: shown, unclear: [] };
  const { sheet, headings } = first;
  const [twiceThere] = headings.twice;
  if (twiceThere !== undefined) return twiceHeading(twiceThere);
  if (headings.unclear.length > 0)
    return { kind: 'asks', sheet: sheet.name, sheets: shown, unclear: headings.unclear };
  const without = lacking(register, headings);
  return without.length > 0 ? lacks(without) : first;
}

/** Titles of required columns that a sheet does not have. */
function lacking({ columns }: Register, { found }: Headings): Text[] {
  return Object.entries(columns).flatMap(([name, { required, title }]) =>
    required === true && !found.has(name) ? [title] : [],
  );
}

/** Rows that the file or the register has already, by what must not be twice there. */
function repeated(
  register: Register,
  rows: readonly ReadRow[],
  known: ReadonlySet<string>,
  places: Places,
): CellProblem[] {
  const lines = new Map<string, number>();
  const name = register.unique?.[0] ?? register.owner;
  return rows.flatMap(({ line, values }) => {
    const key = uniqueKey(register, { values });
    if (key === null) return [];
    const earlier = lines.get(key);
    if (earlier !== undefined) return [{ line, cell: cellName(places, line, name), text: sameAs(earlier) }];
    lines.set(key, line);
    return known.has(key) ? [problemOf(places, line, twice(register))] : [];
  });
}

function problemOf(places: Places, line: number, { field = '', text }: Refusal): CellProblem {
  return { line, cell: cellName(places, line, field), text };
}

/** In the order of the columns: `B5` before `AA5`. */
function byCell(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

const sameAs = (line: number) =>
  t(`Trùng với dòng ${line} của tệp này.`, `The same as row ${line} of this file.`);
const unreadable = (words: Text): Refusal => refuse('unreadable-file', words, 'file');
const noRows = unreadable(
  t(
    'Tệp chưa có dòng nào dưới dòng tiêu đề. Hãy điền vào tệp mẫu rồi gửi lại.',
    'The file has no rows under its headings. Fill in the template and send it again.',
  ),
);
function noHeadings({ columns }: Register): Refusal {
  const titles = Object.values(columns).slice(0, 4);
  return unreadable(
    t(
      `Không trang nào của tệp có dòng tiêu đề của sổ này (${titles.map(({ title }) => `"${title.vi}"`).join(', ')}, …). Hãy dùng tệp mẫu, hoặc sửa tên cột.`,
      `No sheet of the file has this register’s headings (${titles.map(({ title }) => `"${title.en}"`).join(', ')}, …). Use the template, or rename the columns.`,
    ),
  );
}
const twiceHeading = (words: string): Refusal =>
  unreadable(t(`Có hai cột cùng tiêu đề "${words}".`, `Two columns are headed "${words}".`));
const lacks = (titles: readonly Text[]): Refusal =>
  unreadable(
    t(
      `Tệp thiếu cột bắt buộc: ${titles.map(({ vi }) => `"${vi}"`).join(', ')}. Thứ tự cột không quan trọng.`,
      `The file lacks the required columns ${titles.map(({ en }) => `"${en}"`).join(', ')}. Their order does not matter.`,
    ),
  );
const tooMany = refuse(
  'too-large',
  t(
    'Chưa nhập gì: tệp có hơn 50.000 dòng. Hãy chia nhỏ tệp.',
    'Nothing was imported: the file has more than 50,000 rows. Split it.',
  ),
  'file',
);
const notAnswered = refuse(
  'conflict',
  t(
    'Chưa nhập gì: còn cột chưa rõ. Hãy nhập thử lại.',
    'Nothing was imported: some columns are unclear. Try the file again.',
  ),
  'file',
);
const notAllRight = (count: number): Refusal =>
  refuse(
    'conflict',
    t(
      `Chưa nhập gì: còn ${count} ô cần sửa, có thể vì sổ vừa có thay đổi. Hãy nhập thử lại.`,
      `Nothing was imported: ${count} cells are wrong, perhaps because the register has just changed. Try the file again.`,
    ),
    'file',
  );
