import { previousPeriod } from '../indicators/indicators.ts';
import { dayWords, nextPeriod, wordsOfPeriod, yearOf } from './period.ts';
import type { Frame, ReportCity } from './schema.ts';

/** Words of the report itself, as `{=name}` writes them. */
export const reportWords: Readonly<Record<string, (city: ReportCity, frame: Frame) => string>> = {
  period: (_, { period }) => wordsOfPeriod(period),
  previous: (_, { period }) => wordsOfPeriod(previousPeriod(period)),
  next: (_, { period }) => wordsOfPeriod(nextPeriod(period)),
  from: (_, { period }) => dayWords(period.from),
  to: (_, { period }) => dayWords(period.to),
  year: (_, { period }) => String(yearOf('end', period)),
  'first-year': (_, { period }) => String(yearOf('first', period)),
  'last-year': (_, { period }) => String(yearOf('last', period)),
  'next-year': (_, { period }) => String(yearOf('next', period)),
  city: ({ name }) => name.vi.charAt(0).toLowerCase() + name.vi.slice(1),
  authority: ({ authority }) => authority,
  'as-of': (_, { asOf, period }) => dayWords(asOf ?? period.to),
};

/** A line of a heading or title with its words filled in, in capitals where the line is. */
export function fillWords(line: string, city: ReportCity, frame: Frame): string {
  const own = line.replace(wordPattern, '');
  const filled = line.replace(wordPattern, (whole, name: string) =>
    Object.hasOwn(reportWords, name) ? (reportWords[name]?.(city, frame) ?? whole) : whole,
  );
  return own === own.toUpperCase() ? filled.toUpperCase() : filled;
}

const wordPattern = /\{=([a-z-]+)\}/g;
