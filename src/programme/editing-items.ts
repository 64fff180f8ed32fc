import { can, covers } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { accepted, forbidden, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { localDate } from '../kernel/clock.ts';
import { t } from '../kernel/messages.ts';
import type { Indicators } from '../indicators/indicators.ts';
import type { Organization } from '../organization/organization.ts';
import { draft, getPlan, hold, mayEdit, refuseAll, unknownAgency, type At, type By } from './editing.ts';
import { targetFact, taskFact, writeFact } from './facts.ts';
import { differencesOf, targetRefusals, taskRefusals } from './field-rules.ts';
import { insertTarget, insertTasks } from './inserting.ts';
import { targetLife, taskLife, type Plan, type Task } from './lives.ts';
import { editProgramme, reportProgress } from './permissions.ts';
import { targetRow, taskRow } from './rows.ts';
import type { TargetFields, TaskFields } from './schema.ts';
import { append } from './store.ts';
import { decideTask, notChangeable, type TaskCommand } from './task-rules.ts';

/** Changes to targets and tasks, each an event with who and when. Every one may throw `Refused`. */
export type ItemEditing = {
  createTarget(by: By, planId: number, fields: TargetFields): Promise<number>;
  changeTarget(by: By, at: At, fields: TargetFields): Promise<void>;
  dropTarget(by: By, at: At, reason: string): Promise<void>;
  /** All of them or none. */
  createTasks(by: By, planId: number, list: readonly TaskFields[]): Promise<number[]>;
  changeTask(by: By, at: At, fields: TaskFields): Promise<void>;
  commandTask(by: By, at: At, command: TaskCommand): Promise<void>;
};

export type ItemRooms = {
  readonly indicators: Pick<Indicators, 'find'>;
  readonly organization: Pick<Organization, 'all'>;
};

export function createItemEditing({ db }: Pick<House, 'db'>, rooms: ItemRooms): ItemEditing {
  async function changed(by: By, at: At, act: (tx: Tx, task: Task) => Promise<Task>): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const task = await hold(tx, taskLife, at);
      const { isPublished } = (await getPlan(tx, task.place.planId)).own;
      const after = await act(tx, task);
      if (after === task) return;
      await tx.updateTable('programmeTask').set(taskRow(after)).where('id', '=', task.id).execute();
      await writeFact(tx, taskFact(task, isPublished), taskFact(after, isPublished), by.at);
    });
  }

  return {
    async createTarget(by, planId, fields) {
      mayEdit(by);
      return db.transaction().execute(async (tx) => {
        const plan = await getPlan(tx, planId);
        refuseTarget(rooms, fields, plan);
        return insertTarget(tx, by, plan, fields);
      });
    },

    async changeTarget(by, at, fields) {
      mayEdit(by);
      await db.transaction().execute(async (tx) => {
        const target = await hold(tx, targetLife, at);
        const plan = await getPlan(tx, target.place.planId);
        if (target.own.dropped !== null) throw new Refused(isDropped);
        refuseTarget(rooms, fields, plan);
        const changes = differencesOf(target.fields, fields);
        if (changes === null) return;
        const after = await append(tx, targetLife, at.id, target, draft('changed', changes, by));
        await tx.updateTable('programmeTarget').set(targetRow(after)).where('id', '=', at.id).execute();
        const { isPublished } = plan.own;
        await writeFact(tx, targetFact(target, isPublished), targetFact(after, isPublished), by.at);
      });
    },

    async dropTarget(by, at, reason) {
      mayEdit(by);
      await db.transaction().execute(async (tx) => {
        const target = await hold(tx, targetLife, at);
        if (target.own.dropped !== null) throw new Refused(isDropped);
        const { isPublished } = (await getPlan(tx, target.place.planId)).own;
        const after = await append(tx, targetLife, at.id, target, draft('dropped', { reason }, by));
        await tx.updateTable('programmeTarget').set(targetRow(after)).where('id', '=', at.id).execute();
        await writeFact(tx, targetFact(target, isPublished), null, by.at);
      });
    },

    async createTasks(by, planId, list) {
      mayEdit(by);
      return db.transaction().execute(async (tx) => {
        const plan = await getPlan(tx, planId);
        for (const fields of list) refuseTask(rooms, fields, plan);
        return insertTasks(
          tx,
          plan,
          list.map((fields) => ({ by, fields })),
        );
      });
    },

    async changeTask(by, at, fields) {
      mayEdit(by);
      await changed(by, at, async (tx, task) => {
        const refusal = notChangeable(task.own.standing);
        if (refusal !== null) throw new Refused(refusal);
        refuseTask(rooms, fields, await getPlan(tx, task.place.planId));
        const changes = differencesOf(task.fields, fields);
        return changes === null ? task : append(tx, taskLife, at.id, task, draft('changed', changes, by));
      });
    },

    async commandTask(by, at, command) {
      await changed(by, at, async (tx, task) => {
        const plan = await getPlan(tx, task.place.planId);
        if (!mayCommand(by, task, plan, command)) throw new Refused(forbidden);
        if (command.action === 'report' && !plan.own.isPublished) throw new Refused(notPublished);
        const { kind, data } = accepted(decideTask(task, command, localDate(by.at).toString()));
        return append(tx, taskLife, at.id, task, draft(kind, data, by));
      });
    },
  };
}

/** Owners and co-owners report; the reform office confirms, gives back and drops. */
export function mayCommand(
  { actor }: Pick<By, 'actor'>,
  task: Task,
  plan: Plan,
  { action }: Pick<TaskCommand, 'action'>,
): boolean {
  if (can(actor, editProgramme) !== false) return true;
  if (action !== 'report' || !plan.own.isPublished) return false;
  const answer = can(actor, reportProgress);
  return [task.fields.ownerId, ...task.fields.coOwnerIds].some((id) => covers(answer, id));
}

export function refuseTask({ organization }: ItemRooms, fields: TaskFields, plan: Plan): void {
  const working = organization.all().filter(({ validTo }) => validTo === null);
  const known = new Set(working.map(({ id }) => id));
  const refusals = taskRefusals(fields, plan.fields);
  if (!known.has(fields.ownerId)) refusals.push(unknownAgency('ownerId'));
  if (fields.coOwnerIds.some((id) => !known.has(id))) refusals.push(unknownAgency('coOwners'));
  refuseAll(refusals);
}

export function refuseTarget(rooms: ItemRooms, fields: TargetFields, plan: Plan): void {
  const indicator = rooms.indicators.find(fields.indicator);
  if (indicator === undefined) throw new Refused(unknownIndicator);
  const refusals = targetRefusals(fields, plan.fields, indicator.unit === 'share');
  if (!rooms.organization.all().some(({ id }) => id === fields.ownerId))
    refusals.push(unknownAgency('ownerId'));
  refuseAll(refusals);
}

const unknownIndicator = refuse(
  'invalid',
  t(
    'Không có chỉ tiêu thống kê này. Hãy chọn trong danh sách.',
    'There is no such indicator. Choose from the list.',
  ),
  'indicator',
);
const isDropped = refuse(
  'conflict',
  t('Mục tiêu đã được đưa ra khỏi kế hoạch.', 'The target has been taken out of the plan.'),
);
const notPublished = refuse(
  'conflict',
  t(
    'Kế hoạch chưa được ban hành nên chưa báo cáo được.',
    'The plan is a draft: nothing can be reported on it yet.',
  ),
);
