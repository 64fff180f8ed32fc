import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import { formatNumber } from '../ui/format.ts';
import { units } from './desk.ts';
import type { Legislation } from './legislation.ts';
import { showDay } from './parts.tsx';
import { countLists, listWords, publishedList, type ListKind, type Span } from './systematisation.ts';
import { kindWords, levelWords } from './words.ts';

/** Lines of one printed list; who needs more takes the spreadsheet. */
const mostPrinted = 3000;

let template = '';

/** One list with the official heading, by who issued the documents, as it goes with the decision that publishes it: PDF. */
export async function printList(
  legislation: Legislation,
  kind: ListKind,
  span: Span,
  place: string,
): Promise<Uint8Array> {
  const { db, clock } = legislation.house;
  const [lines, counts] = await Promise.all([
    publishedList(db, kind, span, { size: mostPrinted, number: 1 }),
    countLists(db, span),
  ]);
  const title = listWords[kind].vi;
  const now = clock.now();
  const data = {
    form: { paper: 'a4', title, number: null },
    issuer: units(legislation).find(({ parentId }) => parentId === null)?.name ?? '',
    place,
    issuedAt: now.toString({ timeZone }),
    span: spanWords(kind, span),
    day: kind === 'in-force' ? 'Có hiệu lực từ' : kind === 'to-handle' ? 'Hạn xử lý' : 'Thời điểm',
    reason: kind === 'in-force' ? 'Ghi chú' : kind === 'to-handle' ? 'Kiến nghị' : 'Lý do',
    total: formatNumber(counts[kind], 'vi'),
    left: Math.max(0, counts[kind] - lines.length),
    groups: [...Map.groupBy(lines, ({ document }) => document.issuer)].map(([name, of]) => ({
      name,
      lines: of.map(({ document, why, on }) => [
        kindWords[document.kind].vi,
        document.number,
        showDay(document.issuedOn),
        document.title,
        showDay(on),
        why.vi,
      ]),
    })),
  };
  template ||= readFileSync(path.join(import.meta.dirname, 'templates', 'list.typ'), 'utf8');
  return renderDocument('list.typ', { 'list.typ': template }, data, now);
}

function spanWords(kind: ListKind, { since, on, level }: Span): string {
  const of = level === '' ? '' : `, ${levelWords[level].vi.toLowerCase()}`;
  return kind === 'expired'
    ? `Từ ngày ${showDay(since)} đến hết ngày ${showDay(on)}${of}`
    : `Tính đến hết ngày ${showDay(on)}${of}`;
}
