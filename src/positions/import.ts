import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import type { Cell, Sheet, SheetToWrite } from '../kernel/spreadsheet.ts';
import { degrees, type Degree } from '../staff/schema.ts';
import { competenceLines, readCompetence } from './forms.ts';
import { groups, Position, type Group } from './schema.ts';
import { fieldWords } from './words.ts';

/** Positions a workbook may bring at once. */
export const mostPositions = 500;
const sheetName = 'Vị trí';

const columns = {
  code: 12,
  title: 40,
  group: 26,
  unit: 26,
  seats: 10,
  work: 60,
  outputs: 40,
  grade: 12,
  degree: 14,
  major: 26,
  competences: 50,
} as const satisfies Record<keyof Position, number>;
type Name = keyof typeof columns;
const names = Object.keys(columns) as Name[];
const required: readonly Name[] = ['code', 'title', 'group', 'seats', 'work'];

/** What is wrong with one cell: `B7`. */
export type CellProblem = { readonly cell: string; readonly text: Text };
export type PositionImport =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'wrong'; readonly problems: readonly CellProblem[] }
  | { readonly kind: 'read'; readonly positions: readonly Position[] };

/** Reads the positions of a workbook: all of them, or what is wrong, cell by cell. */
export function readPositionSheet(sheets: readonly Sheet[]): PositionImport {
  const sheet = sheets.find(({ name }) => fold(name) === fold(sheetName)) ?? sheets[0];
  const [head, ...all] = sheet?.rows ?? [];
  const rows = all.filter(({ cells }) => cells.some((cell) => String(cell).trim() !== ''));
  if (head === undefined || rows.length === 0) return { kind: 'refused', refusal: noRows };
  if (rows.length > mostPositions) return { kind: 'refused', refusal: tooMany };
  const at = new Map(
    names.flatMap((name) => {
      const index = head.cells.findIndex((cell) => fold(String(cell).trim()) === fold(fieldWords[name].vi));
      return index === -1 ? [] : [[name, index] as const];
    }),
  );
  const missing = required.filter((name) => !at.has(name));
  if (missing.length > 0) return { kind: 'refused', refusal: lacksColumns(missing) };

  const problems: CellProblem[] = [];
  const positions: Position[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const before = problems.length;
    const wrong = (name: Name, text: Text): void => {
      problems.push({ cell: `${letterOf(at.get(name) ?? 0)}${line}`, text });
    };
    const cell = (name: Name): string => textOf(cells[at.get(name) ?? -1]);
    const parsed = Position.safeParse(fieldsOf(cell, wrong));
    if (!parsed.success)
      for (const { path, message } of parsed.error.issues) {
        const name = names.find((one) => one === path[0]) ?? 'code';
        const [vi = message, en = vi] = message.split('|', 2);
        if (!problems.slice(before).some((one) => one.cell === `${letterOf(at.get(name) ?? 0)}${line}`))
          wrong(name, { vi, en });
      }
    const earlier = seen.get(cell('code'));
    if (earlier !== undefined && cell('code') !== '')
      wrong('code', t(`Mã trùng với dòng ${earlier}`, `The code of line ${earlier} again`));
    seen.set(cell('code'), line);
    if (parsed.success && problems.length === before) positions.push(parsed.data);
  }
  return problems.length > 0
    ? { kind: 'wrong', problems: problems.slice(0, 200) }
    : { kind: 'read', positions };
}

function fieldsOf(
  cell: (name: Name) => string,
  wrong: (name: Name, text: Text) => void,
): Record<string, unknown> {
  const group = keyOf(groups, cell('group'));
  if (group === undefined)
    wrong('group', t('Nhóm chưa đúng; xem trang "Hướng dẫn"', 'No such group; see the guide'));
  const degree = cell('degree') === '' ? null : keyOf(degrees, cell('degree'));
  if (degree === undefined)
    wrong('degree', t('Trình độ chưa đúng; xem trang "Hướng dẫn"', 'No such degree; see the guide'));
  const competences = cell('competences')
    .split(/[;\n]/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const read = readCompetence(part);
      if (read === null)
        wrong(
          'competences',
          t(
            `"${part.trim()}": viết tên, dấu hai chấm, mức 1 đến 5`,
            `"${part.trim()}": write its name, a colon, level 1 to 5`,
          ),
        );
      return read === null ? [] : [read];
    });
  return {
    code: cell('code'),
    title: cell('title'),
    group: group ?? 'support',
    unit: cell('unit'),
    seats: cell('seats') === '' ? undefined : cell('seats'),
    work: cell('work'),
    outputs: cell('outputs'),
    grade: cell('grade'),
    degree: degree ?? null,
    major: cell('major'),
    competences,
  };
}

function keyOf<K extends string>(all: Readonly<Record<K, Text>>, written: string): K | undefined {
  const wanted = fold(written.trim());
  return (Object.keys(all) as K[]).find(
    (key) => fold(all[key].vi) === wanted || fold(all[key].en) === wanted,
  );
}

/** The template, with what stands in the scheme already. */
export function positionSheets(positions: readonly Position[]): SheetToWrite[] {
  return [
    {
      name: sheetName,
      columns: names.map((name) => ({ title: fieldWords[name].vi, width: columns[name] })),
      rows: positions.map((position) => names.map((name) => cellOf(position, name))),
    },
    {
      name: 'Hướng dẫn',
      columns: [
        { title: 'Cột', width: 24 },
        { title: 'Cách ghi', width: 90 },
      ],
      rows: [
        [fieldWords.code.vi, 'Không trùng nhau; vị trí cùng mã trong đề án sẽ được thay bằng dòng này'],
        [fieldWords.group.vi, (Object.keys(groups) as Group[]).map((key) => groups[key].vi).join('; ')],
        [fieldWords.degree.vi, (Object.keys(degrees) as Degree[]).map((key) => degrees[key].vi).join('; ')],
        [fieldWords.competences.vi, 'Tên năng lực: mức từ 1 đến 5; cách nhau bằng dấu chấm phẩy'],
      ],
    },
  ];
}

function cellOf(position: Position, name: Name): Cell {
  switch (name) {
    case 'seats':
      return position.seats;
    case 'group':
      return groups[position.group].vi;
    case 'degree':
      return position.degree === null ? '' : degrees[position.degree].vi;
    case 'competences':
      return competenceLines(position.competences).replaceAll('\n', '; ');
    default:
      return position[name];
  }
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : String(cell).trim();
}

/** `A`, …, `Z`, `AA`: columns as a spreadsheet names them, from 0. */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

const noRows = refuse(
  'unreadable-file',
  t(
    `Trang "${sheetName}" chưa có dòng nào. Hãy điền vào tệp mẫu rồi gửi lại.`,
    `The sheet "${sheetName}" has no lines yet. Fill in the template and send it again.`,
  ),
  'file',
);
const tooMany = refuse(
  'too-large',
  t(`Mỗi lần nhập tối đa ${mostPositions} vị trí.`, `At most ${mostPositions} positions at a time.`),
  'file',
);

function lacksColumns(missing: readonly Name[]): Refusal {
  const list = missing.map((name) => `"${fieldWords[name].vi}"`).join(', ');
  return refuse(
    'unreadable-file',
    t(
      `Trang "${sheetName}" thiếu cột ${list}. Hãy dùng tệp mẫu; thứ tự cột không quan trọng.`,
      `The sheet "${sheetName}" lacks the columns ${list}. Use the template; their order does not matter.`,
    ),
    'file',
  );
}
