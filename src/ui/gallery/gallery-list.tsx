import { t, type Language } from '../../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../badges.tsx';
import { LinkButton } from '../buttons.tsx';
import { Select } from '../choices.tsx';
import { PageTitle } from '../content.tsx';
import { DateField, TextField } from '../fields.tsx';
import { Layout } from '../layout.tsx';
import { EmptyState, FilterBar, Pagination, Tabs } from '../lists.tsx';
import { DataTable, type Column } from '../table.tsx';
import { pageOf } from './gallery-frame.ts';
import { galleryRows, standingAt, tones, type GalleryRow } from './gallery-rows.ts';

export function List({ language }: { language: Language }) {
  const page = pageOf(language, '/dossiers?state=4&sort=due');
  return (
    <Layout page={page} title={t('Hồ sơ của tôi', 'My dossiers')} width="wide">
      <PageTitle title={t('Hồ sơ của tôi', 'My dossiers')}>
        <LinkButton look="next" icon="file-plus" href="/counter/receive" text={t('Tiếp nhận', 'Receive')} />
      </PageTitle>
      <Tabs
        label={t('Trạng thái', 'State')}
        tabs={[
          { href: '/dossiers?state=4', text: t('Đang xử lý', 'In progress'), count: 2314, current: true },
          { href: '/dossiers?due=soon', text: t('Sắp đến hạn', 'Due soon'), count: 31, current: false },
          { href: '/dossiers?due=late', text: t('Quá hạn', 'Overdue'), count: 2, current: false },
          {
            href: '/dossiers?state=5',
            text: t('Chờ bổ sung', 'Waiting for papers'),
            count: 17,
            current: false,
          },
        ]}
      />
      <FilterBar
        action="/dossiers"
        values={{ state: '4', sort: 'due' }}
        keep={['sort']}
        more={{
          open: false,
          children: <DateField name="from" label={t('Tiếp nhận từ ngày', 'Received from')} />,
        }}
      >
        <TextField
          name="q"
          type="search"
          label={t('Tìm', 'Search')}
          placeholder={t('Mã, tên người nộp', 'Code, applicant')}
        />
        <Select
          name="state"
          label={t('Trạng thái', 'State')}
          empty={t('Mọi trạng thái', 'Any state')}
          choices={Object.entries(tones).map(([value, { text }]) => ({ value, label: text }))}
        />
        <Select
          name="unit"
          label={t('Đơn vị', 'Unit')}
          empty={t('Mọi đơn vị', 'Any unit')}
          choices={[{ value: 'tp', label: 'Tư pháp – Hộ tịch' }]}
        />
      </FilterBar>
      <DataTable
        caption={t('Hồ sơ đang xử lý', 'Dossiers in progress')}
        columns={codes}
        rows={galleryRows(50)}
        rowKey={(row) => row.code}
        rowHref={(row) => `/dossiers/${row.code}`}
        rowTone={(row) => (row.dueInMinutes < 0 ? 'late' : row.dueInMinutes < 480 ? 'soon' : undefined)}
        sort="due"
        compact
        keyboard
        select={{
          name: 'dossier',
          value: (row) => row.code,
          label: (row) => t(`Chọn ${row.code}`, `Select ${row.code}`),
        }}
      />
      <Pagination page={3} pageSize={50} total={2314} />
    </Layout>
  );
}

export function Empty({ language }: { language: Language }) {
  return (
    <Layout page={pageOf(language, '/approvals')} title={t('Chờ phê duyệt', 'To approve')}>
      <PageTitle title={t('Chờ phê duyệt', 'To approve')} />
      <DataTable
        caption={t('Hồ sơ chờ phê duyệt', 'Dossiers to approve')}
        columns={codes}
        rows={[]}
        rowKey={(row) => row.code}
        empty={
          <EmptyState
            icon="check-check"
            title={t('Không còn hồ sơ nào chờ ký', 'Nothing waits for your signature')}
            text={t(
              'Hồ sơ trình mới sẽ hiện ở đây ngay khi chuyên viên chuyển lên.',
              'New submissions appear here as soon as they are handed up.',
            )}
          >
            <LinkButton href="/dossiers" text={t('Xem hồ sơ của đơn vị', 'Dossiers of the unit')} />
          </EmptyState>
        }
      />
      <DataTable
        caption={t('Bảng không có dòng', 'A table without rows')}
        showCaption
        columns={codes}
        rows={[]}
        rowKey={(row) => row.code}
      />
      <DataTable
        caption={t('Bảng thường', 'A usual table')}
        showCaption
        columns={codes}
        rows={galleryRows(4)}
        rowKey={(row) => row.code}
      />
    </Layout>
  );
}

const codes: readonly Column<GalleryRow>[] = [
  {
    key: 'code',
    title: t('Mã hồ sơ', 'Code'),
    heads: true,
    sortable: true,
    width: 'fit',
    cell: (row) => <a href={`/dossiers/${row.code}`}>{row.code}</a>,
  },
  {
    key: 'procedure',
    title: t('Thủ tục', 'Procedure'),
    width: 'wide',
    cell: (row) => <span title={row.procedure}>{row.procedure}</span>,
  },
  { key: 'applicant', title: t('Người nộp', 'Applicant'), sortable: true, cell: (row) => row.applicant },
  {
    key: 'state',
    title: t('Trạng thái', 'State'),
    width: 'fit',
    cell: (row) => <StatusBadge tone={tones[row.state].tone} text={tones[row.state].text} />,
  },
  { key: 'owner', title: t('Đang ở', 'With'), hideOnPhone: true, cell: (row) => row.owner },
  {
    key: 'due',
    title: t('Thời hạn', 'Time left'),
    sortable: true,
    width: 'fit',
    cell: (row) => <DueBadge standing={standingAt(row.dueInMinutes)} />,
  },
];
