import { quoteOf, type Collector } from './collect.ts';
import { amount, en, tidy, vi } from './explain.ts';
import { unitOf, type Figure } from './numbers.ts';
import { sentenceAt, type Document, type Paragraph } from './sentences.ts';
import { signatureOf } from './signature.ts';

type Mention = { readonly paragraph: Paragraph; readonly figure: Figure; readonly isTotal: boolean };

/** The same quantity given in two places with two values. Only what is told in the same words is the same. */
export function checkRepeats(document: Document, collector: Collector): void {
  for (const mentions of mentionsOf(document).values()) {
    const values = mentions.filter(
      (mention, index) => mentions.findIndex((other) => agree(other.figure, mention.figure)) === index,
    );
    if (mentions.length > 1) collector.checked('repeat');
    const [first, second, third] = values;
    if (first === undefined || second === undefined || third !== undefined) continue;
    report(first, second, collector);
  }
}

/** Mentions by what they are about; where nobody is named, only totals are the same everywhere. */
function mentionsOf(document: Document): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const paragraph of document.paragraphs) {
    for (const figure of paragraph.figures.slice(0, 40)) {
      if (!['count', 'money', 'ratio', 'percent'].includes(figure.kind)) continue;
      if (figure.isApproximate || figure.change !== null) continue;
      const signature = signatureOf(document, paragraph, figure);
      if (signature === null) continue;
      const sentence = sentenceAt(paragraph, figure.start);
      const isTotal = /tổng (?:số|cộng|kinh phí|vốn|mức)/iu.test(
        paragraph.text.slice(sentence.start, figure.start),
      );
      if (signature.scope === '' && !isTotal) continue;
      const key = `${signature.content}|${signature.scope || 'all'}|${signature.period}`;
      const group = groups.get(key) ?? [];
      const isAgain = group
        .slice(-40)
        .some(
          (other) =>
            other.paragraph === paragraph &&
            sentenceAt(paragraph, other.figure.start).start === sentence.start,
        );
      if (isAgain) continue;
      group.push({ paragraph, figure, isTotal });
      groups.set(key, group);
    }
  }
  return groups;
}

/** Equal, or equal as far as the one with fewer digits tells. */
function agree(a: Figure, b: Figure): boolean {
  if (a.kind === 'ratio') return a.value === b.value && a.whole === b.whole;
  if (a.kind === 'count') return a.value === b.value;
  return Math.abs(a.value - b.value) <= Math.max(a.step, b.step) * (a.step === b.step ? 1e-6 : 0.5);
}

function report(first: Mention, second: Mention, collector: Collector): void {
  const { figure } = second;
  const isRatio = figure.kind === 'ratio';
  const isWhole = isRatio && figure.value === first.figure.value;
  const show = (mention: Figure, say: typeof vi, isEnglish: boolean): string =>
    isRatio
      ? `${say(mention.value)}/${say(mention.whole)}`
      : mention.kind === 'percent'
        ? `${say(mention.value, mention.decimals)}%`
        : amount(mention.value, mention.kind, say, isEnglish);
  const gap = tidy(Math.abs(figure.value - first.figure.value));
  const unit = figure.kind === 'percent' ? 1 : unitOf(figure);
  collector.report(second.paragraph, figure, {
    kind: 'repeat',
    stated: tidy((isWhole ? figure.whole : figure.value) / unit),
    computed: tidy((isWhole ? first.figure.whole : first.figure.value) / unit),
    explanation: `Cùng một số liệu nhưng dòng ${first.paragraph.line} ghi ${show(first.figure, vi, false)}, ở đây ghi ${show(figure, vi, false)}${isRatio ? '' : ` (lệch ${amount(gap, figure.kind, vi)})`}.`,
    explanationEn: `The same quantity is ${show(first.figure, en, true)} on line ${first.paragraph.line} and ${show(figure, en, true)} here${isRatio ? '' : ` (${amount(gap, figure.kind, en, true)} apart)`}.`,
    also: [quoteOf(first.paragraph, first.figure.start)],
  });
}
