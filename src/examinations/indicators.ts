import { sql, type RawBuilder } from 'kysely';
import { agencyNames, readIndicators } from '../indicators/indicators.ts';
import type { FactSource, Frame, Indicator, RowTable } from '../indicators/schema.ts';
import { localDate } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { t, type Language, type Text } from '../kernel/messages.ts';
import { grades, type Grade } from './schema.ts';
import { kindWords, words } from './words.ts';
import { candidateRows, examinationRows, positionRows } from './figure-rows.ts';

const law =
  'Nghị định số 24/2010/NĐ-CP; Thông tư số 13/2010/TT-BNV; Nghị định số 138/2020/NĐ-CP; Nghị định số 170/2025/NĐ-CP';

const kind: FactSource['dimensions'][string] = {
  title: t('Loại kỳ thi', 'Kind of examination'),
  key: sql<string>`fact.exam_kind`,
  labels: () => Promise.resolve(new Map<string, Text>(Object.entries(kindWords))),
};
const agency: FactSource['dimensions'][string] = {
  title: words.agency,
  key: sql<string>`fact.agency_id::text`,
  labels: agencyNames,
};
const grade: FactSource['dimensions'][string] = {
  title: words.grade,
  key: sql<string>`fact.grade`,
  labels: () => Promise.resolve(new Map<string, Text>(Object.entries(grades))),
};

const examinations = source('examination', t('Kỳ thi', 'Examinations'), { kind }, examinationRows);
const positions = source(
  'position',
  t('Chỉ tiêu theo vị trí', 'Quotas by position'),
  { agency, kind, grade },
  positionRows,
);
const candidates = source('candidate', t('Thí sinh', 'Candidates'), { agency, kind, grade }, candidateRows);

/** Held within the period; `kinds` of recruitment unless told. */
const recruitment = sql<boolean>`fact.exam_kind in ('recruitment', 'review')`;
const within = ({ from, to }: Frame): RawBuilder<boolean> =>
  sql<boolean>`fact.on_day between ${from} and ${to}`;

type Counted = {
  readonly code: string;
  readonly title: Text;
  readonly definition: Text;
  readonly of: FactSource;
  readonly when: RawBuilder<boolean>;
  readonly adds?: RawBuilder<number>;
  readonly better?: 'more' | 'less';
};

function counted({ code, title, definition, of, when, adds = sql<number>`1`, better }: Counted): Indicator {
  return {
    code,
    title,
    unit: 'count',
    definition,
    law,
    area: 'staff',
    better: better ?? 'none',
    from: {
      kind: 'measure',
      of,
      adds: (frame) => sql<number>`case when ${within(frame)} and ${when} then ${adds} else 0 end`,
    },
    isOpen: true,
  };
}

const quotaOf = (suffix: string, wanted: Grade): Indicator =>
  counted({
    code: `promotion.${suffix}Quota`,
    title: t(
      `Chỉ tiêu thi nâng lên ngạch ${grades[wanted].vi.toLowerCase()}`,
      `Promotion quota to ${grades[wanted].en.toLowerCase()}`,
    ),
    definition: t(
      'Chỉ tiêu được duyệt của các kỳ thi nâng ngạch đã thông báo, thi trong kỳ',
      'Approved places of announced promotion examinations held in the period',
    ),
    of: positions,
    when: sql<boolean>`fact.exam_kind = 'promotion' and fact.grade = ${wanted}`,
    adds: sql<number>`fact.quota`,
  });

/** What the room counts of its own; each takes the place of the reported figure of the same code. */
export const examinationIndicators: readonly Indicator[] = [
  counted({
    code: 'recruitment.exams',
    title: t('Số kỳ thi tuyển công chức', 'Recruitment examinations'),
    definition: t(
      'Kỳ thi tuyển, xét tuyển công chức đã tổ chức thi trong kỳ',
      'Recruitment examinations held in the period',
    ),
    of: examinations,
    when: sql<boolean>`${recruitment} and fact.phase <> 'announced'`,
  }),
  counted({
    code: 'recruitment.registered',
    title: t('Số thí sinh đăng ký dự thi', 'Candidates registered'),
    definition: t(
      'Thí sinh đủ điều kiện có số báo danh trong danh sách dự thi',
      'Eligible candidates with a number on the list',
    ),
    of: candidates,
    when: recruitment,
  }),
  counted({
    code: 'recruitment.absent',
    title: t('Số thí sinh vắng thi', 'Candidates absent'),
    definition: t(
      'Thí sinh có số báo danh nhưng vắng tất cả các môn của vòng 1',
      'Candidates on the list who came to no part of round 1',
    ),
    of: candidates,
    when: sql<boolean>`${recruitment} and fact.is_absent`,
    better: 'less',
  }),
  {
    code: 'recruitment.absentShare',
    title: t('Tỷ lệ thí sinh vắng thi', 'Share of candidates absent'),
    unit: 'share',
    definition: t('Thí sinh vắng trên số thí sinh đăng ký', 'Absent out of registered'),
    law,
    area: 'staff',
    better: 'less',
    from: { kind: 'ratio', part: 'recruitment.absent', whole: 'recruitment.registered' },
    isOpen: true,
  },
  counted({
    code: 'recruitment.partyCandidates',
    title: t('Số thí sinh khối Đảng, đoàn thể gửi dự thi', 'Candidates sent by party and unions'),
    definition: t(
      'Thí sinh do cơ quan Đảng, đoàn thể gửi dự thi, không tính vào chỉ tiêu cạnh tranh',
      'Candidates of party and mass organisations, outside the competitive quota',
    ),
    of: candidates,
    when: sql<boolean>`${recruitment} and fact.is_outside`,
  }),
  counted({
    code: 'recruitment.passed',
    title: t('Số thí sinh trúng tuyển', 'Candidates who passed'),
    definition: t(
      'Thí sinh trúng tuyển theo quyết định công nhận kết quả',
      'Winners by the decision that recognises the results',
    ),
    of: candidates,
    when: sql<boolean>`${recruitment} and fact.is_winner`,
    better: 'more',
  }),
  counted({
    code: 'recruitment.unfilled',
    title: t('Số chỉ tiêu chưa tuyển được', 'Quotas left unfilled'),
    definition: t(
      'Chỉ tiêu của kỳ thi đã công nhận kết quả mà không có người trúng tuyển',
      'Places of recognised examinations that nobody won',
    ),
    of: positions,
    when: sql<boolean>`${recruitment} and fact.phase = 'recognised'`,
    adds: sql<number>`fact.quota - fact.filled`,
    better: 'less',
  }),
  quotaOf('specialist', 'specialist'),
  quotaOf('forestRanger', 'forest-ranger'),
  quotaOf('marketInspector', 'market-inspector'),
  counted({
    code: 'promotion.quota',
    title: t('Tổng chỉ tiêu thi nâng ngạch công chức', 'All promotion quotas'),
    definition: t(
      'Chỉ tiêu được duyệt của các kỳ thi nâng ngạch thi trong kỳ, mọi ngạch',
      'Approved places of promotion examinations held in the period, of every grade',
    ),
    of: positions,
    when: sql<boolean>`fact.exam_kind = 'promotion'`,
    adds: sql<number>`fact.quota`,
  }),
  counted({
    code: 'selection.competitions',
    title: t('Số chức danh lãnh đạo được thi tuyển', 'Leadership posts filled by competition'),
    definition: t(
      'Chức danh lãnh đạo, quản lý đã tổ chức thi tuyển trong kỳ',
      'Leadership posts for which a competition was held in the period',
    ),
    of: positions,
    when: sql<boolean>`fact.exam_kind = 'selection' and fact.phase <> 'announced'`,
    better: 'more',
  }),
];

function source(
  of: 'examination' | 'position' | 'candidate',
  title: Text,
  dimensions: FactSource['dimensions'],
  rows: (db: Queries, ids: readonly number[], language: Language) => Promise<RowTable>,
): FactSource {
  return {
    code: `examination-${of}`,
    title,
    table: 'examination_fact',
    subject: 'subject_id',
    weight: 'weight',
    recordedAt: 'recorded_at',
    dimensions,
    permission: readIndicators,
    within: ({ agencyIds }) =>
      agencyIds === null
        ? sql`fact.kind = ${of}`
        : sql`fact.kind = ${of} and fact.agency_id = any(${[...agencyIds]}::int[])`,
    // The register is kept whole from its first plan on, whatever became of that.
    async since(db) {
      const row = await db
        .selectFrom('event')
        .select(({ fn }) => fn.min('recordedAt').as('first'))
        .where('subjectKind', '=', 'examination')
        .executeTakeFirst();
      return row?.first === undefined || row.first === null ? null : localDate(row.first);
    },
    rows,
  };
}
