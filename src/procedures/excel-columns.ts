import { fold } from '../kernel/messages.ts';
import type { Cell } from '../kernel/spreadsheet.ts';
import type { ExchangeRecord } from './schema.ts';
import { levelWords } from './words.ts';

/** A column of a sheet: what it writes of a thing, and under which name it is read back. */
export type Column<T> = {
  readonly title: string;
  readonly width: number;
  readonly key?: string;
  readonly write: (of: T) => Cell;
  /** What the cell means; without it, its text. */
  readonly read?: (cell: Cell) => unknown;
};

type Part = 'content' | 'decision' | 'record';
type MainColumn = Column<ExchangeRecord> & { readonly part: Part; readonly key: string };

const text = (
  title: string,
  width: number,
  key: 'name' | 'nameEn' | 'field' | 'decidingAgency' | 'conditions' | 'process',
): MainColumn => ({
  title,
  width,
  key,
  part: 'content',
  write: ({ content }) => content[key],
});

type ListKey = 'agencies' | 'lifeEvents' | 'audience' | 'results' | 'forms' | 'legalBasis';

/** A list in one cell, an item a line. */
const list = (title: string, width: number, key: ListKey): MainColumn => ({
  title,
  width,
  key,
  part: 'content',
  write: ({ content }) => content[key].map(oneLine).join('\n'),
  read: linesOf,
});

const number = (title: string, key: 'sets' | 'onlineLevel'): MainColumn => ({
  title,
  width: 10,
  key,
  part: 'content',
  write: ({ content }) => content[key],
  read: (cell) => (/^\d+$/.test(String(cell).trim()) ? Number(cell) : String(cell)),
});

const ofDecision = (
  title: string,
  width: number,
  key: 'number' | 'issuedOn' | 'effectiveOn' | 'issuer' | 'title',
): MainColumn => ({
  title,
  width,
  key,
  part: 'decision',
  write: ({ decision }) => decision?.[key] ?? '',
  read: (cell) => (key.endsWith('On') ? readDay(String(cell)) : String(cell)),
});

export const mainColumns: readonly MainColumn[] = [
  { title: 'Mã thủ tục', width: 14, key: 'code', part: 'record', write: ({ code }) => code },
  text('Tên thủ tục', 60, 'name'),
  text('Tên tiếng Anh', 40, 'nameEn'),
  {
    title: 'Cấp thực hiện',
    width: 14,
    key: 'level',
    part: 'content',
    write: ({ content }) => levelWords[content.level].vi,
    read: readLevel,
  },
  {
    title: 'Cấp thực hiện khác',
    width: 14,
    key: 'alsoLevels',
    part: 'content',
    write: ({ content }) => (content.alsoLevels ?? []).map((level) => levelWords[level].vi).join('\n'),
    read: (cell) => linesOf(cell).map(readLevel),
  },
  text('Lĩnh vực', 24, 'field'),
  list('Mã cơ quan tiếp nhận', 20, 'agencies'),
  list('Sự kiện trong đời', 24, 'lifeEvents'),
  list('Đối tượng thực hiện', 30, 'audience'),
  number('Số bộ hồ sơ', 'sets'),
  text('Cơ quan giải quyết', 40, 'decidingAgency'),
  list('Kết quả', 40, 'results'),
  list('Mẫu đơn, tờ khai', 40, 'forms'),
  text('Yêu cầu, điều kiện', 40, 'conditions'),
  list('Căn cứ pháp lý', 40, 'legalBasis'),
  number('Mức dịch vụ trực tuyến', 'onlineLevel'),
  text('Mã quy trình', 20, 'process'),
  ofDecision('Số quyết định', 18, 'number'),
  ofDecision('Ngày ban hành', 14, 'issuedOn'),
  ofDecision('Ngày hiệu lực', 14, 'effectiveOn'),
  ofDecision('Cơ quan ban hành', 30, 'issuer'),
  ofDecision('Trích yếu', 40, 'title'),
  {
    title: 'Bản ghi gốc (JSON)',
    width: 20,
    key: 'source',
    part: 'content',
    write: ({ content }) => (content.source === undefined ? '' : JSON.stringify(content.source)),
    read: readJson,
  },
];

/** A record's row. */
export function cellsOf(record: ExchangeRecord): Cell[] {
  return mainColumns.map((column) => column.write(record));
}

/** What a row says, by part; columns that we do not know come back in `extra` under their folded heading. */
export function fromRow(cells: ReadonlyMap<string, Cell>): {
  content: Record<string, unknown>;
  decision: Record<string, unknown> | null;
  extra: Record<string, unknown>;
} {
  const parts: Record<Part, Record<string, unknown>> = { content: {}, decision: {}, record: {} };
  const extra: Record<string, unknown> = {};
  for (const [title, cell] of cells) {
    const column = mainColumns.find((candidate) => fold(candidate.title) === title);
    if (column === undefined) extra[title] = cell;
    else parts[column.part][column.key] = column.read === undefined ? String(cell) : column.read(cell);
  }
  const { content, decision } = parts;
  return { content, decision: Object.keys(decision).length === 0 ? null : decision, extra };
}

export function linesOf(cell: Cell): string[] {
  return String(cell)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function oneLine(item: string): string {
  return item.replace(/\s*\r?\n\s*/g, ' ');
}

function readLevel(cell: Cell): string {
  const said = fold(String(cell));
  const found = Object.entries(levelWords).find(
    ([key, { vi, en }]) => said === key || said === fold(vi) || said === fold(en),
  );
  return found?.[0] ?? String(cell);
}

/** `2015-05-15`, or `15/05/2015` as people type it. */
function readDay(said: string): string {
  const match = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(said.trim());
  const [, day = '', month = '', year = ''] = match ?? [];
  return match === null ? said.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readJson(cell: Cell): unknown {
  try {
    return JSON.parse(String(cell));
  } catch {
    return String(cell); // the schema then says that it is no record
  }
}
