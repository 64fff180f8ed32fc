import { classOf, lastClassIn } from './labels.ts';
import type { Figure } from './numbers.ts';
import { depthsOf, type Paragraph } from './sentences.ts';

/** The words around a figure that say what it is, without what stands in parentheses: "số hồ sơ đã giải quyết là N". */
export type Clause = { readonly figure: Figure; readonly words: string; readonly paragraph: Paragraph };

/** Each count and amount that stands outside of parentheses, with its clause in lower case. */
export function clausesOf(paragraph: Paragraph): Clause[] {
  const { text, figures } = paragraph;
  const depths = depthsOf(text);
  const own = figures.filter(
    ({ kind, start }) => (kind === 'count' || kind === 'money') && (depths[start] ?? 0) === 0,
  );
  return own.map((figure, index) => {
    const from = Math.max(own[index - 1]?.end ?? 0, sentenceEdge(text, figure.start));
    const before = outside(text, depths, from, figure.start);
    const to = Math.min(own[index + 1]?.start ?? text.length, text.length);
    const after = outside(text, depths, figure.end, to);
    const lead = before.split(/[,;:]\s(?!$)|\.\s/u).at(-1) ?? '';
    const tail =
      /^[^,;:.]*?(?=[,;:.]|\s(?:với|trong đó|gồm|bao gồm|có|nhằm|để|tại|thuộc)\s|$)/u.exec(after)?.[0] ?? '';
    const hasWords = /\p{L}{2}/u.test(lead);
    return { figure, words: `${hasWords ? lead : before.slice(-60)} # ${tail}`.toLowerCase(), paragraph };
  });
}

/** What the figure counts: by the noun after it, else by the last one before it. */
export function classOfClause({ figure, words }: Clause): string | null {
  return classOf(figure.noun) ?? lastClassIn(words.split('#')[0] ?? '');
}

/** Where the sentence, or the clause after a semicolon, began. */
function sentenceEdge(text: string, place: number): number {
  return Math.max(text.lastIndexOf('. ', place), text.lastIndexOf(';', place), 0);
}

function outside(text: string, depths: Int16Array, from: number, to: number): string {
  let words = '';
  for (let at = from; at < to; at += 1)
    if ((depths[at] ?? 0) === 0 && text[at] !== ')') words += text[at] ?? '';
  return words;
}
