import { t, type Text } from '../kernel/messages.ts';
import { periodWords } from '../indicators/indicators.ts';
import { asOfWords, type Question } from '../indicators/schema.ts';
import { localDate } from '../kernel/clock.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { AgencyField, AsOfField, PeriodFields } from './filters.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { StatisticsTabs } from './pages-tabs.tsx';
import { recordChecks, type RecordCheck } from './schema.ts';
import type { LateDossier, SuspectDossier } from './store.ts';

/** Days of the calendar between the due day and the day it was resolved, or today. */
export function daysLate({ dueAt, endedAt }: LateDossier, now: Temporal.Instant): number {
  return localDate(endedAt ?? now).since(localDate(dueAt), { largestUnit: 'days' }).days;
}

export const lateColumns = {
  code: t('Mã hồ sơ', 'Code'),
  procedure: t('Thủ tục', 'Procedure'),
  agency: t('Cơ quan tiếp nhận', 'Received by'),
  due: t('Hẹn trả', 'Due'),
  ended: t('Xử lý xong', 'Resolved'),
  days: t('Số ngày trễ', 'Days late'),
  step: t('Bước chậm nhất', 'Slowest step'),
  person: t('Người xử lý bước đó', 'Whose step'),
  stepDays: t('Bước đó quá hạn (ngày)', 'Step over by (days)'),
} as const;

/** Late dossiers of a period: how late, and at which step with whom the time went. */
export function LatePage(props: {
  readonly rows: readonly LateDossier[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly question: Question;
  readonly now: Temporal.Instant;
  readonly values: Readonly<Record<'from' | 'to' | 'asOf' | 'agency' | 'by', string>>;
  readonly agencies: readonly { readonly id: number; readonly name: string }[];
  readonly problems: readonly Text[];
  readonly query: string;
}) {
  const language = useLanguage();
  const say = useSay();
  const { now } = props;
  const { period, asOf } = props.question;
  return (
    <>
      <PageTitle
        title={t('Hồ sơ quá hạn', 'Late dossiers')}
        lead={t(
          'Giải quyết quá hạn trong kỳ, hoặc đang giải quyết mà đã quá hạn vào cuối kỳ; kèm bước và người để mất thời gian nhiều nhất.',
          'Resolved late in the period, or overdue at its end; with the step and person where the time went.',
        )}
      >
        <LinkButton
          icon="download"
          href={`/statistics/late.xlsx?${props.query}`}
          text={t('Xuất Excel', 'Export Excel')}
        />
      </PageTitle>
      <StatisticsTabs current="late" query={props.query} />
      <FilterBar action="/statistics/late" values={props.values} keep={['by']}>
        <PeriodFields />
        <AsOfField />
        <AgencyField agencies={props.agencies} />
      </FilterBar>
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      <p class="text-soft">
        {say(periodWords(period))}
        {asOf === undefined ? '' : ` · ${say(asOfWords(asOf))}`} · {formatNumber(props.total, language)}{' '}
        <Say text={t('hồ sơ', 'dossiers')} />
      </p>
      <DataTable
        caption={t('Hồ sơ quá hạn', 'Late dossiers')}
        rows={props.rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ code }) => `/dossiers/${code}`}
        keyboard
        compact
        empty={
          <EmptyState
            icon="check-check"
            title={t('Không có hồ sơ quá hạn', 'No late dossiers')}
            text={t('Trong kỳ này mọi hồ sơ đều kịp hạn.', 'In this period everything was in time.')}
          />
        }
        columns={[
          {
            key: 'code',
            title: lateColumns.code,
            heads: true,
            width: 'fit',
            cell: ({ code }) => <a href={`/dossiers/${code}`}>{code}</a>,
          },
          { key: 'procedure', title: lateColumns.procedure, width: 'wide', cell: (row) => row.procedure },
          { key: 'agency', title: lateColumns.agency, cell: (row) => row.agency },
          { key: 'due', title: lateColumns.due, cell: ({ dueAt }) => formatMoment(dueAt, language) },
          {
            key: 'ended',
            title: lateColumns.ended,
            cell: ({ endedAt }) =>
              endedAt === null ? say(t('Chưa xong', 'Not yet')) : formatMoment(endedAt, language),
          },
          {
            key: 'days',
            title: lateColumns.days,
            align: 'end',
            cell: (row) => formatNumber(daysLate(row, now), language),
          },
          {
            key: 'step',
            title: lateColumns.step,
            cell: ({ step, stepAgency, agency, stepDays }) =>
              step === null ? (
                ''
              ) : (
                <>
                  {step}
                  {stepAgency === agency || stepAgency === null ? '' : ` (${stepAgency})`}
                  {stepDays === null || stepDays <= 0 ? null : (
                    <small class="block text-late">{say(overBy(formatNumber(stepDays, language, 1)))}</small>
                  )}
                </>
              ),
          },
          { key: 'person', title: lateColumns.person, cell: ({ person }) => person ?? say(nobody) },
        ]}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
    </>
  );
}

function overBy(days: string): Text {
  return t(`bước này quá hạn ${days} ngày`, `this step over by ${days} days`);
}

export const nobody = t('Chưa giao cho ai', 'Nobody');

/** The six checks, how many records each finds, and the records of one. */
export function ChecksPage(props: {
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: RecordCheck | undefined;
  readonly rows: readonly SuspectDossier[];
  readonly page: number;
  readonly pageSize: number;
}) {
  const language = useLanguage();
  const say = useSay();
  const { counts, chosen } = props;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageTitle
        title={t('Kiểm tra số liệu', 'Record checks')}
        lead={t(
          'Sáu lỗi làm sai lệch thống kê. Sửa ở chính hồ sơ; con số đổi theo ngay.',
          'Six faults that spoil statistics. They are mended in the dossier itself; the figures follow.',
        )}
      />
      <StatisticsTabs current="checks" query="" />
      {all === 0 ? (
        <Alert kind="done" text={t('Cả sáu phép kiểm tra đều sạch.', 'All six checks are clean.')} />
      ) : null}
      <Card title={t('Sáu phép kiểm tra', 'Six checks')} icon="list-checks">
        <DataTable
          caption={t('Sáu phép kiểm tra', 'Six checks')}
          rows={recordChecks}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'title',
              title: t('Lỗi', 'Fault'),
              heads: true,
              cell: ({ code, title }) => <a href={`/statistics/checks?check=${code}`}>{say(title)}</a>,
            },
            {
              key: 'count',
              title: t('Số hồ sơ', 'Dossiers'),
              align: 'end',
              cell: ({ code }) => formatNumber(counts.get(code) ?? 0, language),
            },
            { key: 'remedy', title: t('Cách sửa', 'How to mend'), cell: ({ remedy }) => say(remedy) },
          ]}
        />
      </Card>
      {chosen === undefined ? null : (
        <Card title={chosen.title} icon="search">
          <p>{say(chosen.remedy)}</p>
          <DataTable
            caption={chosen.title}
            rows={props.rows}
            rowKey={({ id }) => String(id)}
            rowHref={({ code }) => `/dossiers/${code}`}
            empty={<EmptyState title={t('Không có hồ sơ nào mắc lỗi này', 'No dossier has this fault')} />}
            columns={[
              {
                key: 'code',
                title: lateColumns.code,
                heads: true,
                cell: ({ code }) => <a href={`/dossiers/${code}`}>{code}</a>,
              },
              { key: 'procedure', title: lateColumns.procedure, cell: (row) => row.procedure },
              { key: 'agency', title: lateColumns.agency, cell: (row) => row.agency },
              {
                key: 'received',
                title: t('Tiếp nhận', 'Received'),
                cell: ({ receivedAt: at }) => (at === null ? '' : formatMoment(at, language)),
              },
              {
                key: 'ended',
                title: t('Kết thúc', 'Ended'),
                cell: ({ endedAt: at }) => (at === null ? '' : formatMoment(at, language)),
              },
            ]}
          />
          <Pagination page={props.page} pageSize={props.pageSize} total={counts.get(chosen.code) ?? 0} />
        </Card>
      )}
    </>
  );
}
