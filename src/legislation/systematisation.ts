import type { Database } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { SheetToWrite } from '../kernel/spreadsheet.ts';
import { showDay } from './parts.tsx';
import type { Course } from './effect.ts';
import { coursesOf, findDocuments, namesOf, type Listed } from './reading.ts';
import { openConclusions } from './reviews.ts';
import type { Conclusion, Day, DocumentLevel } from './schema.ts';
import { conclusionWords, kindWords, passiveWords } from './words.ts';

/** The lists that are published: what is in force, what ended wholly or partly, what has to be dealt with. */
export const listKinds = ['in-force', 'expired', 'partly', 'to-handle'] as const;
export type ListKind = (typeof listKinds)[number];

export const listWords: Readonly<Record<ListKind, Text>> = {
  'in-force': t('Danh mục văn bản còn hiệu lực', 'Documents in force'),
  expired: t('Danh mục văn bản hết hiệu lực, ngưng hiệu lực toàn bộ', 'Wholly expired or suspended'),
  partly: t('Danh mục văn bản hết hiệu lực, ngưng hiệu lực một phần', 'Partly expired or suspended'),
  'to-handle': t(
    'Danh mục văn bản cần đình chỉ, sửa đổi, bổ sung, thay thế, bãi bỏ hoặc ban hành mới',
    'To amend, replace or annul',
  ),
};

/** A line of a list, with its reason and the day it took effect. */
export type PublishedLine = {
  readonly document: Listed;
  readonly why: Text;
  readonly on: Day | null;
};
export type Lists = Readonly<Record<ListKind, readonly PublishedLine[]>>;

/** From the day after the mark before to the mark itself; a year is one as well. */
export type Span = { readonly since: Day; readonly on: Day; readonly level: DocumentLevel | '' };

/**
 * The lists of a systematisation (Nghị định 34/2016/NĐ-CP, điều 167; 79/2025/NĐ-CP, unverified): what ended within the span
 * and what stood on its last day, worked out from the documents and their relations as they are entered now.
 */
export async function publishedLists(db: Database, { since, on, level }: Span): Promise<Lists> {
  const { rows: found } = await findDocuments(db, { text: '', kind: '', field: '', state: '', level, on });
  const all = found.filter((one) => one.level !== 'central' && one.issuedOn <= on);
  const isPast = ({ state, since: from }: Listed): boolean =>
    state === 'suspended' || (state === 'expired' && from !== null && from >= since);
  const explained = all.filter((one) => one.state === 'partly' || isPast(one)).map(({ id }) => id);
  const courses = await coursesOf(db, explained);
  const names = await namesOf(db, [...courses.values()].flatMap(causes));
  const number = (id: number | undefined): string => (id === undefined ? '' : (names.get(id)?.number ?? ''));
  const byId = new Map(all.map((one) => [one.id, one]));
  const handled = new Set<number>();
  const toHandle = (await openConclusions(db, on)).flatMap(
    ({ documentId, conclusion, dueOn, title }): PublishedLine[] => {
      const document = byId.get(documentId);
      if (document === undefined || document.state === 'expired' || handled.has(documentId)) return [];
      handled.add(documentId);
      const words = conclusionWords[conclusion as Conclusion];
      return [
        {
          document,
          on: dueOn?.toString() ?? null,
          why: t(`${words.vi} (${title})`, `${words.en} (${title})`),
        },
      ];
    },
  );
  return {
    'in-force': all
      .filter(({ state }) => state === 'in-force' || state === 'partly')
      .map((document) => ({ document, why: t('', ''), on: document.effectiveOn })),
    expired: all.filter(isPast).map((document) => {
      const endedBy = courses.get(document.id)?.endedBy ?? null;
      if (document.state === 'suspended')
        return { document, why: t('Ngưng hiệu lực', 'Suspended'), on: document.since };
      const why =
        endedBy === null
          ? t('Hết thời hạn quy định trong văn bản', 'By the day that it sets itself')
          : t(
              `${endedBy.kind === 'guides' ? 'Văn bản được hướng dẫn đã hết hiệu lực:' : passiveWords[endedBy.kind].vi} ${number(endedBy.documentId)}`,
              `${endedBy.kind === 'guides' ? 'What it guided has expired:' : passiveWords[endedBy.kind].en} ${number(endedBy.documentId)}`,
            );
      return { document, why, on: document.since };
    }),
    partly: all
      .filter(({ state }) => state === 'partly')
      .map((document) => {
        const parts = (courses.get(document.id)?.parts ?? []).filter((part) => part.on <= on);
        const words = (language: keyof Text): string =>
          parts
            .map(({ articles, by }) => {
              const which =
                articles.length === 0
                  ? ''
                  : `${language === 'vi' ? 'điều' : 'article'} ${articles.join(', ')}: `;
              const kind =
                by === null ? '' : passiveWords[by.kind === 'guides' ? 'annuls' : by.kind][language];
              return `${which}${kind} ${number(by?.documentId)}`;
            })
            .join('; ');
        return { document, why: t(words('vi'), words('en')), on: parts.at(-1)?.on ?? null };
      }),
    'to-handle': toHandle,
  };
}

function causes({ endedBy, parts }: Course): number[] {
  return [endedBy, ...parts.map(({ by }) => by)].flatMap((by) => (by === null ? [] : [by.documentId]));
}

/** The lists as a workbook, one sheet each, in the columns in which they are published. */
export function listSheets(lists: Lists): SheetToWrite[] {
  const names: Readonly<Record<ListKind, string>> = {
    'in-force': 'Còn hiệu lực',
    expired: 'Hết hiệu lực toàn bộ',
    partly: 'Hết hiệu lực một phần',
    'to-handle': 'Cần xử lý',
  };
  return listKinds.map((kind) => ({
    name: names[kind],
    columns: [
      { title: 'TT', width: 6 },
      { title: 'Tên loại văn bản', width: 16 },
      { title: 'Số, ký hiệu', width: 22 },
      { title: 'Ngày ban hành', width: 14 },
      { title: 'Trích yếu', width: 70 },
      { title: 'Cơ quan ban hành', width: 34 },
      { title: kind === 'in-force' ? 'Thời điểm có hiệu lực' : 'Thời điểm', width: 16 },
      { title: 'Lý do, kiến nghị', width: 50 },
    ],
    rows: lists[kind].map(({ document, why, on }, index) => [
      index + 1,
      kindWords[document.kind].vi,
      document.number,
      showDay(document.issuedOn),
      document.title,
      document.issuer,
      on === null ? '' : showDay(on),
      why.vi,
    ]),
  }));
}
