import type { Collector } from './collect.ts';
import { amount, en, tidy, vi } from './explain.ts';
import { classOf } from './labels.ts';
import { unitOf, type Figure } from './numbers.ts';
import { agreement, percentOf } from './rounding.ts';
import { sentenceAt, type Document, type Paragraph } from './sentences.ts';

/** A quantity now and before, as a "tăng/giảm … so với …" ties them together. */
export type Change = {
  readonly paragraph: Paragraph;
  readonly now: Figure;
  readonly before: Figure;
  /** The words after "so với". */
  readonly reference: string;
};

/** Differences: "là 1.653 thủ tục, giảm 24 thủ tục so với thời điểm … (1.677)". Gives the pairs it found. */
export function checkChanges({ paragraphs }: Document, collector: Collector): Change[] {
  const changes: Change[] = [];
  for (const paragraph of paragraphs) {
    for (const difference of paragraph.figures) {
      if (difference.change === null || difference.isApproximate) continue;
      if (
        !/(?:tăng|giảm)\s*(?:thêm|được|đi|lên|xuống)?\s*:?\s*$/iu.test(
          paragraph.text.slice(0, difference.start),
        )
      )
        continue;
      const change = changeOf(paragraph, difference);
      if (change === null) continue;
      changes.push(change);
      if (difference.kind === 'percent') checkGrowth(difference, change, collector);
      else checkDifference(difference, change, collector);
    }
  }
  return changes;
}

function changeOf(paragraph: Paragraph, difference: Figure): Change | null {
  const { text, figures } = paragraph;
  const sentence = sentenceAt(paragraph, difference.start);
  const isQuantity = (figure: Figure): boolean =>
    (figure.kind === 'count' || figure.kind === 'money') && figure.change === null;
  const opening = comparedFirst(paragraph, difference, isQuantity);
  if (opening !== null) return opening;
  const told = figures.filter(
    (figure) => figure.start >= sentence.start && figure.end <= difference.start && isQuantity(figure),
  );
  const last = told.at(-1);
  const alike = told.findLast(
    (figure) => figure.noun !== '' && difference.noun !== '' && isSameThing(figure, difference),
  );
  const now = last !== undefined && isSameThing(last, difference) ? last : alike;
  if (now === undefined || now.isApproximate) return null;
  const clause = text.slice(now.end, difference.start);
  if (/[.;]\s/.test(clause) || clause.length > (now === last ? 60 : 90)) return null;
  const compared = /^[^,;.]{0,60}?so với\s+/iu.exec(text.slice(difference.end, sentence.end));
  const start = difference.end + (compared?.[0].length ?? 0);
  const words =
    compared === null
      ? ''
      : (/^[^,;.()]*(?:\.\d{3}[^,;.()]*)*/u.exec(text.slice(start, sentence.end))?.[0] ?? '');
  const enclosed = /^\s*\([^()]*\)/u.exec(text.slice(start + words.length))?.[0] ?? '';
  const end = start + words.length + enclosed.length;
  const named = figures.filter(
    (figure) => figure.start >= start && figure.end <= end && isQuantity(figure) && figure.kind === now.kind,
  );
  if (compared !== null && named.length === 1 && named[0] !== undefined) {
    return { paragraph, now, before: named[0], reference: words };
  }
  const before =
    fromTo(paragraph, now) ?? (compared === null ? null : earlier(paragraph, now, words, isQuantity));
  return before === null ? null : { paragraph, now, before, reference: words };
}

/** "… là 1.876 thủ tục. So với cuối năm 2023 (1.889 thủ tục), giảm 13 thủ tục." */
function comparedFirst(
  paragraph: Paragraph,
  difference: Figure,
  isQuantity: (figure: Figure) => boolean,
): Change | null {
  const { text, figures, sentences } = paragraph;
  const sentence = sentenceAt(paragraph, difference.start);
  const lead = text.slice(sentence.start, difference.start);
  const match = /^[-+\s]*so với ([^(),]*)\([^()]*\),?[^,;.()]*$/iu.exec(lead);
  const previous = sentences.filter(({ end }) => end <= sentence.start).at(-1);
  if (match === null || previous === undefined) return null;
  const named = figures.filter(
    (figure) => figure.start >= sentence.start && figure.end <= difference.start && isQuantity(figure),
  );
  const [before] = named;
  const now = figures.find(
    (figure) => figure.start >= previous.start && figure.end <= previous.end && isQuantity(figure),
  );
  if (
    before === undefined ||
    named.length !== 1 ||
    now === undefined ||
    now.isApproximate ||
    now.kind !== before.kind
  )
    return null;
  return isSameThing(now, before) && isSameThing(before, difference)
    ? { paragraph, now, before, reference: match[1] ?? '' }
    : null;
}

/** "giảm từ 1.677 xuống còn 1.653 thủ tục". */
function fromTo({ text, figures }: Paragraph, now: Figure): Figure | null {
  const previous = figures.filter(({ end }) => end <= now.start).at(-1);
  if (previous === undefined || previous.kind !== now.kind) return null;
  const isFrom = /từ\s*$/iu.test(text.slice(0, previous.start));
  const leads = /^\s*(?:\p{L}+\s+){0,4}(?:lên|xuống|còn|xuống còn|lên thành|lên đến)\s*$/iu;
  return isFrom && leads.test(text.slice(previous.end, now.start)) ? previous : null;
}

/** The quantity of the moment the reference names, in an earlier sentence of the paragraph that counts nothing else first. */
function earlier(
  paragraph: Paragraph,
  now: Figure,
  reference: string,
  isQuantity: (figure: Figure) => boolean,
): Figure | null {
  const moment = reference
    .toLowerCase()
    .replace(/^\s*(?:thời điểm|lúc|khi|cùng kỳ|số liệu)\s+/u, '')
    .trim();
  if (moment.length < 6) return null;
  const limit = sentenceAt(paragraph, now.start).start;
  const told = paragraph.sentences.filter(
    ({ start, end }) => start < limit && paragraph.text.slice(start, end).toLowerCase().includes(moment),
  );
  const [sentence] = told;
  if (told.length !== 1 || sentence === undefined) return null;
  const figures = paragraph.figures.filter(
    (figure) => figure.start >= sentence.start && figure.end <= sentence.end && isQuantity(figure),
  );
  const same = figures.filter((figure) => figure.kind === now.kind && isSameThing(figure, now));
  return figures.length === 1 && same[0] !== undefined && !same[0].isApproximate ? same[0] : null;
}

function isSameThing(a: Figure, b: Figure): boolean {
  if (b.kind === 'percent') return true;
  if (a.kind !== b.kind) return false;
  const [one, other] = [classOf(a.noun), classOf(b.noun)];
  if (a.noun === '' || b.noun === '') return true;
  return one !== null && other !== null ? one === other : a.noun.split(' ')[0] === b.noun.split(' ')[0];
}

function checkDifference(difference: Figure, { paragraph, now, before }: Change, collector: Collector): void {
  collector.checked('stock');
  const sign = difference.change === 'up' ? 1 : -1;
  const computed = tidy((now.value - before.value) * sign);
  const slack = now.kind === 'money' ? (now.step + before.step + difference.step) / 2 : 0;
  if (Math.abs(computed - difference.value) <= (slack > 1 ? slack : 0)) return;
  const [a, b, c] = [now.value, before.value, Math.abs(now.value - before.value)];
  const say = (value: number): string => amount(value, now.kind, vi);
  const tell = (value: number): string => amount(value, now.kind, en, true);
  const isUp = a >= b;
  collector.report(
    paragraph,
    difference,
    {
      kind: 'stock',
      stated: tidy(difference.value / unitOf(difference)),
      computed: tidy(computed / unitOf(difference)),
      explanation: `Từ ${say(b)} đến ${say(a)} là ${isUp ? 'tăng' : 'giảm'} ${say(c)}, không phải ${sign > 0 ? 'tăng' : 'giảm'} ${say(difference.value)}.`,
      explanationEn: `From ${tell(b)} to ${tell(a)} is ${isUp ? 'an increase' : 'a decrease'} of ${tell(c)}, not ${sign > 0 ? 'an increase' : 'a decrease'} of ${tell(difference.value)}.`,
    },
    before.start,
  );
}

function checkGrowth(percent: Figure, { paragraph, now, before }: Change, collector: Collector): void {
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
