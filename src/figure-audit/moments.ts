import { classOf } from './labels.ts';
import type { Figure } from './numbers.ts';
import { depthsOf, sentenceAt, type Paragraph } from './sentences.ts';

/** A count or an amount, and no difference of two. */
export function isQuantity({ kind, change }: Figure): boolean {
  return (kind === 'count' || kind === 'money') && change === null;
}

/** Do two figures count the same kind of thing, as far as their words say? */
export function isSameThing(a: Figure, b: Figure): boolean {
  if (b.kind === 'percent') return true;
  if (a.kind !== b.kind) return false;
  const [one, other] = [classOf(a.noun), classOf(b.noun)];
  if (a.noun === '' || b.noun === '') return true;
  return one !== null && other !== null ? one === other : a.noun.split(' ')[0] === b.noun.split(' ')[0];
}

/** Two moments of one quantity. */
export type Pair = { readonly now: Figure; readonly before: Figure };

const leads = /^\s*(?:\p{L}+,?\s+){0,6}(?:lên|xuống|còn|xuống còn|lên thành|lên đến|lên tới)\s*$/iu;

/** "giảm từ 1.677 xuống còn 1.653 thủ tục": the value before the one given. */
export function fromTo({ text, figures }: Paragraph, now: Figure): Figure | null {
  const previous = figures.filter(({ end }) => end <= now.start).at(-1);
  if (previous === undefined || previous.kind !== now.kind) return null;
  const isFrom = /(?<!\p{L})từ\s*$/iu.test(text.slice(0, previous.start));
  return isFrom && leads.test(text.slice(previous.end, now.start)) ? exact(previous) : null;
}

/** After "từ" and "lên đến" a figure is exact when both ends of the change are told. */
function exact(figure: Figure): Figure {
  return { ...figure, isApproximate: false };
}

/** "giảm 15 đơn vị, từ 47 đơn vị xuống còn 32 đơn vị": both after the difference. */
export function fromToAfter(paragraph: Paragraph, difference: Figure): Pair | null {
  const { text, figures } = paragraph;
  const { end } = sentenceAt(paragraph, difference.start);
  const [before, now] = figures.filter((figure) => figure.start >= difference.end && figure.end <= end);
  if (before === undefined || now === undefined || !isQuantity(before) || !isQuantity(now)) return null;
  if (!/^[^.;()\d%]{0,60}[,(]?\s*từ\s+$/iu.test(text.slice(difference.end, before.start))) return null;
  if (fromTo(paragraph, now)?.start !== before.start) return null;
  return before.kind === now.kind && isSameThing(before, difference)
    ? { before: exact(before), now: exact(now) }
    : null;
}

/**
 * "Năm 2018 … là 2.514 biên chế; đến năm 2023 còn 2.262 biên chế, giảm 252": the value right before the one given, when
 * the words between lead from one moment to the other.
 */
export function momentBefore(paragraph: Paragraph, now: Figure): Figure | null {
  const { text, figures } = paragraph;
  const depths = depthsOf(text);
  const { start } = sentenceAt(paragraph, now.start);
  const own = figures.filter((figure) => figure.start >= start && depths[figure.start] === depths[now.start]);
  const before = own.filter((figure) => figure.end <= now.start && figure.kind !== 'date').at(-1);
  if (before === undefined || !isQuantity(before) || before.isApproximate || !isSameThing(before, now))
    return null;
  const between = text.slice(before.end, now.start);
  if (between.length > 90 || /trong đó|gồm|tăng|giảm/iu.test(between)) return null;
  const lead = text.slice(start, before.start);
  const toMoment =
    /(?:đến|tới|sang|nay)\s+(?:hết\s+|cuối\s+|đầu\s+|thời điểm\s+)?(?:năm|nay|tháng|ngày|quý)(?=\s)[^,;.]{0,40}?(?:là|còn|có|còn lại|hiện có)\s*$/iu;
  const fromMoment = /(?:năm|đầu|cuối|tháng|quý|trước khi|thời điểm|ngày)(?=\s)[^;.]*$/iu;
  if (toMoment.test(between) && fromMoment.test(lead)) return before;
  const merged = /(?:sáp nhập|sắp xếp|hợp nhất|tổ chức lại|thu gọn|kiện toàn)\s+(?:từ\s+)?$/iu;
  return merged.test(lead) && /^[^;.]{0,40}(?:thành|còn|xuống còn)\s*$/iu.test(between) ? before : null;
}

/** "số hồ sơ năm 2020 tăng 106.450 hồ sơ so với năm 2011": both years told before in the paragraph, each once. */
export function pairOfYears(paragraph: Paragraph, difference: Figure): Pair | null {
  const { text } = paragraph;
  const { start, end } = sentenceAt(paragraph, difference.start);
  const year = /(?<![\d.])(?:19|20)\d{2}(?![\d.])/g;
  const [own, ...others] = text.slice(start, difference.start).match(year) ?? [];
  const reference = /^[^,;.]{0,30}?so với\s+(?:cùng kỳ\s+)?năm\s+((?:19|20)\d{2})/iu.exec(
    text.slice(difference.end, end),
  )?.[1];
  if (own === undefined || others.length > 0 || reference === undefined) return null;
  const [now, before] = [own, reference].map((of) => quantityOfYear(paragraph, difference, start, of));
  return now == null || before == null ? null : { now, before };
}

function quantityOfYear(paragraph: Paragraph, like: Figure, limit: number, year: string): Figure | null {
  const { text, figures } = paragraph;
  const depths = depthsOf(text);
  const told = figures.filter((figure) => {
    if (figure.end > limit || !isQuantity(figure) || (depths[figure.start] ?? 0) > 0) return false;
    const { start } = sentenceAt(paragraph, figure.start);
    const years = text.slice(start, figure.start).match(/(?<![\d.])(?:19|20)\d{2}(?![\d.])/g);
    return years?.at(-1) === year && figure.noun !== '' && isSameThing(figure, like);
  });
  const [only] = told;
  return told.length === 1 && only !== undefined && !only.isApproximate ? only : null;
}
