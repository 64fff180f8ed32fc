import { agreeingTotal, slackOf } from './agreeing.ts';
import { quoteOf, type Collector, type Fault } from './collect.ts';
import { amount, en, sumOf, tidy, vi } from './explain.ts';
import { aspectOf, classOf, isWhole, mayOverlap, namesTheRest, type Aspect } from './labels.ts';
import { findBulletLists, findFootnoteLists } from './bullets.ts';
import { checkRatioSums } from './ratio-sums.ts';
import { findLists, headOf, type List, type Part } from './lists.ts';
import { unitOf, type Figure } from './numbers.ts';
import type { Document } from './sentences.ts';

/** Sums against their total: lists in sentences, in parentheses, in bullets and in a total's footnote. */
export function checkSums(document: Document, collector: Collector): void {
  const lists = [
    ...document.paragraphs.flatMap(findLists),
    ...findBulletLists(document),
    ...findFootnoteLists(document),
  ];
  for (const list of lists) judge(list, collector);
  for (const paragraph of document.paragraphs) checkRatioSums(paragraph, collector);
}

function judge(list: List, collector: Collector): void {
  const usable = list.parts.every(({ figure }) => !figure.isApproximate && figure.change === null);
  if (!usable) return;
  if (agreeingTotal(list) !== null) {
    collector.checked('sum');
    return;
  }
  const parts = oneAspect(sameKind(list.parts));
  const head = headOf(list.heads, parts);
  if (head === null || parts.length < 2 || !contradicts(list, head, parts)) return;
  collector.checked('sum');
  report(list, head, parts, collector);
}

function sameKind(parts: readonly Part[]): readonly Part[] {
  const other = parts.findIndex(({ figure }) => figure.kind !== parts[0]?.figure.kind);
  return other < 0 ? parts : parts.slice(0, other);
}

/** The parts up to the first one that divides the total in another way. */
function oneAspect(parts: readonly Part[]): readonly Part[] {
  const first = aspectOf(parts[0]?.label ?? '');
  if (first === null) return parts;
  const other = parts.findIndex(({ label }) => {
    const aspect = aspectOf(label);
    return aspect !== null && aspect !== first;
  });
  return other < 0 ? parts : parts.slice(0, other);
}

/** Do the parts divide the total so that they must add up to it? When in doubt they need not. */
function contradicts(list: List, head: Figure, parts: readonly Part[]): boolean {
  if (/gồm|trong đó|cụ thể/iu.test(parts.map(({ label }) => label).join(' '))) return false;
  const sum = parts.reduce((total, { figure }) => total + figure.value, 0);
  const cover = sum / head.value;
  const slack = parts.reduce((total, { figure }) => total + slackOf(figure), slackOf(head));
  if (head.value === 0 || Math.abs(sum - head.value) <= slack + 1e-6) return false;
  const likeness = likenessOf(head, parts);
  if (likeness === 'different') return false;
  const labels = parts.map(({ label }) => label);
  const aspect = commonAspect(labels);
  if (mayOverlap(labels)) return false;
  const wasCut = parts.length < list.parts.length;
  const whole =
    (aspect !== null && isWhole(aspect, labels)) ||
    (!wasCut && (namesTheRest(labels) || isNamedByTotal(list, head, parts)));
  if (wasCut && !whole) return false;
  const isKnown = likeness === 'same' || aspect !== null;
  if (cover > 1) {
    return overflows(list, cover, parts.length, {
      whole,
      isKnown,
      aspect,
      isAlike: isAlike(head, parts),
      isAmount: head.kind === 'money',
    });
  }
  if (list.isOpen) return false;
  if (whole) return cover >= 0.4;
  switch (list.introduction) {
    case 'all':
      return isKnown ? cover >= 0.4 : cover >= 0.9;
    case 'some': {
      const namesLast =
        classOf(head.noun) !== null || firstWord(head.noun) === firstWord(parts.at(-1)?.figure.noun ?? '-');
      if (aspect === 'education')
        return parts.length >= 4 && cover >= 0.9 && namesLast && likeness === 'same';
      if (aspect === 'funds' && parts.length >= 3) return cover >= 0.9;
      return isKnown && cover >= 0.97 && head.value >= 100;
    }
    case 'none':
      if (aspect === 'year') return parts.length >= 3 && cover >= 0.4;
      return (
        list.isEnclosed &&
        likeness === 'same' &&
        (isAlike(head, parts) ? cover >= 0.7 : cover >= 0.85 && (head.value >= 20 || parts.length >= 3))
      );
  }
}

/** "103 xã, phường (31 phường, 72 xã)": the total itself names every kind of part. */
function isNamedByTotal({ paragraph, isEnclosed }: List, head: Figure, parts: readonly Part[]): boolean {
  const [first] = parts;
  if (!isEnclosed || first === undefined || first.paragraph !== paragraph) return false;
  const words = paragraph.text.slice(head.end, first.figure.start).split('(')[0] ?? '';
  const nouns = new Set(parts.map(({ figure }) => figure.noun));
  return (
    nouns.size === parts.length &&
    [...nouns].every((noun) => noun !== '' && new RegExp(`(?<!\\p{L})${noun}(?!\\p{L})`, 'iu').test(words))
  );
}

type Traits = {
  readonly whole: boolean;
  readonly isKnown: boolean;
  readonly aspect: Aspect | null;
  readonly isAlike: boolean;
  readonly isAmount: boolean;
};

function overflows(
  { introduction, isEnclosed }: List,
  cover: number,
  count: number,
  { whole, isKnown, aspect, isAlike: alike, isAmount }: Traits,
): boolean {
  if (whole) return cover < 3;
  if (introduction === 'all') return isKnown ? cover < 3 : cover <= 1.1;
  if (introduction === 'none' && !isEnclosed) return false;
  if (introduction === 'none' && alike) return cover <= 1.5;
  if (aspect !== null) return cover < (introduction === 'some' ? 2 : 1.5);
  if (isAmount) return cover <= 1.5;
  return isKnown && (count >= 3 ? cover <= 1.15 : cover <= 1.05);
}

/** Every part is counted in the total's own word. */
function isAlike(head: Figure, parts: readonly Part[]): boolean {
  return head.noun !== '' && parts.every(({ figure }) => firstWord(figure.noun) === firstWord(head.noun));
}

function commonAspect(labels: readonly string[]): Aspect | null {
  const found = labels.map(aspectOf).filter((aspect) => aspect !== null);
  const [first] = found;
  return first !== undefined && found.length > labels.length / 2 ? first : null;
}

/** Whether parts and total are the same kind of thing, as far as their words say. */
function likenessOf(head: Figure, parts: readonly Part[]): 'same' | 'different' | 'unknown' {
  const own = classOf(head.noun);
  const isWild = /^(?:trường hợp|lượt)/u.test(head.noun);
  const nouns = parts.map(({ figure }) => figure.noun);
  const classes = nouns.map(classOf);
  if (own !== null && classes.some((name) => name !== null && name !== own)) return 'different';
  if (own === null && !isWild && head.noun !== '') {
    const isOwnWord = (noun: string): boolean => firstWord(noun) === firstWord(head.noun);
    if (nouns.some(isOwnWord) && nouns.every((noun) => noun === '' || isOwnWord(noun))) return 'same';
    if (new Set(classes.filter((name) => name !== null)).size > 0) return 'different';
  }
  if (new Set(classes.filter((name) => name !== null)).size > 1) return 'different';
  if (head.kind === 'money') return 'same';
  if (nouns.every((noun) => noun === '')) return 'same';
  if (own !== null && classes.includes(own)) return 'same';
  if (nouns.some((noun) => noun !== '' && firstWord(noun) === firstWord(head.noun))) return 'same';
  const first = firstWord(nouns[0] ?? '');
  return first !== '' && nouns.every((noun) => firstWord(noun) === first) ? 'same' : 'unknown';
}

const firstWord = (words: string): string => words.replace(/^(?:các|số|lượt)\s+/u, '').split(' ')[0] ?? '';

function report(list: List, head: Figure, parts: readonly Part[], collector: Collector): void {
  const values = parts.map(({ figure }) => figure.value);
  const sum = tidy(values.reduce((total, value) => total + value, 0));
  const gap = tidy(Math.abs(sum - head.value));
  const say = (value: number): string => amount(value, head.kind, vi);
  const tell = (value: number): string => amount(value, head.kind, en, true);
  const others = parts.filter(({ paragraph }) => paragraph !== list.paragraph);
  const last = parts.findLast(({ paragraph }) => paragraph === list.paragraph);
  const fault: Fault = {
    kind: 'sum',
    stated: tidy(head.value / unitOf(head)),
    computed: tidy(sum / unitOf(head)),
    explanation: `Các phần cộng lại: ${sumOf(values, say)} = ${say(sum)}, ${sum > head.value ? 'lớn' : 'nhỏ'} hơn tổng ghi trong câu (${say(head.value)}) là ${say(gap)}.`,
    explanationEn: `The parts add up to ${sumOf(values, tell)} = ${tell(sum)}, ${tell(gap)} ${sum > head.value ? 'more' : 'less'} than the total stated (${tell(head.value)}).`,
    also: [...new Set(others.map((part) => quoteOf(part.paragraph, part.figure.start)))],
  };
  collector.report(list.paragraph, head, fault, last?.figure.start);
}
