import type { Collector } from './collect.ts';
import { amount, en, tidy, vi } from './explain.ts';
import { isMoney, type Figure } from './numbers.ts';
import { agreement, percentOf } from './rounding.ts';
import { depthsOf, sentenceAt, type Document, type Paragraph } from './sentences.ts';
import { basesFor, isPlanOf, type Bases } from './share-bases.ts';
import type { Share } from './share-rows.ts';

/** Percentages against the two figures they were made of. */
export function checkShares(document: Document, collector: Collector): void {
  for (const paragraph of document.paragraphs) {
    if (!paragraph.figures.some(({ kind }) => kind === 'percent')) continue;
    const depths = depthsOf(paragraph.text);
    const shares: Share[] = [];
    for (const percent of paragraph.figures) {
      if (percent.kind !== 'percent' || percent.isApproximate || percent.change !== null) continue;
      if (isPlan(paragraph.text, percent)) continue;
      const ratios = ratiosWith(paragraph, depths, percent);
      if (ratios.length > 0) checkRatio(paragraph, percent, ratios, collector);
      else {
        const part = partOfTotal(paragraph, percent, collector) ? null : partWith(paragraph, depths, percent);
        if (part !== null) shares.push({ percent, part });
      }
    }
    checkParts(document, paragraph, shares, collector);
  }
}

/** "phấn đấu đạt 95%", "chỉ tiêu 80%": nothing that was counted. */
function isPlan(text: string, percent: Figure): boolean {
  const before = text.slice(Math.max(0, percent.start - 40), percent.start);
  return /(?:phấn đấu|chỉ tiêu|mục tiêu|kế hoạch giao|tối thiểu|ít nhất|yêu cầu|dự kiến)[^,;.()]*$/iu.test(
    before,
  );
}

/** Words that may stand between a figure and its percentage. */
const link = String.raw`(?:(?:và|tức|cũng|đã|nay)\s+)?(?:đạt|chiếm|tương đương|tương ứng|bằng|với|là|=|:)?\s*(?:(?:tỷ|tỉ) (?:lệ|trọng)(?:\s+(?:hoàn thành|giải quyết|giải ngân|thực hiện|xử lý|đúng hạn|đúng hẹn|trước hạn|trước và đúng hạn|đúng và trước hạn|trễ hạn|trễ hẹn|quá hạn|trực tuyến))*)?\s*(?:là|đạt|chiếm|bằng|:|=)?\s*`;
const afterFigure = new RegExp(String.raw`^(?:[^,;.()%\d]{0,90})?(?:\s*[,;]\s*|\s*\(\s*|\s+)${link}$`, 'iu');
const onlyLink = new RegExp(`^\\s*${link}$`, 'iu');
const directly = new RegExp(String.raw`^\s*(?:[,;(]\s*)?${link}$`, 'iu');

/** Ratios that a percentage stands for: "23/31 cơ quan (…) đã hoàn thành, đạt tỷ lệ 74,19%", "100% (40/40 đơn vị)". */
function ratiosWith(paragraph: Paragraph, depths: Int16Array, percent: Figure): Figure[] {
  const { text, figures } = paragraph;
  const after = figures.find(({ start }) => start >= percent.end);
  const sign = /^\s*(?:\p{L}[\p{L} ]{0,50})?\(\s*(?:tương ứng|tương đương|đạt|=|với|là)?\s*$/iu;
  if (after?.kind === 'ratio' && sign.test(text.slice(percent.end, after.start))) {
    const depth = depths[after.start];
    return figures.filter(
      ({ kind, start, noun }, index) =>
        kind === 'ratio' &&
        start >= after.start &&
        depths[start] === depth &&
        index >= 0 &&
        noun !== '-' &&
        sameGroup(depths, after.start, start),
    );
  }
  const depth = depths[percent.start] ?? 0;
  const outer = depth > 0 && /\(\s*[^()\d]{0,40}$/u.test(text.slice(0, percent.start)) ? depth - 1 : depth;
  const { start: from } = sentenceAt(paragraph, percent.start);
  const before = figures
    .filter(
      ({ kind, start, end }) =>
        start >= from && end <= percent.start && kind !== 'date' && kind !== 'label' && kind !== 'duration',
    )
    .filter(
      ({ start }) =>
        depths[start] === outer ||
        (outer !== depth && depths[start] === depth && sameGroup(depths, start, percent.start)),
    )
    .at(-1);
  if (before?.kind !== 'ratio' || before.isApproximate) return [];
  const open = text.lastIndexOf('(', percent.start);
  const isEnclosed =
    outer < depth &&
    open > before.end &&
    !/[.;]/.test(text.slice(before.end, open)) &&
    open - before.end < 120;
  if (isEnclosed && onlyLink.test(text.slice(open + 1, percent.start))) return [before];
  return connects(skipNested(text, depths, before.end, percent.start, outer)) ? [before] : [];
}

/** Do the words lead from a figure to its own percentage, without a clause of another one between? */
function connects(words: string): boolean {
  const flat = words.replace(/\(\s*$/u, ' ');
  const clause = flat.split(/[,;(]/u).at(-1) ?? '';
  const isLink = onlyLink.test(clause);
  if (!flat.includes(',') && !flat.includes(';'))
    return afterFigure.test(words) || isLink || /\s(?:đạt|chiếm|tỷ lệ|tỉ lệ)\s*$/iu.test(flat);
  return isLink && /đạt|chiếm|tỷ lệ|tỉ lệ|tương đương|tương ứng|bằng|=/iu.test(clause);
}

function sameGroup(depths: Int16Array, from: number, to: number): boolean {
  const depth = depths[from] ?? 0;
  for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1)
    if ((depths[at] ?? 0) < depth) return false;
  return true;
}

/** The text between two places without what stands in deeper parentheses. */
function skipNested(text: string, depths: Int16Array, from: number, to: number, depth: number): string {
  let words = '';
  for (let at = from; at < to; at += 1)
    if ((depths[at] ?? 0) <= depth && text[at] !== ')') words += text[at] ?? '';
  return words;
}

function checkRatio(
  paragraph: Paragraph,
  percent: Figure,
  ratios: readonly Figure[],
  collector: Collector,
): void {
  const [first] = ratios;
  if (first === undefined || ratios.some(({ isApproximate }) => isApproximate)) return;
  collector.checked('share');
  const part = ratios.reduce((sum, ratio) => sum + ratio.value, 0);
  const whole = ratios.reduce((sum, ratio) => sum + ratio.whole, 0);
  const pairs = [[part, whole] as const, ...ratios.map((ratio) => [ratio.value, ratio.whole] as const)];
  if (pairs.some(([a, b]) => agreement(a, b, percent.value, percent.decimals) === 'rounded')) return;
  if (ratios.length > 1) return;
  report(paragraph, percent, first, first.value, first.whole, collector);
}

/** "7.904 công dân trong tổng số 8.010 công dân …, đạt tỷ lệ 98,68%". */
function partOfTotal(paragraph: Paragraph, percent: Figure, collector: Collector): boolean {
  const { text, figures } = paragraph;
  const from = sentenceAt(paragraph, percent.start).start;
  const [part, whole] = figures
    .filter(
      ({ start, end, kind }) => start >= from && end <= percent.start && kind !== 'date' && kind !== 'label',
    )
    .slice(-2);
  if (
    part === undefined ||
    whole === undefined ||
    part.kind !== whole.kind ||
    (whole.kind !== 'count' && whole.kind !== 'money')
  )
    return false;
  if (part.isApproximate || part.change !== null || part.value > whole.value) return false;
  if (!/^[^.;()]{0,60}(?:trong|trên)\s+(?:tổng số|tổng)\s*$/iu.test(text.slice(part.end, whole.start)))
    return false;
  if (!connects(text.slice(whole.end, percent.start))) return false;
  collector.checked('share');
  report(paragraph, percent, part, part.value, whole.value, collector);
  return true;
}

/** The figure that a percentage is the share of: "10.243 đúng hẹn (tỷ lệ 99,03 %)", "tiến sĩ: 13, tỷ lệ 0,64%". */
function partWith(paragraph: Paragraph, depths: Int16Array, percent: Figure): Figure | null {
  const { text, figures } = paragraph;
  const { start: from } = sentenceAt(paragraph, percent.start);
  const before = figures.filter(({ start, end }) => start >= from && end <= percent.start).at(-1);
  if (before === undefined || (before.kind !== 'count' && before.kind !== 'money')) return null;
  if (before.isApproximate || before.change !== null) return null;
  const words = text.slice(before.end, percent.start);
  const next = figures.find(({ start, kind }) => start >= percent.end && kind !== 'date');
  const hasPlan = next !== undefined && next.kind === before.kind && isPlanOf(text, percent, next);
  if (!hasPlan && /^\s*(?:điểm|so với|kế hoạch|dự toán|chỉ tiêu)/iu.test(text.slice(percent.end)))
    return null;
  if (/(?:tăng|giảm|vượt|cao hơn|thấp hơn|so với)/iu.test(words)) return null;
  const opened = (depths[percent.start] ?? 0) - (depths[before.start] ?? 0);
  if (opened < 0 || opened > 1) return null;
  // "…, cấp xã 280; 100% có trình độ đại học": a percentage that begins a clause of its own.
  if (/^\s*;\s*$/.test(words) || (/^\s*,\s*$/.test(words) && !/^\s*[),;.]/.test(text.slice(percent.end))))
    return null;
  if (directly.test(words)) return before;
  const noun = words.split(/[,;(]/u).slice(0, -1).join(',');
  const clause = words.split(/[,;(]/u).at(-1) ?? '';
  const isLink = onlyLink.test(clause) && /đạt|chiếm|tỷ|tỉ|tương|bằng|=/iu.test(clause);
  if (opened === 1 && noun.length <= 120 && !/[;.]/.test(noun) && onlyLink.test(clause)) return before;
  if (noun !== '' && isLink && noun.length <= 120 && !/[;.]/.test(noun)) return before;
  return words.length <= 90 &&
    !/[,;(]/.test(words) &&
    /(?:\s|^)(?:đạt|chiếm)(?:\s+(?:tỷ|tỉ) lệ)?\s*$/iu.test(words)
    ? before
    : null;
}

function checkParts(
  document: Document,
  paragraph: Paragraph,
  shares: readonly Share[],
  collector: Collector,
): void {
  const bases = basesFor(document, paragraph, shares);
  for (const [index, share] of shares.entries()) {
    const found = bases[index];
    if (found !== undefined) checkPart(paragraph, share, found, collector);
  }
}

function checkPart(
  paragraph: Paragraph,
  { percent, part }: Share,
  { likely, possible, rough }: Bases,
  collector: Collector,
): void {
  const fits = (base: number): boolean =>
    agreement(part.value, base, percent.value, percent.decimals) === 'rounded';
  if (possible.some(fits)) {
    collector.checked('share');
    return;
  }
  const isAbout = (base: number): boolean => Math.abs((part.value / base) * 100 - percent.value) <= 1.5;
  if (likely === null || rough.some(isAbout)) return;
  collector.checked('share');
  report(paragraph, percent, part, part.value, likely, collector);
}

function report(
  paragraph: Paragraph,
  percent: Figure,
  figure: Figure,
  part: number,
  whole: number,
  collector: Collector,
): void {
  const { decimals, value } = percent;
  const how = agreement(part, whole, value, decimals);
  if (how === 'rounded') return;
  const computed = percentOf(part, whole, decimals);
  const gap = tidy(Math.abs(computed - value));
  const exact = percentOf(part, whole, decimals + 3);
  const kind = isMoney(figure) ? 'money' : 'count';
  const [a, b] = [amount(part, kind, vi), amount(whole, kind, vi)];
  const [c, d] = [amount(part, kind, en, true), amount(whole, kind, en, true)];
  const isCut = how === 'truncated';
  collector.report(paragraph, percent, {
    kind: 'share',
    stated: value,
    computed,
    truncated: isCut,
    explanation: `${a} ÷ ${b} = ${vi(exact)}%, ${isCut ? `làm tròn là ${vi(computed, decimals)}%; ${vi(value, decimals)}% là do cắt bỏ chữ số thay vì làm tròn (lệch ${vi(gap)} điểm phần trăm).` : `tức ${vi(computed, decimals)}%, không phải ${vi(value, decimals)}% (lệch ${vi(gap)} điểm phần trăm).`}`,
    explanationEn: `${c} ÷ ${d} = ${en(exact)}%, ${isCut ? `rounded ${en(computed, decimals)}%; ${en(value, decimals)}% comes from cutting digits off instead of rounding (${en(gap)} points off).` : `that is ${en(computed, decimals)}%, not ${en(value, decimals)}% (${en(gap)} points off).`}`,
  });
}
