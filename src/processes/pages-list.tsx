import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { Code } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { processAddress, processesPath } from './addresses.ts';

export type ProcessRow = {
  readonly code: string;
  readonly name: string;
  /** Version in force; null when only a draft exists. */
  readonly number: number | null;
  readonly publishedAt: Temporal.Instant | null;
  readonly hasDraft: boolean;
  /** Procedures in force that run on it. */
  readonly procedures: number;
  /** Open dossiers that run on any of its versions, as far as the reader may see. */
  readonly dossiers: number;
};

export type ProcessListProps = {
  readonly processes: readonly ProcessRow[];
  /** The words searched for. */
  readonly q: string;
  readonly canEdit: boolean;
  readonly countsDossiers: boolean;
};

/** All process models of the city. */
export function ProcessListPage({ processes, q, canEdit, countsDossiers }: ProcessListProps) {
  return (
    <>
      <PageTitle
        title={t('Quy trình giải quyết', 'Processes')}
        lead={t(
          'Mỗi quy trình được vẽ theo BPMN 2.0 và được chứng minh là đúng trước khi ban hành. Hồ sơ đang giải quyết vẫn theo phiên bản lúc tiếp nhận.',
          'Each process is drawn in BPMN 2.0 and proved sound before it is published. Dossiers in progress stay on the version they were received under.',
        )}
      >
        {canEdit ? (
          <LinkButton
            look="next"
            icon="plus"
            href={`${processesPath}/new`}
            text={t('Quy trình mới', 'New process')}
          />
        ) : null}
      </PageTitle>
      <FilterBar action={processesPath} values={{ q }}>
        <TextField name="q" label={t('Tên hoặc mã quy trình', 'Name or code of the process')} />
      </FilterBar>
      <Processes {...{ processes, q, canEdit, countsDossiers }} />
    </>
  );
}

function Processes({ processes, q, canEdit, countsDossiers }: ProcessListProps) {
  const language = useLanguage();
  return (
    <DataTable
      caption={t('Danh sách quy trình', 'List of processes')}
      rows={processes}
      rowKey={(row) => row.code}
      rowHref={(row) => processAddress(row.code)}
      keyboard
      empty={
        q === '' ? (
          <EmptyState icon="workflow" title={t('Chưa có quy trình nào', 'No processes yet')} />
        ) : (
          <EmptyState
            icon="search"
            title={t('Không có quy trình nào khớp', 'No process matches')}
            text={t('Thử ít chữ hơn hoặc chữ khác.', 'Try fewer or other words.')}
          />
        )
      }
      columns={[
        {
          key: 'name',
          title: t('Tên', 'Name'),
          heads: true,
          width: 'wide',
          cell: (row) => <a href={processAddress(row.code)}>{row.name}</a>,
        },
        { key: 'code', title: t('Mã', 'Code'), width: 'fit', cell: (row) => <Code>{row.code}</Code> },
        {
          key: 'number',
          title: t('Phiên bản', 'Version'),
          align: 'end',
          width: 'fit',
          cell: (row) => row.number ?? <Say text={t('chưa có', 'none')} />,
        },
        {
          key: 'publishedAt',
          title: t('Ban hành ngày', 'Published on'),
          width: 'fit',
          cell: (row) => (row.publishedAt === null ? '–' : formatDay(row.publishedAt)),
        },
        {
          key: 'procedures',
          title: t('Thủ tục dùng', 'Procedures'),
          align: 'end',
          width: 'fit',
          cell: (row) => formatNumber(row.procedures, language),
        },
        ...(countsDossiers
          ? [
              {
                key: 'dossiers',
                title: t('Hồ sơ đang chạy', 'Open dossiers'),
                align: 'end' as const,
                width: 'fit' as const,
                cell: (row: ProcessRow) => formatNumber(row.dossiers, language),
              },
            ]
          : []),
        ...(canEdit
          ? [
              {
                key: 'draft',
                title: t('Bản thảo', 'Draft'),
                width: 'fit' as const,
                cell: (row: ProcessRow) =>
                  row.hasDraft ? (
                    <StatusBadge tone="waiting" text={t('Có bản thảo', 'Has a draft')} />
                  ) : (
                    <Say text={t('Không', 'No')} />
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
