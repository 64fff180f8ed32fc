import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Subject } from '../reform-work/reform-work.ts';
import type { Kept } from './reading.ts';
import { planTones, planWords, type Plan } from './schema.ts';

export type Names = (id: number) => string;
export const room = t('Kiểm tra CCHC', 'Reform inspections');
export const crumbs = [{ href: '/inspections', text: room }];

export type Progress = {
  readonly planned: number;
  readonly held: number;
  readonly concluded: number;
  readonly surprise: number;
};

export function OverviewPage(props: {
  plans: readonly Subject<Plan>[];
  year: number;
  progress: Progress;
  owed: readonly (Kept & { dueOn: string })[];
  today: string;
  inspects: boolean;
  names: Names;
}) {
  const { plans, year, progress, owed, today, inspects, names } = props;
  const overdue = owed.filter(({ dueOn }) => dueOn < today).length;
  const of = (kind: string) => `/registers/inspection?kind=${kind}&from=${year}-01-01&to=${year}-12-31`;
  const current = plans.find(({ state }) => state.year === year);
  return (
    <>
      <PageTitle
        title={room}
        lead={t(
          'Kế hoạch năm, phiếu kiểm tra tại chỗ, kết luận và khắc phục đến cùng.',
          'The yearly plan, checklists at the place, conclusions, and remedies to the end.',
        )}
      >
        {inspects ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/inspections/visits/new"
            text={t('Kiểm tra đột xuất', 'Surprise visit')}
          />
        ) : null}
        <LinkButton
          icon="chart-column"
          href="/inspections/faults"
          text={t('Tồn tại lặp lại', 'Repeated faults')}
        />
        {inspects ? (
          <LinkButton
            icon="clipboard-check"
            href="/inspections/checklists"
            text={t('Bảng kiểm', 'Checklists')}
          />
        ) : null}
        <LinkButton
          look="quiet"
          icon="notebook-pen"
          href="/registers/inspection"
          text={t('Sổ kiểm tra', 'Register')}
        />
      </PageTitle>
      <StatTiles
        label={t(`Năm ${year}`, String(year))}
        tiles={[
          {
            href: current === undefined ? '/inspections#plans' : `/inspections/plans/${current.id}`,
            label: t('Đơn vị trong kế hoạch năm', 'Units in this year’s plan'),
            value: progress.planned,
          },
          {
            href: of('planned'),
            label: t('Đã kiểm tra theo kế hoạch', 'Visited by plan'),
            value: progress.held,
          },
          { href: of('planned'), label: t('Đã có kết luận', 'Concluded'), value: progress.concluded },
          {
            href: of('surprise'),
            label: t('Kiểm tra đột xuất', 'Surprise visits'),
            value: progress.surprise,
          },
          {
            href: '#owed',
            label: t('Tồn tại quá hạn khắc phục', 'Remedies overdue'),
            value: overdue,
            tone: overdue > 0 ? 'late' : 'good',
          },
        ]}
      />
      <Card title={t('Còn phải khắc phục', 'Still owed')} icon="clock-alert" id="owed">
        <DataTable
          caption={t('Tồn tại còn phải khắc phục', 'Findings still to be remedied')}
          compact
          rows={owed.slice(0, 50)}
          rowKey={({ id }) => String(id)}
          rowTone={({ dueOn }) => (dueOn < today ? 'late' : undefined)}
          empty={
            <EmptyState
              icon="circle-check"
              title={t('Không còn tồn tại nào phải khắc phục', 'Nothing is owed')}
            />
          }
          columns={[
            {
              key: 'fault',
              title: t('Tồn tại', 'Fault'),
              heads: true,
              width: 'wide',
              cell: ({ id, values }) => <a href={`/inspections/findings/${id}`}>{String(values['fault'])}</a>,
            },
            { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ agencyId }) => names(agencyId) },
            {
              key: 'due',
              title: t('Hạn', 'Due'),
              cell: ({ dueOn }) => (dueOn === '' ? '' : formatDay(Temporal.PlainDate.from(dueOn))),
            },
            {
              key: 'late',
              title: t('Tình trạng', 'State'),
              cell: ({ dueOn }) =>
                dueOn < today ? (
                  <StatusBadge tone="stopped" text={t('Quá hạn', 'Overdue')} />
                ) : (
                  <StatusBadge tone="waiting" text={t('Trong hạn', 'In time')} />
                ),
            },
          ]}
        />
        {owed.length > 50 ? (
          <p>
            <a href="/registers/inspection-finding?state=open">
              <Say text={t(`Xem tất cả trong sổ`, 'See all in the register')} />
            </a>
          </p>
        ) : null}
      </Card>
      <Card
        title={t('Kế hoạch năm', 'Yearly plans')}
        icon="calendar-days"
        id="plans"
        actions={
          inspects && current === undefined ? (
            <LinkButton
              size="small"
              icon="plus"
              href="/inspections/plans/new"
              text={t('Lập kế hoạch', 'New plan')}
            />
          ) : undefined
        }
      >
        <DataTable
          caption={t('Kế hoạch năm', 'Yearly plans')}
          rows={plans}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState
              icon="calendar-days"
              title={t('Chưa có kế hoạch kiểm tra', 'There is no plan yet')}
              text={t(
                'Cán bộ kiểm tra lập kế hoạch; lãnh đạo thành phố duyệt.',
                'An inspector writes it; the city’s leader approves.',
              )}
            />
          }
          columns={[
            {
              key: 'year',
              title: t('Năm', 'Year'),
              heads: true,
              cell: ({ id, state }) => (
                <a href={`/inspections/plans/${id}`}>
                  <Say text={t(`Kế hoạch năm ${state.year}`, `Plan of ${state.year}`)} />
                </a>
              ),
            },
            {
              key: 'units',
              title: t('Đơn vị', 'Units'),
              align: 'end',
              cell: ({ state }) => state.lines.length,
            },
            {
              key: 'visited',
              title: t('Đã kiểm tra', 'Visited'),
              align: 'end',
              cell: ({ state }) => state.lines.filter(({ inspectionId }) => inspectionId !== null).length,
            },
            {
              key: 'state',
              title: t('Tình trạng', 'State'),
              cell: ({ state }) => (
                <StatusBadge tone={planTones[state.state]} text={planWords[state.state]} />
              ),
            },
          ]}
        />
      </Card>
    </>
  );
}
