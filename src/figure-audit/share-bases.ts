import { agreeingTotal } from './agreeing.ts';
import { headOfBullet } from './bullets.ts';
import { classOf } from './labels.ts';
import { findLists, type List } from './lists.ts';
import type { Figure } from './numbers.ts';
import { consensus, rowsOf, type Near, type Share } from './share-rows.ts';
import { depthsOf, sentenceAt, type Document, type Paragraph } from './sentences.ts';

/** The totals that a share may be of. A share that fits any possible one is right; against `likely` a wrong one is told. */
export type Bases = {
  readonly likely: number | null;
  readonly possible: readonly number[];
  /** Totals told as "gần 27.000": a share that is about right for one of them is not judged. */
  readonly rough: readonly number[];
};

/**
 * Finds the total behind each share of a paragraph: the one that the sentence names after the percentage, the one that
 * the neighbouring shares fit, or the one before the list in which the share stands.
 */
export function basesFor(document: Document, paragraph: Paragraph, shares: readonly Share[]): Bases[] {
  const far = totalsNear(document, paragraph);
  const rows = rowsOf(paragraph, shares);
  const lists = shares.length > 0 ? findLists(paragraph) : [];
  const near = shares.map((share, index) => {
    const row = rows.find((members) => members.includes(index)) ?? [];
    return {
      ...nearBases(paragraph, share),
      siblings: new Set(row.map((member) => shares[member]?.part.start)),
    };
  });
  const shared = consensus(rows, shares, near, far);
  const sums = [
    ...rows.filter(({ length }) => length > 1).map((row) => sumOfParts(shares, row)),
    bulletSum(document, paragraph),
  ];
  return shares.map((share, index) => {
    const { named = null, own = [], later = [], siblings } = near[index] ?? {};
    const possible = [
      ...(named === null ? [] : [named]),
      ...own.map(({ value }) => value),
      ...later,
      ...far,
      ...sums,
    ];
    const agreed = shared.find(({ members }) => members.includes(index))?.base ?? null;
    const introduced = headOfBullet(document.paragraphs, paragraph);
    const parent =
      introduced !== null &&
      introduced.kind === share.part.kind &&
      introduced.value >= share.part.value &&
      isLike(introduced, share.part) &&
      isFirst(paragraph, share)
        ? introduced.value
        : null;
    return {
      likely:
        named ??
        totalOfList(lists, share) ??
        agreed ??
        parent ??
        structural(
          paragraph,
          share,
          own.filter(({ start }) => siblings?.has(start) !== true),
        ),
      possible,
      rough: paragraph.figures
        .filter(({ kind, isApproximate }) => isApproximate && kind === share.part.kind)
        .map(({ value }) => value),
    };
  });
}

/** The total of the list in which the share's figure stands, when the list adds up to it. */
function totalOfList(lists: readonly List[], { part }: Share): number | null {
  for (const list of lists) {
    const at = list.parts.findIndex(({ figure }) => figure.start === part.start);
    const total = at < 0 ? null : agreeingTotal(list);
    if (total !== null && at < total.count) return total.head.value;
  }
  return null;
}

/** Totals named right after the percentage, and the figures before it in the paragraph that are no smaller, nearest first. */
function nearBases(paragraph: Paragraph, { percent, part }: Share): Omit<Near, 'siblings'> {
  const { text, figures } = paragraph;
  const naming = /^\s*(?:\)?\s*)?(?:so với |trên |của |trong )?(?:tổng số|tổng)\s*(?:\p{L}+\s+){0,4}$/iu;
  const next = figures.find(
    ({ start, kind }) => start >= percent.end && (kind === 'count' || kind === 'money'),
  );
  const isNamed =
    next !== undefined &&
    next.kind === part.kind &&
    (naming.test(text.slice(percent.end, next.start)) || isPlanOf(text, percent, next));
  const own = figures.filter(
    (figure) =>
      figure.start !== part.start &&
      figure.kind === part.kind &&
      figure.change === null &&
      !figure.isApproximate &&
      figure.value >= part.value,
  );
  const wholes = figures
    .filter(({ kind }) => kind === 'ratio')
    .map((ratio) => ({ ...ratio, value: ratio.whole }));
  const before = own.filter(({ start }) => start < part.start).toReversed();
  const after = own.filter(({ start }) => start > part.start).map(({ value }) => value);
  return {
    named: isNamed ? next.value : null,
    own: [...before, ...wholes.filter(({ start }) => start < part.start)],
    later: [...after, ...wholes.map(({ value }) => value)],
  };
}

/** "đạt 34,2% kế hoạch vốn Thủ tướng Chính phủ giao (5.396,5 tỷ đồng)": the plan stands in parentheses. */
export function isPlanOf(text: string, percent: Figure, plan: Figure): boolean {
  const words = text.slice(percent.end, plan.start);
  return (
    !plan.isApproximate &&
    plan.change === null &&
    /^\s*(?:so với\s+)?(?:kế hoạch|dự toán|chỉ tiêu|nhu cầu|số (?:được )?giao)(?:[^()%,;.\d]|\d{4}){0,80}\(\s*$/iu.test(
      words,
    ) &&
    /^[^()]{0,40}\)/u.test(text.slice(plan.end))
  );
}

/** Totals of the two paragraphs before, and of those that introduce the bullets this paragraph is one of. */
function totalsNear({ paragraphs }: Document, paragraph: Paragraph): number[] {
  const before = paragraphs.slice(Math.max(0, paragraph.index - 8), paragraph.index);
  return before.flatMap((other) => {
    const isClose = other.index >= paragraph.index - 3 || /:\s*$/.test(other.text);
    if (!isClose) return [];
    return other.figures
      .filter(
        ({ kind, change }) => (kind === 'count' || kind === 'money' || kind === 'ratio') && change === null,
      )
      .map(({ kind, value, whole }) => (kind === 'ratio' ? whole : value));
  });
}

/** Where the parts' own sum fits, the shares are right and it is the total that is not. */
function sumOfParts(shares: readonly Share[], row: readonly number[]): number {
  return row.reduce((sum, index) => sum + (shares[index]?.part.value ?? 0), 0);
}

/** The sum of the bullets that this paragraph is one of; 0 where it is none. */
function bulletSum({ paragraphs }: Document, paragraph: Paragraph): number {
  if (!/^[-+*•]$/u.test(paragraph.marker)) return 0;
  const isBullet = (other: Paragraph | undefined): boolean => other?.marker === paragraph.marker;
  let [from, to] = [paragraph.index, paragraph.index];
  while (isBullet(paragraphs[from - 1]) && paragraph.index - from < 60) from -= 1;
  while (isBullet(paragraphs[to + 1]) && to - paragraph.index < 60) to += 1;
  return paragraphs
    .slice(from, to + 1)
    .reduce(
      (sum, { figures }) =>
        sum + (figures.find(({ kind }) => kind === 'count' || kind === 'money')?.value ?? 0),
      0,
    );
}

/** The share is of the bullet's own figure, the first one in it. */
function isFirst(paragraph: Paragraph, { part }: Share): boolean {
  return paragraph.figures.find(({ kind }) => kind === 'count' || kind === 'money')?.start === part.start;
}

/** The total that the build of the sentence points to; null when it could be another. */
function structural(paragraph: Paragraph, { part, percent }: Share, own: readonly Figure[]): number | null {
  const { text } = paragraph;
  if (/^\s*\)?\s*(?:so với|kế hoạch|chỉ tiêu|dự toán|cùng kỳ)/iu.test(text.slice(percent.end))) return null;
  const sentence = sentenceAt(paragraph, part.start);
  const depths = depthsOf(text);
  const depth = depths[part.start] ?? 0;
  const candidates = own.filter(
    (figure) =>
      figure.kind === part.kind &&
      figure.start >= sentence.start &&
      (depths[figure.start] ?? 0) <= depth &&
      isLike(figure, part),
  );
  const [nearest] = candidates;
  if (nearest === undefined) return receivedBefore(paragraph, part, sentence.start, own);
  const between = text.slice(nearest.end, part.start);
  const isPart =
    /trong đó|gồm|kết quả|thu (?:về|lại)|hợp lệ|đã (?:giải quyết|xử lý|trả|giải ngân|hoàn thành|cập nhật|cấp|thực hiện)|(?:trước|đúng|quá|trễ|trong) (?:thời )?(?:hạn|hẹn)|\(/iu;
  const isTotal =
    /tổng|tiếp nhận|phát (?:ra|hành)|toàn (?:tỉnh|thành phố|huyện)|phải|được giao|kế hoạch vốn|yêu cầu|hiện có/iu.test(
      text.slice(Math.max(sentence.start, nearest.start - 60), nearest.start),
    );
  const others = new Set(candidates.filter(({ value }) => value !== nearest.value).map(({ value }) => value));
  const words = `${between} ${text.slice(part.end, percent.start)}`;
  if (isSameVerb(text.slice(0, nearest.start), between)) return nearest.value;
  if (others.size > 1 && !/trong đó|gồm|\(/iu.test(between)) return null;
  return isPart.test(words) && (isTotal || /trong đó|gồm|kết quả|\(/iu.test(between)) ? nearest.value : null;
}

/** "kiến nghị thu hồi 4.512 triệu đồng, đã thu hồi 3.890 triệu đồng (đạt 86,2%)". */
function isSameVerb(lead: string, between: string): boolean {
  const verb = /(?<!\p{L})đã\s+(\p{L}+\s+\p{L}+)\s*$/iu.exec(between)?.[1]?.toLowerCase();
  return verb !== undefined && lead.trimEnd().toLowerCase().endsWith(` ${verb}`);
}

/** A sentence that begins with a part of what the sentence before says was received or counted. */
function receivedBefore(
  paragraph: Paragraph,
  part: Figure,
  start: number,
  own: readonly Figure[],
): number | null {
  const first = paragraph.figures.find(
    (figure) => figure.start >= start && (figure.kind === 'count' || figure.kind === 'money'),
  );
  const previous = paragraph.sentences.filter(({ end }) => end <= start).at(-1);
  const isPart =
    /đã (?:giải quyết|xử lý|trả|giải ngân)|đủ điều kiện|(?:trước|đúng|quá|trễ|trong) (?:thời )?(?:hạn|hẹn)|trực tuyến/iu;
  if (
    first?.start !== part.start ||
    previous === undefined ||
    !isPart.test(paragraph.text.slice(start, part.start))
  )
    return null;
  const depths = depthsOf(paragraph.text);
  const total = own.findLast((figure) => figure.start >= previous.start && depths[figure.start] === 0);
  const isTotal =
    total !== undefined &&
    /tổng|tiếp nhận|phải giải quyết|được giao/iu.test(paragraph.text.slice(previous.start, total.start));
  return isTotal && classOf(total.noun) !== null && isLike(total, part) ? total.value : null;
}

function isLike(a: Figure, b: Figure): boolean {
  const [one, other] = [classOf(a.noun), classOf(b.noun)];
  return one === null || other === null || one === other;
}
