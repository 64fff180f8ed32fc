import type { Collector } from './collect.ts';
import { amount, en, vi } from './explain.ts';
import { isQuantity, type Pair } from './moments.ts';
import type { Figure } from './numbers.ts';
import { agreement, percentOf } from './rounding.ts';
import { sentenceAt, type Paragraph } from './sentences.ts';

/** A quantity now and before, as a "tăng/giảm … so với …" ties them together. */
export type Change = Pair & {
  readonly paragraph: Paragraph;
  /** The words after "so với". */
  readonly reference: string;
};

/** "tăng 12,3% so với cùng kỳ (1.204 hồ sơ)": growth against both values. */
export function checkGrowth(percent: Figure, { paragraph, now, before }: Change, collector: Collector): void {
  if (before.value === 0 || now.isApproximate || before.isApproximate) return;
  collector.checked('share');
  const sign = percent.change === 'up' ? 1 : -1;
  const moved = (now.value - before.value) * sign;
  const how = moved < 0 ? 'different' : agreement(moved, before.value, percent.value, percent.decimals);
  if (how === 'rounded') return;
  const computed =
    moved < 0
      ? -percentOf(-moved, before.value, percent.decimals)
      : percentOf(moved, before.value, percent.decimals);
  const isCut = how === 'truncated';
  collector.report(paragraph, percent, {
    kind: 'share',
    stated: percent.value,
    computed,
    truncated: isCut,
    explanation: `Từ ${amount(before.value, now.kind, vi)} đến ${amount(now.value, now.kind, vi)} là ${percent.change === 'up' ? 'tăng' : 'giảm'} ${vi(computed, percent.decimals)}%, không phải ${vi(percent.value, percent.decimals)}%${isCut ? ' (do cắt bỏ chữ số thay vì làm tròn)' : ''}.`,
    explanationEn: `From ${amount(before.value, now.kind, en, true)} to ${amount(now.value, now.kind, en, true)} is a change of ${en(computed, percent.decimals)}%, not ${en(percent.value, percent.decimals)}%${isCut ? ' (digits cut off instead of rounded)' : ''}.`,
  });
}

const enclosedShare =
  /^[^,;.()%]{0,40}\(\s*(?:(?:tương đương|tương ứng|tức|bằng|đạt|tỷ lệ|tỉ lệ)\s+)*(?:với\s+)?(?:tăng\s+|giảm\s+)?(?:tỷ lệ\s+)?$/iu;
const followingShare =
  /^[^,;.()%]{0,40}?(?:so với[^,;.()%]{0,70}(?:\([^()%]{1,60}\))?)?\s*,?\s*(?:(?:tương đương|tương ứng|tức|bằng)\s+(?:với\s+)?(?:tăng\s+|giảm\s+)?|(?:tăng|giảm)\s+)(?:tỷ lệ\s+)?$/iu;

/** "giảm 121 đơn vị (17,49%)", "tăng 4.320 hồ sơ so với quý I (58.160 hồ sơ), tương ứng tăng 7,43%". */
export function checkShareOfChange(
  paragraph: Paragraph,
  difference: Figure,
  change: Change | null,
  collector: Collector,
): void {
  const { text, figures } = paragraph;
  const { end } = sentenceAt(paragraph, difference.start);
  const percent = figures.find(({ kind, start }) => kind === 'percent' && start >= difference.end);
  if (percent === undefined || percent.end > end || percent.isApproximate) return;
  if (percent.change !== null && percent.change !== difference.change) return;
  const between = text.slice(difference.end, percent.start);
  if (!enclosedShare.test(between) && !followingShare.test(between)) return;
  const isComparedAgain = /^\s*\)?\s*(?:so với|kế hoạch|chỉ tiêu|tổng|số)/iu.test(text.slice(percent.end));
  if (isComparedAgain && (/so với/iu.test(between) || change === null)) return;
  const before = change?.before ?? namedIn(paragraph, difference, percent);
  if (before === null || before.kind !== difference.kind || before.value === 0) return;
  if (before.isApproximate && change === null) return;
  const moved = change === null ? difference.value : Math.abs(change.now.value - change.before.value);
  const after = before.value + (difference.change === 'up' ? moved : -moved);
  const fits = [moved, difference.value].some((part) =>
    [before.value, after].some(
      (base) => base > 0 && agreement(part, base, percent.value, percent.decimals) === 'rounded',
    ),
  );
  collector.checked('share');
  if (fits) return;
  const isCut = agreement(moved, before.value, percent.value, percent.decimals) === 'truncated';
  const computed = percentOf(moved, before.value, percent.decimals);
  const [say, tell] = [
    (value: number) => amount(value, before.kind, vi),
    (value: number) => amount(value, before.kind, en, true),
  ];
  collector.report(paragraph, percent, {
    kind: 'share',
    stated: percent.value,
    computed,
    truncated: isCut,
    explanation: `${say(moved)} ÷ ${say(before.value)} = ${vi(computed, percent.decimals)}%, không phải ${vi(percent.value, percent.decimals)}%${isCut ? ' (do cắt bỏ chữ số thay vì làm tròn)' : ''}.`,
    explanationEn: `${tell(moved)} ÷ ${tell(before.value)} = ${en(computed, percent.decimals)}%, not ${en(percent.value, percent.decimals)}%${isCut ? ' (digits cut off instead of rounded)' : ''}.`,
  });
}

/** The value in the parentheses of "so với quý I/2024 (58.160 hồ sơ)". */
function namedIn({ text, figures }: Paragraph, difference: Figure, percent: Figure): Figure | null {
  if (!/so với/iu.test(text.slice(difference.end, percent.start))) return null;
  const named = figures.filter(
    (figure) => figure.start >= difference.end && figure.end <= percent.start && isQuantity(figure),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
