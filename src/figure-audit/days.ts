import type { Paragraph } from './sentences.ts';

/** A day, month or year named in a text: the first and the last day it covers, as `yyyymmdd`. */
export type Day = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly isDay: boolean;
  /** There is no such day: "31 tháng 02". */
  readonly isImpossible: boolean;
};

const patterns: readonly RegExp[] = [
  /(?:ngày\s+)?(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})(?!\d)/giu,
  /(?:ngày\s+)?(?<![\d/.-])(?<d>\d{1,2})(?<sep>[/.-])(?<m>\d{1,2})\k<sep>(?<y>(?:19|20)\d{2})(?![\d/])/giu,
  /tháng\s+(?<m>\d{1,2})(?:\s+năm\s+|\s*\/\s*)(?<y>(?:19|20)\d{2})(?!\d)/giu,
  /(?<![\d/.-])(?<m>\d{1,2})\/(?<y>(?:19|20)\d{2})(?![\d/])/giu,
  /năm\s+(?<y>(?:19|20)\d{2})(?![\d.])/giu,
];

/** The days, months and years of a paragraph that say their year. */
export function daysOf({ text }: Pick<Paragraph, 'text'>): Day[] {
  const days: Day[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (days.some((day) => start < day.end && end > day.start)) continue;
      const { y = '0', m, d } = match.groups ?? {};
      const day = dayOf(Number(y), m === undefined ? null : Number(m), d === undefined ? null : Number(d));
      if (day !== null) days.push({ start, end, text: match[0], ...day });
    }
  }
  return days.toSorted((a, b) => a.start - b.start);
}

function dayOf(
  year: number,
  month: number | null,
  day: number | null,
): Pick<Day, 'first' | 'last' | 'isDay' | 'isImpossible'> | null {
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > 31)) return null;
  const length = (of: number): number => new Date(Date.UTC(year, of, 0)).getUTCDate();
  const first = year * 10_000 + (month ?? 1) * 100 + (day ?? 1);
  const last = year * 10_000 + (month ?? 12) * 100 + (day ?? length(month ?? 12));
  return {
    first,
    last,
    isDay: day !== null,
    isImpossible: day !== null && month !== null && day > length(month),
  };
}

/** `20150624` as 24/06/2015. */
export function sayDay(day: number): string {
  const text = String(day);
  return `${text.slice(6)}/${text.slice(4, 6)}/${text.slice(0, 4)}`;
}
