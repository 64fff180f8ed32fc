import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Plan } from './lives.ts';
import { showDay, type Names } from './parts.tsx';
import type { PlanReading, ProgrammeReading, TaskReading } from './reading.ts';
import type { Day } from './schema.ts';
import { statuses, type Status } from './status-rules.ts';
import { TaskTable } from './tables.tsx';
import { planKindWords, words } from './words.ts';

export type OverviewProps = {
  readonly programmes: readonly ProgrammeReading[];
  /** Plans of the day, read whole, by id. */
  readonly current: ReadonlyMap<number, PlanReading>;
  /** What the person's own agency owes this month; null for who has none. */
  readonly owed: readonly TaskReading[] | null;
  readonly month: string;
  readonly names: Names;
  readonly today: Day;
  readonly mayEdit: boolean;
};

/** All programmes with their plans; what one's own agency owes comes first. */
export function OverviewPage({ programmes, current, owed, month, names, today, mayEdit }: OverviewProps) {
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          'Chương trình, kế hoạch, mục tiêu và nhiệm vụ; tình trạng được tính từ số liệu và báo cáo tiến độ.',
          'Programmes, plans, targets and tasks; their status is computed from figures and reports.',
        )}
      >
        {mayEdit ? (
          <LinkButton
            icon="plus"
            look="next"
            href="/programme/programmes/new"
            text={t('Lập chương trình', 'New programme')}
          />
        ) : null}
        <LinkButton icon="calendar-clock" href="/programme/owed" text={t('Việc đến hạn', 'What is due')} />
        <LinkButton icon="scroll-text" href="/programme/documents" text={words.documents} />
      </PageTitle>
      {owed === null ? null : (
        <Card
          title={t(
            `Cơ quan của bạn: việc cần xong trong tháng ${month}`,
            `Your agency: to be done in ${month}`,
          )}
          icon="calendar-check"
        >
          {owed.length === 0 ? (
            <EmptyState
              icon="circle-check"
              title={t('Không có nhiệm vụ nào đến hạn trong tháng', 'Nothing is due this month')}
            />
          ) : (
            <TaskTable
              caption={t('Nhiệm vụ của cơ quan bạn', 'Tasks of your agency')}
              tasks={owed}
              names={names}
              today={today}
              asOf=""
              without="area"
            />
          )}
        </Card>
      )}
      {programmes.length === 0 ? (
        <EmptyState
          icon="flag"
          title={t('Chưa có chương trình nào', 'There is no programme yet')}
          text={t(
            'Cán bộ cải cách hành chính lập chương trình, rồi kế hoạch giai đoạn và kế hoạch năm.',
            'The reform officer writes the programme, then its period and yearly plans.',
          )}
        />
      ) : null}
      {programmes.map((entry) => (
        <ProgrammeCard key={entry.programme.id} {...entry} current={current} mayEdit={mayEdit} />
      ))}
    </>
  );
}

function ProgrammeCard({
  programme: { id, fields },
  plans,
  current,
  mayEdit,
}: ProgrammeReading & Pick<OverviewProps, 'current' | 'mayEdit'>) {
  return (
    <Card
      title={fields.title}
      icon="flag"
      actions={
        <>
          <LinkButton
            size="small"
            look="quiet"
            icon="info"
            href={`/programme/programmes/${id}`}
            text={t('Chi tiết', 'Details')}
          />
          {mayEdit ? (
            <LinkButton
              size="small"
              icon="plus"
              href={`/programme/plans/new?programme=${id}`}
              text={t('Thêm kế hoạch', 'Add a plan')}
            />
          ) : null}
        </>
      }
    >
      <PlanTable
        caption={t(`Kế hoạch của ${fields.title}`, `Plans of ${fields.title}`)}
        plans={plans}
        current={current}
      />
    </Card>
  );
}

export function PlanTable({
  caption,
  plans,
  current,
}: {
  caption: ReturnType<typeof t>;
  plans: readonly Plan[];
  current: ReadonlyMap<number, PlanReading>;
}) {
  const say = useSay();
  const href = ({ id }: Plan): string => `/programme/plans/${id}`;
  return (
    <DataTable
      caption={caption}
      keyboard
      rows={plans}
      rowKey={({ id }) => String(id)}
      rowHref={href}
      empty={<EmptyState icon="calendar" title={t('Chưa có kế hoạch nào', 'No plans yet')} />}
      columns={[
        {
          key: 'title',
          title: t('Kế hoạch', 'Plan'),
          heads: true,
          width: 'wide',
          cell: (plan) => <a href={href(plan)}>{plan.fields.title}</a>,
        },
        {
          key: 'kind',
          title: t('Loại', 'Kind'),
          width: 'fit',
          cell: ({ place }) => say(planKindWords[place.kind]),
        },
        {
          key: 'days',
          title: t('Thời gian', 'Days'),
          cell: ({ fields }) => `${showDay(fields.startsOn)} – ${showDay(fields.endsOn)}`,
        },
        {
          key: 'standing',
          title: words.status,
          cell: (plan) => {
            if (!plan.own.isPublished) return <StatusBadge tone="new" text={words.draft} />;
            const reading = current.get(plan.id);
            return reading === undefined ? <Say text={words.published} /> : <Counts reading={reading} />;
          },
        },
      ]}
    />
  );
}

function Counts({ reading }: { reading: PlanReading }) {
  const say = useSay();
  return (
    <div>
      {[
        { of: reading.targets, name: words.targets },
        { of: reading.tasks, name: words.tasks },
      ]
        .filter(({ of }) => of.length > 0)
        .map(({ of, name }) => (
          <p key={name.en}>
            {say(name)}: {said(of, (status) => say(statuses[status]))}
          </p>
        ))}
    </div>
  );
}

function said(of: readonly { status: Status }[], name: (status: Status) => string): string {
  return Object.keys(statuses)
    .flatMap((key) => {
      const status = key as Status;
      const count = of.filter((one) => one.status === status).length;
      return count === 0 ? [] : [`${count} ${name(status).toLowerCase()}`];
    })
    .join(', ');
}
