import { isRow, tableFrom, tableOf, type Line, type Table } from './table-lines.ts';
import { findFigures, type Figure } from './numbers.ts';

export type Span = { readonly start: number; readonly end: number };

/** A paragraph, with lines that only the width of the page broke put together. */
export type Paragraph = {
  readonly index: number;
  /** Offset of `text` in the whole text; line breaks within are blanks, so that places agree. */
  readonly offset: number;
  readonly line: number;
  readonly text: string;
  /** `-`, `+`, `a)`, `1.`, `II.`, `2.1.`: what the paragraph begins with, or nothing. */
  readonly marker: string;
  /** Number of the footnote that begins here; paragraphs after it belong to it until the next one. */
  readonly footnote: number | null;
  readonly figures: readonly Figure[];
  readonly sentences: readonly Span[];
};

export type Document = {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly tables: readonly Table[];
};

/** Parts a text into paragraphs with their sentences and figures, and tables (cells parted by `|` or a tab). */
export function readDocument(text: string): Document {
  const lines = linesOf(text);
  const width = lines.reduce((most, line) => Math.max(most, line.text.length), 0);
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  for (let at = 0; at < lines.length;) {
    const rows = tableFrom(lines, at);
    if (rows.length > 0) {
      tables.push(tableOf(rows));
      at += rows.length;
      continue;
    }
    const first = lines[at];
    if (first === undefined || first.text.trim() === '') {
      at += 1;
      continue;
    }
    let last = at;
    while (continues(lines[last], lines[last + 1], width)) last += 1;
    for (const part of partsOf(lines.slice(at, last + 1)))
      paragraphs.push(paragraphOf(part, paragraphs.length));
    at = last + 1;
  }
  return { text, paragraphs, tables };
}

function linesOf(text: string): Line[] {
  let offset = 0;
  return text.split('\n').map((line, index) => {
    const at = { text: line, offset, number: index + 1 };
    offset += line.length + 1;
    return at;
  });
}

const marker =
  /^\s*(?:([-+*•▪●○])\s*(?=\D|\d)|(\p{Ll}\))\s|(\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)])\s+(?=\D)|([IVX]{1,5}[.)])\s)/u;

/** Is the next line only the rest of this one? */
function continues(line: Line | undefined, next: Line | undefined, width: number): boolean {
  if (line === undefined || next === undefined) return false;
  const [end, begin] = [line.text.trimEnd(), next.text.trim()];
  if (end === '' || begin === '' || marker.test(next.text) || isRow(next.text)) return false;
  if (/[.;:!?]["”)]?$/.test(end)) return /^[\p{Ll}(]/u.test(begin) && !/[:]$/.test(end) && width < 200;
  if (/^[\p{Ll}(,;%]/u.test(begin)) return true;
  return width <= 200 && end.length >= Math.max(50, width * 0.6);
}

/** No paragraph of a report is longer; a text without line breaks is read in parts of about this many characters. */
const longest = 6000;

function partsOf(lines: readonly Line[]): Line[] {
  const [first] = lines;
  const text = lines.map((line) => line.text).join(' ');
  const parts: Line[] = [];
  for (let from = 0; from < text.length;) {
    const rest = text.slice(from, from + longest);
    const edge =
      from + longest >= text.length ? rest.length : Math.max(rest.lastIndexOf('. ') + 1, longest / 2);
    parts.push({
      text: rest.slice(0, edge),
      offset: (first?.offset ?? 0) + from,
      number: first?.number ?? 1,
    });
    from += edge;
  }
  return parts;
}

function paragraphOf(line: Line, index: number): Paragraph {
  const { text } = line;
  const mark = marker.exec(text);
  const note = /^\s*(?:\[(\d{1,3})\]|([1-9]\d?)(?:\s+(?=-\s|\p{Lu}\p{Ll})|(?=\p{Lu}\p{Ll})))/u.exec(text);
  const found = (mark?.[1] ?? mark?.[2] ?? mark?.[3] ?? mark?.[4] ?? '').trim();
  const skipped =
    found !== '' && !/[-+*•▪●○]/u.test(found) ? (mark?.[0].length ?? 0) : (note?.[0].length ?? 0);
  const sentences = sentencesOf(text);
  return {
    index,
    offset: line.offset,
    line: line.number,
    text,
    marker: found,
    footnote: note === null ? null : Number(note[1] ?? note[2]),
    figures: findFigures(text).filter((figure) => figure.start >= skipped),
    sentences,
  };
}

/** Sentences of a paragraph: parted by a full stop before a capital, outside of parentheses that are closed again. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  const depths = depthsOf(text);
  let start = 0;
  for (const match of text.matchAll(/[.!?…]["”]?\s+(?=["“(]?(?:\p{Lu}|\d))/gu)) {
    const at = match.index;
    if ((depths[at] ?? 0) > 0 || isAbbreviation(text.slice(Math.max(0, at - 12), at))) continue;
    if (/^\s*(?:[-+*•]\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|\p{Ll})$/u.test(text.slice(start, at))) continue;
    const end = at + match[0].trimEnd().length;
    if (end > start) spans.push({ start, end });
    start = at + match[0].length;
  }
  const end = text.trimEnd().length;
  if (end > start) spans.push({ start, end });
  return spans.map((span) => ({
    start: span.start + leadOf(text.slice(span.start, span.end)),
    end: span.end,
  }));
}

const leadOf = (text: string): number => text.length - text.trimStart().length;

function isAbbreviation(before: string): boolean {
  return /(?:^|[\s(.])(?:TP|Tp|TX|Tx|TT|GS|PGS|TS|ThS|BS|Q|P|H|T|KT|TM|TL|Ts|Ths|Nxb|St|No|tr|stt)$/u.test(
    before,
  );
}

/** How deep in parentheses each place is. One that is never closed counts for nothing. */
export function depthsOf(text: string): Int16Array {
  if (latest.text !== text) latest = { text, depths: countDepths(text) };
  return latest.depths;
}

/** One paragraph is asked for many times before the next one is. */
let latest: { readonly text: string; readonly depths: Int16Array } = { text: '', depths: new Int16Array(1) };

function countDepths(text: string): Int16Array {
  const depths = new Int16Array(text.length + 1);
  const open: number[] = [];
  const pairs: { from: number; to: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 40) open.push(at);
    if (sign !== 41) continue;
    const from = open.pop();
    if (from !== undefined) pairs.push({ from, to: at });
  }
  for (const { from, to } of pairs) {
    depths[from] = (depths[from] ?? 0) + 1;
    depths[to] = (depths[to] ?? 0) - 1;
  }
  for (let at = 1; at <= text.length; at += 1) depths[at] = (depths[at] ?? 0) + (depths[at - 1] ?? 0);
  return depths;
}

export function sentenceAt({ sentences, text }: Paragraph, place: number): Span {
  return sentences.find(({ start, end }) => place >= start && place < end) ?? { start: 0, end: text.length };
}
