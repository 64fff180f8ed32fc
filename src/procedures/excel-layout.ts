import { fold, t } from '../kernel/messages.ts';
import { cellsOf, fromRow, mainColumns, type Column } from './excel-columns.ts';
import type { Cell, Sheet, SheetToWrite } from '../kernel/spreadsheet.ts';
import type { ExchangeRecord } from './schema.ts';
import type { RawRecord, RefusedRecord } from './import.ts';
import type { ProcedureContent } from './schema.ts';
import { channelWords } from './words.ts';

/*
 * The workbook: a sheet "Thủ tục" with a row per procedure, and sheets for what a procedure has several of (steps, ways
 * to file, papers), whose rows name their procedure by its code. Columns are found by their headings, in any order.
 */

const sheetNames = { main: 'Thủ tục', steps: 'Trình tự', channels: 'Cách nộp', papers: 'Giấy tờ' } as const;
type Part = Exclude<keyof typeof sheetNames, 'main'>;
const partNames = ['steps', 'channels', 'papers'] as const satisfies readonly Part[];

const units: Readonly<Record<string, string | undefined>> = {
  wd: 'ngày làm việc',
  wh: 'giờ làm việc',
  d: 'ngày',
  mo: 'tháng',
};

type Step = string;
type Channel = ProcedureContent['channels'][number];
type Paper = ProcedureContent['papers'][number];

const codeColumn = { title: 'Mã thủ tục', width: 14 };

const stepColumns: readonly Column<Step>[] = [
  { title: 'Bước thực hiện', width: 100, key: 'text', write: (step) => step },
];
const channelColumns: readonly Column<Channel>[] = [
  {
    title: 'Cách nộp',
    width: 18,
    key: 'channel',
    write: ({ channel }) => channelWords[channel].vi,
    read: readChannel,
  },
  {
    title: 'Thời hạn',
    width: 10,
    key: 'count',
    write: ({ term }) => (term === null ? '' : Number.parseInt(term, 10)),
  },
  { title: 'Đơn vị', width: 16, key: 'unit', write: ({ term }) => unitOf(term) },
  { title: 'Phí, lệ phí (đồng)', width: 18, key: 'fee', write: ({ fee }) => fee ?? '', read: readWhole },
  { title: 'Ghi chú về phí', width: 40, key: 'feeNote', write: ({ feeNote }) => feeNote },
  { title: 'Ghi chú', width: 40, key: 'note', write: ({ note }) => note },
];
const paperColumns: readonly Column<Paper>[] = [
  { title: 'Tên giấy tờ', width: 80, key: 'name', write: ({ name }) => name },
  { title: 'Bản chính', width: 10, key: 'original', write: ({ original }) => original, read: readCount },
  {
    title: 'Bản sao chứng thực',
    width: 12,
    key: 'certified',
    write: ({ certified }) => certified,
    read: readCount,
  },
  { title: 'Bản sao', width: 10, key: 'plain', write: ({ plain }) => plain, read: readCount },
  {
    title: 'Bắt buộc',
    width: 10,
    key: 'required',
    write: ({ required }) => (required ? 'Có' : 'Không'),
    read: (cell) => !['khong', 'no', '0', 'false'].includes(fold(String(cell))),
  },
  { title: 'Ghi chú', width: 40, key: 'note', write: ({ note }) => note },
];

/** The workbook of some records; of none, it is the template to fill in. */
export function toSheets(records: readonly ExchangeRecord[]): SheetToWrite[] {
  const child = <T>(
    name: string,
    columns: readonly Column<T>[],
    of: (content: ProcedureContent) => readonly T[],
  ) => ({
    name,
    columns: [codeColumn, ...columns],
    rows: records.flatMap(({ code, content }) =>
      of(content).map((item) => [code, ...columns.map((column) => column.write(item))]),
    ),
  });
  return [
    { name: sheetNames.main, columns: mainColumns, rows: records.map(cellsOf) },
    child(sheetNames.steps, stepColumns, (content) => content.sequence),
    child(sheetNames.channels, channelColumns, (content) => content.channels),
    child(sheetNames.papers, paperColumns, (content) => content.papers),
  ];
}

/** The records of a workbook, and its rows that belong to no record. Null: the sheet of procedures is missing. */
export function fromSheets(sheets: readonly Sheet[]): { raw: RawRecord[]; refused: RefusedRecord[] } | null {
  const main = sheets.find((sheet) => fold(sheet.name) === fold(sheetNames.main)) ?? sheets[0];
  if (main === undefined || !headings(main).has(fold(codeColumn.title))) return null;
  const parts = {
    steps: childRows(sheets, 'steps', stepColumns),
    channels: childRows(sheets, 'channels', channelColumns),
    papers: childRows(sheets, 'papers', paperColumns),
  };
  const grouped = {
    steps: Map.groupBy(parts.steps, (row) => row.code),
    channels: Map.groupBy(parts.channels, (row) => row.code),
    papers: Map.groupBy(parts.papers, (row) => row.code),
  };
  const codes = new Set<string>();
  const raw = rowsOf(main).map(({ line, cells }): RawRecord => {
    const code = readCode(cells.get(fold(codeColumn.title)));
    codes.add(code);
    const { content, decision, extra } = fromRow(cells);
    const of = (part: Part) => (grouped[part].get(code) ?? []).map((row) => row.item);
    const value = {
      ...extra,
      code,
      decision,
      content: {
        ...content,
        sequence: of('steps').map((item) => textOf(item['text'])),
        channels: of('channels').map(channelOf),
        papers: of('papers'),
      },
    };
    return { line, value };
  });
  const refused = partNames.flatMap((part) =>
    parts[part].filter((row) => !codes.has(row.code)).map((row) => orphan(part, row)),
  );
  return { raw, refused };
}

type ChildRow = { readonly line: number; readonly code: string; readonly item: Record<string, unknown> };

function childRows<T>(sheets: readonly Sheet[], part: Part, columns: readonly Column<T>[]): ChildRow[] {
  const sheet = sheets.find(({ name }) => fold(name) === fold(sheetNames[part]));
  if (sheet === undefined) return [];
  return rowsOf(sheet).map(({ line, cells }) => {
    const item: Record<string, unknown> = {};
    for (const { title, key, read } of columns) {
      const cell = cells.get(fold(title));
      if (cell !== undefined) item[key ?? title] = read === undefined ? String(cell) : read(cell);
    }
    return { line, code: readCode(cells.get(fold(codeColumn.title))), item };
  });
}

/** Rows with something in them, by the folded headings of the first row. */
function rowsOf(sheet: Sheet): { line: number; cells: Map<string, Cell> }[] {
  const titles = headings(sheet);
  return sheet.rows.slice(1).flatMap(({ line, cells }) => {
    const named = new Map<string, Cell>();
    for (const [title, column] of titles) {
      const cell = cells[column];
      if (cell !== undefined && cell !== '') named.set(title, cell);
    }
    return named.size === 0 ? [] : [{ line, cells: named }];
  });
}

function headings(sheet: Sheet): Map<string, number> {
  const cells = sheet.rows[0]?.cells ?? [];
  return new Map(cells.flatMap((cell, column) => (cell === '' ? [] : [[fold(String(cell)), column]])));
}

/** Excel takes a national code for a number and drops its last zeros. */
function readCode(cell: Cell | undefined): string {
  return typeof cell === 'number' ? cell.toFixed(6) : (cell ?? '').trim();
}

function readChannel(cell: Cell): string {
  const said = fold(String(cell));
  const found = Object.entries(channelWords).find(
    ([key, { vi, en }]) => said === key || said === fold(vi) || said === fold(en),
  );
  return found?.[0] ?? String(cell);
}

function channelOf({ count, unit, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const said = fold(textOf(unit));
  const code = Object.entries(units).find(([key, vi]) => said === key || said === fold(vi ?? ''))?.[0];
  const hasTerm = count !== undefined || unit !== undefined;
  const term = hasTerm ? `${textOf(count)}${code ?? textOf(unit)}` : null;
  return { fee: null, ...rest, term };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function unitOf(term: string | null): string {
  const unit = /[a-z]+$/.exec(term ?? '')?.[0];
  return units[unit ?? ''] ?? '';
}

function readCount(cell: Cell): unknown {
  return cell === '' ? 0 : readWhole(cell);
}

/** "20.000" and "20,000" are twenty thousand; what is no number stays as it is and is refused by the schema. */
function readWhole(cell: Cell): unknown {
  if (typeof cell === 'number') return cell;
  return /^\d+$|^\d{1,3}([.,]\d{3})+$/.test(cell.trim()) ? Number(cell.replace(/\D/g, '')) : cell;
}

function orphan(part: Part, row: ChildRow): RefusedRecord {
  const sheet = sheetNames[part];
  const words = t(
    `Trang "${sheet}", dòng ${row.line}: mã "${row.code.slice(0, 60)}" không có ở trang "${sheetNames.main}".`,
    `Sheet "${sheet}", row ${row.line}: the code "${row.code.slice(0, 60)}" is not on the sheet "${sheetNames.main}".`,
  );
  return { line: row.line, code: row.code.slice(0, 60), reasons: [words] };
}
