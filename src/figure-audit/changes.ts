import type { Collector } from './collect.ts';
import { amount, en, tidy, vi } from './explain.ts';
import { checkGrowth, checkShareOfChange, type Change } from './growth.ts';
import { fromTo, fromToAfter, isQuantity, isSameThing, momentBefore, pairOfYears } from './moments.ts';
import { unitOf, type Figure } from './numbers.ts';
import { checkPoints } from './points.ts';
import { depthsOf, sentenceAt, type Document, type Paragraph } from './sentences.ts';

/** Differences: "là 1.653 thủ tục, giảm 24 thủ tục so với thời điểm … (1.677)". Gives the pairs it found. */
export function checkChanges({ paragraphs }: Document, collector: Collector): Change[] {
  const changes: Change[] = [];
  for (const paragraph of paragraphs) {
    if (!/tăng|giảm|(?:cao|thấp) hơn/iu.test(paragraph.text)) continue;
    checkPoints(paragraph, collector);
    const depths = depthsOf(paragraph.text);
    for (const difference of paragraph.figures) {
      if (difference.change === null || difference.isApproximate) continue;
      if (
        !/(?:tăng|giảm)\s*(?:thêm|được|đi|lên|xuống)?\s*:?\s*$/iu.test(
          paragraph.text.slice(0, difference.start),
        )
      )
        continue;
      const change = changeOf(paragraph, depths, difference);
      if (difference.kind !== 'percent') checkShareOfChange(paragraph, difference, change, collector);
      if (change === null) continue;
      changes.push(change);
      if (difference.kind === 'percent') checkGrowth(difference, change, collector);
      else checkDifference(difference, change, collector);
    }
  }
  return changes;
}

function changeOf(paragraph: Paragraph, depths: Int16Array, difference: Figure): Change | null {
  const { text, figures } = paragraph;
  const sentence = sentenceAt(paragraph, difference.start);
  const pair =
    comparedFirst(paragraph, difference) ??
    fromToAfter(paragraph, difference) ??
    pairOfYears(paragraph, difference);
  if (pair !== null) return { paragraph, reference: '', ...pair };
  const told = figures.filter(
    (figure) =>
      figure.start >= sentence.start &&
      figure.end <= difference.start &&
      isQuantity(figure) &&
      (depths[figure.start] ?? 0) <= (depths[difference.start] ?? 0),
  );
  const last = told.at(-1);
  const alike = told.findLast(
    (figure) => figure.noun !== '' && difference.noun !== '' && isSameThing(figure, difference),
  );
  const now = last !== undefined && isSameThing(last, difference) ? last : alike;
  if (now === undefined) return null;
  const clause = text.slice(now.end, difference.start).replace(/\([^()]*\)/gu, '');
  if (/[.;]\s/.test(clause) || clause.length > (now === last ? 60 : 90)) return null;
  const from = fromTo(paragraph, now);
  if (now.isApproximate && from === null) return null;
  const compared =
    /^[^,;.]{0,60}?(?:,\s*(?:(?:tương ứng|tương đương|tức|bằng)\s+)?(?:với\s+)?(?:tăng\s+|giảm\s+)?[\d.,]+\s*%\s*)?so với\s+/iu.exec(
      text.slice(difference.end, sentence.end),
    );
  if (compared === null) {
    const before = from ?? (now === last ? momentBefore(paragraph, now) : null);
    return before === null ? null : { paragraph, now, before, reference: '' };
  }
  const start = difference.end + compared[0].length;
  const words = /^[^,;.()]*(?:\.\d{3}[^,;.()]*)*/u.exec(text.slice(start, sentence.end))?.[0] ?? '';
  const enclosed = /^\s*\([^()]*\)/u.exec(text.slice(start + words.length))?.[0] ?? '';
  const end = start + words.length + enclosed.length;
  const named = figures.filter(
    (figure) => figure.start >= start && figure.end <= end && isQuantity(figure) && figure.kind === now.kind,
  );
  if (named.length === 1 && named[0] !== undefined)
    return { paragraph, now, before: named[0], reference: words };
  const before = from ?? earlier(paragraph, now, words);
  return before === null ? null : { paragraph, now, before, reference: words };
}

/** "… là 1.876 thủ tục. So với cuối năm 2023 (1.889 thủ tục), giảm 13 thủ tục." */
function comparedFirst(paragraph: Paragraph, difference: Figure): Omit<Change, 'paragraph'> | null {
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
    ? { now, before, reference: match[1] ?? '' }
    : null;
}

/** The quantity of the moment the reference names, in an earlier sentence of the paragraph that counts nothing else first. */
function earlier(paragraph: Paragraph, now: Figure, reference: string): Figure | null {
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
