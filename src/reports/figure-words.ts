import { figureText, partsText, roundHalf, valueText } from '../indicators/indicators.ts';
import type { Figure } from '../indicators/schema.ts';
import { formatNumber } from '../ui/format.ts';
import { numberWords } from './number-words.ts';
import type { ReportTarget } from './rooms.ts';
import type { FigureReference } from './schema.ts';

/** What a reference has to be said of. */
export type Said = {
  readonly figure: Figure;
  readonly compared: Figure | null;
  readonly target: ReportTarget | null;
};

/** A figure in the words its reference asks for; null when there is nothing to say. */
export function figureWords({ options }: FigureReference, said: Said): string | null {
  const { figure, compared, target } = said;
  const { value } = figure;
  if (options.show === 'target') return target === null ? null : targetWords(target, figure);
  if (value === null || (value === 0 && options.isSome === true)) return null;
  switch (options.show) {
    case 'parts':
      return figure.parts === null ? null : partsText(figure, 'vi');
    case 'words':
      return numberWords(value);
    case 'pad':
      return value > 0 && value < 10 && Number.isInteger(value)
        ? `0${value}`
        : figureText(figure, 'vi', options.decimals);
    case 'billions':
      return `${formatNumber(roundHalf(value / 1e9, options.decimals ?? 1), 'vi')} tỷ đồng`;
    case 'against-target':
      if (target === null) return null;
      return `${isReached(target, value) ? 'đạt' : 'chưa đạt'} mục tiêu ${targetWords(target, figure)}`;
    case 'previous':
    case 'last-year':
      return compared?.value == null ? null : changeWords(figure, compared, options);
    case 'value':
      return figureText(figure, 'vi', options.decimals);
  }
}

/** Whether a value reaches a target. */
export function isReached({ threshold, comparison }: ReportTarget, value: number): boolean {
  switch (comparison) {
    case 'atLeast':
      return value >= threshold;
    case 'above':
      return value > threshold;
    case 'atMost':
      return value <= threshold;
    case 'below':
      return value < threshold;
  }
}

const comparisonWords = { atLeast: 'từ', above: 'trên', atMost: 'không quá', below: 'dưới' } as const;

function targetWords({ threshold, comparison }: ReportTarget, { unit }: Figure): string {
  const amount = valueText(threshold, unit, 'vi');
  // More than the whole there is not.
  if (comparison === 'atLeast' && unit === 'share' && threshold === 1) return amount;
  return comparison === 'atLeast'
    ? `${comparisonWords.atLeast} ${amount} trở lên`
    : `${comparisonWords[comparison]} ${amount}`;
}

/** The threshold in a table, where a word before it is enough: `từ 60 %`, `trên 80 %`, `100 %`. */
export function thresholdWords({ threshold, comparison }: ReportTarget, unit: Figure['unit']): string {
  const amount = valueText(threshold, unit, 'vi');
  const isWhole = comparison === 'atLeast' && unit === 'share' && threshold === 1;
  return isWhole ? amount : `${comparisonWords[comparison]} ${amount}`;
}

/** `tăng 12 hồ sơ (0,5 %) so với cùng kỳ`; shares move by percentage points. */
function changeWords(
  figure: Figure,
  compared: Figure,
  { show, noun = '', decimals = 2 }: FigureReference['options'],
): string {
  const than = show === 'last-year' ? 'so với cùng kỳ năm trước' : 'so với kỳ trước';
  const now = figure.value ?? 0;
  const then = compared.value ?? 0;
  const isShare = figure.unit === 'share';
  const difference = roundHalf((now - then) * (isShare ? 100 : 1), decimals);
  if (difference === 0) return `không thay đổi ${than}`;
  const direction = difference > 0 ? 'tăng' : 'giảm';
  if (isShare)
    return `${direction} ${formatNumber(Math.abs(difference), 'vi', decimals)} điểm phần trăm ${than}`;
  const amount = valueText(Math.abs(difference), figure.unit, 'vi', decimals);
  const counted = noun === '' ? amount : `${amount} ${noun}`;
  const share =
    then === 0
      ? ''
      : ` (${formatNumber(roundHalf((Math.abs(difference) / Math.abs(then)) * 100, 2), 'vi')} %)`;
  return `${direction} ${counted}${share} ${than}`;
}
