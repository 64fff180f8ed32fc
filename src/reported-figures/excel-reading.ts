import { isRefusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { fieldsOf, headings, indicatorHeading, noneWord, type Field } from './excel-template.ts';
import { readWhole } from './numbers.ts';
import type { Asked } from './schema.ts';
import { columnName, type Cell, type SheetRow } from '../kernel/spreadsheet.ts';

/** What is wrong with a filled-in sheet, and where: a cell such as `C7`. */
export type CellProblem = { readonly cell: string; readonly text: Text };

/** A cell that says something of an agency's indicator. */
export type Said = {
  readonly cell: string;
  readonly agencyCode: string;
  readonly indicator: string;
  readonly field: Field;
  readonly value: number | string | boolean;
};

export type SheetReading = {
  readonly said: readonly Said[];
  readonly problems: readonly CellProblem[];
  /** Indicators of which the sheet has no column or row. */
  readonly absent: readonly string[];
};

type Place =
  | { readonly kind: 'agencyCode' | 'indicatorCode' | 'ignored' }
  | { readonly kind: 'field'; readonly field: Field; readonly indicator: string | null };

/**
 * Reads a sheet of either layout. Columns are known by their headings, wherever they stand; each that is unknown or there
 * twice is named, as is every cell that holds no whole number.
 */
export function readSheet(asked: readonly Asked[], rows: readonly SheetRow[]): SheetReading {
  const [head, ...lines] = rows;
  const problems: CellProblem[] = [];
  const places = new Map<number, Place>();
  const seen = new Map<string, string>();
  for (const [column, cell] of (head?.cells ?? []).entries()) {
    const heading = String(cell).trim();
    if (heading === '') continue;
    const at = `${columnName(column)}${head?.line ?? 1}`;
    const place = placeOf(asked, heading);
    if (place === null) problems.push({ cell: at, text: unknownColumn(heading) });
    else {
      const key = JSON.stringify(place);
      const twin = place.kind === 'ignored' ? undefined : seen.get(key);
      if (twin === undefined) {
        seen.set(key, at);
        places.set(column, place);
      } else problems.push({ cell: at, text: columnTwice(heading, twin) });
    }
  }
  const agencyColumn = columnOf(places, 'agencyCode');
  const indicatorColumn = columnOf(places, 'indicatorCode');
  const fields = [...places].flatMap(([column, place]) =>
    place.kind === 'field' ? { column, ...place } : [],
  );
  if (agencyColumn === null) problems.push({ cell: 'A1', text: noAgencyColumn });
  if (fields.length === 0) problems.push({ cell: 'A1', text: noFieldColumn });
  if (indicatorColumn === null && fields.some(({ indicator }) => indicator === null))
    problems.push({ cell: 'A1', text: noIndicatorColumn });
  if (problems.length > 0 || agencyColumn === null) return { said: [], problems, absent: [] };

  const said: Said[] = [];
  const twins = new Map<string, number>();
  for (const { line, cells } of lines) {
    const at = (column: number): string => `${columnName(column)}${line}`;
    const agencyCode = String(cells[agencyColumn] ?? '').trim();
    if (agencyCode === '') {
      problems.push({ cell: at(agencyColumn), text: rowWithoutAgency });
      continue;
    }
    const rowCode = indicatorColumn === null ? null : String(cells[indicatorColumn] ?? '').trim();
    if (rowCode !== null && !asked.some(({ code }) => code === rowCode)) {
      problems.push({ cell: at(indicatorColumn ?? 0), text: unknownIndicator(rowCode) });
      continue;
    }
    const key = `${agencyCode} ${rowCode ?? ''}`;
    const twin = twins.get(key);
    if (twin !== undefined) {
      problems.push({ cell: at(agencyColumn), text: rowTwice(twin) });
      continue;
    }
    twins.set(key, line);
    for (const { column, field, indicator } of fields) {
      const read = readCell(field, cells[column] ?? '', at(column));
      const of = indicator ?? rowCode ?? '';
      if ('text' in read) problems.push(read);
      else said.push(...read.fields.map((one) => ({ cell: at(column), agencyCode, indicator: of, ...one })));
    }
  }
  if (lines.length === 0) problems.push({ cell: 'A2', text: noRows });
  const present = new Set(said.map(({ indicator }) => indicator));
  return { said, problems, absent: asked.map(({ code }) => code).filter((code) => !present.has(code)) };
}

function placeOf(asked: readonly Asked[], heading: string): Place | null {
  const said = fold(heading);
  if (said === fold(headings.agencyCode)) return { kind: 'agencyCode' };
  if (said === fold(headings.indicatorCode)) return { kind: 'indicatorCode' };
  if ([headings.agency, headings.indicator, headings.previous].some((one) => fold(one) === said))
    return { kind: 'ignored' };
  for (const field of ['value', 'numerator', 'denominator', 'isNone', 'note'] as const)
    if (said === fold(headings[field]) || said === fold(headings[field].replace(/ \(x\)|, giải trình/, '')))
      return { kind: 'field', field, indicator: null };
  const code = /\[([^\][]+)\]\s*$/.exec(heading)?.[1]?.trim();
  for (const one of asked) {
    for (const field of fieldsOf(one)) {
      const own = indicatorHeading(one, field);
      const isNamed = code === one.code && endOf(said) === endOf(fold(own));
      // Renamed without its code: the title alone still says which one is meant.
      const isTitled = code === undefined && said === fold(own.replace(/ \[[^\][]+\]$/, ''));
      if (isNamed || isTitled) return { kind: 'field', field, indicator: one.code };
    }
  }
  return null;
}

/** Which part of an indicator a heading means: what stands between the last dash and the code, if it names a part. */
function endOf(heading: string): string {
  const part = /[–-]\s*([^–-]*?)\s*\[[^\][]+\]\s*$/.exec(heading)?.[1] ?? '';
  const parts = [headings.numerator, headings.denominator, headings.note].map(fold);
  return parts.includes(part) ? part : '';
}

type ReadCell = { readonly fields: readonly Pick<Said, 'field' | 'value'>[] } | CellProblem;

function readCell(field: Field, cell: Cell, at: string): ReadCell {
  if (field === 'note') return { fields: [{ field, value: String(cell).slice(0, 2000) }] };
  const said = fold(String(cell));
  if (field === 'isNone') {
    if (said === '' || said === '0' || said === 'false' || said === 'khong')
      return { fields: [{ field, value: false }] };
    if (['x', '1', 'true', 'co', fold(noneWord)].includes(said)) return { fields: [{ field, value: true }] };
    return { cell: at, text: noTick(String(cell)) };
  }
  if (said === '') return { fields: [] };
  if (said === fold(noneWord) || said === 'kps') return { fields: [{ field: 'isNone', value: true }] };
  if (typeof cell === 'number' && !Number.isInteger(cell)) return { cell: at, text: notWhole(cell) };
  const number = readWhole(String(cell), at);
  if (isRefusal(number)) return { cell: at, text: number.text };
  return { fields: number === null ? [] : [{ field, value: number }] };
}

function columnOf(places: ReadonlyMap<number, Place>, kind: 'agencyCode' | 'indicatorCode'): number | null {
  return [...places].find(([, place]) => place.kind === kind)?.[0] ?? null;
}

function unknownColumn(heading: string): Text {
  const shown = heading.slice(0, 80);
  return t(
    `Không nhận ra cột "${shown}"; hãy giữ tiêu đề như trong tệp mẫu hoặc xóa cột này.`,
    `The column "${shown}" is unknown; keep the headings of the template, or remove the column.`,
  );
}
function columnTwice(heading: string, first: string): Text {
  const shown = heading.slice(0, 80);
  return t(
    `Cột "${shown}" có hai lần (xem ${first}).`,
    `The column "${shown}" is there twice (see ${first}).`,
  );
}
function unknownIndicator(code: string): Text {
  const shown = code.slice(0, 80);
  return t(
    `Mã chỉ tiêu "${shown}" không thuộc đợt thu thập này.`,
    `The indicator "${shown}" is not part of this collection.`,
  );
}
function rowTwice(line: number): Text {
  return t(`Trùng với dòng ${line}; mỗi biểu chỉ nhập một lần.`, `The same as row ${line}; enter each once.`);
}
function notWhole(cell: number): Text {
  return t(`${cell} không phải là số nguyên.`, `${cell} is not a whole number.`);
}
function noTick(said: string): Text {
  const shown = said.slice(0, 40);
  return t(`"${shown}": chỉ ghi x hoặc để trống.`, `"${shown}": write x or leave it empty.`);
}
const noAgencyColumn = t(
  `Thiếu cột "${headings.agencyCode}".`,
  `The column "${headings.agencyCode}" (code of the agency) is missing.`,
);
const noIndicatorColumn = t(
  `Thiếu cột "${headings.indicatorCode}".`,
  `The column "${headings.indicatorCode}" (code of the indicator) is missing.`,
);
const noFieldColumn = t('Không có cột số liệu nào.', 'There is no column with values.');
const rowWithoutAgency = t('Dòng này thiếu mã cơ quan.', 'This row lacks the code of its agency.');
const noRows = t('Tệp không có dòng số liệu nào.', 'The file has no rows.');
