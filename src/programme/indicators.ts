import { sql, type RawBuilder } from 'kysely';
import { agencyNames, readIndicators } from '../indicators/indicators.ts';
import {
  reformAreas,
  type FactSource,
  type Frame,
  type Indicator,
  type Measure,
  type RowTable,
} from '../indicators/schema.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { t, type Language, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { documentLife, targetLife, taskLife } from './lives.ts';
import { loadStates } from './store.ts';

const law = 'Nghị quyết số 76/NQ-CP ngày 15/7/2021; Nghị quyết số 30c/NQ-CP ngày 08/11/2011';

const taskFacts = source('task', t('Nhiệm vụ của kế hoạch cải cách', 'Tasks of reform plans'), taskRows);
const targetFacts = source(
  'target',
  t('Mục tiêu của kế hoạch cải cách', 'Targets of reform plans'),
  targetRows,
);
const documentFacts = source('document', t('Văn bản chỉ đạo, điều hành', 'Steering documents'), documentRows);

/** Due (issued, of a document) within the period. */
const within = ({ from, to }: Frame): RawBuilder<boolean> =>
  sql<boolean>`fact.due_on between ${from} and ${to}`;

/** What this room counts of its own: tasks due, done and overdue, targets due, documents issued. */
export const programmeIndicators: readonly Indicator[] = [
  {
    code: 'programme.tasks',
    title: t('Số nhiệm vụ đến hạn', 'Tasks due'),
    unit: 'count',
    definition: t(
      'Nhiệm vụ của các kế hoạch đã ban hành có hạn hoàn thành trong kỳ, trừ nhiệm vụ đã đưa ra khỏi kế hoạch',
      'Tasks of published plans due within the period, without those taken out of their plan',
    ),
    law,
    area: 'steering',
    better: 'none',
    from: measure(taskFacts, within),
    isOpen: true,
  },
  {
    code: 'programme.tasksDone',
    title: t('Số nhiệm vụ đã hoàn thành', 'Tasks done'),
    unit: 'count',
    definition: t(
      'Nhiệm vụ đến hạn trong kỳ đã được xác nhận hoàn thành, trong hạn hoặc trễ hạn',
      'Tasks due within the period that have been confirmed as done, in time or late',
    ),
    law,
    area: 'steering',
    better: 'more',
    from: measure(taskFacts, (frame) => sql<boolean>`${within(frame)} and fact.done_on is not null`),
    isOpen: true,
  },
  {
    code: 'programme.tasksDoneInTime',
    title: t('Số nhiệm vụ hoàn thành trong hạn', 'Tasks done in time'),
    unit: 'count',
    definition: t(
      'Nhiệm vụ đến hạn trong kỳ, ngày hoàn thành không sau ngày đến hạn và đã được xác nhận',
      'Tasks due within the period, done by their day and confirmed',
    ),
    law,
    area: 'steering',
    better: 'more',
    from: measure(taskFacts, (frame) => sql<boolean>`${within(frame)} and fact.done_on <= fact.due_on`),
    isOpen: true,
  },
  {
    code: 'programme.tasksOverdue',
    title: t('Số nhiệm vụ quá hạn', 'Tasks overdue'),
    unit: 'count',
    definition: t(
      'Nhiệm vụ đến hạn trong kỳ, đã qua ngày đến hạn mà chưa được xác nhận hoàn thành',
      'Tasks due within the period whose day has passed and that have not been confirmed as done',
    ),
    law,
    area: 'steering',
    better: 'less',
    from: measure(
      taskFacts,
      (frame) =>
        sql<boolean>`${within(frame)} and fact.done_on is null and fact.due_on < ${dayAt(frame)}::date`,
    ),
  },
  {
    code: 'programme.tasksDoneShare',
    title: t('Tỷ lệ nhiệm vụ đã hoàn thành', 'Share of tasks done'),
    unit: 'share',
    definition: t(
      'Nhiệm vụ đã được xác nhận hoàn thành trên số nhiệm vụ đến hạn trong kỳ',
      'Tasks confirmed as done out of the tasks due within the period',
    ),
    law,
    area: 'steering',
    better: 'more',
    from: { kind: 'ratio', part: 'programme.tasksDone', whole: 'programme.tasks' },
    isOpen: true,
  },
  {
    code: 'programme.targetsDue',
    title: t('Số mục tiêu đến hạn', 'Targets due'),
    unit: 'count',
    definition: t(
      'Mục tiêu của các kế hoạch đã ban hành có thời hạn đạt trong kỳ',
      'Targets of published plans to be met by a day within the period',
    ),
    law,
    area: 'steering',
    better: 'none',
    from: measure(targetFacts, within),
  },
  {
    code: 'programme.steeringDocuments',
    title: t('Số văn bản chỉ đạo, điều hành trong danh mục', 'Steering documents registered'),
    unit: 'count',
    definition: t(
      'Văn bản chỉ đạo, điều hành cải cách hành chính ban hành trong kỳ có trong danh mục theo dõi',
      'Steering documents on reform issued within the period that stand in the register',
    ),
    law,
    area: 'steering',
    better: 'none',
    from: measure(documentFacts, within),
    isOpen: true,
  },
  {
    code: 'digital.governmentPortalLink',
    title: t('Kết nối với Cổng Thông tin điện tử Chính phủ', 'Link with the government’s portal'),
    unit: 'count',
    definition: t(
      'Số cổng, trang thông tin điện tử của thành phố đã kết nối với Cổng Thông tin điện tử Chính phủ',
      'Portals and sites of the city that are linked with the government’s portal',
    ),
    law: 'Quyết định số 3362/QĐ-UBND ngày 29/12/2011',
    area: 'modernisation',
    better: 'more',
    from: { kind: 'reported' },
  },
];

function measure(of: FactSource, counts: (frame: Frame) => RawBuilder<boolean>): Measure {
  return { kind: 'measure', of, adds: (frame) => sql<number>`case when ${counts(frame)} then 1 else 0 end` };
}

/** The day of the moment at which stocks are looked at; at the end of a day, the day that begins. */
function dayAt({ at }: Frame): string {
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function source(
  kind: 'task' | 'target' | 'document',
  title: Text,
  rows: (db: Queries, ids: readonly number[], language: Language) => Promise<RowTable>,
): FactSource {
  const area = {
    title: t('Lĩnh vực', 'Area'),
    key: sql<string>`fact.area`,
    labels: () => Promise.resolve(new Map<string, Text>(Object.entries(reformAreas))),
  };
  const agency = {
    title: t('Cơ quan chủ trì', 'Owner'),
    key: sql<string>`fact.agency_id::text`,
    labels: agencyNames,
  };
  return {
    code: `programme-${kind}`,
    title,
    table: 'programme_fact',
    subject: 'subject_id',
    weight: 'weight',
    recordedAt: 'recorded_at',
    dimensions: kind === 'document' ? { area } : { agency, area },
    permission: readIndicators,
    within: ({ agencyIds }) =>
      agencyIds === null
        ? sql`fact.kind = ${kind}`
        : sql`fact.kind = ${kind} and fact.agency_id = any(${[...agencyIds]}::int[])`,
    async since(db) {
      const row = await db
        .selectFrom('programmeFact')
        .select(({ fn }) => fn.min('recordedAt').as('first'))
        .where('kind', '=', kind)
        .executeTakeFirst();
      return row?.first?.toZonedDateTimeISO(timeZone).toPlainDate() ?? null;
    },
    rows,
  };
}

async function taskRows(db: Queries, ids: readonly number[], language: Language): Promise<RowTable> {
  const states = await loadStates(db, taskLife, ids);
  const owners = await agencyNames(
    db,
    [...states.values()].map(({ fields }) => String(fields.ownerId)),
  );
  return {
    columns: [
      { key: 'title', title: t('Nhiệm vụ', 'Task') },
      { key: 'owner', title: t('Cơ quan chủ trì', 'Owner') },
      { key: 'dueOn', title: t('Hạn', 'Due') },
      { key: 'doneOn', title: t('Hoàn thành ngày', 'Done on') },
    ],
    rows: ids.flatMap((id) => {
      const task = states.get(id);
      if (task === undefined) return [];
      const { title, ownerId, dueOn } = task.fields;
      const owner = owners.get(String(ownerId))?.[language] ?? '';
      const cells = { title, owner, dueOn: shown(dueOn), doneOn: shown(task.own.doneOn) };
      return { id, href: `/programme/tasks/${id}`, cells };
    }),
  };
}

async function targetRows(db: Queries, ids: readonly number[]): Promise<RowTable> {
  const states = await loadStates(db, targetLife, ids);
  return {
    columns: [
      { key: 'title', title: t('Mục tiêu', 'Target') },
      { key: 'dueOn', title: t('Hạn', 'Due') },
    ],
    rows: ids.flatMap((id) => {
      const fields = states.get(id)?.fields;
      if (fields === undefined) return [];
      const cells = { title: fields.title, dueOn: shown(fields.dueOn) };
      return { id, href: `/programme/targets/${id}`, cells };
    }),
  };
}

async function documentRows(db: Queries, ids: readonly number[]): Promise<RowTable> {
  const states = await loadStates(db, documentLife, ids);
  return {
    columns: [
      { key: 'number', title: t('Số, ký hiệu', 'Number') },
      { key: 'issuedOn', title: t('Ngày ban hành', 'Issued') },
      { key: 'issuer', title: t('Cơ quan ban hành', 'Issued by') },
      { key: 'title', title: t('Trích yếu', 'Subject') },
    ],
    rows: ids.flatMap((id) => {
      const fields = states.get(id)?.fields;
      if (fields === undefined) return [];
      const { number, issuedOn, issuer, title } = fields;
      const cells = { number, issuedOn: shown(issuedOn), issuer, title };
      return { id, href: `/programme/documents/${id}`, cells };
    }),
  };
}

function shown(day: string | null): string {
  return day === null ? '' : formatDay(Temporal.PlainDate.from(day));
}
