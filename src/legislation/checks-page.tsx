import { t, type Text } from '../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../ui/badges.tsx';
import { PageTitle } from '../ui/content.tsx';
import { NumberField } from '../ui/fields.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination, Tabs } from '../ui/lists.tsx';
import { DataTable } from '../ui/table.tsx';
import { shownOfChecks, type CheckRow, type ShownOfChecks } from './checks.ts';
import { documentAddress, dueStanding } from './parts.tsx';
import { room } from './words.ts';

export const checksPerPage = 50;

const shownWords: Readonly<Record<ShownOfChecks, Text>> = {
  all: t('Tất cả', 'All'),
  faulty: t('Có sai phạm', 'With faults'),
  open: t('Chưa xử lý xong', 'Not remedied'),
};

/** Self-checks, newest first, each fault with its remedy. A check is recorded on the page of its document. */
export function ChecksPage(props: {
  rows: readonly CheckRow[];
  counts: Readonly<Record<ShownOfChecks, number>>;
  year: number;
  show: ShownOfChecks;
  page: number;
  today: Temporal.PlainDate;
}) {
  const { rows, counts, page, today, show } = props;
  const year = props.year === 0 ? '' : String(props.year);
  return (
    <>
      <PageTitle
        title={t('Tự kiểm tra văn bản', 'Self-checks')}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          'Kết quả kiểm tra và việc xử lý ghi tại trang của văn bản.',
          'Checks and what follows from them are recorded on the document’s page.',
        )}
      />
      <FilterBar action="/legislation/checks" values={{ year, show }} keep={['show']}>
        <NumberField name="year" label={t('Năm', 'Year')} width="short" />
      </FilterBar>
      <Tabs
        label={t('Kết quả', 'Result')}
        tabs={shownOfChecks.map((one) => ({
          href: `/legislation/checks?${new URLSearchParams({ ...(year === '' ? {} : { year }), show: one }).toString()}`,
          text: shownWords[one],
          count: counts[one],
          current: one === show,
        }))}
      />
      <DataTable
        caption={t('Tự kiểm tra văn bản', 'Self-checks')}
        compact
        rows={rows}
        rowKey={({ documentId, check }) => `${documentId}-${check}`}
        rowHref={({ documentId }) => documentAddress(documentId)}
        columns={[
          {
            key: 'number',
            title: t('Số, ký hiệu', 'Number'),
            width: 'fit',
            heads: true,
            cell: ({ documentId, number }) => <a href={documentAddress(documentId)}>{number}</a>,
          },
          { key: 'title', title: t('Trích yếu', 'Subject'), width: 'wide', cell: ({ title }) => title },
          {
            key: 'on',
            title: t('Ngày kiểm tra', 'Checked on'),
            width: 'fit',
            cell: ({ checkedOn }) => formatDay(checkedOn),
          },
          {
            key: 'result',
            title: t('Kết quả', 'Result'),
            width: 'fit',
            cell: ({ result }) =>
              result === 'fits' ? (
                <StatusBadge tone="done" text={t('Phù hợp', 'Right')} />
              ) : (
                <StatusBadge tone="waiting" text={t('Có sai phạm', 'Faulty')} />
              ),
          },
          {
            key: 'remedy',
            title: t('Xử lý', 'Remedy'),
            cell: ({ result, dueOn, doneOn }) => {
              if (result === 'fits' || dueOn === null) return '–';
              if (doneOn !== null) return formatDay(doneOn);
              return <DueBadge standing={dueStanding(dueOn, today)} />;
            },
          },
        ]}
        empty={
          <EmptyState
            icon="shield-check"
            title={t('Chưa có lần kiểm tra nào', 'No checks yet')}
            text={t(
              'Mở trang của văn bản và ghi kết quả tự kiểm tra.',
              'Open the page of a document and record its check.',
            )}
          />
        }
      />
      <Pagination page={page} pageSize={checksPerPage} total={counts[show]} />
    </>
  );
}
