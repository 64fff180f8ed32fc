import { sql, type RawBuilder } from 'kysely';
import { agencyNames, readIndicators } from '../indicators/indicators.ts';
import type { Dimension, FactSource, Frame, Indicator, RowTable } from '../indicators/schema.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import type { Fact } from './facts.ts';
import { kindWords, levelWords } from './words.ts';

const law = 'Luật Ban hành văn bản quy phạm pháp luật; Nghị định số 34/2016/NĐ-CP, 79/2025/NĐ-CP';

function named(title: Text, key: RawBuilder<string>, words: Readonly<Record<string, Text>>): Dimension {
  return { title, key, labels: () => Promise.resolve(new Map(Object.entries(words))) };
}

const dimensions: FactSource['dimensions'] = {
  agency: {
    title: t('Địa phương', 'Unit'),
    key: sql<string>`fact.agency_id::text`,
    labels: agencyNames,
  },
  level: named(t('Cấp ban hành', 'Level'), sql<string>`fact.level`, levelWords),
  kind: named(t('Loại văn bản', 'Kind'), sql<string>`fact.document_kind`, kindWords),
  field: {
    title: t('Lĩnh vực', 'Field'),
    key: sql<string>`fact.field`,
    labels: (_db, keys) => Promise.resolve(new Map(keys.map((key) => [key, t(key, key)]))),
  },
};

const documentFacts = source('document', t('Văn bản quy phạm pháp luật', 'Legal documents'));
const checkFacts = source('check', t('Văn bản được tự kiểm tra', 'Self-checked documents'));
const reviewFacts = source('review', t('Văn bản được rà soát', 'Reviewed documents'));

/** What this room counts. Sums and shares of these are declared with the reported figures. */
export const legislationIndicators: readonly Indicator[] = [
  issued('directives', 'directive', 'chỉ thị', 'directives'),
  issued('decisions', 'decision', 'quyết định', 'decisions'),
  checked('checkedResolutions', 'resolution', 'nghị quyết', 'Resolutions'),
  checked('checkedDecisions', 'decision', 'quyết định', 'Decisions'),
  checked('checkedDirectives', 'directive', 'chỉ thị', 'Directives'),
  {
    ...shared('constitutionReviewed'),
    title: t(
      'Số văn bản rà soát theo Hiến pháp năm 2013',
      'Documents reviewed against the 2013 Constitution',
    ),
    definition: t(
      'Văn bản quy phạm pháp luật của các cấp có kết luận rà soát trong kỳ, tại đợt rà soát theo Hiến pháp năm 2013',
      'Legal documents of all levels with a conclusion within the period, in a review against the 2013 Constitution',
    ),
    better: 'none',
    from: {
      kind: 'measure',
      of: reviewFacts,
      adds: (frame) => one(sql`fact.detail like 'constitution:%' and ${within(frame, sql`fact.from_on`)}`),
      distinct: sql`fact.subject_id::text`,
    },
  },
  inForce(
    'districtResolutionsInForce',
    sql`fact.level = 'district' and fact.document_kind = 'resolution'`,
    t('Số nghị quyết cấp huyện còn hiệu lực', 'District resolutions in force'),
    t('Nghị quyết của Hội đồng nhân dân cấp huyện', 'Resolutions of district People’s Councils'),
  ),
  inForce(
    'districtDecisionsInForce',
    sql`fact.level = 'district' and fact.document_kind = 'decision'`,
    t('Số quyết định cấp huyện còn hiệu lực', 'District decisions in force'),
    t('Quyết định của Ủy ban nhân dân cấp huyện', 'Decisions of district People’s Committees'),
  ),
  {
    ...shared('districtToAmend'),
    title: t('Số văn bản cấp huyện cần sửa đổi, bổ sung', 'District documents to amend'),
    definition: t(
      'Nghị quyết và quyết định cấp huyện mà rà soát kết luận cần sửa đổi, bổ sung và chưa xử lý xong vào ngày cuối kỳ',
      'District resolutions and decisions that a review found in need of amendment, not carried out by the end of the period',
    ),
    better: 'less',
    from: {
      kind: 'measure',
      of: reviewFacts,
      adds: (frame) =>
        one(sql`fact.level = 'district' and fact.detail like '%:amend' and ${standing(frame)}`),
      distinct: sql`fact.subject_id::text`,
    },
  },
  inForce(
    'communeInForce',
    sql`fact.level = 'commune'`,
    t('Số văn bản cấp xã còn hiệu lực', 'Commune documents in force'),
    t(
      'Nghị quyết của Hội đồng nhân dân và văn bản của Ủy ban nhân dân cấp xã',
      'Resolutions and documents of communes',
    ),
  ),
];

function shared(code: string) {
  return {
    code: `legislation.${code}`,
    unit: 'count' as const,
    law,
    area: 'institutions' as const,
    isOpen: true,
  };
}

function issued(code: string, kind: string, vi: string, en: string): Indicator {
  return {
    ...shared(code),
    title: t(`Số ${vi} quy phạm pháp luật đã ban hành`, `Legal ${en} issued`),
    definition: t(
      `Văn bản là ${vi} do Ủy ban nhân dân hoặc Chủ tịch Ủy ban nhân dân thành phố ban hành trong kỳ, theo ngày ký`,
      `Legal ${en} that the City People’s Committee or its chairman issued within the period`,
    ),
    better: 'none',
    from: {
      kind: 'measure',
      of: documentFacts,
      adds: (frame) =>
        one(
          sql`fact.level = 'city' and fact.body <> 'council' and fact.document_kind = ${sql.lit(kind)} and ${within(frame, sql`fact.issued_on`)}`,
        ),
    },
  };
}

function checked(code: string, kind: string, vi: string, en: string): Indicator {
  return {
    ...shared(code),
    title: t(`Số ${vi} đã tự kiểm tra`, `${en} self-checked`),
    definition: t(
      `Văn bản là ${vi} được tự kiểm tra trong kỳ; kiểm tra nhiều lần tính một`,
      `${en} that were self-checked within the period, each counted once`,
    ),
    better: 'more',
    from: {
      kind: 'measure',
      of: checkFacts,
      adds: (frame) =>
        one(sql`fact.document_kind = ${sql.lit(kind)} and ${within(frame, sql`fact.from_on`)}`),
      distinct: sql`fact.subject_id::text`,
    },
  };
}

function inForce(code: string, which: RawBuilder<unknown>, title: Text, whose: Text): Indicator {
  return {
    ...shared(code),
    title,
    definition: t(
      `${whose.vi} đã có hiệu lực và chưa hết hiệu lực toàn bộ vào ngày cuối kỳ, tính từ quan hệ giữa các văn bản`,
      `${whose.en} that have come into force and have not wholly expired on the last day of the period`,
    ),
    better: 'none',
    from: {
      kind: 'measure',
      of: documentFacts,
      adds: (frame) => one(sql`${which} and ${standing(frame)}`),
    },
  };
}

function one(counts: RawBuilder<unknown>): RawBuilder<number> {
  return sql`case when ${counts} then 1 else 0 end`;
}
function within({ from, to }: Frame, day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${day} between ${from}::date and ${to}::date`;
}
/** So on the last day of the period. */
function standing({ to }: Frame): RawBuilder<unknown> {
  return sql`fact.from_on <= ${to}::date and (fact.to_on is null or fact.to_on > ${to}::date)`;
}

function source(kind: Fact['kind'], title: Text): FactSource {
  return {
    code: `legal-${kind}`,
    title,
    table: 'legal_fact',
    subject: 'subject_id',
    weight: 'weight',
    recordedAt: 'recorded_at',
    dimensions,
    permission: readIndicators,
    within: ({ agencyIds }) =>
      agencyIds === null
        ? sql`fact.kind = ${kind}`
        : sql`fact.kind = ${kind} and fact.agency_id = any(${[...agencyIds]}::int[])`,
    async since(db) {
      const row = await db
        .selectFrom('legalFact')
        .select(({ fn }) => fn.min('recordedAt').as('first'))
        .where('kind', '=', kind)
        .where('level', '<>', 'central')
        .executeTakeFirst();
      return row?.first?.toZonedDateTimeISO(timeZone).toPlainDate() ?? null;
    },
    rows: documentRows,
  };
}

async function documentRows(db: Queries, ids: readonly number[]): Promise<RowTable> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('legalDocument')
          .select(['id', 'number', 'issuedOn', 'issuer', 'title'])
          .where('id', 'in', [...ids])
          .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    columns: [
      { key: 'number', title: t('Số, ký hiệu', 'Number') },
      { key: 'issuedOn', title: t('Ngày ban hành', 'Issued') },
      { key: 'issuer', title: t('Cơ quan ban hành', 'Issued by') },
      { key: 'title', title: t('Trích yếu', 'Subject') },
    ],
    rows: ids.flatMap((id) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const { number, issuedOn, issuer, title } = row;
      const cells = {
        number: number ?? '',
        issuedOn: issuedOn === null ? '' : formatDay(issuedOn),
        issuer,
        title,
      };
      return [{ id, href: `/legislation/documents/${id}`, cells }];
    }),
  };
}
