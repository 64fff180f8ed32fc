/** Rows of cells, each with its offset in the whole text. */
export type Table = {
  readonly rows: readonly (readonly Cell[])[];
  /** Line of each row. */
  readonly lines: readonly number[];
};

export type Cell = { readonly text: string; readonly offset: number };

/** A line of the text; offset and number (from 1) of the whole. */
export type Line = { readonly text: string; readonly offset: number; readonly number: number };

/** Is the line by itself a row: cells parted by `|` or a tab, or wide gaps before a number at its end? */
export function isRow(text: string): boolean {
  const line = { text, offset: 0, number: 0 };
  return cellsOf(line).length >= 2 || isNumbered(spacedCells(line));
}

/** The lines from here on that are rows of one table; none where no table begins. */
export function tableFrom(lines: readonly Line[], from: number): readonly Line[] {
  let end = from;
  while (end < lines.length && cellsOf(lines[end] ?? none).length >= 2) end += 1;
  return end - from >= 2 ? lines.slice(from, end) : spacedFrom(lines, from);
}

/** The table that some lines are; the rule under a head is no row. */
export function tableOf(lines: readonly Line[]): Table {
  const isSpaced = lines.every((line) => cellsOf(line).length === 0);
  const cells = isSpaced ? spacedCells : cellsOf;
  const kept = lines.filter((line) => !cells(line).every(({ text }) => /^:?[-=]+:?$/.test(text)));
  return { rows: kept.map(cells), lines: kept.map(({ number }) => number) };
}

const none: Line = { text: '', offset: 0, number: 0 };
const leadOf = (text: string): number => text.length - text.trimStart().length;

function cellsOf(line: Line): Cell[] {
  const isPiped = /\|/.test(line.text);
  if (!isPiped && !line.text.includes('\t')) return [];
  const cells: Cell[] = [];
  let offset = line.offset;
  for (const piece of line.text.split(isPiped ? '|' : '\t')) {
    cells.push({ text: piece.trim(), offset: offset + leadOf(piece) });
    offset += piece.length + 1;
  }
  if (isPiped && cells[0]?.text === '') cells.shift();
  if (isPiped && cells.at(-1)?.text === '') cells.pop();
  return cells;
}

/** Cells parted by two spaces or more, as a text prints a table. */
function spacedCells({ text, offset }: Line): Cell[] {
  if (!/\S {2,}\S/.test(text)) return [];
  return [...text.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    text: match[0],
    offset: offset + match.index,
  }));
}

/** A name, and at least two numbers after it. */
function isNumbered(cells: readonly Cell[]): boolean {
  const numbers = cells.filter(({ text }) => /^(?:\d[\d.,]*%?|-)$/.test(text)).length;
  return cells.length >= 3 && numbers >= 2 && numbers >= cells.length - 2;
}

/** A head and at least two rows of numbers, one under the other and of one width. */
function spacedFrom(lines: readonly Line[], from: number): readonly Line[] {
  let end = from;
  while (end < lines.length && spacedCells(lines[end] ?? none).length >= 3) end += 1;
  const rows = lines.slice(from, end).map(spacedCells);
  const numbered = rows.filter(isNumbered);
  const isTable =
    rows.length >= 3 &&
    numbered.length >= 2 &&
    numbered.every(({ length }) => length === numbered[0]?.length);
  return isTable ? lines.slice(from, end) : [];
}
