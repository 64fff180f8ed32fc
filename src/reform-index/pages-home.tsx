import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { StageBadge } from './parts.tsx';
import { dueStages, type Level } from './schema.ts';
import type { Cycle } from './store-cycles.ts';
import { dueWords, levelWords, words } from './words.ts';

export type HomeRow = {
  readonly cycle: Cycle;
  /** Where the reader's name leads: the agency's own sheet, the progress, or the published ranking. */
  readonly href: string | null;
  readonly ranking: string | null;
};

/** All cycles, by year. */
export function HomePage({ rows, canManage }: { rows: readonly HomeRow[]; canManage: boolean }) {
  const say = useSay();
  const years = [...Map.groupBy(rows, ({ cycle }) => cycle.year)];
  return (
    <>
      <PageTitle
        title={words.title}
        lead={t(
          'Mỗi cấp có bộ tiêu chí của năm; cơ quan tự chấm, hội đồng thẩm định, điều tra xã hội học, công bố và xếp hạng.',
          'Each level has its criteria for the year; agencies score themselves, are appraised and surveyed, and ranked.',
        )}
      >
        <LinkButton href="/reform-index/sets" icon="list-checks" text={words.sets} />
        {canManage ? (
          <LinkButton
            look="next"
            href="/reform-index/cycles/new"
            icon="plus"
            text={t('Mở kỳ đánh giá', 'New cycle')}
          />
        ) : null}
      </PageTitle>
      {years.length === 0 ? (
        <EmptyState
          icon="scale"
          title={t('Chưa có kỳ đánh giá nào', 'No cycle yet')}
          text={t(
            'Khi bộ tiêu chí của năm được công bố, Sở Nội vụ mở kỳ đánh giá tại đây.',
            'Once the criteria of a year are published, the reform office opens a cycle here.',
          )}
        />
      ) : null}
      {years.map(([year, list]) => (
        <Card key={year} title={t(`Năm ${year}`, `${year}`)}>
          <DataTable
            caption={t(`Kỳ đánh giá năm ${year}`, `Cycles of ${year}`)}
            rows={list.toSorted((a, b) => order(a.cycle.level) - order(b.cycle.level))}
            rowKey={({ cycle }) => String(cycle.id)}
            columns={[
              {
                key: 'level',
                title: t('Cấp', 'Level'),
                heads: true,
                cell: ({ cycle, href }) =>
                  href === null ? (
                    say(levelWords[cycle.level])
                  ) : (
                    <a href={href}>{say(levelWords[cycle.level])}</a>
                  ),
              },
              {
                key: 'stage',
                title: t('Bước', 'Stage'),
                cell: ({ cycle }) => <StageBadge stage={cycle.stage} />,
              },
              { key: 'due', title: t('Thời hạn', 'Due'), cell: ({ cycle }) => dueText(cycle, say) },
              {
                key: 'ranking',
                title: words.ranking,
                cell: ({ ranking }) =>
                  ranking === null ? '–' : <a href={ranking}>{say(t('Xem xếp hạng', 'See the ranking'))}</a>,
              },
            ]}
          />
        </Card>
      ))}
    </>
  );
}

function dueText({ state }: Cycle, say: ReturnType<typeof useSay>): string {
  const due = dueStages.find((stage) => stage === state.stage);
  return due === undefined
    ? '–'
    : `${say(dueWords[due])} ${formatDay(Temporal.PlainDate.from(state.deadlines[due]))}`;
}

function order(level: Level): number {
  return ['department', 'district', 'commune'].indexOf(level);
}
