import { reformAreas, type ReformArea } from '../indicators/schema.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import type { Cell, Sheet } from '../kernel/spreadsheet.ts';
import type { Agency } from '../organization/schema.ts';
import { taskRefusals } from './field-rules.ts';
import { TaskFields, type PlanFields } from './schema.ts';
import { taskColumns, taskSheet, type TaskColumn } from './sheets.ts';

/** Tasks a workbook may bring at once. */
export const mostTasks = 500;
const mostProblems = 200;

/** What is wrong with one cell: `B7`. */
export type CellProblem = { readonly cell: string; readonly text: Text };

export type TaskImport =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'wrong'; readonly problems: readonly CellProblem[] }
  | { readonly kind: 'read'; readonly tasks: readonly TaskFields[] };

/** Reads the tasks of a workbook for a plan: all of them, or what is wrong, cell by cell. */
export function readTasks(
  sheets: readonly Sheet[],
  plan: PlanFields,
  agencies: readonly Agency[],
): TaskImport {
  const sheet = sheets.find(({ name }) => fold(name) === fold(taskSheet)) ?? sheets[0];
  const [head, ...rows] = sheet?.rows ?? [];
  if (head === undefined) return { kind: 'refused', refusal: noSheet };
  const columns = columnsOf(head.cells);
  const missing = Object.keys(taskColumns).filter(
    (key) => key !== 'coOwners' && !columns.has(key as TaskColumn),
  );
  if (missing.length > 0) return { kind: 'refused', refusal: lacks(missing as TaskColumn[]) };
  if (rows.length === 0) return { kind: 'refused', refusal: noRows };
  if (rows.length > mostTasks) return { kind: 'refused', refusal: tooMany };

  const agencyIds = agenciesByName(agencies);
  const problems: CellProblem[] = [];
  const tasks: TaskFields[] = [];
  for (const { line, cells } of rows) {
    const say = (column: TaskColumn, text: Text): void => {
      problems.push({ cell: `${letterOf(columns.get(column) ?? 0)}${line}`, text });
    };
    const cell = (column: TaskColumn): Cell => cells[columns.get(column) ?? -1] ?? '';
    const fields = fieldsOf(cell, agencyIds, say);
    if (fields === null) continue;
    const parsed = TaskFields.safeParse(fields);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) say(columnOf(String(issue.path[0])), textOf(issue.message));
      continue;
    }
    for (const { field, text } of taskRefusals(parsed.data, plan)) say(columnOf(field ?? ''), text);
    tasks.push(parsed.data);
  }
  return problems.length > 0
    ? { kind: 'wrong', problems: problems.slice(0, mostProblems) }
    : { kind: 'read', tasks };
}

function fieldsOf(
  cell: (column: TaskColumn) => Cell,
  agencyIds: ReadonlyMap<string, number>,
  say: (column: TaskColumn, text: Text) => void,
): Record<string, unknown> | null {
  let isWhole = true;
  const wrong = (column: TaskColumn, text: Text): void => {
    isWhole = false;
    say(column, text);
  };
  const idOf = (column: TaskColumn, name: string): number => {
    const id = agencyIds.get(fold(name));
    if (id === undefined) wrong(column, name === '' ? noAgency : unknownAgency(name));
    return id ?? 0;
  };
  const dayOf = (column: TaskColumn): string => {
    const day = readDay(cell(column));
    if (day === null) wrong(column, notADay);
    return day ?? '';
  };
  const area = areaOf(String(cell('area')));
  if (area === undefined) wrong('area', unknownArea);
  const coOwners = String(cell('coOwners'))
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const fields = {
    title: String(cell('title')),
    product: String(cell('product')),
    area,
    ownerId: idOf('owner', String(cell('owner')).trim()),
    coOwnerIds: [...new Set(coOwners.map((name) => idOf('coOwners', name)))],
    startsOn: dayOf('startsOn'),
    dueOn: dayOf('dueOn'),
  };
  return isWhole ? fields : null;
}

/** `30/06/2026`, `2026-06-30`, or Excel's own count of days from 30/12/1899; null for what is no day. */
export function readDay(cell: Cell): string | null {
  if (typeof cell === 'number') {
    if (!Number.isInteger(cell) || cell < 1 || cell > 100_000) return null;
    return new Temporal.PlainDate(1899, 12, 30).add({ days: cell }).toString();
  }
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell.trim());
  const [year, month, day] =
    written === null
      ? (/^(\d{4})-(\d{2})-(\d{2})$/.exec(cell.trim())?.slice(1).map(Number) ?? [])
      : [Number(written[3]), Number(written[2]), Number(written[1])];
  if (year === undefined || month === undefined || day === undefined) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function columnsOf(cells: readonly Cell[]): Map<TaskColumn, number> {
  const byTitle = new Map(
    Object.entries(taskColumns).map(([key, { title }]) => [fold(title), key as TaskColumn]),
  );
  const found = new Map<TaskColumn, number>();
  cells.forEach((cell, index) => {
    const key = byTitle.get(fold(String(cell)));
    if (key !== undefined && !found.has(key)) found.set(key, index);
  });
  return found;
}

function agenciesByName(agencies: readonly Agency[]): Map<string, number> {
  return new Map(
    agencies.flatMap(({ id, code, name }) => [[fold(name), id] as const, [fold(code), id] as const]),
  );
}

function areaOf(written: string): ReformArea | undefined {
  const wanted = fold(written);
  return (Object.keys(reformAreas) as ReformArea[]).find(
    (area) => fold(reformAreas[area].vi) === wanted || fold(reformAreas[area].en) === wanted,
  );
}

const columnNames: Readonly<Record<string, TaskColumn>> = { ownerId: 'owner', coOwnerIds: 'coOwners' };

function columnOf(field: string): TaskColumn {
  const named = columnNames[field] ?? field;
  return named in taskColumns ? (named as TaskColumn) : 'title';
}

/** `A`, …, `Z`, `AA`: columns as a spreadsheet names them, from 0. */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** A schema's own words, `tiếng Việt|English`. */
function textOf(message: string): Text {
  const [vi = message, en = vi] = message.split('|', 2);
  return { vi, en };
}

const noSheet = refuse(
  'unreadable-file',
  t('Tệp Excel không có trang nào.', 'The workbook has no sheet.'),
  'file',
);
const noRows = refuse(
  'unreadable-file',
  t(
    `Trang "${taskSheet}" chưa có dòng nhiệm vụ nào. Hãy điền vào tệp mẫu rồi gửi lại.`,
    `The sheet "${taskSheet}" has no tasks yet. Fill in the template and send it again.`,
  ),
  'file',
);
const tooMany = refuse(
  'too-large',
  t(`Mỗi lần nhập tối đa ${mostTasks} nhiệm vụ.`, `At most ${mostTasks} tasks at a time.`),
  'file',
);

function lacks(missing: readonly TaskColumn[]): Refusal {
  const names = missing.map((key) => `"${taskColumns[key].title}"`).join(', ');
  return refuse(
    'unreadable-file',
    t(
      `Trang "${taskSheet}" thiếu cột ${names}. Hãy dùng tệp mẫu; thứ tự cột không quan trọng.`,
      `The sheet "${taskSheet}" lacks the columns ${names}. Use the template; their order does not matter.`,
    ),
    'file',
  );
}

const noAgency = t('Hãy ghi cơ quan', 'Name an agency');
const unknownAgency = (name: string): Text =>
  t(
    `Không có cơ quan "${name}"; xem trang "Cơ quan" của tệp mẫu`,
    `There is no agency "${name}"; see the template`,
  );
const unknownArea = t(
  'Lĩnh vực chưa đúng; xem trang "Hướng dẫn" của tệp mẫu',
  'No such area; see the template',
);
const notADay = t('Ngày chưa đúng; viết dạng 30/06/2026', 'This is not a day; write it as 30/06/2026');
