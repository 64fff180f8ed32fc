import { sql } from 'kysely';
import { agencyNames } from '../indicators/indicators.ts';
import type { FactSource, Indicator, Measure, RowTable } from '../indicators/schema.ts';
import { localDate } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { permission } from '../kernel/access.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import { formatNumber } from '../ui/format.ts';
import { levelWords } from './words.ts';
import { Level } from './schema.ts';

/** Published results are open to all staff. */
const readResults = permission(
  'reform-index.results',
  t('Xem kết quả chỉ số CCHC đã công bố', 'See published results of the reform index'),
  {
    clerk: 'city',
    specialist: 'city',
    'unit-head': 'city',
    leader: 'city',
    'records-clerk': 'city',
    'procedure-controller': 'city',
    'reform-officer': 'city',
    inspector: 'city',
    administrator: 'city',
    auditor: 'city',
  },
);

/** Published results: one row for each agency and year. */
const resultFacts: FactSource = {
  code: 'reform-index',
  title: t('Kết quả chỉ số cải cách hành chính', 'Results of the reform index'),
  table: 'reform_result_fact',
  subject: 'id',
  weight: 'weight',
  recordedAt: 'recorded_at',
  dimensions: {
    agency: { title: t('Cơ quan', 'Agency'), key: sql`fact.agency_id::text`, labels: agencyNames },
    level: {
      title: t('Cấp', 'Level'),
      key: sql`fact.level`,
      labels: (_db, keys) => Promise.resolve(new Map(keys.map((key) => [key, wordsOfLevel(key)]))),
    },
  },
  permission: readResults,
  within({ agencyIds }) {
    return agencyIds === null ? sql`true` : sql`fact.agency_id = any(${[...agencyIds]}::int[])`;
  },
  async since(db) {
    const { rows: found } = await sql<{ at: Temporal.PlainDate | null }>`
      select min(make_date(extract(year from happened_on)::int, 1, 1)) as at from reform_result_fact`.execute(
      db,
    );
    return found[0]?.at ?? null;
  },
  rows,
};

const adds = (column: 'points' | 'maximum'): Measure => ({
  kind: 'measure',
  of: resultFacts,
  adds: ({ from, to }) =>
    sql`case when fact.happened_on between ${from}::date and ${to}::date then fact.${sql.raw(column)} else 0 end`,
});

const shared = { area: 'steering', law: 'QĐ 1294/QĐ-BNV 2012; QĐ 876/QĐ-BNV 2022', better: 'more' } as const;

/** Figures of the reform index: points, maximum, and the index as their share. */
export const reformIndexIndicators: readonly Indicator[] = [
  {
    ...shared,
    code: 'reform-index.points',
    title: t('Điểm chỉ số CCHC', 'Points of the reform index'),
    unit: 'score',
    definition: t(
      'Tổng điểm đạt được theo kết quả đã công bố của các năm kết thúc trong kỳ.',
      'Points of the published results of the years that end in the period.',
    ),
    from: adds('points'),
  },
  {
    ...shared,
    code: 'reform-index.maximum',
    title: t('Điểm tối đa chỉ số CCHC', 'Maximum of the reform index'),
    unit: 'score',
    better: 'none',
    definition: t('Tổng điểm tối đa của những kết quả đó.', 'The most that those results could have been.'),
    from: adds('maximum'),
  },
  {
    ...shared,
    code: 'reform-index.score',
    title: t('Chỉ số cải cách hành chính', 'Administrative reform index'),
    unit: 'share',
    definition: t(
      'Điểm đạt được chia cho điểm tối đa; của nhiều cơ quan là bình quân theo điểm tối đa.',
      'Points divided by the maximum; of several agencies together, the mean weighted by the maximum.',
    ),
    isOpen: true,
    from: { kind: 'ratio', part: 'reform-index.points', whole: 'reform-index.maximum' },
  },
];

function wordsOfLevel(key: string): Text {
  const level = Level.safeParse(key);
  return level.success ? levelWords[level.data] : t(key, key);
}

async function rows(db: Queries, ids: readonly number[], language: Language): Promise<RowTable> {
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('reformResultFact')
          .innerJoin('agency', 'agency.id', 'reformResultFact.agencyId')
          .select([
            'reformResultFact.id',
            'cycleId',
            'agency.code',
            'agency.name',
            'level',
            'happenedOn',
            'points',
            'maximum',
            'recordedAt',
          ])
          .where('reformResultFact.id', 'in', [...ids])
          .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return {
    columns: [
      { key: 'agency', title: t('Cơ quan', 'Agency') },
      { key: 'level', title: t('Cấp', 'Level') },
      { key: 'year', title: t('Năm', 'Year'), numeric: true },
      { key: 'points', title: t('Điểm', 'Points'), numeric: true },
      { key: 'maximum', title: t('Điểm tối đa', 'Maximum'), numeric: true },
      { key: 'recorded', title: t('Ngày công bố', 'Published on') },
    ],
    rows: ids.flatMap((id) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      return {
        id,
        href: `/reform-index/cycles/${row.cycleId}/agencies/${encodeURIComponent(row.code)}`,
        cells: {
          agency: row.name,
          level: say(wordsOfLevel(row.level), language),
          year: String(row.happenedOn.year),
          points: formatNumber(Number(row.points), language),
          maximum: formatNumber(Number(row.maximum), language),
          recorded: localDate(row.recordedAt).toString(),
        },
      };
    }),
  };
}
