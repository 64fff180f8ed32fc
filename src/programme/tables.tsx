import { reformAreas, type Unit } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Progress } from '../ui/notices.tsx';
import { useSay, type Words } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { TargetReading } from './figures.ts';
import { FigureLink, showDay, StatusMark, TaskDue, useThreshold, type Names } from './parts.tsx';
import type { TaskReading } from './reading.ts';
import type { DocumentReading } from './reading-documents.ts';
import type { Day } from './schema.ts';
import { followUpStandings } from './status-rules.ts';
import { documentKindWords, followUpTones, words } from './words.ts';

type Address = { readonly asOf: string };

/** Query of an address that keeps the as-of day. */
export function asOfQuery({ asOf }: Address): string {
  return asOf === '' ? '' : `?asOf=${asOf}`;
}

export function TaskTable(props: {
  caption: Words;
  tasks: readonly TaskReading[];
  names: Names;
  today: Day;
  asOf: string;
  /** Left out where the heading above says it. */
  without?: 'owner' | 'area';
}) {
  const say = useSay();
  const { names, today } = props;
  const query = asOfQuery(props);
  const href = ({ task }: TaskReading): string => `/programme/tasks/${task.id}${query}`;
  return (
    <DataTable
      caption={props.caption}
      keyboard
      compact
      rows={props.tasks}
      rowKey={({ task }) => String(task.id)}
      rowHref={href}
      rowTone={({ status }) => (status === 'missed' ? 'late' : status === 'atRisk' ? 'soon' : undefined)}
      columns={[
        { key: 'number', title: t('Số', 'No.'), width: 'fit', cell: ({ task }) => task.place.number },
        {
          key: 'title',
          title: t('Nhiệm vụ', 'Task'),
          heads: true,
          width: 'wide',
          cell: (row) => <a href={href(row)}>{row.task.fields.title}</a>,
        },
        ...(props.without === 'owner'
          ? []
          : [
              {
                key: 'owner',
                title: words.owner,
                cell: ({ task }: TaskReading) => names(task.fields.ownerId),
              },
            ]),
        ...(props.without === 'area'
          ? []
          : [
              {
                key: 'area',
                title: words.area,
                cell: ({ task }: TaskReading) => say(reformAreas[task.fields.area]),
              },
            ]),
        {
          key: 'due',
          title: words.due,
          cell: ({ task }) => <TaskDue own={task.own} dueOn={task.fields.dueOn} today={today} />,
        },
        {
          key: 'progress',
          title: words.progress,
          cell: ({ task }) => (
            <div class="w-full">
              <Progress
                value={task.own.progress / 100}
                label={t(`Tiến độ: ${task.fields.title}`, `Progress: ${task.fields.title}`)}
              />
            </div>
          ),
        },
        {
          key: 'status',
          title: words.status,
          width: 'fit',
          cell: ({ status }) => <StatusMark status={status} />,
        },
      ]}
    />
  );
}

export function TargetTable(props: {
  targets: readonly TargetReading[];
  names: Names;
  asOf: string;
  unitOf: (code: string) => Unit;
}) {
  const say = useSay();
  const threshold = useThreshold();
  const query = asOfQuery(props);
  const href = ({ target }: TargetReading): string => `/programme/targets/${target.id}${query}`;
  return (
    <DataTable
      caption={words.targets}
      keyboard
      rows={props.targets}
      rowKey={({ target }) => String(target.id)}
      rowHref={href}
      empty={<EmptyState icon="flag" title={t('Chưa có mục tiêu nào', 'No targets')} />}
      columns={[
        { key: 'number', title: t('Số', 'No.'), width: 'fit', cell: ({ target }) => target.place.number },
        {
          key: 'title',
          title: t('Mục tiêu', 'Target'),
          heads: true,
          width: 'wide',
          cell: (row) => <a href={href(row)}>{row.target.fields.title}</a>,
        },
        {
          key: 'threshold',
          title: t('Ngưỡng', 'Threshold'),
          width: 'fit',
          cell: ({ target: { fields } }) =>
            threshold(fields.comparison, fields.threshold, props.unitOf(fields.indicator)),
        },
        {
          key: 'figure',
          title: t('Kết quả', 'Figure'),
          cell: (row) =>
            row.agencies.length === 0 ? (
              <FigureLink code={row.target.fields.indicator} figure={row.figure} question={row.question} />
            ) : (
              <a href={href(row)}>{say(agenciesMet(row))}</a>
            ),
        },
        { key: 'due', title: words.due, width: 'fit', cell: ({ target }) => showDay(target.fields.dueOn) },
        {
          key: 'status',
          title: words.status,
          width: 'fit',
          cell: ({ status }) => <StatusMark status={status} />,
        },
      ]}
    />
  );
}

/** How many agencies are at the threshold: of a target for each of a level. */
export function agenciesMet({ agencies }: TargetReading) {
  const present = agencies.filter(({ endedOn }) => endedOn === null);
  const met = present.filter(({ isReached }) => isReached === true).length;
  return t(`${met}/${present.length} cơ quan đạt`, `${met} of ${present.length} agencies at it`);
}

export function DocumentTable({ documents }: { documents: readonly DocumentReading[] }) {
  const say = useSay();
  const href = ({ document }: DocumentReading): string => `/programme/documents/${document.id}`;
  return (
    <DataTable
      caption={words.documents}
      keyboard
      rows={documents}
      rowKey={({ document }) => String(document.id)}
      rowHref={href}
      columns={[
        {
          key: 'number',
          title: t('Số, ký hiệu', 'Number'),
          heads: true,
          cell: (row) => <a href={href(row)}>{row.document.fields.number}</a>,
        },
        {
          key: 'kind',
          title: t('Loại', 'Kind'),
          width: 'fit',
          cell: ({ document }) => say(documentKindWords[document.fields.kind]),
        },
        {
          key: 'issuedOn',
          title: t('Ngày', 'Issued'),
          width: 'fit',
          cell: ({ document }) => showDay(document.fields.issuedOn),
        },
        {
          key: 'issuer',
          title: t('Cơ quan ban hành', 'Issued by'),
          cell: ({ document }) => document.fields.issuer,
        },
        {
          key: 'title',
          title: t('Trích yếu', 'Subject'),
          width: 'wide',
          cell: ({ document }) => document.fields.title,
        },
        {
          key: 'standing',
          title: t('Theo dõi', 'Follow-up'),
          width: 'fit',
          cell: ({ standing, document }) => (
            <span>
              <StatusBadge tone={followUpTones[standing]} text={followUpStandings[standing]} />
              {document.fields.followUpBy === null ? null : (
                <span class="hint">
                  {' '}
                  {say(t('hạn', 'by'))} {showDay(document.fields.followUpBy)}
                </span>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
