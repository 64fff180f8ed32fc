import { formatMoney, formatNumber } from '../ui/format.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { roundHalf, roundShare } from './rounding.ts';
import type { Figure, Question, Unit } from './schema.ts';

export const noData = t('chưa có số liệu', 'no data');

/** A figure as people write it: `3.547.428`, `99,8 %`, `2.000.000 đồng`, `4,5 ngày`; without a value, that there is none. */
export function figureText(
  { value, parts, unit }: Pick<Figure, 'value' | 'parts' | 'unit'>,
  language: Language,
  decimals?: number,
): string {
  if (value === null) return say(noData, language);
  if (unit === 'share' && parts !== null)
    return percentText(
      roundShare(parts.numerator * 100, parts.denominator, decimals ?? 2),
      language,
      decimals,
    );
  return valueText(value, unit, language, decimals);
}

/** A value alone; a share is 0…1. */
export function valueText(value: number, unit: Unit, language: Language, decimals = 2): string {
  switch (unit) {
    case 'share':
      return percentText(roundHalf(value * 100, decimals), language, decimals);
    case 'money':
      return formatMoney(value, language, { zero: 'number' });
    case 'duration':
      return `${formatNumber(roundHalf(value, decimals), language, decimals)} ${language === 'vi' ? 'ngày' : 'days'}`;
    case 'count':
    case 'score':
      return formatNumber(roundHalf(value, decimals), language, decimals);
  }
}

/** What a share divides: `3.540.375/3.547.428`; empty for other figures. */
export function partsText({ parts }: Pick<Figure, 'parts'>, language: Language): string {
  if (parts === null) return '';
  return `${formatNumber(parts.numerator, language)}/${formatNumber(parts.denominator, language)}`;
}

function percentText(percent: number | null, language: Language, decimals = 2): string {
  return percent === null ? say(noData, language) : `${formatNumber(percent, language, decimals)} %`;
}

/** Page of a figure: what it counts, its value, its parts, how it came about. */
export function figureAddress(code: string, question: Question): string {
  return `/indicators/${encodeURIComponent(code)}?${parameters(question)}`;
}

/** The things behind a figure. */
export function rowsAddress(code: string, question: Question): string {
  return `/indicators/${encodeURIComponent(code)}/rows?${parameters(question)}`;
}

/** `from`, `to`, `asOf`, `agency` (ids, comma-separated), and other dimensions by their names. */
export function parameters({ period, asOf, where = {}, each }: Question): string {
  const query = new URLSearchParams({ from: period.from.toString(), to: period.to.toString() });
  if (asOf !== undefined) query.set('asOf', asOf.toString());
  if (each === true) query.set('each', '1');
  for (const [name, value] of Object.entries(where)) {
    if (typeof value === 'string') query.set(name, value);
    else if (value !== undefined) query.set('agency', value.join(','));
  }
  return query.toString();
}
