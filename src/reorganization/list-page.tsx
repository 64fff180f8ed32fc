import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { StatusBadge, type StatusTone } from '../ui/badges.tsx';
import { PageTitle } from '../ui/content.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { stateWords } from './life.ts';
import { states, type State } from './schema.ts';
import type { Listed } from './store.ts';
import { words } from './words.ts';

export const stateTones: Record<State, StatusTone> = {
  draft: 'new',
  tried: 'working',
  approved: 'waiting',
  'carried-out': 'done',
  cancelled: 'stopped',
};

export function StateBadge({ state }: { state: string }) {
  const known = states.find((entry) => entry === state) ?? 'draft';
  return <StatusBadge tone={stateTones[known]} text={stateWords[known]} />;
}

/** All plans of reorganisation, those still to come first. */
export function ReorganizationListPage({ rows, mayPlan }: { rows: readonly Listed[]; mayPlan: boolean }) {
  const language = useLanguage();
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          'Hợp nhất, chia tách, kết thúc hoạt động của cơ quan: soạn phương án, chạy thử để biết đụng đến đâu, lãnh đạo thành phố duyệt, rồi thực hiện một bước. Hồ sơ đang giải quyết không mất, ngày hẹn giữ nguyên.',
          'Merging, splitting and abolishing agencies: draft a plan, try it out, have it approved, then carry it out in one step. No dossier under way is lost and no due date moves.',
        )}
      >
        {mayPlan ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/reorganization/new"
            text={t('Soạn phương án', 'Draft a plan')}
          />
        ) : null}
      </PageTitle>
      <DataTable
        caption={t('Các phương án sắp xếp tổ chức', 'Plans of reorganisation')}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `/reorganization/${id}`}
        empty={
          <EmptyState
            icon="git-merge"
            title={t('Chưa có phương án nào', 'No plan yet')}
            text={t(
              'Cán bộ tổ chức thành phố soạn phương án tại đây.',
              'The city personnel officer drafts plans here.',
            )}
          />
        }
        columns={[
          {
            key: 'title',
            title: words.title,
            heads: true,
            width: 'wide',
            cell: ({ id, title }) => <a href={`/reorganization/${id}`}>{title}</a>,
          },
          {
            key: 'day',
            title: words.effectiveOn,
            cell: ({ effectiveOn }) => (effectiveOn === null ? '' : formatDay(effectiveOn)),
          },
          { key: 'decision', title: words.number, cell: ({ decision }) => decision },
          {
            key: 'operations',
            title: words.operations,
            align: 'end',
            cell: ({ operations }) => formatNumber(operations, language),
          },
          {
            key: 'state',
            title: t('Tình trạng', 'State'),
            cell: ({ state }) => <StateBadge state={state} />,
          },
        ]}
      />
    </>
  );
}
