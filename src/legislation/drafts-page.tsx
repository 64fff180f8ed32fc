import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { EmptyState, Pagination, Tabs } from '../ui/lists.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { draftStandings, shownDrafts, type Draft, type ShownDrafts } from './drafts.ts';
import { documentAddress, showDay } from './parts.tsx';
import { kindWords, room, standingTones, standingWords } from './words.ts';

export const draftsPerPage = 50;
const title = t('Dự thảo văn bản pháp luật', 'Drafts of legal documents');

/** What is on its way, by step; what waits for this person’s agency first. */
export function DraftsPage(props: {
  rows: readonly Draft[];
  counts: Readonly<Record<ShownDrafts, number>>;
  show: ShownDrafts;
  page: number;
  mayPropose: boolean;
}) {
  const { rows, counts, show, page } = props;
  const say = useSay();
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          'Từ đề nghị xây dựng, soạn thảo, lấy ý kiến, thẩm định đến trình ban hành.',
          'From proposal, drafting, opinions and appraisal to submission.',
        )}
      >
        {props.mayPropose ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/legislation/drafts/new"
            text={t('Đề nghị xây dựng văn bản', 'Propose a document')}
          />
        ) : null}
      </PageTitle>
      <Tabs
        label={t('Bước', 'Step')}
        tabs={shownDrafts.map((one) => ({
          href: one === 'open' ? '/legislation/drafts' : `/legislation/drafts?show=${one}`,
          text: tabWords(one),
          count: counts[one],
          current: one === show,
        }))}
      />
      <DataTable
        caption={title}
        compact
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => documentAddress(id)}
        columns={[
          {
            key: 'title',
            title: t('Trích yếu', 'Subject'),
            heads: true,
            width: 'wide',
            cell: (draft) => (
              <>
                {say(kindWords[draft.kind])}: <a href={documentAddress(draft.id)}>{draft.title}</a>
              </>
            ),
          },
          { key: 'drafter', title: t('Cơ quan soạn thảo', 'Drafted by'), cell: ({ drafter }) => drafter },
          {
            key: 'state',
            title: t('Bước', 'Step'),
            width: 'fit',
            cell: ({ standing }) => (
              <StatusBadge tone={standingTones[standing]} text={standingWords[standing]} />
            ),
          },
          {
            key: 'waits',
            title: t('Việc đang chờ', 'What it waits for'),
            cell: (draft) => <Waits {...draft} />,
          },
        ]}
        empty={
          <EmptyState
            icon="file-pen"
            title={
              show === 'open'
                ? t('Chưa có dự thảo nào', 'No drafts yet')
                : t('Không có dự thảo nào ở bước này', 'No drafts at this step')
            }
            text={t(
              'Cơ quan chủ trì gửi đề nghị xây dựng văn bản tại đây.',
              'The agency in charge proposes a document here.',
            )}
          />
        }
      />
      <Pagination page={page} pageSize={draftsPerPage} total={counts[show]} />
    </>
  );
}

function tabWords(show: ShownDrafts): Text {
  const standing = draftStandings.find((one) => one === show);
  return standing === undefined ? t('Đang làm', 'On their way') : standingWords[standing];
}

function Waits({ standing, isMine, awaited, postedUntil }: Draft) {
  if (isMine) return <StatusBadge tone="new" text={t('Chờ cơ quan bạn góp ý', 'Your opinion is awaited')} />;
  if (standing !== 'opinions') return <Say text={waitingFor[standing] ?? t('–', '–')} />;
  const posted = postedUntil === null ? '' : showDay(postedUntil);
  return (
    <Say
      text={t(
        `${awaited} cơ quan chưa góp ý${posted === '' ? '' : `; đăng đến ${posted}`}`,
        `${awaited} opinions awaited${posted === '' ? '' : `; posted to ${posted}`}`,
      )}
    />
  );
}

const waitingFor: Readonly<Partial<Record<Draft['standing'], Text>>> = {
  proposed: t('Sở Tư pháp chấp thuận đề nghị', 'The justice department to accept it'),
  drafting: t(
    'Cơ quan soạn thảo lấy ý kiến, gửi thẩm định',
    'The drafters to ask for opinions and appraisal',
  ),
  appraisal: t('Báo cáo thẩm định; sau đó tiếp thu và trình', 'The appraisal, then submission'),
  submitted: t('Ban hành', 'To be issued'),
};
