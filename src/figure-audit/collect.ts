import type { Finding, FindingKind } from './schema.ts';
import type { Figure } from './numbers.ts';
import { sentenceAt, type Paragraph } from './sentences.ts';

/** What is wrong, before it is placed in the text. */
export type Fault = Pick<Finding, 'kind' | 'stated' | 'computed' | 'explanation' | 'explanationEn'> & {
  readonly truncated?: boolean;
  readonly also?: readonly string[];
};

/** Gathers findings in the order of the text and counts the relations that were worked out. */
export type Collector = {
  checked(kind: FindingKind): void;
  /** `through`: the quote goes on to the end of the sentence at this place of the same paragraph. */
  report(paragraph: Paragraph, figure: Pick<Figure, 'start' | 'text'>, fault: Fault, through?: number): void;
  /** For what does not stand in a paragraph: a cell of a table. */
  reportAt(
    place: { offset: number; line: number; quote: string; text: string; at: number },
    fault: Fault,
  ): void;
  readonly counts: Readonly<Record<FindingKind, number>>;
  readonly findings: readonly Finding[];
};

export function createCollector(): Collector {
  const counts: Record<FindingKind, number> = { share: 0, sum: 0, stock: 0, repeat: 0, order: 0 };
  const findings = new Map<string, Finding>();
  const add = (place: Parameters<Collector['reportAt']>[0], fault: Fault): void => {
    const key = `${fault.kind} ${place.offset} ${fault.computed}`;
    if (findings.has(key)) return;
    findings.set(key, {
      ...fault,
      quote: place.quote,
      truncated: fault.truncated ?? false,
      line: place.line,
      offset: place.offset,
      figure: { text: place.text, at: place.at },
      also: fault.also ?? [],
    });
  };
  return {
    checked: (kind) => (counts[kind] += 1),
    report(paragraph, figure, fault, through = figure.start) {
      const from = sentenceAt(paragraph, Math.min(figure.start, through)).start;
      const quote = paragraph.text.slice(from, sentenceAt(paragraph, Math.max(figure.start, through)).end);
      const offset = paragraph.offset + figure.start;
      add({ offset, line: paragraph.line, quote, text: figure.text, at: figure.start - from }, fault);
    },
    reportAt: add,
    counts,
    get findings() {
      return [...findings.values()].toSorted((a, b) => a.offset - b.offset);
    },
  };
}

/** The sentence around a place of a paragraph. */
export function quoteOf(paragraph: Paragraph, place: number): string {
  const { start, end } = sentenceAt(paragraph, place);
  return paragraph.text.slice(start, end);
}
