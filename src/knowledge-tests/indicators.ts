import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { agencyNames } from '../indicators/indicators.ts';
import type { FactSource, Frame, Indicator, RowTable } from '../indicators/schema.ts';
import { localDate } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { t, type Language, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { readKnowledgeResults } from './permissions.ts';
import { subjects, type Subject } from './schema.ts';

const law = 'Nghị quyết số 30c/NQ-CP, Điều 5';

/** People who sat a test, each once a test. The rows behind a figure bear no names: those stand in the test's results. */
const source: FactSource = {
  code: 'knowledge-test',
  title: t('Kiểm tra kiến thức', 'Knowledge tests'),
  table: 'knowledge_fact',
  subject: 'sitting_id',
  weight: 'weight',
  recordedAt: 'recorded_at',
  dimensions: {
    agency: { title: t('Cơ quan', 'Agency'), key: sql`fact.agency_id::text`, labels: agencyNames },
    subject: {
      title: t('Nội dung kiểm tra', 'Subject'),
      key: sql`fact.subject`,
      labels: (_db, keys) =>
        Promise.resolve(new Map(keys.map((key) => [key, subjects[key as Subject] ?? t(key, key)]))),
    },
  },
  permission: readKnowledgeResults,
  within: ({ agencyIds }) =>
    agencyIds === null ? sql`true` : sql`fact.agency_id = any(${[...agencyIds]}::int[])`,
  // Tests are kept whole from when the first was drawn up, whether or not somebody has sat it by then.
  async since(db) {
    const row = await db
      .selectFrom('event')
      .select(({ fn }) => fn.min('recordedAt').as('first'))
      .where('subjectKind', '=', 'knowledge-test')
      .where('number', '=', 1)
      .executeTakeFirst();
    return row?.first === undefined || row.first === null ? null : localDate(row.first);
  },
  rows: sittingRows,
};

async function sittingRows(db: Queries, ids: readonly number[], language: Language): Promise<RowTable> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('knowledgeSitting')
          .innerJoin('knowledgeTest', 'knowledgeTest.id', 'knowledgeSitting.testId')
          .innerJoin('agency', 'agency.id', 'knowledgeSitting.agencyId')
          .select([
            'knowledgeSitting.id',
            'knowledgeSitting.testId',
            'knowledgeSitting.endedAt',
            'knowledgeSitting.isPassed',
            'agency.name',
            sql<string>`knowledge_test.data->'fields'->>'title'`.as('title'),
          ])
          .where('knowledgeSitting.id', 'in', [...ids])
          .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    columns: [
      { key: 'test', title: t('Bài kiểm tra', 'Test') },
      { key: 'agency', title: t('Cơ quan', 'Agency') },
      { key: 'day', title: t('Ngày', 'Day') },
      { key: 'result', title: t('Kết quả', 'Result') },
    ],
    rows: ids.flatMap((id) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const cells = {
        test: row.title,
        agency: row.name,
        day: row.endedAt === null ? '' : formatDay(row.endedAt),
        result: (row.isPassed === true ? passed : failed)[language],
      };
      return [{ id, href: `/knowledge-tests/${row.testId}`, cells }];
    }),
  };
}

const passed = t('Đạt', 'Passed');
const failed = t('Chưa đạt', 'Not passed');

function counted(code: string, title: Text, definition: Text, holds: RawBuilder<SqlBool>): Indicator {
  const inPeriod = ({ from, to }: Frame) =>
    sql`fact.on_day between ${from.toString()}::date and ${to.toString()}::date`;
  return {
    code,
    title,
    definition,
    unit: 'count',
    law,
    area: 'steering',
    better: 'more',
    isOpen: true,
    from: {
      kind: 'measure',
      of: source,
      adds: (frame) => sql<number>`case when ${holds} and ${inPeriod(frame)} then 1 else 0 end`,
    },
  };
}

/** Figures of knowledge tests; the first two stand in the reform report. */
export const knowledgeIndicators: readonly Indicator[] = [
  counted(
    'knowledge.itTested',
    t('Số công chức dự thi kiến thức tin học', 'Civil servants tested on computing'),
    t(
      'Số người đã nộp bài kiểm tra kiến thức tin học; mỗi người tính một lần trong một bài',
      'People who handed in a test on computing; each once a test',
    ),
    sql`fact.subject = 'it'`,
  ),
  counted(
    'knowledge.reformTested',
    t('Số cán bộ được khảo sát kiến thức cải cách hành chính', 'Staff tested on reform'),
    t(
      'Số người đã nộp bài kiểm tra kiến thức cải cách hành chính; mỗi người tính một lần trong một bài',
      'People who handed in a test on reform; each once a test',
    ),
    sql`fact.subject = 'reform'`,
  ),
  counted(
    'knowledge.tested',
    t('Số lượt người dự kiểm tra kiến thức', 'People tested'),
    t(
      'Số người đã nộp bài của mọi bài kiểm tra kiến thức; mỗi người tính một lần trong một bài',
      'People who handed in any test; each once a test',
    ),
    sql`true`,
  ),
  counted(
    'knowledge.passed',
    t('Số lượt người đạt kiểm tra kiến thức', 'People who passed'),
    t(
      'Số người có bài tốt nhất từ điểm đạt trở lên; mỗi người tính một lần trong một bài',
      'People whose best sheet reached the pass mark; each once a test',
    ),
    sql`fact.is_passed`,
  ),
  {
    code: 'knowledge.passedShare',
    title: t('Tỷ lệ đạt kiểm tra kiến thức', 'Share passed'),
    definition: t(
      'Số lượt người đạt chia cho số lượt người dự kiểm tra',
      'People who passed out of those tested',
    ),
    unit: 'share',
    law,
    area: 'steering',
    better: 'more',
    isOpen: true,
    from: { kind: 'ratio', part: 'knowledge.passed', whole: 'knowledge.tested' },
  },
];
