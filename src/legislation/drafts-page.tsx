import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Draft } from './drafts.ts';
import { standings } from './life.ts';
import { documentAddress, showDay } from './parts.tsx';
import { kindWords, room, standingTones, standingWords } from './words.ts';

/** What is on its way, by step. */
export function DraftsPage({ rows, mayPropose }: { rows: readonly Draft[]; mayPropose: boolean }) {
  const say = useSay();
  const groups = standings.flatMap((standing) => {
    const list = rows.filter((row) => row.standing === standing);
    return list.length === 0 ? [] : [{ standing, list }];
  });
  return (
    <>
      <PageTitle
        title={t('Dự thảo văn bản pháp luật', 'Drafts of legal documents')}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          'Từ đề nghị xây dựng, soạn thảo, lấy ý kiến, thẩm định đến trình ban hành.',
          'From proposal, drafting, opinions and appraisal to submission.',
        )}
      >
        {mayPropose ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/legislation/drafts/new"
            text={t('Đề nghị xây dựng văn bản', 'Propose a document')}
          />
        ) : null}
      </PageTitle>
      {rows.length === 0 ? (
        <EmptyState
          icon="file-pen"
          title={t('Chưa có dự thảo nào', 'No drafts yet')}
          text={t(
            'Cơ quan chủ trì gửi đề nghị xây dựng văn bản tại đây.',
            'The agency in charge proposes a document here.',
          )}
        />
      ) : null}
      {groups.map(({ standing, list }) => (
        <section key={standing} class="mt-6">
          <h2 class="mb-2 text-lg font-semibold">
            {say(standingWords[standing])} ({list.length})
          </h2>
          <DataTable
            caption={standingWords[standing]}
            compact
            rows={list}
            rowKey={({ id }) => String(id)}
            rowHref={({ id }) => documentAddress(id)}
            columns={[
              {
                key: 'title',
                title: t('Trích yếu', 'Subject'),
                heads: true,
                width: 'wide',
                cell: ({ id, title, kind }) => (
                  <>
                    {say(kindWords[kind])}: <a href={documentAddress(id)}>{title}</a>
                  </>
                ),
              },
              { key: 'drafter', title: t('Cơ quan soạn thảo', 'Drafted by'), cell: ({ drafter }) => drafter },
              {
                key: 'state',
                title: t('Việc đang chờ', 'What it waits for'),
                cell: ({ isMine, awaited, postedUntil }) =>
                  isMine ? (
                    <StatusBadge tone="new" text={t('Chờ cơ quan bạn góp ý', 'Your opinion is awaited')} />
                  ) : standing === 'opinions' ? (
                    say(
                      t(
                        `${awaited} cơ quan chưa góp ý; đăng đến ${showDay(postedUntil)}`,
                        `${awaited} opinions awaited; posted to ${showDay(postedUntil)}`,
                      ),
                    )
                  ) : (
                    <StatusBadge tone={standingTones[standing]} text={standingWords[standing]} />
                  ),
              },
            ]}
          />
        </section>
      ))}
    </>
  );
}
