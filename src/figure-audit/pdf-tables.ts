/** A line of print, with where it stands on its page; lengths in points. A tab is a wide gap. */
export type Print = { text: string; left: number; right: number; y: number; size: number; lastEnd: number };

const number = String.raw`(?:\(?\d[\d.,]*\)?%?|-)`;
const numbersAtEnd = new RegExp(String.raw`^(.*?)\s*((?:^|\s)${number}(?:\s+${number})+)\s*$`, 'u');

/** Has the line been made a row of a table? */
export function isRow({ text }: Print): boolean {
  return text.startsWith('| ');
}

/**
 * Makes rows of the lines that end in a run of numbers, where several of them follow each other. A PDF knows no tables: the
 * name of a row may be broken over the lines around it, and a cell left empty is not there at all; rows that have lost one
 * are of another width, and a table of uneven rows is left alone later.
 */
export function withTables(lines: readonly Print[]): Print[] {
  const made: Print[] = [];
  for (let at = 0; at < lines.length;) {
    const end = tableEnd(lines, at);
    const rows = lines.slice(at, end).flatMap((line) => rowOf(line));
    const first = lines[at];
    if (first === undefined) break;
    if (rows.length < 3) {
      made.push(first);
      at += 1;
      continue;
    }
    const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
    const head = Array.from({ length: width }, () => ' ');
    for (const cells of [head, ...rows]) made.push({ ...first, text: `| ${cells.join(' | ')} |` });
    at = end;
  }
  return made;
}

/** The line after the last row of a table that begins here; up to two short lines between rows are names of rows. */
function tableEnd(lines: readonly Print[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length && at - end < 3; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    if (rowOf(line).length > 0) end = at + 1;
    else if (at === from || line.text.length > 45 || /[.;:]\s*$/.test(line.text)) break;
  }
  return end;
}

/** The cells of a line: the name of the row, then its numbers; none when it is no row. */
function rowOf(line: Print): string[][] {
  const gaps = line.text.split('\t').length - 1;
  const match = numbersAtEnd.exec(line.text.replaceAll(/\s*\t\s*/g, ' ').trim());
  if (match === null) return [];
  const [, name = '', run = ''] = match;
  const numbers = run.trim().split(/\s+/);
  if (numbers.length < 2 || (numbers.length < 3 && gaps === 0) || /[,;:(]$/.test(name)) return [];
  if (numbers.every((each) => /^\(\d+\)$/.test(each))) return [];
  return [[name.replace(/^(?:\d+[.)]?|-|[IVX]+\.?)\s+/u, '').trim() || '-', ...numbers]];
}
