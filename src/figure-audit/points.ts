import type { Collector } from './collect.ts';
import { en, tidy, vi } from './explain.ts';
import { percentOf } from './rounding.ts';
import type { Paragraph } from './sentences.ts';

const number = String.raw`(\d{1,3}(?:[.,]\d{1,3})?)`;
const where = String.raw`(?:đạt\s+|là\s+|xếp\s+|đứng\s+|vị trí\s+|hạng\s+|thứ\s+)*`;

/**
 * What scores, percentages and ranks gained or lost: "đạt 71,3%, tăng 18,5 điểm phần trăm so với năm 2022 (52,8%)",
 * "xếp thứ 12/63, tăng 3 bậc so với năm 2022 (xếp thứ 15/63)".
 */
const gains: readonly { readonly pattern: RegExp; readonly isRank: boolean }[] = [
  {
    isRank: false,
    pattern: new RegExp(
      String.raw`${number}\s*%(?:[^.;%\d()]|\([^()%]{0,60}\)){0,60}?,?\s(tăng|giảm|cao hơn|thấp hơn)\s(?:thêm\s)?${number}\s*(?:%|điểm\s*%|điểm phần trăm)\s+(?:so với|so)\s[^()%;]{2,60}\(\s*${where}${number}\s*%\s*\)`,
      'giu',
    ),
  },
  {
    isRank: false,
    pattern: new RegExp(
      String.raw`${number}(?:/100)?\s*điểm(?:[^.;%()]|\([^()%]{0,60}\)){0,90}?,?\s(tăng|giảm|cao hơn|thấp hơn)\s(?:thêm\s)?${number}\s*điểm\s+(?:so với|so)\s[^()%;]{2,60}\(\s*${where}${number}(?:/100)?\s*điểm\s*\)`,
      'giu',
    ),
  },
  {
    isRank: false,
    pattern: new RegExp(
      String.raw`(?<!\p{L})từ\s+(?<before>${number.slice(1, -1)})\s*%(?:[^.;%\d()]|năm \d{4}|\([^()%]{0,40}\)){0,40}?\s(?:lên|xuống|xuống còn|lên đến)\s+(?<now>${number.slice(1, -1)})\s*%(?:[^.;%\d()]|năm \d{4}|\([^()%]{0,40}\)){0,40}?,?\s\(?(?<way>tăng|giảm)\s+(?<gain>${number.slice(1, -1)})\s*(?:%|điểm\s*%|điểm phần trăm)(?!\s*so)`,
      'giu',
    ),
  },
  {
    isRank: true,
    pattern: new RegExp(
      String.raw`(?:thứ|hạng|xếp|vị trí)\s+(?:thứ\s+)?(\d{1,2})(?:/\d{2})?(?:[^.;%\d()]|\([^()]{0,40}\)){0,60}?,?\s(tăng|giảm|tụt|lên)\s(\d{1,2})\s+(?:bậc|hạng|vị trí)\s+(?:so với|so)\s[^();]{2,40}\(\s*(?:năm \d{4}\s+)?${where}(\d{1,2})(?:/\d{2})?[^()\d]{0,20}\)`,
      'giu',
    ),
  },
];

/** Checks gains and losses of percentages, scores and ranks where both values are told. */
export function checkPoints(paragraph: Paragraph, collector: Collector): void {
  const { text } = paragraph;
  if (!/so với|lên|xuống/iu.test(text)) return;
  for (const { pattern, isRank } of gains) {
    for (const match of text.matchAll(pattern)) {
      const { groups } = match;
      const [now, way, gain, before] =
        groups === undefined
          ? match.slice(1)
          : [groups['now'], groups['way'], groups['gain'], groups['before']];
      if (now === undefined || way === undefined || gain === undefined || before === undefined) continue;
      const at = placeOf(match, way, gain);
      check(paragraph, { at, gain, way, now, before, isRank }, collector);
    }
  }
}

/** Where the gain stands: the number after the last "tăng", "giảm" that it follows. */
function placeOf(match: RegExpExecArray | RegExpMatchArray, way: string, gain: string): number {
  const [found] = match;
  const place = new RegExp(
    String.raw`${way}\s(?:thêm\s)?\s*${gain.replace('.', String.raw`\.`)}(?!\d)`,
    'u',
  ).exec(found);
  return (match.index ?? 0) + (place?.index ?? 0) + (place?.[0].length ?? 0) - gain.length;
}

type Gain = {
  readonly at: number;
  readonly gain: string;
  readonly way: string;
  readonly now: string;
  readonly before: string;
  readonly isRank: boolean;
};

function check(
  paragraph: Paragraph,
  { at, gain, way, now, before, isRank }: Gain,
  collector: Collector,
): void {
  const read = (text: string): number => Number(text.replace(',', '.'));
  const decimals = /[.,](\d+)$/.exec(gain)?.[1]?.length ?? 0;
  const [a, b, stated] = [read(now), read(before), read(gain)];
  const isUp = /tăng|cao|lên/iu.test(way);
  // A lower number is the better rank.
  const moved = tidy((a - b) * (isUp === isRank ? -1 : 1));
  collector.checked('stock');
  const slack = Math.max(...[now, before, gain].map((text) => /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0));
  if (Math.abs(moved - stated) <= (decimals < slack ? 0.5 * 10 ** -decimals : 0) + 1e-9) return;
  // "tăng 2,5%" may be meant relative to the value before.
  if (
    !isRank &&
    b > 0 &&
    moved > 0 &&
    Math.abs(percentOf(moved, b, decimals) - stated) < 10 ** -decimals + 1e-9
  )
    return;
  const computed = tidy(
    Math.round(moved * 10 ** Math.max(decimals, slack)) / 10 ** Math.max(decimals, slack),
  );
  collector.report(
    paragraph,
    { start: at, text: gain },
    {
      kind: 'stock',
      stated,
      computed,
      explanation: `Từ ${vi(b)} đến ${vi(a)} là ${moved >= 0 === isUp ? 'tăng' : 'giảm'} ${vi(Math.abs(computed))}, không phải ${way} ${vi(stated)}.`,
      explanationEn: `From ${en(b)} to ${en(a)} is a change of ${en(Math.abs(computed))}, not of ${en(stated)}.`,
    },
  );
}
