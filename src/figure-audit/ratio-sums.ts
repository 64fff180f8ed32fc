import type { Collector } from './collect.ts';
import { en, sumOf, vi } from './explain.ts';
import type { Figure } from './numbers.ts';
import { depthsOf, type Paragraph } from './sentences.ts';

/** "23/31 cơ quan (17/22 sở, ngành và 06/09 quận, huyện)": parts add up to parts, wholes to wholes. */
export function checkRatioSums(paragraph: Paragraph, collector: Collector): void {
  const ratios = paragraph.figures.filter(({ kind, isApproximate }) => kind === 'ratio' && !isApproximate);
  if (ratios.length < 3) return;
  const { text } = paragraph;
  const depths = depthsOf(text);
  for (const [index, head] of ratios.entries()) {
    const first = ratios[index + 1];
    if (first === undefined) continue;
    const open = text.lastIndexOf('(', first.start);
    const isNext =
      open > head.end &&
      /^\s*(?:gồm|bao gồm|trong đó|cụ thể|có|là)?\s*:?\s*(?:[\p{L}\s]{0,40})$/iu.test(
        text.slice(open + 1, first.start),
      );
    if (!isNext || /[.;]/.test(text.slice(head.end, open)) || text.slice(head.end, open).length > 120)
      continue;
    const end = closing(depths, first.start);
    const inside = paragraph.figures.filter(
      ({ start, kind }) => start > open && start < end && kind !== 'date' && kind !== 'label',
    );
    const parts = inside.filter(({ kind }) => kind === 'ratio');
    if (parts.length < 2 || parts.length < inside.filter(({ kind }) => kind !== 'percent').length) continue;
    compare(paragraph, head, parts, collector);
  }
}

/** Where the parentheses around a place end. */
function closing(depths: Int16Array, from: number): number {
  const depth = depths[from] ?? 0;
  if (depth === 0) return from;
  const length = depths.subarray(from).findIndex((each) => each < depth);
  return length < 0 ? depths.length : from + length;
}

function compare(paragraph: Paragraph, head: Figure, parts: readonly Figure[], collector: Collector): void {
  const sum = (of: (figure: Figure) => number): number =>
    parts.reduce((total, figure) => total + of(figure), 0);
  const [part, whole] = [sum(({ value }) => value), sum((figure) => figure.whole)];
  const [isPart, isWhole] = [part === head.value, whole === head.whole];
  if (isPart && isWhole) {
    collector.checked('sum');
    return;
  }
  // Both wrong: the parentheses may speak of something else.
  if (!isPart && !isWhole) return;
  collector.checked('sum');
  const pick = (figure: Figure): number => (isWhole ? figure.value : figure.whole);
  const [stated, computed] = [pick(head), isWhole ? part : whole];
  collector.report(
    paragraph,
    head,
    {
      kind: 'sum',
      stated,
      computed,
      explanation: `Các phần trong ngoặc cộng lại: ${sumOf(parts.map(pick), vi)} = ${vi(computed)}, không phải ${vi(stated)} (lệch ${vi(Math.abs(computed - stated))}).`,
      explanationEn: `The parts in parentheses add up to ${sumOf(parts.map(pick), en)} = ${en(computed)}, not ${en(stated)} (${en(Math.abs(computed - stated))} off).`,
    },
    parts.at(-1)?.start,
  );
}
