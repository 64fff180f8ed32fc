import { t } from '../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../ui/badges.tsx';
import { PageTitle } from '../ui/content.tsx';
import { NumberField } from '../ui/fields.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { DataTable } from '../ui/table.tsx';
import { documentAddress } from './parts.tsx';
import { room } from './words.ts';

export type CheckRow = {
  readonly documentId: number;
  readonly check: number;
  readonly checkedOn: Temporal.PlainDate;
  readonly result: string;
  readonly dueOn: Temporal.PlainDate | null;
  readonly doneOn: Temporal.PlainDate | null;
  readonly number: string | null;
  readonly title: string;
};

const perPage = 50;

/** Self-checks, newest first, each fault with its remedy. A check is recorded on the page of its document. */
export function ChecksPage(props: {
  rows: readonly CheckRow[];
  year: number;
  page: number;
  today: Temporal.PlainDate;
}) {
  const { rows, page, today } = props;
  const faulty = rows.filter(({ result }) => result === 'faulty');
  const open = faulty.filter(({ doneOn }) => doneOn === null);
  return (
    <>
      <PageTitle
        title={t('Tự kiểm tra văn bản', 'Self-checks')}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          `${rows.length} lần kiểm tra, ${faulty.length} văn bản có sai phạm, ${open.length} chưa xử lý xong. Kết quả kiểm tra ghi tại trang của văn bản.`,
          `${rows.length} checks, ${faulty.length} with faults, ${open.length} not remedied. Checks are recorded on the document’s page.`,
        )}
      />
      <FilterBar action="/legislation/checks" values={{ year: props.year === 0 ? '' : String(props.year) }}>
        <NumberField name="year" label={t('Năm', 'Year')} />
      </FilterBar>
      <DataTable
        caption={t('Tự kiểm tra văn bản', 'Self-checks')}
        compact
        rows={rows.slice((page - 1) * perPage, page * perPage)}
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
              const { days } = today.until(dueOn, { largestUnit: 'days' });
              return (
                <DueBadge
                  standing={
                    days < 0
                      ? { kind: 'late', by: { days: -days } }
                      : { kind: 'running', left: { days }, soon: days <= 7 }
                  }
                />
              );
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
      <Pagination page={page} pageSize={perPage} total={rows.length} />
    </>
  );
}
