import type { Staff } from '../kernel/access.ts';
import { t, type Language, type Text } from '../kernel/messages.ts';
import { figureAddress, figureText, partsText, roundShare, rowsAddress } from '../indicators/indicators.ts';
import type { Figure, Period } from '../indicators/schema.ts';
import type { Agency } from '../organization/schema.ts';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { formatDay, formatWeekday } from '../ui/format.ts';
import { LineChart } from '../ui/line-chart.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { shareCode, weekCodes, type Dashboard, type Owed } from './gather.ts';
import { Places } from './places.tsx';

export type TodayPageProps = Dashboard & {
  readonly staff: Staff;
  readonly today: Temporal.PlainDate;
  readonly places: readonly Agency[];
  /** What came to the person's agency by a recent reorganisation. */
  readonly takenOver: TakenOver | null;
};

export type TakenOver = {
  readonly on: Temporal.PlainDate;
  readonly decision: string;
  readonly names: readonly string[];
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
      <TakenOverNotice takenOver={props.takenOver} />
      <Work {...props} />
      <Agency {...props} />
      <div class="grid gap-4 lg:grid-cols-2">
        <WaitingCard {...props} />
        <OwedCard {...props} />
        {weeks !== null ? (
          <ChangedCard {...props} weeks={weeks} />
        ) : props.decisions.length === 0 ? null : (
          <Card title={t('Có gì mới', 'What is new')} icon="info">
            <Decisions decisions={props.decisions} />
          </Card>
        )}
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
              note: partsOf(figures.get(shareCode), language),
              href: figureAddress(shareCode, { period }),
            }))}
          />
        </Card>
      )}
      {agencies.length < 2 ? null : <Places {...props} />}
    </>
  );
}

function TakenOverNotice({ takenOver }: Pick<TodayPageProps, 'takenOver'>) {
  if (takenOver === null) return null;
  const { on, decision, names } = takenOver;
  const shown = names.slice(0, 6).join(', ') + (names.length > 6 ? ` … (${names.length})` : '');
  return (
    <Alert
      title={t('Sắp xếp tổ chức', 'Reorganisation')}
      text={t(
        `Từ ngày ${formatDay(on)}, theo ${decision}, cơ quan bạn tiếp tục giải quyết hồ sơ của: ${shown}. Mã hồ sơ và ngày hẹn giữ nguyên.`,
        `Since ${formatDay(on)}, by ${decision}, your agency carries on with the dossiers of: ${shown}. Codes and due dates stay.`,
      )}
    />
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
  quality: t('Quản lý chất lượng', 'Quality management'),
  inspection: t('Kiểm tra cải cách hành chính', 'Reform inspection'),
};

/** So many of what waits are named; the rest is counted, and found in its room. */
const namedWaiting = 8;

function WaitingCard({ waiting }: TodayPageProps) {
  const say = useSay();
  if (waiting.length === 0) return null;
  const more = waiting.length - namedWaiting;
  return (
    <Card title={t('Đang chờ bạn', 'Waiting for you')} icon="inbox">
      <ul class="grid gap-2">
        {waiting.slice(0, namedWaiting).map(({ what, title, href }) => (
          <li key={href}>
            <a href={href}>{say(title)}</a>
            <br />
            <small class="text-soft">{say(what)}</small>
          </li>
        ))}
      </ul>
      {more <= 0 ? null : <p class="text-soft">{say(t(`và ${more} việc khác`, `and ${more} more`))}</p>}
    </Card>
  );
}

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

/** A figure that opens its rows; nothing, or no data, opens none. */
function Linked(props: {
  readonly code: string;
  readonly period: Period;
  readonly figure: Figure | undefined;
}) {
  const language = useLanguage();
  const { code, period, figure } = props;
  if (figure === undefined) return null;
  const text = figureText(figure, language);
  if (figure.value === null || figure.value === 0) return <>{text}</>;
  return <a href={rowsAddress(code, { period })}>{text}</a>;
}

function ChangedCard({
  weeks: [week, before],
  decisions,
}: TodayPageProps & { readonly weeks: NonNullable<Dashboard['weeks']> }) {
  const say = useSay();
  return (
    <Card title={t('Tuần này có gì mới', 'New this week')} icon="info">
      <table class="weeks">
        <caption class="sr-only">{say(t('Tuần này so với tuần trước', 'This week and last'))}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say(t('Tuần này', 'This week'))}</th>
            <th scope="col">{say(t('Tuần trước', 'Last week'))}</th>
          </tr>
        </thead>
        <tbody>
          {weekCodes.map((code) => (
            <tr key={code}>
              <th scope="row">{say(weekWords[code])}</th>
              {[week, before].map(({ period, figures }) => (
                <td key={period.from.toString()}>
                  <Linked code={code} period={period} figure={figures.get(code)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Decisions decisions={decisions} />
    </Card>
  );
}

/** What was published lately of procedures, of which every role has to know. */
function Decisions({ decisions }: Pick<Dashboard, 'decisions'>) {
  if (decisions.length === 0) return null;
  return (
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
  );
}

function partsOf(figure: Figure | undefined, language: Language): string {
  return figure === undefined ? '' : partsText(figure, language);
}

function percent(figure: Figure | undefined): number | null {
  const parts = figure?.parts ?? null;
  return parts === null ? null : roundShare(parts.numerator * 100, parts.denominator, 2);
}
