import { reformAreas, type ReformArea, type Unit } from '../indicators/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle, StatTiles, type StatTile } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { withQuery, usePage } from '../ui/page.tsx';
import { Grouped, ViewTabs, type PlanView } from './plan-views.tsx';
import { PlanTable } from './overview-page.tsx';
import { showDay, type Names } from './parts.tsx';
import { PlanSide } from './plan-side.tsx';
import type { Moment } from './programme.ts';
import { countStatuses, type PlanReading, type TaskReading } from './reading.ts';
import { statuses, type Status } from './status-rules.ts';
import { DocumentTable, TargetTable } from './tables.tsx';
import { planKindWords, words } from './words.ts';

export type PlanQuery = {
  readonly view: PlanView;
  readonly area: ReformArea | '';
  readonly owner: string;
  readonly status: Status | '';
  readonly asOf: string;
};

export type PlanPageProps = {
  readonly reading: PlanReading;
  readonly moments: readonly Moment[];
  readonly query: PlanQuery;
  readonly names: Names;
  readonly unitOf: (code: string) => Unit;
  readonly mayEdit: boolean;
};

/** A plan: its targets and tasks with their status, by area, owner or date. */
export function PlanPage(props: PlanPageProps) {
  const { reading, query, names, unitOf, mayEdit } = props;
  const { plan, programme, parent, look } = reading;
  const tasks = filtered(reading.tasks, query);
  const targets = reading.targets.filter(
    ({ target, status }) =>
      (query.area === '' || target.fields.area === query.area) &&
      (query.owner === '' || String(target.fields.ownerId) === query.owner) &&
      (query.status === '' || status === query.status),
  );
  const kind = planKindWords[plan.place.kind];
  return (
    <>
      <PageTitle
        title={plan.fields.title}
        crumbs={[
          { href: '/programme', text: words.room },
          { href: `/programme/programmes/${programme.id}`, text: programme.fields.title },
          ...(parent === null ? [] : [{ href: `/programme/plans/${parent.id}`, text: parent.fields.title }]),
        ]}
        lead={t(
          `${kind.vi}, ${showDay(plan.fields.startsOn)} đến ${showDay(plan.fields.endsOn)}`,
          `${kind.en}, ${showDay(plan.fields.startsOn)} to ${showDay(plan.fields.endsOn)}`,
        )}
        beside={
          <StatusBadge
            tone={plan.own.isPublished ? 'done' : 'new'}
            text={plan.own.isPublished ? words.published : words.draft}
          />
        }
      >
        <LinkButton
          icon="printer"
          href={`/programme/plans/${plan.id}/print${asOfOf(query)}`}
          text={t('Bản in', 'To print')}
        />
        <LinkButton
          icon="download"
          href={`/programme/plans/${plan.id}/plan.xlsx${asOfOf(query)}`}
          text={t('Xuất Excel', 'Excel')}
          download
        />
        {mayEdit ? (
          <LinkButton
            icon="pencil"
            href={`/programme/plans/${plan.id}/edit`}
            text={t('Sửa kế hoạch', 'Edit the plan')}
          />
        ) : null}
      </PageTitle>
      {look.asOf === undefined ? null : (
        <Alert
          kind="note"
          text={t(
            `Kế hoạch, tiến độ và số liệu như đã biết đến hết ngày ${showDay(look.day)}.`,
            `Plan, progress and figures as known at the end of ${showDay(look.day)}.`,
          )}
        />
      )}
      <Counts
        label={t('Mục tiêu theo tình trạng', 'Targets by status')}
        name={words.targets}
        of={reading.targets}
        lateTone="plain"
      />
      <Counts
        label={t('Nhiệm vụ theo tình trạng', 'Tasks by status')}
        name={words.tasks}
        of={reading.tasks}
        lateTone="late"
      />
      <Filters {...props} />
      <Card
        title={words.targets}
        icon="flag"
        id="targets"
        actions={
          mayEdit ? (
            <LinkButton
              size="small"
              icon="plus"
              href={`/programme/plans/${plan.id}/targets/new`}
              text={t('Thêm mục tiêu', 'Add a target')}
            />
          ) : undefined
        }
      >
        <TargetTable targets={targets} names={names} asOf={query.asOf} unitOf={unitOf} />
      </Card>
      <Card
        title={words.tasks}
        icon="list-checks"
        id="tasks"
        actions={
          mayEdit ? (
            <>
              <LinkButton
                size="small"
                icon="plus"
                href={`/programme/plans/${plan.id}/tasks/new`}
                text={t('Thêm nhiệm vụ', 'Add a task')}
              />
              <LinkButton
                size="small"
                icon="upload"
                href={`/programme/plans/${plan.id}/import`}
                text={t('Nhập từ Excel', 'Import from Excel')}
              />
            </>
          ) : undefined
        }
      >
        <ViewTabs view={query.view} />
        <Grouped
          tasks={tasks}
          view={query.view}
          asOf={query.asOf}
          names={names}
          today={look.day}
          isFiltered={tasks.length < reading.tasks.length}
        />
      </Card>
      {reading.years.length === 0 ? null : (
        <Card title={t('Kế hoạch năm', 'Yearly plans')} icon="calendar-days">
          <PlanTable caption={t('Kế hoạch năm', 'Yearly plans')} plans={reading.years} current={new Map()} />
        </Card>
      )}
      <Card title={words.documents} icon="scroll-text">
        {reading.documents.length === 0 ? (
          <EmptyState icon="scroll-text" title={t('Chưa gắn văn bản nào', 'No documents hang on it')} />
        ) : (
          <DocumentTable documents={reading.documents} />
        )}
      </Card>
      <PlanSide {...props} />
    </>
  );
}

function asOfOf({ asOf }: PlanQuery): string {
  return asOf === '' ? '' : `?asOf=${asOf}`;
}

function filtered(tasks: readonly TaskReading[], query: PlanQuery): TaskReading[] {
  return tasks.filter(
    ({ task: { fields }, status }) =>
      (query.area === '' || fields.area === query.area) &&
      (query.owner === '' || [fields.ownerId, ...fields.coOwnerIds].map(String).includes(query.owner)) &&
      (query.status === '' || status === query.status),
  );
}

function Counts(props: {
  label: Text;
  name: Text;
  of: readonly { status: Status }[];
  /** A missed task is late, and red; a missed target is not. */
  lateTone: 'late' | 'plain';
}) {
  const { label, name, of, lateTone } = props;
  const { path } = usePage();
  const counts = countStatuses(of);
  if (of.length === 0) return null;
  const tiles = Object.keys(statuses).flatMap((key): StatTile[] => {
    const status = key as Status;
    const count = counts.get(status) ?? 0;
    if (count === 0) return [];
    const tone = status === 'missed' ? lateTone : tileTones[status];
    return [{ href: withQuery(path, { status }), label: statuses[status], value: count, tone, note: name }];
  });
  return <StatTiles label={label} tiles={tiles} />;
}

const tileTones = {
  met: 'good',
  metLate: 'plain',
  onCourse: 'plain',
  atRisk: 'soon',
  missed: 'plain',
  noData: 'plain',
} as const satisfies Record<Status, StatTile['tone']>;

function Filters({ reading, query, names }: PlanPageProps) {
  const owners = [
    ...new Set([
      ...reading.tasks.map(({ task }) => task.fields.ownerId),
      ...reading.targets.map(({ target }) => target.fields.ownerId),
    ]),
  ].map((id) => ({ value: String(id), label: names(id) }));
  return (
    <FilterBar action={`/programme/plans/${reading.plan.id}`} values={query} keep={['view']}>
      <Select
        name="status"
        label={words.status}
        empty={t('Mọi tình trạng', 'Any status')}
        choices={Object.entries(statuses).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="area"
        label={words.area}
        empty={t('Mọi lĩnh vực', 'Any area')}
        choices={Object.entries(reformAreas).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="owner"
        label={t('Cơ quan', 'Agency')}
        empty={t('Mọi cơ quan', 'Any agency')}
        choices={owners.toSorted((one, other) => one.label.localeCompare(other.label, 'vi'))}
      />
      <DateField name="asOf" label={words.asOf} />
    </FilterBar>
  );
}
