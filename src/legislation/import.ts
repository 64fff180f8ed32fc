import { setImmediate as nextTurn } from 'node:timers/promises';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { columnName, type Cell, type Sheet } from '../kernel/spreadsheet.ts';
import { entryRefusals } from './decide.ts';
import { issuerName } from './desk.ts';
import { choicesOf, readDay, unitFinder, type Choices, type Unit } from './import-cells.ts';
import { columns, optional, sheetName, type Column } from './import-template.ts';
import {
  DocumentFields,
  Issue,
  numberKey,
  type Body,
  type Day,
  type DocumentKind,
  type DocumentLevel,
} from './schema.ts';
import { bodyWords, kindWords, levelWords } from './words.ts';

/** Documents that a workbook may bring at once. */
export const mostDocuments = 50_000;
/** Lines of titles and headings that a file may have beside its rows. */
export const linesAround = 100;
const rowsAtOnce = 500;
/** Headings by which a line is known for that of the headings. */
const enoughHeadings = 4;

/** A document of the file: the documents that it replaces are places in the file (`row`) or ids (`known`). */
export type ReadDocument = {
  readonly fields: DocumentFields;
  readonly issue: Issue;
  readonly replaces: readonly ({ readonly row: number } | { readonly known: number })[];
};
export type CellProblem = { readonly line: number; readonly cell: string; readonly text: Text };
export type Reading =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'read';
      readonly sheet: string;
      readonly headingLine: number;
      /** Those that are right; all of them where there are no problems. */
      readonly documents: readonly ReadDocument[];
      readonly problems: readonly CellProblem[];
      readonly conversions: readonly Conversion[];
    };
/** A cell written in a font of before Unicode: as it stood, and as it is read. */
export type Conversion = { readonly cell: string; readonly before: string; readonly after: string };
/** Mends a sheet as far as its meaning is beyond doubt: values merged over lines, fonts of before Unicode. */
export type Mend = (sheet: Sheet) => { readonly sheet: Sheet; readonly conversions: readonly Conversion[] };
export type Progress = (done: number, total: number) => Promise<void> | void;

export type Stock = ReadonlyMap<string, readonly { id: number; issuer: string; issuedOn: Day }[]>;
type Read = { document: Omit<ReadDocument, 'replaces'>; written: readonly string[]; line: number };

/**
 * Reads issued documents of a workbook: what is right, and what is wrong, cell by cell. `stockOf` gives the documents that
 * stand under some numbers.
 */
export async function readDocuments(
  sheets: readonly Sheet[],
  { units, today, mend }: { units: readonly Unit[]; today: Day; mend: Mend },
  stockOf: (keys: readonly string[]) => Promise<Stock>,
  progress: Progress = () => undefined,
): Promise<Reading> {
  const written = sheets.find(({ name }) => fold(name) === fold(sheetName)) ?? sheets[0];
  if (written === undefined) return { kind: 'refused', refusal: noRows };
  const { sheet, conversions } = mend(written);
  const headings = headingsOf(sheet.rows);
  if (headings === null) return { kind: 'refused', refusal: noRows };
  const { places, line: headingLine } = headings;
  const rows = sheet.rows.filter(({ line }) => line > headingLine);
  if (rows.length === 0) return { kind: 'refused', refusal: noRows };
  const missing = (Object.keys(columns) as Column[]).filter((key) => !optional.has(key) && !places.has(key));
  if (missing.length > 0) return { kind: 'refused', refusal: lacks(missing) };
  if (rows.length > mostDocuments) return { kind: 'refused', refusal: tooMany };
  const problems: CellProblem[] = [];
  const sayAt =
    (line: number) =>
    (column: Column, text: Text): void => {
      problems.push({ line, cell: `${columnName(places.get(column) ?? 0)}${line}`, text });
    };
  const unitOf = unitFinder(units);
  const read: Read[] = [];
  for (const [index, { line, cells }] of rows.entries()) {
    const cell = (column: Column): Cell => cells[places.get(column) ?? -1] ?? '';
    const document = documentOf(cell, unitOf, sayAt(line), today);
    if (document !== null) read.push({ document, written: numbersOf(String(cell('replaces'))), line });
    if (index % rowsAtOnce !== rowsAtOnce - 1) continue;
    await progress(index + 1, rows.length);
    await nextTurn();
  }
  const stock = await stockOf(
    read.flatMap(({ document, written }) => [document.issue.number, ...written].map(numberKey)),
  );
  const documents = placed(read, stock, sayAt);
  problems.sort((one, other) => one.line - other.line);
  return { kind: 'read', sheet: sheet.name, headingLine, documents, problems, conversions };
}

/** What stands twice, in the file or the stock, and what each replaces. */
function placed(
  read: readonly Read[],
  stock: Stock,
  sayAt: (line: number) => (column: Column, text: Text) => void,
): ReadDocument[] {
  const keyOf = (number: string, issuer: string): string => `${numberKey(number)} ${issuer}`;
  const seen = new Map<string, number>();
  const knownOf = (number: string, by: string) =>
    (stock.get(numberKey(number)) ?? []).find(({ issuer }) => issuer === by);
  for (const [index, { document, line }] of read.entries()) {
    const { issue, fields } = document;
    const key = keyOf(issue.number, fields.issuer);
    const earlier = read[seen.get(key) ?? -1];
    if (earlier !== undefined) sayAt(line)('number', twiceInFile(earlier.line));
    else if (knownOf(issue.number, fields.issuer) !== undefined) sayAt(line)('number', thereAlready);
    seen.set(key, earlier === undefined ? index : (seen.get(key) ?? index));
  }
  return read.map(({ document, written, line }): ReadDocument => {
    const { issue, fields } = document;
    const replaces = written.flatMap((number): ReadDocument['replaces'] => {
      const row = seen.get(keyOf(number, fields.issuer));
      const older = read[row ?? -1]?.document.issue.issuedOn;
      if (row !== undefined && older !== undefined && older < issue.issuedOn) return [{ row }];
      const known = knownOf(number, fields.issuer);
      if (known !== undefined && known.issuedOn < issue.issuedOn) return [{ known: known.id }];
      sayAt(line)('replaces', notReplaceable(number));
      return [];
    });
    return { ...document, replaces };
  });
}

/** Numbers of one cell, each once. */
function numbersOf(written: string): readonly string[] {
  const numbers = written.split(/[;,\n]/).map((one) => one.trim());
  return [...new Map(numbers.map((one) => [numberKey(one), one])).values()].filter((one) => one !== '');
}

function documentOf(
  cell: (column: Column) => Cell,
  unitOf: ReturnType<typeof unitFinder>,
  say: (column: Column, text: Text) => void,
  today: Day,
): Omit<ReadDocument, 'replaces'> | null {
  let isWhole = true;
  const wrong = (column: Column, text: Text): undefined => {
    isWhole = false;
    say(column, text);
    return undefined;
  };
  const text = (column: Column): string => String(cell(column)).trim();
  const oneOf = <K extends string>(column: Column, words: Choices<K>): K | undefined =>
    words.byWord.get(fold(text(column))) ?? wrong(column, words.wrong);
  const day = (column: Column): Day | undefined => readDay(cell(column)) ?? wrong(column, notADay);
  const kind = oneOf('kind', kinds);
  const level = oneOf('level', levels);
  const body = oneOf('body', bodies);
  const unit = unitOf(level, text('unit')) ?? wrong('unit', noUnit);
  const issuedOn = day('issuedOn');
  const effectiveOn = day('effectiveOn');
  const endsOn = text('endsOn') === '' ? null : day('endsOn');
  const written = text('issuer');
  const issuer =
    written !== '' || level === 'central' || unit === undefined || body === undefined
      ? written
      : issuerName(unit.name, body);
  if (!isWhole) return null;
  const fields = DocumentFields.safeParse({
    kind,
    level,
    body,
    agencyId: unit?.id,
    drafterId: null,
    issuer,
    title: text('title'),
    field: text('field'),
  });
  const issue = Issue.safeParse({
    number: text('number'),
    issuedOn,
    effectiveOn,
    endsOn,
    signer: text('signer'),
  });
  for (const { path, message } of [...(fields.error?.issues ?? []), ...(issue.error?.issues ?? [])])
    wrong(columnOf(String(path[0])), textOf(message));
  if (!fields.success || !issue.success) return null;
  for (const { field, text: words } of entryRefusals(fields.data, issue.data, today))
    wrong(columnOf(field ?? ''), words);
  return isWhole ? { fields: fields.data, issue: issue.data } : null;
}

/** The line of the headings, wherever titles stand above it. */
function headingsOf(
  rows: Sheet['rows'],
): { readonly line: number; readonly places: ReadonlyMap<Column, number> } | null {
  for (const { line, cells } of rows.slice(0, linesAround)) {
    const places = placesOf(cells);
    if (places.size >= enoughHeadings) return { line, places };
  }
  return null;
}

function placesOf(cells: readonly Cell[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  cells.forEach((cell, index) => {
    const key = byHeading.get(headingKey(String(cell)));
    if (key !== undefined && !found.has(key)) found.set(key, index);
  });
  return found;
}

function headingKey(words: string): string {
  return fold(words)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
const byHeading = new Map(
  (Object.keys(columns) as Column[]).map((key) => [headingKey(columns[key].title), key]),
);

function columnOf(field: string): Column {
  return Object.hasOwn(columns, field) ? (field as Column) : 'title';
}

/** A schema's own words, `tiếng Việt|English`. */
function textOf(message: string): Text {
  const [vi = message, en = vi] = message.split('|', 2);
  return t(vi, en);
}

const notADay = t('Ngày chưa đúng; viết dạng 30/06/2026', 'This is not a day; write it as 30/06/2026');
const noUnit = t('Không có địa phương này ở cấp đã ghi', 'There is no such unit of this level');
const twiceInFile = (line: number): Text =>
  t(`Trùng với dòng ${line} của tệp`, `The same as row ${line} of the file`);
const thereAlready = t('Văn bản này đã có', 'This document is there already');
const notReplaceable = (number: string): Text =>
  t(
    `Không có văn bản cũ hơn số "${number}" của cùng cơ quan, trong tệp hay đã nhập`,
    `There is no older document "${number}" of the same issuer, in the file or entered`,
  );
const noRows = refuse(
  'unreadable-file',
  t(
    `Trang "${sheetName}" không có dòng tiêu đề của tệp mẫu, hoặc chưa có dòng nào dưới đó.`,
    `The sheet "${sheetName}" lacks the headings of the template, or rows below them.`,
  ),
  'file',
);
const tooMany = refuse(
  'too-large',
  t(`Mỗi lần nhập tối đa ${mostDocuments} văn bản.`, `At most ${mostDocuments} documents at a time.`),
  'file',
);
function lacks(missing: readonly Column[]): Refusal {
  const names = missing.map((key) => `"${columns[key].title}"`).join(', ');
  return refuse(
    'unreadable-file',
    t(`Thiếu cột ${names}. Hãy dùng tệp mẫu.`, `The columns ${names} are missing. Use the template.`),
    'file',
  );
}

const kinds = choicesOf<DocumentKind>(kindWords);
const levels = choicesOf<DocumentLevel>(levelWords);
const bodies = choicesOf<Body>(bodyWords);
