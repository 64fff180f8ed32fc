import { t } from '../kernel/messages.ts';
import { PageTitle } from '../ui/content.tsx';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { documentAddress, showDay } from './parts.tsx';
import type { Posted } from './posted.ts';
import { kindWords, room } from './words.ts';

export const postedPerPage = 30;
export const postedTitle = t('Dự thảo đang lấy ý kiến', 'Drafts open for comments');

/** Drafts on which anybody may comment today; those that close first come first. */
export function PostedPage({ rows, total, page }: { rows: readonly Posted[]; total: number; page: number }) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={postedTitle}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          'Ai cũng xem và góp ý được, không cần đăng nhập.',
          'Anybody may read and comment, without signing in.',
        )}
      />
      <DataTable
        caption={postedTitle}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => documentAddress(id)}
        columns={[
          {
            key: 'title',
            title: t('Dự thảo', 'Draft'),
            heads: true,
            width: 'wide',
            cell: ({ id, kind, title }) => (
              <>
                {say(kindWords[kind])}: <a href={documentAddress(id)}>{title}</a>
              </>
            ),
          },
          { key: 'drafter', title: t('Cơ quan soạn thảo', 'Drafted by'), cell: ({ drafter }) => drafter },
          {
            key: 'until',
            title: t('Góp ý đến hết ngày', 'Open to'),
            width: 'fit',
            cell: ({ until }) => showDay(until),
          },
        ]}
        empty={
          <EmptyState
            icon="message-square"
            title={t('Hiện không có dự thảo nào lấy ý kiến', 'No draft is open for comments now')}
          />
        }
      />
      <Pagination page={page} pageSize={postedPerPage} total={total} />
    </>
  );
}
