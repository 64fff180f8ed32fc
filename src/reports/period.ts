import { periodWords, previousPeriod, samePeriodLastYear } from '../indicators/indicators.ts';
import type { Period } from '../indicators/schema.ts';
import type { FigureOptions, ReportKind, YearName } from './schema.ts';

/** Kind of report by its period: whole quarters, halves and years of the calendar; longer than a year is mid-term. */
export function kindOf({ from, to }: Period): ReportKind {
  const whole = (months: number): boolean =>
    from.day === 1 &&
    (from.month - 1) % months === 0 &&
    to.equals(from.add({ months }).subtract({ days: 1 }));
  if (whole(3)) return 'quarter';
  if (whole(6)) return 'half-year';
  if (whole(12)) return 'year';
  return Temporal.PlainDate.compare(to, from.add({ years: 1 })) >= 0 ? 'mid-term' : 'other';
}

/** `quý I năm 2026`, `6 tháng đầu năm 2026`, `giai đoạn 2011 - 2015`: in the middle of a sentence. */
export function wordsOfPeriod(period: Period): string {
  if (kindOf(period) === 'mid-term') return `giai đoạn ${period.from.year} - ${period.to.year}`;
  const words = periodWords(period).vi;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The period for which a report plans: as long, directly after; after a mid-term one, as many whole years. */
export function nextPeriod(period: Period): Period {
  const { from, to } = period;
  if (kindOf(period) === 'mid-term') {
    const years = to.year - from.year + 1;
    const start = Temporal.PlainDate.from({ year: to.year + 1, month: 1, day: 1 });
    return { from: start, to: start.add({ years }).subtract({ days: 1 }) };
  }
  const start = to.add({ days: 1 });
  const span = start.since(from, { largestUnit: 'months' });
  return { from: start, to: start.add(span).subtract({ days: 1 }) };
}

/** The period that a figure of a report is asked for. */
export function periodOf(options: FigureOptions, report: Period): Period {
  if (options.period !== undefined) return options.period;
  if (options.year === undefined) return report;
  const year = typeof options.year === 'number' ? options.year : yearOf(options.year, report);
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return { from, to: from.add({ years: 1 }).subtract({ days: 1 }) };
}

export function yearOf(name: YearName, report: Period): number {
  switch (name) {
    case 'first':
      return report.from.year;
    case 'end':
      return report.to.year;
    case 'last':
      return report.to.add({ days: 1 }).year - 1;
    case 'next':
      return nextPeriod(report).to.year;
  }
}

/** The period that a comparison looks back to. */
export function comparedPeriod(show: 'previous' | 'last-year', period: Period): Period {
  return show === 'previous' ? previousPeriod(period) : samePeriodLastYear(period);
}

/** `24/06/2015` */
export function dayWords(day: Temporal.PlainDate): string {
  return `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`;
}
