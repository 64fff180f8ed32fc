import { t, type Text } from '../kernel/messages.ts';
import type { Period } from './schema.ts';

export const grains = ['month', 'quarter', 'year'] as const;
export type Grain = (typeof grains)[number];

export const grainWords: Record<Grain, Text> = {
  month: t('Theo tháng', 'By month'),
  quarter: t('Theo quý', 'By quarter'),
  year: t('Theo năm', 'By year'),
};

const months: Record<Grain, number> = { month: 1, quarter: 3, year: 12 };

/** The period in pieces of months, quarters or years of the calendar; the first and last may be cut. */
export function split({ from, to }: Period, grain: Grain): Period[] {
  const pieces: Period[] = [];
  for (let start = from; Temporal.PlainDate.compare(start, to) <= 0;) {
    const first = start.with({ day: 1, month: start.month - ((start.month - 1) % months[grain]) });
    const next = first.add({ months: months[grain] });
    const last = next.subtract({ days: 1 });
    pieces.push({ from: start, to: Temporal.PlainDate.compare(last, to) < 0 ? last : to });
    start = next;
  }
  return pieces;
}

/** "Quý I năm 2026", "Năm 2025", "6 tháng đầu năm 2026", "Tháng 3 năm 2026", else its days. */
export function periodWords({ from, to }: Period): Text {
  const days = to.since(from, { largestUnit: 'days' }).days;
  const whole = (count: number): boolean =>
    from.day === 1 && to.equals(from.add({ months: count }).subtract({ days: 1 }));
  const { year } = from;
  if (from.month === 1 && whole(12)) return t(`Năm ${year}`, `${year}`);
  if ((from.month - 1) % 3 === 0 && whole(3)) {
    const quarter = (from.month + 2) / 3;
    return t(`Quý ${['I', 'II', 'III', 'IV'][quarter - 1]} năm ${year}`, `Quarter ${quarter} of ${year}`);
  }
  if (from.month === 1 && whole(6)) return t(`6 tháng đầu năm ${year}`, `First half of ${year}`);
  if (from.month === 7 && whole(6)) return t(`6 tháng cuối năm ${year}`, `Second half of ${year}`);
  if (from.month === 1 && whole(9)) return t(`9 tháng đầu năm ${year}`, `First nine months of ${year}`);
  if (whole(1)) return t(`Tháng ${from.month} năm ${year}`, `${year}-${String(from.month).padStart(2, '0')}`);
  if (days === 0) return t(`Ngày ${dayWords(from)}`, from.toString());
  return t(`Từ ${dayWords(from)} đến ${dayWords(to)}`, `${from.toString()} to ${to.toString()}`);
}

/** The period before: the same stretch of the calendar, or as many days. */
export function previousPeriod({ from, to }: Period): Period {
  const span = to.add({ days: 1 }).since(from, { largestUnit: 'months' });
  if (span.days === 0 && from.day === 1)
    return { from: from.subtract({ months: span.months }), to: from.subtract({ days: 1 }) };
  const days = to.since(from, { largestUnit: 'days' }).days + 1;
  return { from: from.subtract({ days }), to: from.subtract({ days: 1 }) };
}

/** The same period of the year before. */
export function samePeriodLastYear({ from, to }: Period): Period {
  const last = to.add({ days: 1 }).subtract({ years: 1 }).subtract({ days: 1 });
  return { from: from.subtract({ years: 1 }), to: last };
}

function dayWords(day: Temporal.PlainDate): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(day.day)}/${two(day.month)}/${day.year}`;
}
