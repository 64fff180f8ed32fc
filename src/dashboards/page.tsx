import type { Staff } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import { figureAddress, figureText, periodWords, rowsAddress } from '../indicators/indicators.ts';
import type { Figure } from '../indicators/schema.ts';
import type { Agency } from '../organization/schema.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { formatDay, formatNumber, formatWeekday } from '../ui/format.ts';
import { LineChart } from '../ui/line-chart.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { TileMap, type MapTile, type TileLevel } from '../ui/tile-map.tsx';
import { shareCode, weekCodes, type Dashboard, type Owed } from './gather.ts';

export type TodayPageProps = Dashboard & {
  readonly staff: Staff;
  readonly today: Temporal.PlainDate;
  readonly places: readonly Agency[];
};

/** What waits, what is late, what is due, what changed: by what the person may see. */
export function TodayPage(props: TodayPageProps) {
  const language = useLanguage();
  const { staff, today, weeks, months, agencies } = props;
  return (
    <>
      <PageTitle
        title={t('Hôm nay', 'Today')}
        lead={`${formatWeekday(today, language)}, ${formatDay(today)} · ${staff.agencyName}`}
      />
      <Work {...props} />
      <Agency {...props} />
      <div class="grid gap-4 lg:grid-cols-2">
        <OwedCard {...props} />
        {weeks === null ? null : <ChangedCard {...props} weeks={weeks} />}
      </div>
      {months.length < 2 ? null : (
        <Card
          title={t('Giải quyết trước và đúng hạn, 12 tháng qua', 'In time, the last 12 months')}
          icon="chart-line"
        >
          <LineChart
            caption={t('Tỷ lệ giải quyết trước và đúng hạn (%)', 'Share in time (%)')}
            unit="%"
            points={months.map(({ period, figures }) => ({
              label: `${String(period.from.month).padStart(2, '0')}/${period.from.year}`,
              value: percent(figures.get(shareCode)),
              href: figureAddress(shareCode, { period }),
            }))}
          />
        </Card>
      )}
      {agencies.length < 2 ? null : <Places {...props} />}
    </>
  );
}

function Work({ work }: TodayPageProps) {
  if (work === null) return null;
  return (
    <StatTiles
      label={t('Việc của tôi', 'My work')}
      tiles={[
        { href: '/work?tab=mine', label: t('Đang chờ tôi', 'Wait for me'), value: work.mine },
        {
          href: '/work?tab=late',
          label: t('Đã quá hạn', 'Late'),
          value: work.late,
          tone: work.late > 0 ? 'late' : 'good',
        },
        { href: '/work?tab=free', label: t('Chưa ai nhận', 'Nobody has yet'), value: work.free },
        {
          href: '/work?tab=waiting',
          label: t('Đang chờ người nộp', 'Wait for applicants'),
          value: work.waiting,
        },
        { href: '/work?tab=returning', label: t('Chờ trả kết quả', 'To hand over'), value: work.returning },
      ]}
    />
  );
}

function Agency({ standings }: TodayPageProps) {
  if (standings === null) return null;
  return (
    <StatTiles
      label={t('Hồ sơ đang theo dõi', 'Dossiers followed')}
      tiles={[
        {
          href: '/dossiers?standing=late',
          label: t('Đang quá hạn', 'Late now'),
          value: standings.late,
          tone: standings.late > 0 ? 'late' : 'good',
        },
        {
          href: '/dossiers?standing=soon',
          label: t('Đến hạn trong 7 ngày', 'Due within 7 days'),
          value: standings.soon,
          tone: standings.soon > 0 ? 'soon' : 'plain',
        },
        { href: '/dossiers?state=open', label: t('Chưa kết thúc', 'Not closed'), value: standings.open },
        {
          href: '/overview',
          label: t('Xem theo người, theo thủ tục', 'By person and procedure'),
          value: '→',
        },
      ]}
    />
  );
}

const owedKinds: Record<Owed['kind'], Text> = {
  report: t('Báo cáo số liệu', 'Report figures'),
  approval: t('Duyệt số liệu', 'Approve figures'),
  task: t('Nhiệm vụ cải cách', 'Reform task'),
};

function OwedCard({ owed, today }: TodayPageProps) {
  const say = useSay();
  return (
    <Card title={t('Phải làm trong 30 ngày tới', 'Due within 30 days')} icon="calendar-clock">
      {owed.length === 0 ? (
        <EmptyState
          icon="check-check"
          title={t('Không có báo cáo hay nhiệm vụ nào đến hạn', 'No report or task is due')}
        />
      ) : (
        <ul class="grid gap-2">
          {owed.slice(0, 8).map(({ title, kind, due, href }) => {
            const isLate = Temporal.PlainDate.compare(due, today) < 0;
            return (
              <li key={`${href} ${title}`}>
                <a href={href}>{title}</a>
                <br />
                <small class={isLate ? 'text-late' : 'text-soft'}>
                  {say(owedKinds[kind])} · {say(isLate ? t('đã quá hạn', 'late since') : t('hạn', 'due'))}{' '}
                  {formatDay(due)}
                </small>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

const weekWords: Record<(typeof weekCodes)[number], Text> = {
  'dossier.received': t('Tiếp nhận', 'Received'),
  'dossier.resolved': t('Giải quyết xong', 'Resolved'),
  'dossier.resolvedLate': t('Trong đó quá hạn', 'Late among them'),
};

function ChangedCard({
  weeks: [week, before],
  decisions,
}: TodayPageProps & { readonly weeks: NonNullable<Dashboard['weeks']> }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <Card title={t('Tuần này có gì mới', 'New this week')} icon="info">
      <table class="bars">
        <caption class="sr-only">{say(t('Tuần này so với tuần trước', 'This week and last'))}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" class="bars-value">
              {say(t('Tuần này', 'This week'))}
            </th>
            <th scope="col" class="bars-value">
              {say(t('Tuần trước', 'Last week'))}
            </th>
          </tr>
        </thead>
        <tbody>
          {weekCodes.map((code) => (
            <tr key={code}>
              <th scope="row">{say(weekWords[code])}</th>
              {[week, before].map(({ period, figures }) => {
                const figure = figures.get(code);
                return (
                  <td key={period.from.toString()} class="bars-value">
                    {figure === undefined ? (
                      ''
                    ) : (
                      <a href={rowsAddress(code, { period })}>{figureText(figure, language)}</a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {decisions.length === 0 ? null : (
        <>
          <p class="mt-3 font-semibold">
            <Say text={t('Quyết định công bố thủ tục gần đây', 'Recent publication decisions')} />
          </p>
          <ul class="grid gap-1">
            {decisions.slice(0, 4).map(({ title, on }) => (
              <li key={title}>
                {title} <small class="text-soft">{formatDay(on)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

/** Fewest resolved dossiers for an agency to be ranked: below, one dossier decides. */
const fewestRanked = 5;
const legend: Record<TileLevel, Text> = {
  good: t('từ 98 % trở lên', '98 % and more'),
  fair: t('từ 90 % đến dưới 98 %', '90 % to below 98 %'),
  poor: t('dưới 90 %', 'below 90 %'),
  none: t('chưa có hồ sơ giải quyết', 'nothing resolved yet'),
};

function Places({ agencies, places, year }: TodayPageProps) {
  const say = useSay();
  const language = useLanguage();
  const figures = new Map(agencies.map(({ key, figures: of }) => [Number(key), of.get(shareCode)]));
  const ranked = agencies
    .flatMap(({ key, label, figures: of }) => {
      const figure = of.get(shareCode);
      const value = percent(figure);
      return value === null || (figure?.parts?.denominator ?? 0) < fewestRanked
        ? []
        : [{ key, label, value }];
    })
    .toSorted((one, other) => one.value - other.value);
  const districts = places.filter(({ level }) => level === 'district');
  const blocks = districts
    .filter(({ id }) => places.some(({ parentId, level }) => parentId === id && level === 'commune'))
    .map((district) => ({
      label: shortName(district.name),
      tiles: places
        .filter(({ parentId, level }) => parentId === district.id && level === 'commune')
        .map(({ id, name }): MapTile => {
          const value = percent(figures.get(id));
          return {
            label: shortName(name),
            text: value === null ? '–' : `${formatNumber(value, language, 1)} %`,
            level: levelOf(value),
            href: figureAddress(shareCode, { period: year, where: { agencyIds: [id] } }),
          };
        }),
    }));
  return (
    <>
      {ranked.length < 2 ? null : (
        <Card
          title={t('Cơ quan cần chú ý: tỷ lệ đúng hạn thấp nhất', 'Agencies to look at: least in time')}
          icon="chart-column"
        >
          <BarChart
            caption={say(periodWords(year))}
            unit="%"
            bars={ranked.slice(0, 8).map(({ key, label, value }) => ({
              label,
              value,
              href: figureAddress(shareCode, { period: year, where: { agencyIds: [Number(key)] } }),
            }))}
          />
        </Card>
      )}
      {blocks.length === 0 ? null : (
        <Card title={t('Xã, phường: tỷ lệ trước và đúng hạn', 'Communes: share in time')} icon="building">
          <TileMap caption={t('Bản đồ ô theo quận, huyện', 'Map by tiles')} blocks={blocks} legend={legend} />
        </Card>
      )}
    </>
  );
}

function levelOf(value: number | null): TileLevel {
  if (value === null) return 'none';
  if (value >= 98) return 'good';
  return value >= 90 ? 'fair' : 'poor';
}

function percent(figure: Figure | undefined): number | null {
  return figure?.value == null ? null : Math.round(figure.value * 1000) / 10;
}

/** "Ủy ban nhân dân phường Xuân Khánh" → "Phường Xuân Khánh", as on a map. */
function shortName(name: string): string {
  const short = name.replace(/^(Ủy ban nhân dân|Hội đồng)\s+/u, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
}
