import { patternsOf, type FigureKind } from './number-patterns.ts';
import { isLabelled, readNoun, readUnit } from './number-words.ts';

/** A number with what it counts. */
export type Figure = {
  readonly kind: FigureKind;
  /** Place in the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Counts as they are, money in đồng, percentages in percent; of a ratio the part. */
  readonly value: number;
  /** Of a ratio the whole. */
  readonly whole: number;
  /** Digits after the comma. */
  readonly decimals: number;
  /** One unit of the last digit, in the measure of `value`: 1 for counts, 1e8 for `1,5 tỷ đồng`. */
  readonly step: number;
  /** The words after it, in lower case: what it counts. */
  readonly noun: string;
  /** "hơn", "khoảng", "trên": the number is not exact and is compared with nothing. */
  readonly isApproximate: boolean;
  /** "tăng 24 thủ tục": not a quantity but the difference of two. */
  readonly change: 'up' | 'down' | null;
};

/** What one of the unit is worth in the measure of `value`: 1e9 for `1,5 tỷ đồng`, 1 for counts. */
export function unitOf({ step, decimals }: Figure): number {
  return Math.round(step * 10 ** decimals);
}

/** Is it money, or a ratio of two amounts? */
export function isMoney(figure: Figure): boolean {
  return figure.kind === 'money' || (figure.kind === 'ratio' && unitOf(figure) > 1);
}

/** A paragraph with more numbers is no sentence; those beyond are not read. */
const most = 400;

/** Finds the numbers of a paragraph in the order of the text. */
export function findFigures(paragraph: string): Figure[] {
  if (!/\d/.test(paragraph)) return [];
  const text = paragraph.replace(/[\d.,]{30,}/g, (run) => ' '.repeat(run.length));
  const figures: Figure[] = [];
  const taken = new Uint8Array(text.length + 1);
  const isFree = (start: number, end: number): boolean =>
    taken.subarray(start, end).every((mark) => mark === 0);
  for (const { kind, pattern } of patternsOf()) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!isFree(start, end)) continue;
      const figure = kind === 'number' ? numberAt(text, match[0], start) : special(kind, text, match);
      if (figure === null) continue;
      taken.fill(1, start, Math.max(end, figure.end));
      figures.push(figure);
      if (figures.length === most) return figures.toSorted((a, b) => a.start - b.start);
    }
  }
  return figures.toSorted((a, b) => a.start - b.start);
}

function special(kind: 'ratio' | FigureKind, text: string, match: RegExpMatchArray): Figure | null {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  if (kind !== 'ratio') return bare(kind, match[0], start);
  const [, first = '', firstUnit = '', second = ''] = match;
  if (
    /(?:ngày|trước|sau|hết|hạn|sáng|chiều|đêm|từ|đến|lúc|giờ)\s*$/iu.test(text.slice(0, start)) &&
    isDayAndMonth(first, second)
  ) {
    return bare('date', match[0], start);
  }
  const part = readNumber(first);
  const whole = readNumber(second);
  if (part === null || whole === null || whole.value === 0) return bare('other', match[0], start);
  const unit = readUnit(text.slice(end));
  const noun = readNoun(text.slice(end + unit.length)) || readNoun(firstUnit);
  if (isLabelled(text, start) || (unit.kind === 'count' && noun === '')) {
    const follows = /^\s*(?:\(|,?\s*(?:đạt|chiếm|tỷ lệ|tỉ lệ|bằng)|[;.)]|$)/iu.test(text.slice(end));
    if (isLabelled(text, start) || !follows) return bare('other', match[0], start);
  }
  const scaleOf = readUnit(firstUnit);
  const partScale = scaleOf.kind === 'money' ? scaleOf.scale : unit.scale;
  return {
    ...bare('ratio', match[0], start),
    value: part.value * partScale,
    whole: whole.value * unit.scale,
    decimals: Math.max(part.decimals, whole.decimals),
    step: unit.scale / 10 ** whole.decimals,
    noun,
    isApproximate: isApproximate(text, start),
  };
}

function isDayAndMonth(day: string, month: string): boolean {
  return /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && Number(day) <= 31 && Number(month) <= 12;
}

function numberAt(text: string, raw: string, start: number): Figure | null {
  const end = start + raw.length;
  const before = text.slice(Math.max(0, start - 40), start);
  if (/[\p{L}_:]$/u.test(before) && !/(?:^|[\s(])[:]$/u.test(before) && !/\p{L}:$/u.test(before)) {
    return bare('label', raw, start);
  }
  if (before.endsWith('[') && text[end] === ']') return bare('label', raw, start);
  if (/\d[.,]$/.test(before) || /^[.,:]\d/.test(text.slice(end))) return bare('other', raw, start);
  const after = text.slice(end, end + 60);
  const isShare = /(?:tỷ|tỉ) lệ\s*:?\s*$/iu.test(before) && /^\s*[;,.)]/.test(after);
  if (isShare || /^\s*(?:%|phần trăm)/iu.test(after)) return percent(text, raw, start);
  const unit = readUnit(after);
  // "12.5 tỷ đồng": a point before one or two digits parts decimals, the English way.
  const isPointed = unit.kind === 'money' && unit.scale > 1 && /^\d+\.\d{1,2}$/.test(raw);
  const read = readNumber(isPointed ? raw.replace('.', ',') : raw);
  if (read === null) return bare('other', raw, start);
  if (isLabelled(text, start)) return bare('label', raw, start);
  if (unit.kind === 'duration') return bare('duration', raw, start);
  if (unit.kind === 'other') return bare('other', raw, start);
  const noun = readNoun(after.slice(unit.length));
  if (unit.kind === 'count' && !isCount(raw, read.decimals, noun, after)) return bare('other', raw, start);
  const isScaledCount = unit.kind === 'count' && unit.scale > 1;
  return {
    ...bare(unit.kind, raw, start),
    end: end + unit.length,
    text: raw + after.slice(0, unit.length),
    value: read.value * unit.scale,
    decimals: read.decimals,
    step: unit.scale / 10 ** read.decimals,
    noun,
    isApproximate: isScaledCount || isApproximate(text, start),
    change: changeBefore(before),
  };
}

/** A bare number that looks like a year, has decimals, or stands glued to letters counts nothing. */
function isCount(raw: string, decimals: number, noun: string, after: string): boolean {
  if (/^\p{L}/u.test(after)) return false;
  if (decimals > 0) return false;
  if (/^(?:19|20)\d{2}$/.test(raw))
    return /^(?:hồ sơ|thủ tục|tthc|lượt|người|văn bản|trường hợp)/u.test(noun);
  return !/^\d{8,}$/.test(raw) && !/^0\d{2,}$/.test(raw);
}

function percent(text: string, raw: string, start: number): Figure {
  const dotted = /^\d+\.\d+$/.test(raw) ? raw.replace('.', ',') : raw;
  const read = readNumber(dotted) ?? { value: 0, decimals: 0 };
  const after = text.slice(start + raw.length);
  const sign = /^\s*(?:%|phần trăm)/iu.exec(after)?.[0] ?? '';
  return {
    ...bare('percent', raw + sign, start),
    value: read.value,
    decimals: read.decimals,
    step: 1 / 10 ** read.decimals,
    noun: readNoun(after.slice(sign.length)),
    isApproximate: isApproximate(text, start) || /^\s*(?:điểm|trở lên)/iu.test(after.slice(sign.length)),
    change: changeBefore(text.slice(Math.max(0, start - 40), start)),
  };
}

/**
 * A number as Vietnamese writes it: dots part thousands, a comma the decimals. `12.5` has no reading. Where a comma parts
 * groups of three more than once (`1,234,567`) it is the English way.
 */
export function readNumber(raw: string): { value: number; decimals: number } | null {
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(raw)) return { value: Number(raw.replaceAll(',', '')), decimals: 0 };
  if (/^\d{1,3}(?: \d{3})+$/.test(raw)) return { value: Number(raw.replaceAll(' ', '')), decimals: 0 };
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(raw);
  if (match === null) return null;
  const [, whole = '', decimals = ''] = match;
  return { value: Number(`${whole.replaceAll('.', '')}.${decimals || '0'}`), decimals: decimals.length };
}

function isApproximate(text: string, start: number): boolean {
  return /(?:^|[\s(])(?:hơn|trên|khoảng|gần|dưới|ước|ước đạt|xấp xỉ|tối thiểu|tối đa|ít nhất|không quá|không dưới|trung bình|bình quân|từ|đến|gấp|vượt|cỡ|chừng|tới|>|<|≥|≤|~)\s*$/iu.test(
    text.slice(Math.max(0, start - 24), start),
  );
}

function changeBefore(before: string): 'up' | 'down' | null {
  const match = /(tăng|giảm|vượt|thừa|thiếu|hụt)(?: thêm| được| đi| lên| xuống)?\s*:?\s*$/iu.exec(before);
  if (match === null) return null;
  return /^(?:tăng|vượt|thừa)$/iu.test(match[1] ?? '') ? 'up' : 'down';
}

function bare(kind: FigureKind, text: string, start: number): Figure {
  return {
    kind: kind,
    start,
    end: start + text.length,
    text,
    value: 0,
    whole: 0,
    decimals: 0,
    step: 1,
    noun: '',
    isApproximate: false,
    change: null,
  };
}
