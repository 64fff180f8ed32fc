import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { columnName, type Cell, type Sheet, type SheetToWrite } from '../kernel/spreadsheet.ts';
import { entryRefusals } from './decide.ts';
import { issuerName } from './desk.ts';
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
export const mostDocuments = 20_000;
const mostProblems = 300;

/** Columns of the sheet, found by their headings. */
const columns = {
  kind: { title: 'Loại văn bản', width: 16 },
  level: { title: 'Cấp', width: 14 },
  body: { title: 'Thẩm quyền', width: 26 },
  unit: { title: 'Địa phương', width: 34 },
  issuer: { title: 'Cơ quan ban hành', width: 34 },
  number: { title: 'Số, ký hiệu', width: 22 },
  issuedOn: { title: 'Ngày ban hành', width: 14 },
  effectiveOn: { title: 'Ngày có hiệu lực', width: 16 },
  endsOn: { title: 'Ngày cuối có hiệu lực', width: 18 },
  title: { title: 'Trích yếu', width: 70 },
  field: { title: 'Lĩnh vực', width: 24 },
  signer: { title: 'Người ký', width: 24 },
  replaces: { title: 'Thay thế văn bản số', width: 30 },
} as const;
type Column = keyof typeof columns;
const optional: ReadonlySet<Column> = new Set(['unit', 'issuer', 'endsOn', 'signer', 'replaces']);
export const sheetName = 'Văn bản';

export type Unit = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentId: number | null;
};

/** A document of the file: the documents that it replaces are places in the file (`row`) or ids (`known`). */
export type ReadDocument = {
  readonly fields: DocumentFields;
  readonly issue: Issue;
  readonly replaces: readonly ({ readonly row: number } | { readonly known: number })[];
};
export type CellProblem = { readonly cell: string; readonly text: Text };
export type Reading =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'wrong'; readonly problems: readonly CellProblem[]; readonly rows: number }
  | { readonly kind: 'read'; readonly documents: readonly ReadDocument[] };

export type Stock = ReadonlyMap<string, readonly { id: number; issuer: string; issuedOn: Day }[]>;

/** Reads issued documents of a workbook: all of them, or what is wrong, cell by cell. */
export function readDocuments(
  sheets: readonly Sheet[],
  { units, stock, today }: { units: readonly Unit[]; stock: Stock; today: Day },
): Reading {
  const sheet = sheets.find(({ name }) => fold(name) === fold(sheetName)) ?? sheets[0];
  const [head, ...rows] = sheet?.rows ?? [];
  if (head === undefined || rows.length === 0) return { kind: 'refused', refusal: noRows };
  const places = placesOf(head.cells);
  const missing = (Object.keys(columns) as Column[]).filter((key) => !optional.has(key) && !places.has(key));
  if (missing.length > 0) return { kind: 'refused', refusal: lacks(missing) };
  if (rows.length > mostDocuments) return { kind: 'refused', refusal: tooMany };
  const problems: CellProblem[] = [];
  const read: { document: Omit<ReadDocument, 'replaces'>; written: string; line: number }[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const say = (column: Column, text: Text): void => {
      problems.push({ cell: `${columnName(places.get(column) ?? 0)}${line}`, text });
    };
    const cell = (column: Column): Cell => cells[places.get(column) ?? -1] ?? '';
    const document = documentOf(cell, units, say, today);
    if (document === null) continue;
    const key = `${numberKey(document.issue.number)} ${document.fields.issuer}`;
    if (seen.has(key)) say('number', twiceInFile);
    else if (
      (stock.get(numberKey(document.issue.number)) ?? []).some(
        ({ issuer }) => issuer === document.fields.issuer,
      )
    )
      say('number', thereAlready);
    seen.set(key, read.length);
    read.push({ document, written: String(cell('replaces')), line });
  }
  const documents = read.map(({ document, written, line }): ReadDocument => ({
    ...document,
    replaces: replacedBy(document, written, (text) =>
      problems.push({ cell: `${columnName(places.get('replaces') ?? 0)}${line}`, text }),
    ),
  }));
  return problems.length > 0
    ? { kind: 'wrong', problems: problems.slice(0, mostProblems), rows: rows.length }
    : { kind: 'read', documents };

  function replacedBy(
    { fields, issue }: Omit<ReadDocument, 'replaces'>,
    written: string,
    say: (text: Text) => void,
  ): ReadDocument['replaces'] {
    return written
      .split(/[;,\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .flatMap((number): ReadDocument['replaces'] => {
        const row = seen.get(`${numberKey(number)} ${fields.issuer}`);
        const older = row === undefined ? undefined : read[row]?.document.issue.issuedOn;
        if (row !== undefined && older !== undefined && older < issue.issuedOn) return [{ row }];
        const known = (stock.get(numberKey(number)) ?? []).find(({ issuer }) => issuer === fields.issuer);
        if (known !== undefined && known.issuedOn < issue.issuedOn) return [{ known: known.id }];
        say(notReplaceable(number));
        return [];
      });
  }
}

function documentOf(
  cell: (column: Column) => Cell,
  units: readonly Unit[],
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
  const oneOf = <K extends string>(column: Column, words: Readonly<Record<K, Text>>): K | undefined => {
    const wanted = fold(text(column));
    const found = (Object.keys(words) as K[]).find((key) =>
      [key, words[key].vi, words[key].en, ...words[key].vi.split(', ')].some((word) => fold(word) === wanted),
    );
    return found ?? wrong(column, notOneOf(Object.values<Text>(words).map(({ vi }) => vi)));
  };
  const day = (column: Column): Day | undefined => readDay(cell(column)) ?? wrong(column, notADay);
  const kind = oneOf<DocumentKind>('kind', kindWords);
  const level = oneOf<DocumentLevel>('level', levelWords);
  const body = oneOf<Body>('body', bodyWords);
  const unit = unitOf(units, level, text('unit')) ?? wrong('unit', noUnit);
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

function unitOf(units: readonly Unit[], level: DocumentLevel | undefined, written: string): Unit | undefined {
  if (level === 'city' || level === 'central') return units.find(({ parentId }) => parentId === null);
  const wanted = fold(written);
  return units.find(
    (unit) => unit.level === level && (fold(unit.name) === wanted || fold(unit.code) === wanted),
  );
}

/** `30/06/2026`, `30-6-2026`, `2026-06-30`, or Excel's own count of days from 30/12/1899; null for what is no day. */
export function readDay(cell: Cell): Day | null {
  if (typeof cell === 'number') {
    if (!Number.isInteger(cell) || cell < 1 || cell > 100_000) return null;
    return new Temporal.PlainDate(1899, 12, 30).add({ days: cell }).toString();
  }
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell.trim());
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(cell.trim());
  const [year, month, day] = local === null ? (iso?.slice(1) ?? []) : [local[3], local[2], local[1]];
  if (year === undefined) return null;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The template: headings, how to fill each column in, and the units. */
export function templateSheets(units: readonly Unit[]): SheetToWrite[] {
  const words = (of: Readonly<Record<string, Text>>): string =>
    Object.values(of)
      .map(({ vi }) => vi)
      .join('; ');
  return [
    { name: sheetName, columns: Object.values(columns), rows: [] },
    {
      name: 'Hướng dẫn',
      columns: [
        { title: 'Cột', width: 24 },
        { title: 'Cách ghi', width: 100 },
      ],
      rows: [
        [columns.kind.title, words(kindWords)],
        [columns.level.title, words(levelWords)],
        [columns.body.title, words(bodyWords)],
        [columns.unit.title, 'Mã hoặc tên, chỉ với văn bản cấp huyện, cấp xã; xem trang "Địa phương"'],
        [columns.issuer.title, 'Bắt buộc với văn bản trung ương; văn bản địa phương để trống thì tự ghép'],
        [columns.number.title, 'Ví dụ 12/2026/QĐ-UBND'],
        [columns.issuedOn.title, 'Ngày dạng 30/06/2026 hoặc 2026-06-30; các cột ngày khác cũng vậy'],
        [columns.replaces.title, 'Số, ký hiệu các văn bản cũ của cùng cơ quan, cách nhau bằng dấu chấm phẩy'],
      ],
    },
    {
      name: 'Địa phương',
      columns: [
        { title: 'Mã', width: 16 },
        { title: 'Tên', width: 60 },
      ],
      rows: units.map(({ code, name }) => [code, name]),
    },
  ];
}

function placesOf(cells: readonly Cell[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  cells.forEach((cell, index) => {
    const key = (Object.keys(columns) as Column[]).find(
      (one) => fold(columns[one].title) === fold(String(cell)),
    );
    if (key !== undefined && !found.has(key)) found.set(key, index);
  });
  return found;
}

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
const twiceInFile = t('Văn bản này có hai dòng trong tệp', 'This document is in the file twice');
const thereAlready = t('Văn bản này đã có', 'This document is there already');
const notOneOf = (words: readonly string[]): Text =>
  t(`Phải là một trong: ${words.join('; ')}`, `Must be one of: ${words.join('; ')}`);
const notReplaceable = (number: string): Text =>
  t(
    `Không có văn bản cũ hơn số "${number}" của cùng cơ quan, trong tệp hay đã nhập`,
    `There is no older document "${number}" of the same issuer, in the file or entered`,
  );
const noRows = refuse(
  'unreadable-file',
  t(`Trang "${sheetName}" chưa có dòng nào.`, `The sheet "${sheetName}" has no rows.`),
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
