import { aspectOf, classOf } from './labels.ts';
import type { Figure } from './numbers.ts';
import { wordBefore } from './number-words.ts';
import { depthsOf, sentenceAt, type Paragraph } from './sentences.ts';

/** A figure of a list, with the words that say which part it is. */
export type Part = { readonly figure: Figure; readonly label: string; readonly paragraph: Paragraph };

/** How a list is introduced: `all` names every part ("gồm"), `some` may name only some of them ("trong đó"). */
export type Introduction = 'all' | 'some' | 'none';

/** A total and the figures listed after it. */
export type List = {
  readonly paragraph: Paragraph;
  readonly heads: readonly Figure[];
  readonly parts: readonly Part[];
  readonly introduction: Introduction;
  /** The list stands in parentheses of its own. */
  readonly isEnclosed: boolean;
  /** The list says itself that it breaks off: "…", "v.v.", "chủ yếu". */
  readonly isOpen: boolean;
};

const introductions =
  /(trong đó|cụ thể|chia ra|phân ra|bao gồm|gồm(?: có)?|kết quả(?: giải quyết)?|như sau|(?<=,\s)có(?=\s+\d))(?:\s*,)?(?:\s+(?:có|là|gồm(?: có)?|bao gồm|như sau|tập trung|chủ yếu))*\s*:?/giu;

/** No list of a report has more parts, no paragraph more lists. */
const farthest = 60;
const mostLists = 60;

/** The lists of a paragraph: after "trong đó", "gồm", "cụ thể", and in parentheses right after a number. */
export function findLists(paragraph: Paragraph): List[] {
  const { text, figures } = paragraph;
  if (figures.length < 3) return [];
  const depths = depthsOf(text);
  const lists: List[] = [];
  for (const match of [...text.matchAll(introductions)].slice(0, mostLists)) {
    const list = listAt(paragraph, depths, match.index, match.index + match[0].length, match[0]);
    if (list !== null) lists.push(list);
  }
  // "khảo sát 1.500 phiếu: rất hài lòng 612 phiếu, …"
  for (const match of [...text.matchAll(/(?<=\d)\s[^\d.;:()%]{1,60}:\s/gu)].slice(0, mostLists)) {
    const list = listAt(paragraph, depths, match.index, match.index + match[0].length, '');
    if (list !== null) lists.push(list);
  }
  for (const match of [...text.matchAll(/\((?!\s*(?:trong đó|cụ thể|chia ra|bao gồm|gồm))/giu)].slice(
    0,
    mostLists,
  )) {
    const list = listAt(paragraph, depths, match.index + 1, match.index + 1, '');
    if (list !== null && list.isEnclosed) lists.push(list);
  }
  return lists;
}

function listAt(
  paragraph: Paragraph,
  depths: Int16Array,
  from: number,
  begin: number,
  words: string,
): List | null {
  const { text } = paragraph;
  const depth = depths[from] ?? 0;
  const sentence = sentenceAt(paragraph, from);
  const enclosure = groupStart(text, depths, from);
  const isEnclosed = depth > 0 && /^\(\s*$/.test(text.slice(enclosure, from));
  const end = Math.min(depth > 0 ? groupEnd(depths, from) : text.length, Math.max(sentence.end, from));
  const plain = partsBetween(paragraph, depths, begin, end, depth);
  const parts = plain.length === 0 && words !== '' ? enclosedParts(paragraph, begin, end) : plain;
  if (parts.length < 2) return null;
  const heads = headsBefore(
    paragraph,
    depths,
    isEnclosed ? enclosure : from,
    sentence.start,
    isEnclosed ? depth - 1 : depth,
  );
  if (heads.length === 0) return null;
  return {
    paragraph,
    heads,
    parts,
    introduction: introductionOf(words),
    isEnclosed,
    isOpen: breaksOff(text.slice(from, Math.min(text.length, end + 4))),
  };
}

/** "gồm cấp tỉnh (1.527), cấp huyện (263) và cấp xã (144)": each part in parentheses after its name. */
function enclosedParts(paragraph: Paragraph, begin: number, end: number): Part[] {
  const { text, figures } = paragraph;
  const named = /(\p{L}[^,;.()\d]{1,60})\(\s*(?=\d[\d.]*(?:\s\p{L}[\p{L} ]{0,30})?\s*\))/gu;
  return [...text.slice(begin, end).matchAll(named)].flatMap((match) => {
    const at = begin + match.index + match[0].length;
    const figure = figures.find(({ kind, start }) => start === at && kind === 'count');
    return figure === undefined ? [] : [{ figure, label: `${match[1] ?? ''}${figure.text}`, paragraph }];
  });
}

export function introductionOf(words: string): Introduction {
  if (/gồm|cụ thể|chia ra|phân ra/iu.test(words)) return 'all';
  return /trong đó/iu.test(words) ? 'some' : 'none';
}

export function breaksOff(words: string): boolean {
  return /\.\.\.|…|v\.v|vân vân|chủ yếu|tập trung|nhất là|tiêu biểu|một số|nổi bật|ví dụ|chẳng hạn|điển hình|như:|riêng|còn lại(?!\s*(?:là|có|:)?\s*\d)|nhiều nhất/iu.test(
    words,
  );
}

/** The figures at one depth between two places, with what each is. */
export function partsBetween(
  paragraph: Paragraph,
  depths: Int16Array,
  begin: number,
  end: number,
  depth: number,
): Part[] {
  const { text } = paragraph;
  const within = paragraph.figures.filter(
    ({ kind, start, end: stop }) =>
      start >= begin &&
      stop <= end &&
      (depths[start] ?? 0) === depth &&
      (kind === 'count' || kind === 'money'),
  );
  const parts: Part[] = [];
  let from = begin;
  let isPrepositional = false;
  let isByCommas = false;
  for (const [index, figure] of within.slice(0, farthest).entries()) {
    const boundary = lastSeparator(text, depths, from, figure.start, depth);
    if (index > 0 && boundary < 0) continue;
    const left = Math.max(boundary + 1, begin);
    const words = text.slice(left, figure.start).trim();
    if (index > 0 && startsAnother(words)) break;
    const between = index === 0 ? '' : text.slice(from, figure.start);
    if (index === 1) isByCommas = depth === 0 && !between.includes(';');
    if (index > 1 && isByCommas && between.includes(';') && !goesOn(between, parts[0]?.label ?? '')) break;
    const isPrepositionalHere = prepositions.has(wordBefore(text, figure.start));
    if (index === 0) isPrepositional = isPrepositionalHere;
    else if (isPrepositionalHere && !isPrepositional) continue;
    const next = within[index + 1];
    const right = next === undefined ? end : lastSeparator(text, depths, figure.end, next.start, depth);
    const label = withoutNested(text, depths, left, right < 0 ? (next?.start ?? end) : right, depth);
    parts.push({ figure, label, paragraph });
    from = figure.end;
  }
  return parts;
}

/** After a semicolon in a list parted by commas: still the list only if the words are short and of the same aspect. */
function goesOn(between: string, first: string): boolean {
  const words = between.slice(between.lastIndexOf(';') + 1);
  const aspect = aspectOf(first);
  return words.length <= 30 && aspect !== null && aspectOf(words) === aspect;
}

const prepositions = new Set('thuộc tại cho của với trên ở về trong giữa theo'.split(' '));

/** A clause of its own after the list: "…, tổ chức 12 lớp", "…; đồng thời …". */
function startsAnother(words: string): boolean {
  return /^(?:tổ chức(?!\s*(?:là|:|có|\())|đồng thời|ngoài ra|qua đó|bên cạnh|trong khi|so với|tăng|giảm|đạt|dự kiến|phấn đấu|hiện còn|bình quân|trung bình|ban hành kế hoạch)(?!\p{L})/iu.test(
    words,
  );
}

/** The last `,` `;` `-` or "và" at this depth, or -1. */
function lastSeparator(text: string, depths: Int16Array, from: number, to: number, depth: number): number {
  for (let at = to - 1; at >= from; at -= 1) {
    if ((depths[at] ?? 0) !== depth) continue;
    const sign = text[at];
    if (sign === ',' || sign === ';') return at;
    if (sign === '.' && /^\.\s/.test(text.slice(at, at + 2))) return at;
    if (sign === ' ' && /^ (?:(?:và|hoặc) |còn (?!lại|hiệu))/iu.test(text.slice(at, at + 9))) return at + 3;
    if (
      sign === '-' &&
      /^\s-\s/.test(text.slice(at - 1, at + 2)) &&
      !/\d - \d/.test(text.slice(at - 2, at + 3)) &&
      /^\s*(?:\p{L}|\d)/u.test(text.slice(at + 1))
    )
      return at;
  }
  return -1;
}

function withoutNested(text: string, depths: Int16Array, from: number, to: number, depth: number): string {
  let words = '';
  for (let at = from; at < to; at += 1) if ((depths[at] ?? 0) === depth) words += text[at] ?? '';
  return (words.replace(/\)/g, '').trim().split(/\.\s/)[0] ?? '').trim();
}

export function groupStart(text: string, depths: Int16Array, from: number): number {
  const depth = depths[from] ?? 0;
  if (depth === 0) return 0;
  let at = from;
  while (at > 0 && (depths[at - 1] ?? 0) >= depth) at -= 1;
  return at;
}

function groupEnd(depths: Int16Array, from: number): number {
  const depth = depths[from] ?? 0;
  let at = from;
  while (at < depths.length - 1 && (depths[at] ?? 0) >= depth) at += 1;
  return at;
}

/** Figures before a place that may be the total of what follows, the nearest first. */
export function headsBefore(
  paragraph: Paragraph,
  depths: Int16Array,
  place: number,
  from: number,
  depth: number,
): Figure[] {
  const { text, figures, sentences } = paragraph;
  const isCandidate = (figure: Figure): boolean =>
    (figure.kind === 'count' || figure.kind === 'money') && figure.change === null && !figure.isApproximate;
  const within = (start: number, end: number): Figure[] =>
    figures
      .filter((figure) => figure.start >= start && figure.end <= end && (depths[figure.start] ?? 0) === depth)
      .filter(isCandidate)
      .slice(-8)
      .toReversed();
  const own = within(from, place);
  if (own.length > 0) return own;
  if (depth > 0) {
    const outside = groupStart(text, depths, place) - 1;
    return outside > from ? headsBefore(paragraph, depths, outside, from, depth - 1) : [];
  }
  if (!/^\s*[-+*"“(]?\s*$/.test(text.slice(from, place))) return [];
  const previous = sentences.filter(({ end }) => end <= from).at(-1);
  return previous === undefined ? [] : within(previous.start, previous.end);
}

/** Of the figures that may be the total, the one that goes with these parts. */
export function headOf(heads: readonly Figure[], parts: readonly Part[]): Figure | null {
  const words = new Set(
    parts.map(({ figure }) => figure.noun.split(' ')[0] ?? '').filter((word) => word !== ''),
  );
  const classesOf = new Set(parts.map(({ figure }) => classOf(figure.noun)).filter((name) => name !== null));
  const largest = Math.max(...parts.map(({ figure }) => figure.value));
  const kind = parts[0]?.figure.kind;
  const fitting = heads.filter((head) => head.kind === kind);
  const alike = fitting.filter((head) => words.has(head.noun.split(' ')[0] ?? ''));
  const named = alike.length > 0 ? alike : fitting.filter((head) => classesOf.has(classOf(head.noun) ?? ''));
  const large = (list: readonly Figure[]): Figure | undefined => list.find((head) => head.value >= largest);
  return large(named) ?? named[0] ?? large(fitting) ?? null;
}
