import { breaksOff, introductionOf, type List, type Part } from './lists.ts';
import type { Figure } from './numbers.ts';
import { depthsOf, sentenceAt, type Document, type Paragraph } from './sentences.ts';

/** Totals whose parts follow as bullets: "Tổng số 745 hồ sơ, trong đó:" and a line for each part. */
export function findBulletLists({ paragraphs }: Document): List[] {
  return paragraphs.flatMap((paragraph, index) => {
    if (!/:\s*$/.test(paragraph.text)) return [];
    const bullets = bulletsAfter(paragraphs, index);
    const parts = bullets.map(partOf);
    if (parts.length < 2 || !parts.every((part) => part !== null)) return [];
    const last = sentenceAt(paragraph, paragraph.text.trimEnd().length - 1);
    const heads = totalsIn(paragraph)
      .filter(({ start }) => start >= last.start)
      .toReversed();
    if (heads.length === 0) return [];
    const words = /(?:trong đó|cụ thể|gồm|chia ra)[^.;]*$/iu.exec(paragraph.text)?.[0] ?? '';
    return [
      {
        paragraph,
        heads,
        parts,
        introduction: introductionOf(words),
        isEnclosed: false,
        isOpen: breaksOff(words) || bullets.some(({ text }) => /\.\.\.|…|v\.v/u.test(text)),
      },
    ];
  });
}

/** The bullets of one level right after a paragraph; deeper ones among them are passed over. */
export function bulletsAfter(paragraphs: readonly Paragraph[], index: number): Paragraph[] {
  const own = kindOf(paragraphs[index]?.marker ?? '');
  const bullets: Paragraph[] = [];
  let level = '';
  for (const paragraph of paragraphs.slice(index + 1, index + 61)) {
    const kind = kindOf(paragraph.marker);
    if (kind === '' || kind === own || paragraph.footnote !== null) break;
    if (level === '') level = kind;
    if (kind === level) bullets.push(paragraph);
    else if (rank(kind) < rank(level)) break;
  }
  return bullets;
}

/** The total of the line that introduces the bullet which a paragraph is. */
export function headOfBullet(paragraphs: readonly Paragraph[], bullet: Paragraph): Figure | null {
  if (!/^[-+*•]$/u.test(bullet.marker)) return null;
  for (let at = bullet.index - 1; at >= Math.max(0, bullet.index - 61); at -= 1) {
    const other = paragraphs[at];
    if (other === undefined || other.marker === bullet.marker) continue;
    return /:\s*$/.test(other.text)
      ? (totalsIn(other).findLast(({ isApproximate }) => !isApproximate) ?? null)
      : null;
  }
  return null;
}

/** Markers of one level: every `1.`, every `a)`; dashes and dots each by themselves. */
export function kindOf(marker: string): string {
  if (/^\p{Ll}\)$/u.test(marker)) return 'a)';
  if (/^\d{1,2}[.)]$/.test(marker)) return '1.';
  if (/^\d/.test(marker)) return '1.1';
  if (/^[IVX]/.test(marker)) return 'I.';
  return marker;
}

const ranks = ['I.', '1.', '1.1', 'a)', '-', '–', '•', '▪', '*', '+', '●', '○'];
const rank = (kind: string): number => ranks.indexOf(kind);

/** The first figure of a bullet, when the bullet begins with it or with the name of the part. */
function partOf(paragraph: Paragraph): Part | null {
  const [figure] = totalsIn(paragraph);
  if (figure === undefined) return null;
  const before = paragraph.text.slice(0, figure.start);
  if (before.length > 90 || /[.;]\s/.test(before.replace(/^\s*\S+\s/u, ''))) return null;
  const after = paragraph.text.slice(figure.end);
  const label = before.replace(/^\s*[-+*•]\s*/u, '') + figure.text + (/^[^,;(.]*/u.exec(after)?.[0] ?? '');
  return { figure, label, paragraph };
}

function totalsIn({ figures, text }: Paragraph): Figure[] {
  const depths = depthsOf(text);
  return figures.filter(
    ({ kind, start, change }) =>
      (kind === 'count' || kind === 'money') && (depths[start] ?? 0) === 0 && change === null,
  );
}

/** Totals with a footnote mark whose footnote is nothing but their parts: "có 25.228 CBCCVC12." */
export function findFootnoteLists({ paragraphs }: Document): List[] {
  const notes = footnotesOf(paragraphs);
  if (notes.size === 0) return [];
  return paragraphs.flatMap((paragraph) =>
    totalsIn(paragraph).flatMap((head) => {
      const after = paragraph.text.slice(head.end, head.end + 60);
      const mark = /^\s*\p{L}[\p{L}, ]*?\s?\[?(\d{1,3})\]?(?=[\s.,;:)]|$)/u.exec(after);
      const note = notes.get(Number(mark?.[1] ?? -1));
      if (note === undefined || note[0] === undefined || note[0].index <= paragraph.index) return [];
      const parts = note.map(partOf);
      const isList =
        parts.length >= 2 && parts.every((part) => part !== null && /:\s*$/.test(beforeFigure(part)));
      if (!isList || head.isApproximate) return [];
      return [
        {
          paragraph,
          heads: [head],
          parts: parts.filter((part) => part !== null),
          introduction: 'all' as const,
          isEnclosed: true,
          isOpen: note.some(({ text }) => /\.\.\.|…|v\.v/u.test(text)),
        },
      ];
    }),
  );
}

const beforeFigure = ({ figure, paragraph }: Part): string => paragraph.text.slice(0, figure.start);

function footnotesOf(paragraphs: readonly Paragraph[]): Map<number, Paragraph[]> {
  const notes = new Map<number, Paragraph[]>();
  let current: Paragraph[] | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.footnote !== null) {
      current = [paragraph];
      notes.set(paragraph.footnote, current);
    } else if (current !== null && /^[-+*•]/u.test(paragraph.marker)) current.push(paragraph);
    else current = null;
  }
  return notes;
}
