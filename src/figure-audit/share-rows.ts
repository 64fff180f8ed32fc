import type { Figure } from './numbers.ts';
import { agreement } from './rounding.ts';
import { depthsOf, type Paragraph } from './sentences.ts';

/** A percentage and the figure that it is the share of. */
export type Share = { readonly percent: Figure; readonly part: Figure };

/** The totals near a share. */
export type Near = {
  readonly named: number | null;
  readonly own: readonly Figure[];
  /** Figures after it in the paragraph: a share that fits one of them is right as well. */
  readonly later: readonly number[];
  /** Where the parts of the neighbouring shares stand. */
  readonly siblings: ReadonlySet<number | undefined>;
};

export type Agreed = { readonly base: number; readonly members: readonly number[] };

/** Shares that stand together are of one total: the one that at least half of the row fits. */
export function consensus(
  rows: readonly (readonly number[])[],
  shares: readonly Share[],
  near: readonly Near[],
  far: readonly number[],
): Agreed[] {
  return rows.flatMap((members) => {
    if (members.length < 2) return [];
    const own = members.flatMap((index) => [
      ...(near[index]?.own ?? []).map(({ value }) => value),
      ...(near[index]?.later ?? []),
    ]);
    const scored = [...new Set([...own, ...far])].map((base) => scoreOf(shares, members, base));
    const best = scored.reduce((a, b) => (b.fits > a.fits ? b : a), { base: 0, fits: 0, of: [] });
    const isClear =
      best.of.length > 2
        ? best.fits >= best.of.length / 2
        : best.fits === best.of.length || isPair(shares, best.of);
    return best.fits > 0 && isClear ? [{ base: best.base, members: best.of }] : [];
  });
}

/** How many of the shares fit a total, of those that can be parts of it; cut-off digits count once one is rounded right. */
function scoreOf(shares: readonly Share[], members: readonly number[], base: number) {
  const of = members.filter((index) => (shares[index]?.part.value ?? 0) < base);
  const how = of.map((index) => fitOf(shares[index], base));
  const isSeen = how.includes('rounded');
  return { base, of, fits: isSeen ? how.filter((each) => each !== 'different').length : 0 };
}

/** Two shares whose parts are counted in the same word. */
function isPair(shares: readonly Share[], members: readonly number[]): boolean {
  const [first, second] = members.map((index) => shares[index]?.part.noun.split(' ')[0]);
  return first === second;
}

function fitOf(share: Share | undefined, base: number): ReturnType<typeof agreement> {
  if (share === undefined) return 'different';
  return agreement(share.part.value, base, share.percent.value, share.percent.decimals);
}

/** Indexes of shares that follow each other with no other larger figure between them. */
export function rowsOf({ text, figures }: Paragraph, shares: readonly Share[]): number[][] {
  const rows: number[][] = [];
  const depths = depthsOf(text);
  // "(trực tuyến 15.015 hồ sơ, đạt 70%); đã giải quyết 20.890 hồ sơ (đúng hạn …": another total begins.
  const isParted = (from: Figure, to: Figure): boolean =>
    figures.some(
      ({ kind, start, value }) =>
        start >= from.end &&
        start < to.start &&
        kind === to.kind &&
        value >= to.value &&
        (depths[start] ?? 0) < Math.max(depths[to.start] ?? 0, 1) &&
        ((depths[to.start] ?? 0) > 0 || /[;.]\s|trong đó/u.test(text.slice(from.end, to.start))),
    );
  for (const [index, { part }] of shares.entries()) {
    const row = rows.at(-1);
    const before = shares[index - 1];
    const isNext =
      row !== undefined &&
      before !== undefined &&
      part.start - before.percent.end < 120 &&
      !isParted(before.percent, part) &&
      part.kind === before.part.kind;
    if (isNext) row.push(index);
    else rows.push([index]);
  }
  return rows;
}
