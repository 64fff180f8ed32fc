import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import { agencyKinds, agencyKindText, quotaKindWords } from '../organization/organization.ts';
import { QuotaKind } from '../organization/schema.ts';
import { FlatOperation, flatOf, operationOf } from './flat.ts';
import { levelWords } from './level-words.ts';
import { Operation, Plan, type OperationKind } from './schema.ts';
import { operationWords } from './words.ts';

/** Columns of the workbook: a row an operation. */
export const columns = {
  kind: 'Việc',
  agencies: 'Mã cơ quan',
  to: 'Đến cơ quan',
  name: 'Tên',
  nameEn: 'Tên tiếng Anh',
  level: 'Cấp',
  agencyKind: 'Loại cơ quan',
  parent: 'Trực thuộc',
  address: 'Địa chỉ bộ phận Một cửa',
  phone: 'Điện thoại',
  like: 'Theo mẫu cơ quan',
  unit: 'Bộ phận',
  quotaKind: 'Loại biên chế',
  posts: 'Số biên chế',
  fields: 'Lĩnh vực',
  procedures: 'Thủ tục',
  toLevel: 'Đến cấp',
  rules: 'Quy tắc chia việc',
  stepsTo: 'Phần việc liên thông',
  unverified: 'Chưa kiểm chứng',
  note: 'Ghi chú',
} as const satisfies Record<keyof FlatOperation, string>;
const names = Object.keys(columns) as (keyof FlatOperation)[];
const mostRows = 3000;
const mostFaults = 30;

/** Operations from a workbook or a JSON plan; all of them, or what is wrong with each row, and then none. */
export async function readOperations(bytes: Buffer, fileName: string): Promise<Operation[] | Refusal[]> {
  if (fileName.toLowerCase().endsWith('.json')) return readJson(bytes);
  const sheets = await readWorkbook(bytes, mostRows);
  if (isRefusal(sheets)) return [sheets];
  const [heading, ...rows] = sheets[0]?.rows ?? [];
  const place = new Map((heading?.cells ?? []).map((cell, index) => [fold(String(cell)), index]));
  const missing = names.slice(0, 3).filter((name) => !place.has(fold(columns[name])));
  if (missing.length > 0) return [noColumns(missing.map((name) => columns[name]))];
  const faults: Refusal[] = [];
  const operations = rows.flatMap(({ line, cells }): Operation[] => {
    const cell = (name: keyof FlatOperation): string =>
      String(cells[place.get(fold(columns[name])) ?? -1] ?? '').trim();
    if (names.every((name) => cell(name) === '')) return [];
    const flat = FlatOperation.safeParse({
      ...Object.fromEntries(names.map((name) => [name, readAs(name, cell(name))])),
      kind: kindOf(cell('kind')),
    });
    const read = flat.success ? Operation.safeParse(operationOf(flat.data)) : flat;
    if (read.success && flat.success) return [Operation.parse(operationOf(flat.data))];
    for (const issue of read.error?.issues ?? []) faults.push(rowFault(line, issue.message));
    return [];
  });
  return faults.length > 0 ? faults.slice(0, mostFaults) : operations;
}

export function writeOperations(operations: readonly Operation[]): Promise<Buffer> {
  return writeWorkbook([
    {
      name: 'Các việc',
      columns: names.map((name) => ({ title: columns[name], width: name === 'name' ? 40 : 18 })),
      rows: operations.map((operation) => {
        const flat = flatOf(operation);
        return names.map((name) => writtenOf(name, operation.kind, flat[name]));
      }),
    },
  ]);
}

function readJson(bytes: Buffer): Operation[] | Refusal[] {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [notJson];
  }
  const read = Plan.shape.operations.safeParse(
    typeof value === 'object' && value !== null && 'operations' in value ? value.operations : value,
  );
  if (read.success) return read.data;
  return read.error.issues
    .slice(0, mostFaults)
    .map(({ path, message }) => rowFault(Number(path[0] ?? 0) + 1, message));
}

const quotaKinds = QuotaKind.options;
const levels = Object.keys(levelWords) as (keyof typeof levelWords)[];

/** A cell as people read it: codes of kinds and levels in words. */
function writtenOf(name: keyof FlatOperation, kind: OperationKind, value: string): string {
  if (name === 'kind') return operationWords[kind].vi;
  if (value === '') return '';
  if (name === 'agencyKind') return agencyKindText(value).vi;
  const quota = quotaKinds.find((one) => one === value);
  if (name === 'quotaKind' && quota !== undefined) return quotaKindWords[quota].vi;
  const level = levels.find((one) => one === value);
  return (name === 'level' || name === 'toLevel') && level !== undefined ? levelWords[level].vi : value;
}

/** The code that a cell means, said in words or as the code itself. */
function readAs(name: keyof FlatOperation, said: string): string {
  const isSaid = ({ vi, en }: Text): boolean => [fold(vi), fold(en)].includes(fold(said));
  if (name === 'quotaKind') return quotaKinds.find((kind) => isSaid(quotaKindWords[kind])) ?? said;
  if (name === 'agencyKind') return agencyKinds.find((kind) => isSaid(agencyKindText(kind))) ?? said;
  if (name === 'level' || name === 'toLevel')
    return levels.find((level) => isSaid(levelWords[level])) ?? said;
  return said;
}

/** A kind by its words or its code. */
function kindOf(said: string): string {
  const kinds = Object.entries(operationWords) as [OperationKind, { vi: string; en: string }][];
  const wanted = fold(said);
  return kinds.find(([code, text]) => [code, fold(text.vi), fold(text.en)].includes(wanted))?.[0] ?? said;
}

function rowFault(line: number, message: string): Refusal {
  const [vi = message, en = vi] = message.split('|');
  return refuse('invalid', t(`Dòng ${line}: ${vi}`, `Row ${line}: ${en}`), 'file');
}

const notJson = refuse('invalid', t('Tệp JSON không đọc được.', 'The JSON file cannot be read.'), 'file');
const noColumns = (missing: readonly string[]): Refusal =>
  refuse(
    'invalid',
    t(
      `Dòng đầu của trang tính thiếu cột: ${missing.join(', ')}. Hãy tải tệp mẫu rồi điền vào đó.`,
      `The first row lacks the columns ${missing.join(', ')}. Download the template and fill it in.`,
    ),
    'file',
  );
