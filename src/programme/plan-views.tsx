import { reformAreas, type ReformArea } from '../indicators/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import { EmptyState, Tabs } from '../ui/lists.tsx';
import { Say, usePage, useSay, withQuery } from '../ui/page.tsx';
import type { Names } from './parts.tsx';
import type { TaskReading } from './reading.ts';
import { TaskTable } from './tables.tsx';

export const planViews = {
  area: t('Theo lĩnh vực', 'By area'),
  owner: t('Theo cơ quan', 'By owner'),
  date: t('Theo thời hạn', 'By date'),
} satisfies Record<string, Text>;
export type PlanView = keyof typeof planViews;

/** The ways in which tasks can be arranged, each with its address. */
export function ViewTabs({ view: current }: { view: PlanView }) {
  const { path } = usePage();
  return (
    <Tabs
      label={t('Cách xếp nhiệm vụ', 'How tasks are arranged')}
      tabs={Object.entries(planViews).map(([view, text]) => ({
        href: `${withQuery(path, { view })}#tasks`,
        text,
        current: view === current,
      }))}
    />
  );
}

/** Tasks under the headings of a view. */
export function Grouped({
  tasks,
  view,
  asOf,
  names,
  today,
  isFiltered,
}: {
  tasks: readonly TaskReading[];
  view: PlanView;
  asOf: string;
  names: Names;
  today: string;
  /** Only some of the plan's tasks were asked for. */
  isFiltered: boolean;
}) {
  const say = useSay();
  if (tasks.length === 0)
    return (
      <EmptyState
        icon="list-checks"
        {...(isFiltered
          ? {
              title: t('Không có nhiệm vụ nào như vậy', 'No such tasks'),
              text: t('Bỏ bớt điều kiện lọc để xem các nhiệm vụ khác.', 'Clear a filter to see other tasks.'),
            }
          : { title: t('Kế hoạch này chưa có nhiệm vụ', 'This plan has no tasks yet') })}
      />
    );
  const groups = [...Map.groupBy(tasks, (entry) => groupOf(entry, view, names))].toSorted(([one], [other]) =>
    view === 'owner' ? one.localeCompare(other, 'vi') : one < other ? -1 : 1,
  );
  return (
    <>
      {groups.map(([key, list]) => {
        const title = headingOf(key, view);
        return (
          <section key={key}>
            <h3>
              {say(title)} <span class="hint">({list.length})</span>
            </h3>
            <TaskTable
              caption={title}
              tasks={list.toSorted((one, other) =>
                one.task.fields.dueOn.localeCompare(other.task.fields.dueOn),
              )}
              names={names}
              today={today}
              asOf={asOf}
              {...(view === 'date' ? {} : { without: view })}
            />
          </section>
        );
      })}
      <p class="hint">
        <Say text={t(`${tasks.length} nhiệm vụ`, `${tasks.length} tasks`)} />
      </p>
    </>
  );
}

const areaOrder = Object.keys(reformAreas);

/** Key of a group, in the order in which groups stand. */
function groupOf({ task: { fields } }: TaskReading, view: PlanView, names: Names): string {
  if (view === 'owner') return names(fields.ownerId);
  return view === 'area' ? String(areaOrder.indexOf(fields.area)) : fields.dueOn.slice(0, 7);
}

function headingOf(key: string, view: PlanView): string | Text {
  if (view === 'owner') return key;
  if (view === 'area') return reformAreas[areaOrder[Number(key)] as ReformArea];
  const [year = '', month = ''] = key.split('-');
  return t(`Tháng ${Number(month)} năm ${year}`, `${month}/${year}`);
}
