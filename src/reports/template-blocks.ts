import { t } from '../kernel/messages.ts';
import { parseSentence, references, SyntaxFault } from './syntax.ts';
import { registerNames, type Block, type Piece, type Place, type Sentence } from './schema.ts';

/**
 * The text of a section. Paragraphs stand apart by an empty line, or begin with `- ` or `+ `; each line of one is a sentence.
 * What begins with `@` draws from figures or registers:
 *
 * ```
 * @table Trình độ của công chức | Trình độ | Số lượng
 * Tiến sĩ | {staff.civilServants.doctor}
 *
 * @chart Kết quả giải quyết
 * Trước hạn | {dossier.resolvedEarly}
 *
 * @by level Kết quả giải quyết theo cấp
 * Đã giải quyết | dossier.resolved
 *
 * @documents Danh mục văn bản chỉ đạo
 * ```
 *
 * `first` is the number of the text's first line, for messages.
 */
export function parseBlocks(source: string, first: number): Block[] | SyntaxFault {
  try {
    return groups(source, first).map(blockOf);
  } catch (thrown) {
    if (thrown instanceof SyntaxFault) return thrown;
    throw thrown;
  }
}

type Line = { readonly text: string; readonly place: Place };

/** Lines that belong together. */
function groups(source: string, first: number): Line[][] {
  const found: Line[][] = [];
  let isOpen = false;
  for (const [index, whole] of source.split('\n').entries()) {
    const text = whole.trim();
    if (text.startsWith('//')) continue;
    const place = { line: first + index, column: whole.length - whole.trimStart().length + 1 };
    if (text === '') isOpen = false;
    else if (isOpen && !/^[-+@] ?/.test(text)) found.at(-1)?.push({ text, place });
    else {
      found.push([{ text, place }]);
      isOpen = true;
    }
  }
  return found;
}

function blockOf(lines: readonly Line[]): Block {
  const [head, ...rest] = lines;
  if (head === undefined) return { kind: 'paragraph', sentences: [] };
  if (!head.text.startsWith('@')) return { kind: 'paragraph', sentences: lines.map(sentenceOf) };
  const [, name = '', words = ''] = /^@([a-z]+)\s*(.*)$/.exec(head.text) ?? [];
  const register = registerNames.find((known) => known === name);
  if (register !== undefined) {
    const [extra] = rest;
    if (extra !== undefined) throw new SyntaxFault(noLines(name), extra.place);
    return { kind: 'register', register, caption: words, place: head.place };
  }
  switch (name) {
    case 'table':
    case 'chart': {
      const [caption = '', ...heads] = words.split('|').map((word) => word.trim());
      return {
        kind: name,
        caption,
        heads,
        rows: rest.map((line) => rowOf(line, name === 'chart' ? 2 : heads.length)),
      };
    }
    case 'by': {
      const [, dimension = '', caption = ''] = /^(\S+)\s*(.*)$/.exec(words) ?? [];
      if (rest.length === 0) throw new SyntaxFault(noColumns, head.place);
      return { kind: 'breakdown', dimension, caption, columns: rest.map(columnOf) };
    }
    default:
      throw new SyntaxFault(noDirective(head.text.split(' ')[0] ?? ''), head.place);
  }
}

function sentenceOf({ text, place }: Line): Sentence {
  const sentence = parseSentence(text, place);
  if (sentence instanceof SyntaxFault) throw sentence;
  return sentence;
}

/** Cells apart by ` | `, so that options of figures keep theirs. */
function rowOf({ text, place }: Line, width: number): readonly (readonly Piece[])[] {
  const cells = text.split(/\s\|\s/);
  if (cells.length !== width) throw new SyntaxFault(badWidth(cells.length, width), place);
  let column = place.column;
  return cells.map((cell) => {
    const { pieces } = sentenceOf({ text: cell, place: { ...place, column } });
    column += cell.length + 3;
    return pieces;
  });
}

function columnOf({ text, place }: Line): { head: string; figure: ReturnType<typeof references>[number] } {
  const [head = '', code] = text.split(/\s\|\s/);
  if (code === undefined) throw new SyntaxFault(noColumn, place);
  const [figure] = references(code, place, '\n');
  if (figure === undefined) throw new SyntaxFault(noColumns, place);
  return { head, figure };
}

const noColumns = t(
  '@by cần mỗi dòng một cột, dạng “Tên cột | mã chỉ tiêu”.',
  '@by needs a line for each column, written "Heading | code".',
);
const noColumn = t(
  'Dòng này đứng ngay dưới @by nên phải có dạng “Tên cột | mã chỉ tiêu”; để viết câu, hãy cách một dòng trống.',
  'This line stands right below @by and is to be written "Heading | code"; leave an empty line before a sentence.',
);
const noLines = (name: string) =>
  t(
    `@${name} lấy dữ liệu từ sổ đăng ký, không có dòng bên dưới.`,
    `@${name} draws from a register and has no lines below it.`,
  );
const noDirective = (name: string) =>
  t(
    `Không có lệnh “${name}”; hãy dùng @table, @chart, @by hoặc ${registerNames.map((known) => `@${known}`).join(', ')}.`,
    `There is no "${name}"; use @table, @chart, @by or ${registerNames.map((known) => `@${known}`).join(', ')}.`,
  );
const badWidth = (found: number, wanted: number) =>
  t(
    `Dòng có ${found} ô, bảng có ${wanted} cột; để viết câu dưới bảng, hãy cách một dòng trống.`,
    `The line has ${found} cells, the table ${wanted} columns; leave an empty line before a sentence below it.`,
  );
