import type { Answer } from '../kernel/access.ts';
import { covers } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { readTarget, type FigureRooms, type Look, type TargetReading } from './figures.ts';
import {
  planLife,
  programmeLife,
  targetLife,
  taskLife,
  type Plan,
  type Programme,
  type Task,
} from './lives.ts';
import { knownInstant } from './looks.ts';
import { idsInPlans } from './rows.ts';
import { documentsOn, type DocumentReading } from './reading-documents.ts';
import type { Day, Directed } from './schema.ts';
import { taskVerdict, type Status, type Verdict } from './status-rules.ts';
import { findState, loadStates } from './store.ts';

export type TaskReading = Verdict & { readonly task: Task };

/** A plan with everything in it, as of a day. */
export type PlanReading = {
  readonly plan: Plan;
  readonly programme: Programme;
  readonly parent: Plan | null;
  /** Yearly plans that carry out a period plan. */
  readonly years: readonly Plan[];
  readonly targets: readonly TargetReading[];
  readonly tasks: readonly TaskReading[];
  readonly documents: readonly DocumentReading[];
  readonly look: Look;
};

export type ProgrammeReading = {
  readonly programme: Programme;
  readonly plans: readonly Plan[];
};

/** Who asks decides which drafts are seen (`answer` of `readProgramme`), never what a status is. */
export type Asked = { readonly answer: Answer; readonly asOf?: Temporal.PlainDate | undefined };

/** Reading as of a day: what was recorded until its end, judged on that day. */
export type Reading = {
  /** The day on which statuses are judged: the as-of day, today at the latest. */
  lookOf(asOf: Temporal.PlainDate | undefined): Look;
  programmes(asked: Asked): Promise<readonly ProgrammeReading[]>;
  getPlan(id: number, asked: Asked): Promise<PlanReading>;
  /** Id of a plan by its code; undefined when there is none. */
  findPlanId(code: string): Promise<number | undefined>;
  getTask(id: number, asked: Asked): Promise<{ task: TaskReading; plan: Plan; documents: DocumentReading[] }>;
  getTarget(
    id: number,
    asked: Asked,
  ): Promise<{ target: TargetReading; plan: Plan; documents: DocumentReading[] }>;
  /** Open tasks of published plans that these agencies own or share, due by the last day, soonest first. */
  owed(agencyIds: readonly number[] | null, until: Day): Promise<readonly (TaskReading & { plan: Plan })[]>;
  documentsOn(directed: Directed, asOf?: Temporal.PlainDate): Promise<readonly DocumentReading[]>;
};

export function createReading({ db, clock }: Pick<House, 'db' | 'clock'>, rooms: FigureRooms): Reading {
  function lookOf(asOf: Temporal.PlainDate | undefined): Look {
    const today = clock.today();
    if (asOf === undefined || Temporal.PlainDate.compare(asOf, today) >= 0) return { day: today.toString() };
    return { day: asOf.toString(), asOf };
  }

  async function planOf(id: number, asked: Asked): Promise<Plan> {
    const plan = await findState(db, planLife, id, knownInstant(lookOf(asked.asOf)));
    if (plan === undefined || !isSeen(plan, asked.answer)) throw new Refused(notFound);
    return plan;
  }

  async function states<T>(
    table: 'programmeTarget' | 'programmeTask',
    planId: number,
    load: (ids: readonly number[]) => Promise<ReadonlyMap<number, T>>,
  ): Promise<T[]> {
    return [...(await load(await idsInPlans(db, table, [planId]))).values()];
  }

  return {
    lookOf,
    async programmes(asked) {
      const known = knownInstant(lookOf(asked.asOf));
      const [programmeIds, planIds] = await Promise.all([
        db.selectFrom('programme').select('id').orderBy('startsOn', 'desc').orderBy('id').execute(),
        db.selectFrom('programmePlan').select('id').orderBy('startsOn').orderBy('id').execute(),
      ]);
      const programmes = await loadStates(db, programmeLife, programmeIds.map(idOf), known);
      const plans = await loadStates(db, planLife, planIds.map(idOf), known);
      return programmeIds.flatMap(({ id }) => {
        const programme = programmes.get(id);
        if (programme === undefined) return [];
        const own = planIds.flatMap((row) => plans.get(row.id) ?? []);
        return {
          programme,
          plans: own.filter((plan) => plan.place.programmeId === id && isSeen(plan, asked.answer)),
        };
      });
    },

    async getPlan(id, asked) {
      const look = lookOf(asked.asOf);
      const known = knownInstant(look);
      const plan = await planOf(id, asked);
      const programme = await findState(db, programmeLife, plan.place.programmeId, known);
      if (programme === undefined) throw new Refused(notFound);
      const { parentId } = plan.place;
      const [parent, childIds, allTargets, allTasks] = await Promise.all([
        parentId === null ? undefined : findState(db, planLife, parentId, known),
        db.selectFrom('programmePlan').select('id').where('parentId', '=', id).orderBy('startsOn').execute(),
        states('programmeTarget', id, (ids) => loadStates(db, targetLife, ids, known)),
        states('programmeTask', id, (ids) => loadStates(db, taskLife, ids, known)),
      ]);
      const years = await loadStates(db, planLife, childIds.map(idOf), known);
      const tasks = allTasks.filter((task) => plan.own.isPublished || isOfAgencies(task, asked.answer));
      const targets = allTargets.filter(
        (target) => plan.own.isPublished || covers(asked.answer, target.fields.ownerId),
      );
      const ids: Directed[] = [
        { kind: 'programme-plan', id },
        ...targets.map((target) => ({ kind: 'programme-target' as const, id: target.id })),
        ...tasks.map((task) => ({ kind: 'programme-task' as const, id: task.id })),
      ];
      return {
        plan,
        programme,
        parent: parent !== undefined && isSeen(parent, asked.answer) ? parent : null,
        years: childIds.flatMap((row) => {
          const child = years.get(row.id);
          return child !== undefined && isSeen(child, asked.answer) ? [child] : [];
        }),
        targets: await Promise.all(
          targets.filter(({ own }) => own.dropped === null).map((target) => readTarget(rooms, target, look)),
        ),
        tasks: tasks.filter(({ own }) => own.standing !== 'dropped').map((task) => readTask(task, look)),
        documents: await documentsOn(db, ids, look),
        look,
      };
    },

    async findPlanId(code) {
      const row = await db
        .selectFrom('programmePlan')
        .select('id')
        .where('code', '=', code)
        .executeTakeFirst();
      return row?.id;
    },

    async getTask(id, asked) {
      const look = lookOf(asked.asOf);
      const task = await findState(db, taskLife, id, knownInstant(look));
      if (task === undefined) throw new Refused(notFound);
      const plan = await planOf(task.place.planId, asked);
      if (!plan.own.isPublished && !isOfAgencies(task, asked.answer)) throw new Refused(notFound);
      const documents = await documentsOn(db, [{ kind: 'programme-task', id }], look);
      return { task: readTask(task, look), plan, documents };
    },

    async getTarget(id, asked) {
      const look = lookOf(asked.asOf);
      const target = await findState(db, targetLife, id, knownInstant(look));
      if (target === undefined) throw new Refused(notFound);
      const plan = await planOf(target.place.planId, asked);
      if (!plan.own.isPublished && !covers(asked.answer, target.fields.ownerId)) throw new Refused(notFound);
      const documents = await documentsOn(db, [{ kind: 'programme-target', id }], look);
      return { target: await readTarget(rooms, target, look), plan, documents };
    },

    async owed(agencyIds, until) {
      const rows = await db
        .selectFrom('programmeTask')
        .innerJoin('programmePlan', 'programmePlan.id', 'programmeTask.planId')
        .select(['programmeTask.id', 'programmeTask.agencyIds'])
        .where('programmePlan.isPublished', '=', true)
        .where('programmeTask.standing', 'in', ['open', 'reported'])
        .where('programmeTask.dueOn', '<=', Temporal.PlainDate.from(until))
        .orderBy('programmeTask.dueOn')
        .orderBy('programmeTask.id')
        .execute();
      const wanted = rows.filter(
        (row) => agencyIds === null || row.agencyIds.some((one) => agencyIds.includes(one)),
      );
      const tasks = await loadStates(db, taskLife, wanted.map(idOf));
      const plans = await loadStates(db, planLife, [
        ...new Set([...tasks.values()].map((task) => task.place.planId)),
      ]);
      const look = lookOf(undefined);
      return wanted.flatMap(({ id }) => {
        const task = tasks.get(id);
        const plan = task === undefined ? undefined : plans.get(task.place.planId);
        return task === undefined || plan === undefined ? [] : { ...readTask(task, look), plan };
      });
    },

    documentsOn: (directed, asOf) => documentsOn(db, [directed], lookOf(asOf)),
  };
}

/** How many there are of each status. */
export function countStatuses(of: readonly { readonly status: Status }[]): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const { status } of of) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

export function readTask(task: Task, { day }: Look): TaskReading {
  const { fields, own } = task;
  return {
    task,
    ...taskVerdict({
      standing: own.standing,
      progress: own.progress,
      doneOn: own.doneOn,
      startsOn: fields.startsOn,
      dueOn: fields.dueOn,
      today: day,
    }),
  };
}

/** Published plans are everybody's; a draft is seen by who holds the permission to. */
function isSeen(plan: Plan, answer: Answer): boolean {
  return plan.own.isPublished || answer !== false;
}

function isOfAgencies({ fields }: Task, answer: Answer): boolean {
  return [fields.ownerId, ...fields.coOwnerIds].some((id) => covers(answer, id));
}

function idOf({ id }: { readonly id: number }): number {
  return id;
}
