import { t, type Text } from '../kernel/messages.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatNumber, formatShare } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Progress } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { grades } from './grades.ts';
import type { ListedPerson } from './listing.ts';
import type { AgencyEntry, Counted, WaitingCorrection } from './overview.ts';
import { dayWords, roomTitle, standardWords } from './words.ts';

const crumbs = [{ href: '/staff', text: roomTitle }];

/** How many records are entered, in all and agency by agency. */
export function CompletenessPage({ lines }: { lines: readonly AgencyEntry[] }) {
  const language = useLanguage();
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  const entered = lines.reduce((sum, line) => sum + line.entered, 0);
  const title = t('Mức độ cập nhật hồ sơ', 'Completeness of records');
  return (
    <>
      <PageTitle
        title={title}
        crumbs={crumbs}
        lead={t(
          `Đã cập nhật ${formatNumber(entered, 'vi')}/${formatNumber(total, 'vi')} người, đạt ${formatShare(total === 0 ? null : entered / total, 'vi')}.`,
          `${formatNumber(entered, 'en')} of ${formatNumber(total, 'en')} entered, ${formatShare(total === 0 ? null : entered / total, 'en')}.`,
        )}
      />
      <DataTable
        caption={title}
        rows={lines}
        rowKey={({ agencyId }) => String(agencyId)}
        compact
        columns={[
          {
            key: 'agency',
            title: t('Cơ quan', 'Agency'),
            heads: true,
            cell: ({ agencyId, agency }) => <a href={`/staff?agency=${agencyId}&record=open`}>{agency}</a>,
          },
          {
            key: 'total',
            title: t('Tổng số', 'All'),
            align: 'end',
            cell: ({ total: all }) => formatNumber(all, language),
          },
          {
            key: 'entered',
            title: t('Đã cập nhật', 'Entered'),
            align: 'end',
            cell: (line) => formatNumber(line.entered, language),
          },
          {
            key: 'share',
            title: t('Tỷ lệ', 'Share'),
            cell: (line) => <Progress value={line.entered / line.total} label={line.agency} />,
          },
          {
            key: 'waiting',
            title: t('Chờ đính chính', 'Corrections'),
            align: 'end',
            cell: ({ waiting }) => formatNumber(waiting, language),
          },
        ]}
        empty={<EmptyState icon="users" title={t('Chưa có hồ sơ nào', 'No records yet')} />}
      />
    </>
  );
}

/** What is coming: retirements, steps, and standards that are not met. */
export function ForecastPage(props: {
  years: readonly Counted[];
  agencies: readonly Counted[];
  grades: readonly Counted[];
  chosen: { readonly from: number; readonly to: number };
  steps: readonly ListedPerson[];
  stepTotal: number;
  quarter: Text;
  lacking: ReadonlyMap<string, number>;
  seesPay: boolean;
}) {
  const language = useLanguage();
  const say = useSay();
  const { from, to } = props.chosen;
  return (
    <>
      <PageTitle
        title={t('Dự báo nhân sự', 'Staff forecast')}
        crumbs={crumbs}
        lead={t(
          'Tuổi nghỉ hưu theo Nghị định 135/2020/NĐ-CP; chọn một năm để xem theo cơ quan và ngạch.',
          'Retirement age by Decree 135/2020; choose a year for agencies and grades.',
        )}
      />
      <Card title={t('Nghỉ hưu theo năm', 'Retirements by year')} icon="calendar-clock">
        {props.years.length === 0 ? (
          <p class="text-soft">
            <Say
              text={t('Chưa có ai đủ tuổi trong 15 năm tới.', 'Nobody reaches the age in the next 15 years.')}
            />
          </p>
        ) : (
          <BarChart
            caption={t('Số người đủ tuổi nghỉ hưu', 'People reaching the age')}
            bars={props.years.map(({ key, total }) => ({
              label: key,
              value: total,
              text: formatNumber(total, language),
              href: `/staff/forecast?year=${key}`,
            }))}
          />
        )}
      </Card>
      <Counts
        title={t(
          `Nghỉ hưu ${from === to ? `năm ${from}` : `${from}–${to}`} theo cơ quan`,
          `Retirements ${from === to ? from : `${from}–${to}`} by agency`,
        )}
        lines={props.agencies}
        labelOf={({ label }) => label}
        hrefOf={({ key }) => `/staff?agency=${key}&retires=${from}-${to}`}
      />
      <Counts
        title={t('Theo ngạch, hạng chức danh', 'By grade')}
        lines={props.grades}
        labelOf={({ key }) =>
          key === ''
            ? say(t('Chưa ghi ngạch', 'No grade recorded'))
            : `${key} ${grades[key]?.title[language] ?? ''}`
        }
        hrefOf={({ key }) =>
          `/staff?grade=${key === '' ? 'none' : encodeURIComponent(key)}&retires=${from}-${to}`
        }
      />
      {props.seesPay ? (
        <Card
          title={t(`Đến hạn nâng bậc lương ${props.quarter.vi}`, `Steps due ${props.quarter.en}`)}
          icon="banknote"
        >
          <p class="text-soft">
            <Say
              text={t(
                `${formatNumber(props.stepTotal, 'vi')} người`,
                `${formatNumber(props.stepTotal, 'en')} people`,
              )}
            />
          </p>
          <DataTable
            caption={t('Đến hạn nâng bậc lương', 'Steps due')}
            rows={props.steps}
            rowKey={({ personId }) => String(personId)}
            compact
            columns={[
              {
                key: 'name',
                title: t('Họ và tên', 'Name'),
                heads: true,
                cell: ({ personId, fullName }) => <a href={`/staff/${personId}`}>{fullName}</a>,
              },
              { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ agency }) => agency },
              { key: 'grade', title: t('Ngạch', 'Grade'), width: 'fit', cell: ({ grade }) => grade },
              {
                key: 'due',
                title: t('Đến hạn', 'Due'),
                width: 'fit',
                cell: ({ stepDueOn }) => dayWords(stepDueOn),
              },
            ]}
            empty={
              <p class="text-soft">
                <Say text={t('Không có ai đến hạn trong quý này.', 'Nobody is due this quarter.')} />
              </p>
            }
          />
        </Card>
      ) : null}
      <Card title={t('Chưa đạt tiêu chuẩn', 'Short of a standard')} icon="graduation-cap">
        <ul class="grid gap-1">
          {Object.entries(standardWords).map(([key, words]) => (
            <li key={key}>
              <a href={`/staff?lacks=${key}`}>{say(words)}</a>:{' '}
              {formatNumber(props.lacking.get(key) ?? 0, language)}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Counts(props: {
  title: Text;
  lines: readonly Counted[];
  labelOf: (line: Counted) => string;
  hrefOf: (line: Counted) => string;
}) {
  const language = useLanguage();
  if (props.lines.length === 0) return null;
  return (
    <Card title={props.title}>
      <DataTable
        caption={props.title}
        rows={props.lines.slice(0, 30)}
        rowKey={({ key }) => key}
        compact
        columns={[
          {
            key: 'label',
            title: t('Nhóm', 'Group'),
            heads: true,
            cell: (line) => <a href={props.hrefOf(line)}>{props.labelOf(line)}</a>,
          },
          {
            key: 'total',
            title: t('Số người', 'People'),
            align: 'end',
            cell: ({ total }) => formatNumber(total, language),
          },
        ]}
      />
    </Card>
  );
}

export function CorrectionsPage({ waiting }: { waiting: readonly WaitingCorrection[] }) {
  const language = useLanguage();
  const title = t('Đề nghị đính chính chờ giải quyết', 'Requests for correction');
  return (
    <>
      <PageTitle title={title} crumbs={crumbs} />
      <DataTable
        caption={title}
        rows={waiting}
        rowKey={({ personId }) => String(personId)}
        rowHref={({ personId }) => `/staff/${personId}#corrections`}
        columns={[
          {
            key: 'name',
            title: t('Họ và tên', 'Name'),
            heads: true,
            cell: ({ personId, fullName }) => <a href={`/staff/${personId}#corrections`}>{fullName}</a>,
          },
          { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ agency }) => agency },
          {
            key: 'waiting',
            title: t('Số đề nghị', 'Requests'),
            align: 'end',
            cell: ({ waiting: count }) => formatNumber(count, language),
          },
        ]}
        empty={<EmptyState icon="inbox" title={t('Không có đề nghị nào chờ', 'Nothing waits')} />}
      />
    </>
  );
}
