import { t } from '../kernel/messages.ts';
import { Alert } from '../ui/notices.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { useLanguage, usePage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { publishedTitle } from './pages-published.tsx';
import { homeCrumb } from './pages-sets.tsx';
import { Change, Points, StageBadge } from './parts.tsx';
import { Radar } from './radar.tsx';
import { shareIn, type Area, type AreaProfile, type RankedAgency, type Ranking } from './reading.ts';
import { codeTitle, words } from './words.ts';

const base = ({ cycleId }: Ranking): string => `/reform-index/cycles/${cycleId}`;

function Head({
  ranking,
  title,
  children,
}: {
  ranking: Ranking;
  title: ReturnType<typeof t>;
  children?: preact.ComponentChildren;
}) {
  const { level, year, stage } = ranking;
  const isStaff = usePage().person !== undefined;
  const above = isStaff ? homeCrumb : { href: '/reform-index/results', text: publishedTitle };
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[above, { href: `${base(ranking)}/ranking`, text: codeTitle(level, year) }]}
        beside={<StageBadge stage={stage} />}
      >
        {children}
      </PageTitle>
      {stage === 'published' ? null : (
        <Alert
          kind="warning"
          text={t(
            'Kết quả chưa công bố; chỉ người điều hành và giám sát xem được.',
            'Not published yet: only those who run or oversee the cycle see this.',
          )}
        />
      )}
    </>
  );
}

/** Agencies by rank. */
export function RankingPage({ ranking }: { ranking: Ranking }) {
  const language = useLanguage();
  const { level, year, mean, rows } = ranking;
  return (
    <>
      <Head
        ranking={ranking}
        title={t(`Xếp hạng ${codeTitle(level, year).vi}`, `Ranking: ${codeTitle(level, year).en}`)}
      >
        <LinkButton href={`${base(ranking)}/comparison`} icon="table" text={words.comparison} />
        <LinkButton
          href={`${base(ranking)}/results.xlsx`}
          icon="download"
          download
          text={t('Xuất Excel', 'Excel')}
        />
      </Head>
      <Card>
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Số cơ quan', 'Agencies'), value: String(rows.length) },
            { term: t('Bình quân', 'Mean'), value: <Points value={mean} /> },
            {
              term: t('Cùng điểm thì cùng hạng', 'Equal scores share a rank'),
              value: language === 'vi' ? 'hạng kế tiếp bỏ trống' : 'and the next rank is skipped',
            },
          ]}
        />
      </Card>
      <Card>
        <DataTable
          caption={words.ranking}
          compact
          keyboard
          rows={rows}
          rowKey={({ agencyCode }) => agencyCode}
          rowHref={({ agencyCode }) => `${base(ranking)}/agencies/${encodeURIComponent(agencyCode)}`}
          columns={[
            { key: 'rank', title: words.rank, align: 'end', width: 'fit', cell: ({ rank }) => String(rank) },
            {
              key: 'agency',
              title: words.agency,
              heads: true,
              cell: (row) => (
                <a href={`${base(ranking)}/agencies/${encodeURIComponent(row.agencyCode)}`}>
                  {nameOf(row, language)}
                </a>
              ),
            },
            {
              key: 'points',
              title: words.points,
              align: 'end',
              width: 'fit',
              cell: ({ points, maximum }) =>
                `${formatNumber(points, language)}/${formatNumber(maximum, language)}`,
            },
            {
              key: 'index',
              title: words.index,
              align: 'end',
              width: 'fit',
              cell: ({ index }) => <b>{formatNumber(index, language)}</b>,
            },
            {
              key: 'change',
              title: t('So với năm trước', 'Since last year'),
              cell: ({ indexChange }) => <Change value={indexChange} />,
            },
            {
              key: 'places',
              title: t('Thay đổi hạng', 'Places'),
              cell: ({ rankChange }) => <Change value={rankChange} digits={0} />,
            },
            { key: 'grade', title: words.grade, cell: ({ grade }) => grade },
          ]}
        />
      </Card>
    </>
  );
}

const bands = [
  { from: 90, tone: 'bg-river-mid/45', words: t('cao', 'high') },
  { from: 75, tone: 'bg-river-tint', words: t('khá', 'fair') },
  { from: 60, tone: 'bg-shade', words: t('trung bình', 'average') },
  { from: 0, tone: 'bg-dawn/55', words: t('thấp', 'low') },
] as const;

function bandOf(share: number): (typeof bands)[number] {
  return bands.find(({ from }) => share >= from) ?? bands[3];
}

/** Areas × agencies: shares of the maximum, shaded, and in words. */
export function ComparisonPage({ ranking }: { ranking: Ranking }) {
  const language = useLanguage();
  const say = useSay();
  return (
    <>
      <Head ranking={ranking} title={words.comparison}>
        <LinkButton href={`${base(ranking)}/ranking`} icon="list-ordered" text={words.ranking} />
      </Head>
      <Card>
        <ul class="flex flex-wrap gap-x-5 gap-y-1">
          {bands.map(({ from, tone, words: name }) => (
            <li key={from} class="flex items-center gap-2">
              <span class={`inline-block size-4 border border-line ${tone}`} aria-hidden="true" />
              {say(name)}:{' '}
              {from === 0 ? say(t('dưới 60 %', 'below 60 %')) : say(t(`từ ${from} %`, `from ${from} %`))}
            </li>
          ))}
        </ul>
        <div class="overflow-x-auto" tabIndex={0} role="region" aria-label={say(words.comparison)}>
          <table class="w-full border-collapse text-[0.9375em]">
            <caption class="sr-only">
              {say(t('Điểm theo lĩnh vực, % của điểm tối đa', 'Points by area, % of the maximum'))}
            </caption>
            <thead>
              <tr>
                <th scope="col" class="sticky left-0 min-w-36 bg-sheet p-2 text-left">
                  {say(words.agency)}
                </th>
                {ranking.areas.map((area) => (
                  <th key={area.code} scope="col" class="min-w-24 p-2 text-left align-bottom font-semibold">
                    {area.code}. {areaName(area, language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ranking.rows.map((row) => (
                <tr key={row.agencyCode} class="border-t border-line">
                  <th scope="row" class="sticky left-0 bg-sheet p-2 text-left font-normal">
                    <a href={`${base(ranking)}/agencies/${encodeURIComponent(row.agencyCode)}`}>
                      {nameOf(row, language)}
                    </a>
                  </th>
                  {ranking.areas.map((area) => (
                    <AreaCell key={area.code} share={shareIn(row, area.code)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </>
  );
}

function AreaCell({ share }: { share: number | null }) {
  const language = useLanguage();
  const say = useSay();
  if (share === null) return <td class="p-2">–</td>;
  const band = bandOf(share);
  return (
    <td class={`border-l border-sheet p-2 ${band.tone}`}>
      {formatNumber(share, language, 1)} %<span class="block text-[0.875em]">{say(band.words)}</span>
    </td>
  );
}

/** One agency: its place, its areas, what made them. */
export function AgencyResultPage(props: {
  ranking: Ranking;
  row: RankedAgency;
  profile: readonly AreaProfile[];
  maySeeSheet: boolean;
}) {
  const { ranking, row, profile, maySeeSheet } = props;
  const language = useLanguage();
  const { level, year } = ranking;
  return (
    <>
      <Head
        ranking={ranking}
        title={t(row.agencyName, row.agencyNameEn === '' ? row.agencyName : row.agencyNameEn)}
      >
        {maySeeSheet ? (
          <LinkButton
            href={`${base(ranking)}/sheets/${encodeURIComponent(row.agencyCode)}`}
            icon="clipboard-check"
            text={t('Phiếu chấm', 'Scoring sheet')}
          />
        ) : null}
      </Head>
      <Card title={codeTitle(level, year)}>
        <DefinitionList
          columns={3}
          facts={[
            { term: words.index, value: formatNumber(row.index, language) },
            { term: words.rank, value: `${row.rank}/${ranking.rows.length}` },
            { term: words.grade, value: row.grade },
            {
              term: words.points,
              value: `${formatNumber(row.points, language)}/${formatNumber(row.maximum, language)}`,
            },
            { term: t('So với năm trước', 'Since last year'), value: <Change value={row.indexChange} /> },
            { term: t('Thay đổi hạng', 'Places'), value: <Change value={row.rankChange} digits={0} /> },
          ]}
        />
      </Card>
      <Card title={t('Theo lĩnh vực', 'By area')}>
        <Radar profile={profile} />
      </Card>
    </>
  );
}

function nameOf({ agencyName, agencyNameEn }: RankedAgency, language: 'vi' | 'en'): string {
  return language === 'en' && agencyNameEn !== '' ? agencyNameEn : agencyName;
}

function areaName({ name, nameEn }: Area, language: 'vi' | 'en'): string {
  return language === 'en' && nameEn !== '' ? nameEn : name;
}
