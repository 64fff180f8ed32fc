import type { Collector } from './collect.ts';
import { daysOf, sayDay, type Day } from './days.ts';
import type { Document, Paragraph } from './sentences.ts';

/** Days out of order: periods that end before they begin, and what a report tells as done after its own date. */
export function checkOrder(document: Document, collector: Collector): void {
  const issued = dateOfReport(document);
  for (const paragraph of document.paragraphs) {
    if (!/\d{4}/.test(paragraph.text)) continue;
    const days = daysOf(paragraph);
    checkImpossible(paragraph, days, collector);
    checkPeriods(paragraph, days, collector);
    checkYears(paragraph, collector);
    if (issued !== null && paragraph.offset > issued.offset)
      checkDone(paragraph, days, issued.day, collector);
  }
}

type Issued = { readonly offset: number; readonly day: Day };

/** "Cần Thơ, ngày 24 tháng 6 năm 2015" near the beginning: place, comma, day, and nothing else. */
function dateOfReport({ paragraphs, tables }: Document): Issued | null {
  // In a Word file the head of a report is a table without lines.
  const head = tables.slice(0, 2).flatMap(({ rows }) => rows.slice(0, 6).flat());
  for (const { text, offset } of [...paragraphs.slice(0, 30), ...head]) {
    const match =
      /\p{Lu}[\p{L}. -]{1,40},\s*(?=ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+|[/.-]\d{1,2}[/.-])\d{4}\s*$)/u.exec(
        text,
      );
    const day = daysOf({ text }).at(-1);
    if (match !== null && day?.isDay === true && !day.isImpossible) return { offset, day };
  }
  return null;
}

function checkImpossible(paragraph: Paragraph, days: readonly Day[], collector: Collector): void {
  for (const day of days) {
    if (!day.isImpossible) continue;
    const last = lastDayOfMonth(day.first);
    collector.checked('order');
    collector.report(paragraph, day, {
      kind: 'order',
      stated: day.first,
      computed: last,
      explanation: `Không có ngày ${sayDay(day.first)}; ngày cuối tháng đó là ${sayDay(last)}.`,
      explanationEn: `There is no ${sayDay(day.first)}; that month ends on ${sayDay(last)}.`,
    });
  }
}

function lastDayOfMonth(day: number): number {
  const [year, month] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100];
  return year * 10_000 + month * 100 + new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** "từ ngày … đến ngày …". */
function checkPeriods(paragraph: Paragraph, days: readonly Day[], collector: Collector): void {
  for (const [index, to] of days.entries()) {
    const from = days[index - 1];
    if (from === undefined || from.isImpossible || to.isImpossible) continue;
    const lead = paragraph.text.slice(Math.max(0, from.start - 24), from.start);
    const between = paragraph.text.slice(from.end, to.start);
    if (!/(?:^|[\s(])(?:từ|kể từ|bắt đầu từ)\s+(?:ngày\s+|đầu\s+|cuối\s+|hết\s+)?$/iu.test(lead)) continue;
    if (
      !/^\s*(?:,\s*)?(?:đến|đến hết|tới|-)\s+(?:hết\s+|ngày\s+|đầu\s+|cuối\s+|hết ngày\s+)?$/iu.test(between)
    )
      continue;
    collector.checked('order');
    if (to.last >= from.first) continue;
    collector.report(
      paragraph,
      to,
      {
        kind: 'order',
        stated: to.isDay ? to.last : to.first,
        computed: from.first,
        explanation: `Thời điểm kết thúc (${to.text.trim()}) trước thời điểm bắt đầu (${from.text.trim()}).`,
        explanationEn: `The period ends (${sayDay(to.last)}) before it begins (${sayDay(from.first)}).`,
      },
      from.start,
    );
  }
}

/** "giai đoạn 2016 - 2011". */
function checkYears(paragraph: Paragraph, collector: Collector): void {
  const period =
    /(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|từ năm|các năm|từ)\s+((?:19|20)\d{2})\s*(?:-|đến|đến năm)\s*((?:19|20)\d{2})(?![\d./])/giu;
  for (const match of paragraph.text.matchAll(period)) {
    const [from, to] = [Number(match[1]), Number(match[2])];
    collector.checked('order');
    if (to >= from) continue;
    collector.report(
      paragraph,
      { start: match.index, text: match[0] },
      {
        kind: 'order',
        stated: to * 10_000 + 1231,
        computed: from * 10_000 + 101,
        explanation: `Giai đoạn kết thúc (năm ${to}) trước khi bắt đầu (năm ${from}).`,
        explanationEn: `The period ends (${to}) before it begins (${from}).`,
      },
    );
  }
}

const planned =
  /dự kiến|kế hoạch(?! số)|phấn đấu|sẽ|ước|dự báo|trước ngày|chậm nhất|hoàn thành trước|đến hết ngày|nhiệm vụ|phương hướng|thời gian tới|từ ngày|hiệu lực|áp dụng|đến ngày.{0,20}(?:phải|hoàn thành)/iu;

/** What was done, counted or issued cannot be later than the report that tells it. */
function checkDone(paragraph: Paragraph, days: readonly Day[], issued: Day, collector: Collector): void {
  for (const day of days) {
    if (!day.isDay || day.isImpossible) continue;
    const sentence = paragraph.sentences.find(({ start, end }) => day.start >= start && day.start < end);
    const words = paragraph.text.slice(sentence?.start ?? 0, sentence?.end);
    const lead = paragraph.text.slice(Math.max(sentence?.start ?? 0, day.start - 90), day.start);
    const isDocument = /\d\/[\p{Lu}\d/-]+\s+(?:ngày\s*)?$/u.test(lead);
    const isCount = /(?:tính|thống kê|số liệu)(?: từ[^,;.]*)? đến\s+(?:hết\s+)?(?:ngày\s*)?$/iu.test(lead);
    const isDone =
      (/(?:^|\s)(?:vào\s+)?(?:ngày\s*)?$/iu.test(lead) &&
        /(?:^|[\s,])(?:đã|được tổ chức|được ban hành|diễn ra)\s[^,;.]{0,80}$/iu.test(lead) &&
        !/đến\s+(?:hết\s+)?(?:ngày\s*)?$/iu.test(lead)) ||
      // "Ngày 20/5/2024, UBND tỉnh đã tổ chức …"
      (/^(?:[-+\s]*|.*[,;:]\s*)(?:vào\s+)?$/iu.test(lead) &&
        /^,?\s[^,;.\d]{2,80}?\sđã\s/u.test(words.slice(day.end - (sentence?.start ?? 0))));
    if (!isDocument && !isCount && !isDone) continue;
    if (!isDocument && planned.test(words)) continue;
    collector.checked('order');
    if (day.first <= issued.first) continue;
    collector.report(paragraph, day, {
      kind: 'order',
      stated: day.first,
      computed: issued.first,
      explanation: `Báo cáo ngày ${sayDay(issued.first)} nhưng nêu việc đã có ngày ${sayDay(day.first)}, sau ngày báo cáo.`,
      explanationEn: `The report is of ${sayDay(issued.first)} but tells of something done on ${sayDay(day.first)}, after it.`,
    });
  }
}
