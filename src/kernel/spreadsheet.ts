import { Readable } from 'node:stream';
import type { CellValue } from 'exceljs';
import { isRefusal, refuse, type Refusal } from './errors.ts';
import { t } from './messages.ts';
import { damaged, packPlainly, unpack, type ZipEntry } from './zip-guard.ts';

/** The only file that knows the spreadsheet library: sheets of cells in, bytes out, and back. */

export type Cell = string | number;
/** Number of a row as Excel shows it, cells from column A. */
export type SheetRow = { readonly line: number; readonly cells: readonly Cell[] };
export type Sheet = {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Merged cells, of which only the first holds the value. */
  readonly merges?: readonly Merge[];
};
/** From line to line and from column to column, both ends within; columns count from 0. */
export type Merge = {
  readonly lines: readonly [number, number];
  readonly columns: readonly [number, number];
};
export type SheetToWrite = {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
};

export const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What one cell of a spreadsheet holds at most (Excel specifications and limits). */
export const largestCell = 32_767;
const mostColumns = 400;
const maxUnpacked = 64 * 1024 * 1024;

/** Hundreds of modules, read when the first spreadsheet comes: the program starts without them. */
async function library() {
  return (await import('exceljs')).default;
}

/** A workbook's bytes, headings in bold and fixed on top. @throws RangeError when a cell is too long for Excel. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const { Workbook } = await library();
  const workbook = new Workbook();
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ title, width }) => ({ header: title, width }));
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) {
      const long = row.find((cell) => typeof cell === 'string' && cell.length > largestCell);
      if (long !== undefined)
        throw new RangeError(`a cell of ${String(row[0])} is longer than ${largestCell}`);
      sheet.addRow(row.map((cell) => (cell === '' ? null : cell)));
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/**
 * The cells of a workbook. The archive is unpacked and measured first; the library only ever sees the parts it needs,
 * packed anew, row by row: merged cells, names and validations, which it would expand without limit, never reach it.
 */
export async function readWorkbook(bytes: Buffer, maxRows: number): Promise<Sheet[] | Refusal> {
  const entries = unpack(bytes, isNeeded, maxUnpacked);
  if (isRefusal(entries)) return entries;
  const ordered = inReadingOrder(entries);
  if (ordered === null) return notExcel;
  try {
    return await readSheets(
      packPlainly(ordered),
      maxRows,
      mergesOf(entries.filter(({ name }) => isSheet(name))),
    );
  } catch (error) {
    if (error instanceof Error) return damaged;
    throw error;
  }
}

async function readSheets(
  archive: Buffer,
  maxRows: number,
  merges: readonly (readonly Merge[])[],
): Promise<Sheet[] | Refusal> {
  const { stream } = await library();
  const reader = new stream.xlsx.WorkbookReader(Readable.from([archive]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const sheets: Sheet[] = [];
  let count = 0;
  for await (const worksheet of reader) {
    const rows: { line: number; cells: Cell[] }[] = [];
    for await (const row of worksheet) {
      const cells: Cell[] = [];
      for (let column = 1; column <= Math.min(row.cellCount, mostColumns); column += 1)
        cells.push(cellOf(row.getCell(column).value));
      if (cells.every((cell) => cell === '')) continue;
      count += 1;
      if (count > maxRows) return tooManyRows(maxRows);
      rows.push({ line: row.number, cells });
    }
    const own = merges[sheets.length] ?? [];
    sheets.push({ name: nameOf(worksheet), rows, ...(own.length === 0 ? {} : { merges: own }) });
  }
  return sheets;
}

/** The library's types leave out the name that its reader gives. */
function nameOf(worksheet: object): string {
  return 'name' in worksheet && typeof worksheet.name === 'string' ? worksheet.name : '';
}

const mostMerges = 100_000;

/** Merged cells of each sheet, in the order of the sheets. They stand after its cells, so that those are not looked through. */
function mergesOf(sheets: readonly ZipEntry[]): Merge[][] {
  return sheets.map(({ content }) => {
    const after = content.subarray(Math.max(0, content.lastIndexOf('</sheetData>'))).toString('utf8');
    const found = after.matchAll(/<mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g);
    return [...found.take(mostMerges)].map(([, left = '', top, right = '', bottom]) => ({
      lines: [Number(top), Number(bottom)],
      columns: [columnIndex(left), columnIndex(right)],
    }));
  });
}

function cellOf(value: CellValue): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.replace(/_x000D_/g, '').trim();
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if ('richText' in value)
    return value.richText
      .map((part) => part.text)
      .join('')
      .trim();
  if ('result' in value) return cellOf(value.result);
  if ('text' in value) return cellOf(value.text);
  if ('error' in value) return value.error;
  return '';
}

const relations = 'xl/_rels/workbook.xml.rels';
const workbookPart = 'xl/workbook.xml';
const stringsPart = 'xl/sharedStrings.xml';
const stylesPart = 'xl/styles.xml';

function isNeeded(name: string): boolean {
  return [relations, workbookPart, stringsPart, stylesPart].includes(name) || isSheet(name);
}

function isSheet(name: string): boolean {
  return /^xl\/worksheets\/sheet\d+\.xml$/.test(name);
}

/** Names and texts before the sheets that refer to them; null when it is no workbook. */
function inReadingOrder(entries: readonly ZipEntry[]): ZipEntry[] | null {
  const find = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  const [rels, workbook] = [find(relations), find(workbookPart)];
  const sheets = entries.filter(({ name }) => isSheet(name));
  if (rels === undefined || workbook === undefined || sheets.length === 0) return null;
  const strings = find(stringsPart) ?? { name: stringsPart, content: Buffer.from('<sst></sst>') };
  const styles = find(stylesPart) ?? { name: stylesPart, content: Buffer.from('<styleSheet></styleSheet>') };
  const relative = { ...rels, content: Buffer.from(rels.content.toString().replaceAll('="/xl/', '="')) };
  return [relative, workbook, strings, styles, ...sheets];
}

export const notExcel = refuse(
  'unsupported-media',
  t(
    'Chưa nhập gì: tệp này không phải tệp Excel (.xlsx), dù tên tệp có thể nói vậy. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi.',
    'Nothing was imported: this is not an Excel file (.xlsx), whatever its name says. Open it in Excel, save it as .xlsx and send it again.',
  ),
  'file',
);

function tooManyRows(most: number): Refusal {
  const [vi, en] = [most.toLocaleString('vi'), most.toLocaleString('en')];
  return refuse(
    'too-large',
    t(
      `Chưa nhập gì: tệp Excel có hơn ${vi} dòng. Hãy chia nhỏ tệp.`,
      `Nothing was imported: the Excel file has more than ${en} rows. Split it.`,
    ),
    'file',
  );
}

/** `A` → `0`, `AB` → `27`. */
function columnIndex(name: string): number {
  return Array.from(name).reduce((index, letter) => index * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1;
}

/** `0` → `A`, `27` → `AB`: the name of a column. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCodePoint(65 + (index % 26));
}
