import type { Change } from './growth.ts';
import { classOfClause, clausesOf, type Clause } from './clauses.ts';
import { quoteOf, type Collector } from './collect.ts';
import { en, vi } from './explain.ts';
import { classOf } from './labels.ts';
import type { Document, Paragraph } from './sentences.ts';

type Flow = 'opening' | 'closing' | 'plus' | 'minus';

/** Opening + new − ended = closing, told in one paragraph, or across a section where a change ties two totals together. */
export function checkFlows(document: Document, changes: readonly Change[], collector: Collector): void {
  for (const paragraph of document.paragraphs) checkParagraph(paragraph, collector);
  for (const change of changes) checkSection(document, change, collector);
}

function flowOf({ words, figure }: Clause): Flow | null {
  if (figure.kind !== 'count' || figure.change === 'down') return figure.change === 'down' ? 'minus' : null;
  if (figure.change === 'up') return 'plus';
  if (/sửa đổi|thay thế/u.test(words)) return null;
  if (
    /bãi bỏ|hủy bỏ|hủy|cắt giảm|giải thể|nghỉ hưu|thôi việc|chuyển (?:đi|công tác)|thu hồi|tinh giản|chấm dứt/u.test(
      words,
    )
  )
    return 'minus';
  if (
    /(?:ban hành|công bố|bổ sung|thành lập|tuyển dụng|tuyển|kết nạp|đăng ký|phát sinh|thêm|cấp|tiếp nhận) mới|mới (?:ban hành|công bố|thành lập)|tuyển dụng|thành lập thêm|tiếp nhận|(?:chuyển|điều động|luân chuyển) (?:đến|về)/u.test(
      words,
    )
  )
    return 'plus';
  if (/đầu (?:năm|kỳ|quý|nhiệm kỳ|giai đoạn)|ngày 01\/01/u.test(words)) return 'opening';
  if (/cuối (?:năm|kỳ|quý|nhiệm kỳ|giai đoạn)|đến nay|hiện (?:nay|có|còn)|còn lại/u.test(words))
    return 'closing';
  return null;
}

function checkParagraph(paragraph: Paragraph, collector: Collector): void {
  const clauses = clausesOf(withLeads(paragraph));
  const found = clauses.map((clause) => ({ clause, flow: flowOf(clause) }));
  const of = (flow: Flow): Clause[] => found.filter((each) => each.flow === flow).map(({ clause }) => clause);
  const [opening, ...openings] = of('opening');
  const [closing, ...closings] = of('closing');
  const [plus, minus] = [of('plus'), of('minus')];
  if (opening === undefined || closing === undefined || openings.length + closings.length > 0) return;
  if (plus.length + minus.length === 0 || plus.length > 3 || minus.length > 3) return;
  if (opening.figure.start > closing.figure.start) return;
  const things = [opening, closing, ...plus, ...minus];
  if (things.some(({ figure }) => figure.isApproximate)) return;
  const classes = new Set(things.map(classOfClause).filter((name) => name !== null));
  if (classes.size !== 1 || clauses.some((clause) => isUnexplained(clause, things, classes))) return;
  compare(paragraph, { opening, closing, plus, minus }, collector);
}

/** A figure of the same thing between opening and closing whose words do not say whether it came or went. */
function isUnexplained(
  clause: Clause,
  things: readonly Clause[],
  classes: ReadonlySet<string | null>,
): boolean {
  const { figure, words } = clause;
  const [from, to] = [things[0]?.figure.start ?? 0, things[1]?.figure.start ?? 0];
  if (things.includes(clause) || figure.kind !== 'count' || figure.start < from || figure.start > to)
    return false;
  return (
    !/sửa đổi|thay thế|trong đó|kiện toàn|quyết định công bố/u.test(words) &&
    classes.has(classOfClause(clause))
  );
}

type Flows = { opening: Clause; closing: Clause; plus: readonly Clause[]; minus: readonly Clause[] };

function compare(paragraph: Paragraph, { opening, closing, plus, minus }: Flows, collector: Collector): void {
  const sum = (clauses: readonly Clause[]): number =>
    clauses.reduce((total, { figure }) => total + figure.value, 0);
  const computed = opening.figure.value + sum(plus) - sum(minus);
  collector.checked('stock');
  const stated = closing.figure.value;
  if (computed === stated) return;
  const [values, gone] = [plus.map(({ figure }) => figure.value), minus.map(({ figure }) => figure.value)];
  const write = (say: (value: number) => string): string =>
    [
      say(opening.figure.value),
      ...values.map((value) => `+ ${say(value)}`),
      ...gone.map((value) => `− ${say(value)}`),
    ].join(' ');
  const others = [opening, ...plus, ...minus].filter((clause) => clause.paragraph.index !== paragraph.index);
  const first = [opening, ...plus, ...minus].filter((clause) => clause.paragraph.index === paragraph.index);
  collector.report(
    paragraph,
    closing.figure,
    {
      kind: 'stock',
      stated,
      computed,
      explanation: `Đầu kỳ + tăng − giảm: ${write(vi)} = ${vi(computed)}, nhưng số ghi là ${vi(stated)} (lệch ${vi(Math.abs(computed - stated))}).`,
      explanationEn: `Opening + new − ended: ${write(en)} = ${en(computed)}, but the text says ${en(stated)} (${en(Math.abs(computed - stated))} off).`,
      also: [...new Set(others.map((clause) => quoteOf(clause.paragraph, clause.figure.start)))],
    },
    Math.min(...first.map(({ figure }) => figure.start), closing.figure.start),
  );
}

/**
 * Two totals tied by a change, and elsewhere in the same section what was new and what was ended since: "Từ năm 2011 đến
 * nay … ban hành mới là 1.233; … bãi bỏ là 1.009".
 */
function checkSection(
  { paragraphs }: Document,
  { paragraph, now, before, reference }: Change,
  collector: Collector,
): void {
  const thing = classOf(now.noun) ?? classOf(before.noun);
  if (thing === null || /cùng kỳ|(?:quý|tháng|kỳ|tuần) (?:trước|[ivx\d])/iu.test(reference)) return;
  for (const other of sectionAround(paragraphs, paragraph.index)) {
    const sentence = other.text.toLowerCase();
    if (!/từ (?:đầu )?(?:năm|ngày|khi)[^.;]*đến nay/u.test(sentence) || !isSince(reference, sentence))
      continue;
    const flows = clausesOf(other).filter((clause) => classOfClause(clause) === thing);
    const plus = flows.filter((clause) => flowOf(clause) === 'plus' && !clause.figure.isApproximate);
    const minus = flows.filter((clause) => flowOf(clause) === 'minus' && !clause.figure.isApproximate);
    if (plus.length !== 1 || minus.length !== 1 || other.index === paragraph.index) continue;
    const at = (figure: typeof now): Clause => ({ figure, words: '', paragraph });
    compare(paragraph, { opening: at(before), closing: at(now), plus, minus }, collector);
  }
}

/** The flows begin where the change does: both without a year, or in the same year or the next. */
function isSince(reference: string, flows: string): boolean {
  const from = /(?:19|20)\d{2}/.exec(reference)?.[0];
  const since = /từ[^.;]*?((?:19|20)\d{2})/u.exec(flows)?.[1];
  if (from === undefined || since === undefined) return from === undefined;
  return Number(since) === Number(from) || Number(since) === Number(from) + 1;
}

/** The paragraphs between the numbered headings around one. */
function sectionAround(paragraphs: readonly Paragraph[], index: number): readonly Paragraph[] {
  const isHeading = ({ marker, text }: Paragraph): boolean =>
    /^(?:\d{1,2}[.)]|[IVX]+[.)])$/u.test(marker) && text.length < 160;
  let from = index;
  while (from > 0 && !isHeading(paragraphs[from] as Paragraph) && index - from < 40) from -= 1;
  let to = index + 1;
  while (to < paragraphs.length && !isHeading(paragraphs[to] as Paragraph) && to - index < 40) to += 1;
  return paragraphs.slice(from, to);
}

/** "Đầu năm 2023, toàn tỉnh có 1.850": what stands before the comma belongs to the figure. */
function withLeads(paragraph: Paragraph): Paragraph {
  return {
    ...paragraph,
    text: paragraph.text.replace(
      /(?<!\p{L})((?:đầu|cuối|đến|hết|trong|hiện|tính đến)(?:\s+(?:đầu|cuối|hết|năm|kỳ|quý|tháng|ngày|nay|nhiệm|giai|đoạn|[IVX]+|\d[\d/]*))+),\s/giu,
      (found) => found.replace(', ', '  '),
    ),
  };
}
