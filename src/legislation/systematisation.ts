import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { SheetToWrite } from '../kernel/spreadsheet.ts';
import { kept } from './counts.ts';
import type { Course } from './effect.ts';
import { countParts, holdsOn, idsOfParts, listedOn, type Listed, type Part } from './finding.ts';
import { showDay } from './parts.tsx';
import { coursesOf, namesOf } from './reading.ts';
import { Conclusion, type Day, type DocumentLevel } from './schema.ts';
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

/** The same, short: for tabs and sheets. */
export const shortWords: Readonly<Record<ListKind, Text>> = {
  'in-force': t('Còn hiệu lực', 'In force'),
  expired: t('Hết hiệu lực toàn bộ', 'Wholly expired'),
  partly: t('Hết hiệu lực một phần', 'Partly expired'),
  'to-handle': t('Cần xử lý', 'To be dealt with'),
};

/** A line of a list, with its reason and the day it took effect. */
export type PublishedLine = {
  readonly document: Listed;
  readonly why: Text;
  readonly on: Day | null;
};

/** From the day after the mark before to the mark itself; a year is one as well. */
export type Span = { readonly since: Day; readonly on: Day; readonly level: DocumentLevel | '' };

/** How many documents each of the lists has. */
export async function countLists(db: Database, span: Span): Promise<Readonly<Record<ListKind, number>>> {
  const counts = await Promise.all(
    listKinds.map(async (kind): Promise<[ListKind, number]> => {
      if (kind === 'to-handle') return [kind, (await idsToHandle(db, span)).length];
      return [kind, await countParts(db, JSON.stringify([kind, span]), partsOf(kind, span))];
    }),
  );
  return Object.fromEntries(counts) as Record<ListKind, number>;
}

/**
 * One list of a systematisation, or a part of it (Nghị định 34/2016/NĐ-CP, điều 167; 79/2025/NĐ-CP, unverified): what ended
 * within the span or stood on its last day, worked out from the documents and their relations as they are entered now.
 * Newest first.
 */
export async function publishedList(
  db: Database,
  kind: ListKind,
  span: Span,
  part?: Part,
): Promise<readonly PublishedLine[]> {
  const ids =
    kind === 'to-handle'
      ? partOf(await idsToHandle(db, span), part)
      : await idsOfParts(db, partsOf(kind, span), part);
  const documents = await listedOn(db, ids, span.on);
  return explained(db, kind, documents, span.on);
}

/** They stand in no order of an index, and are few: found once until something is recorded. */
function idsToHandle(db: Database, span: Span): Promise<readonly number[]> {
  const key = JSON.stringify(['ids to handle', span]);
  return kept(db, key, () => idsOfParts(db, partsOf('to-handle', span)));
}

function partOf<T>(all: readonly T[], part: Part | undefined): readonly T[] {
  if (part === undefined) return all;
  return all.slice(part.size * (part.number - 1), part.size * part.number);
}

/** The stretches of which a list consists, as parts that have no document in common. */
function partsOf(kind: ListKind, { since, on, level }: Span): readonly RawBuilder<unknown>[] {
  const [first, last] = [Temporal.PlainDate.from(since), Temporal.PlainDate.from(on)];
  const own = sql`stretch.issued_on <= ${last} and ${level === '' ? sql`stretch.level <> 'central'` : sql`stretch.level = ${level}`}`;
  const from = sql`from legal_state as stretch where ${own}`;
  const standing = (state: string) => sql`${from} and stretch.state = ${sql.lit(state)} and ${holdsOn(on)}`;
  switch (kind) {
    case 'in-force':
      return [standing('in-force'), standing('partly')];
    case 'expired':
      return [
        standing('suspended'),
        sql`${from} and stretch.state = 'expired' and stretch.from_on between ${first} and ${last}`,
      ];
    case 'partly':
      return [standing('partly')];
    case 'to-handle':
      return [
        sql`from (select distinct conclusion.document_id as id ${openOn(on)}) as asked
          cross join lateral (
            select document_id, issued_on, state, level from legal_state as stretch where stretch.document_id = asked.id and ${holdsOn(on)} limit 1
          ) as stretch
          where stretch.state <> 'expired' and ${own}`,
      ];
  }
}

/** Conclusions that ask for something and had not been carried out on a day. */
function openOn(on: Day): RawBuilder<unknown> {
  const day = Temporal.PlainDate.from(on);
  return sql`from legal_conclusion as conclusion join legal_review as review on review.id = conclusion.review_id
    where conclusion.conclusion <> 'keep' and review.mark_on <= ${day}
      and (conclusion.done_on is null or conclusion.done_on > ${day})`;
}

async function explained(
  db: Database,
  kind: ListKind,
  documents: readonly Listed[],
  on: Day,
): Promise<readonly PublishedLine[]> {
  const ids = documents.map(({ id }) => id);
  if (kind === 'in-force')
    return documents.map((document) => ({ document, why: t('', ''), on: document.effectiveOn }));
  if (kind === 'to-handle') {
    const asked = await conclusionsOn(db, ids, on);
    return documents.map((document) => ({ document, why: t('', ''), on: null, ...asked.get(document.id) }));
  }
  const courses = await coursesOf(db, ids);
  const names = await namesOf(db, [...courses.values()].flatMap(causes));
  const number = (id: number | undefined): string => (id === undefined ? '' : (names.get(id)?.number ?? ''));
  return documents.map((document) =>
    kind === 'expired'
      ? { document, why: endOf(document, courses.get(document.id), number), on: document.since }
      : { document, ...partsUntil(courses.get(document.id), on, number) },
  );
}

/** By document the newest round that asks for something. */
async function conclusionsOn(
  db: Database,
  ids: readonly number[],
  on: Day,
): Promise<ReadonlyMap<number, Pick<PublishedLine, 'why' | 'on'>>> {
  const { rows } = await sql<{
    documentId: number;
    conclusion: string;
    dueOn: Temporal.PlainDate | null;
    title: string;
  }>`
    select distinct on (conclusion.document_id) conclusion.document_id as "documentId", conclusion.conclusion,
      conclusion.due_on as "dueOn", review.title
    ${openOn(on)} and conclusion.document_id = any(${[...ids]}::int[])
    order by conclusion.document_id, review.mark_on desc, review.id desc`.execute(db);
  return new Map(
    rows.map(({ documentId, conclusion, dueOn, title }) => {
      const words = conclusionWords[Conclusion.parse(conclusion)];
      const why = t(`${words.vi} (${title})`, `${words.en} (${title})`);
      return [documentId, { why, on: dueOn?.toString() ?? null }];
    }),
  );
}

type NumberOf = (id: number | undefined) => string;

function endOf({ state }: Listed, course: Course | undefined, number: NumberOf): Text {
  if (state === 'suspended') return t('Ngưng hiệu lực', 'Suspended');
  const endedBy = course?.endedBy ?? null;
  if (endedBy === null) return t('Hết thời hạn quy định trong văn bản', 'By the day that it sets itself');
  const words =
    endedBy.kind === 'guides'
      ? t('Văn bản được hướng dẫn đã hết hiệu lực:', 'What it guided has expired:')
      : passiveWords[endedBy.kind];
  const other = number(endedBy.documentId);
  return t(`${words.vi} ${other}`, `${words.en} ${other}`);
}

/** What had ended of a document by a day, and when the last of it did. */
function partsUntil(
  course: Course | undefined,
  on: Day,
  number: NumberOf,
): Pick<PublishedLine, 'why' | 'on'> {
  const parts = (course?.parts ?? []).filter((part) => part.on <= on);
  const words = (language: keyof Text): string =>
    parts
      .map(({ articles, by }) => {
        const which =
          articles.length === 0 ? '' : `${language === 'vi' ? 'điều' : 'article'} ${articles.join(', ')}: `;
        const kind = by === null ? '' : passiveWords[by.kind === 'guides' ? 'annuls' : by.kind][language];
        return `${which}${kind} ${number(by?.documentId)}`;
      })
      .join('; ');
  return { why: t(words('vi'), words('en')), on: parts.at(-1)?.on ?? null };
}

function causes({ endedBy, parts }: Course): number[] {
  return [endedBy, ...parts.map(({ by }) => by)].flatMap((by) => (by === null ? [] : [by.documentId]));
}

/** The lists as a workbook, one sheet each, in the columns in which they are published. */
export async function listSheets(db: Database, span: Span): Promise<SheetToWrite[]> {
  const sheets: SheetToWrite[] = [];
  for (const kind of listKinds)
    sheets.push({
      name: shortWords[kind].vi,
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
      rows: (await publishedList(db, kind, span)).map(({ document, why, on }, index) => [
        index + 1,
        kindWords[document.kind].vi,
        document.number,
        showDay(document.issuedOn),
        document.title,
        document.issuer,
        on === null ? '' : showDay(on),
        why.vi,
      ]),
    });
  return sheets;
}
