import { localDate } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import { accepted } from '../kernel/errors.ts';
import { chain, emptyChain, insertEvents, type EventDraft } from '../kernel/events.ts';
import { draft, type By } from './editing.ts';
import { factRows, targetFact, taskFact, writeFact, type Fact } from './facts.ts';
import { next, targetLife, taskLife, type Plan, type Task } from './lives.ts';
import { insertRow, nextNumber, targetRow, taskRow } from './rows.ts';
import type { TargetFields, TaskFields } from './schema.ts';
import { append } from './store.ts';
import { decideTask, type TaskCommand } from './task-rules.ts';

/** A task to be made, and what has happened to it since, for the demonstration. */
export type NewTask = {
  readonly by: By;
  readonly fields: TaskFields;
  readonly course?: readonly { readonly by: By; readonly command: TaskCommand }[];
};

/** A new target, inside the caller's transaction; its fields have been checked. */
export async function insertTarget(tx: Tx, by: By, plan: Plan, fields: TargetFields): Promise<number> {
  const place = { planId: plan.id, number: await nextNumber(tx, 'programmeTarget', plan.id) };
  const id = await insertRow(tx, 'programmeTarget', targetRow({ fields, place, own: targetLife.begin }));
  const target = await append(tx, targetLife, id, undefined, draft('created', { fields, place }, by));
  await writeFact(tx, null, targetFact(target, plan.own.isPublished), by.at);
  return id;
}

/** New tasks together, inside the caller's transaction; their fields have been checked. Gives their ids, in order. */
export async function insertTasks(tx: Tx, plan: Plan, list: readonly NewTask[]): Promise<number[]> {
  if (list.length === 0) return [];
  const first = await nextNumber(tx, 'programmeTask', plan.id);
  const lives = list.map((task, index) => live(task, { planId: plan.id, number: first + index }));
  const rows = await tx
    .insertInto('programmeTask')
    .values(lives.map(({ states }) => taskRow(lastOf(states))))
    .returning(['id', 'number'])
    .execute();
  const ids = rows.toSorted((one, other) => one.number - other.number).map(({ id }) => id);
  const events = lives.flatMap(({ drafts }, index) =>
    chain({ kind: taskLife.subject, id: ids[index] ?? 0 }, emptyChain, drafts),
  );
  await insertEvents(tx, events);
  const facts = lives.flatMap(({ states, drafts }, index) =>
    states.flatMap((state, step) => {
      const fact = (of: Task | undefined): Fact | null =>
        of === undefined ? null : taskFact({ ...of, id: ids[index] ?? 0 }, plan.own.isPublished);
      const { recordedAt } = drafts[step] ?? { recordedAt: list[index]?.by.at };
      return recordedAt === undefined ? [] : factRows(fact(states[step - 1]), fact(state), recordedAt);
    }),
  );
  if (facts.length > 0) await tx.insertInto('programmeFact').values(facts).execute();
  return ids;
}

/** What a task has been after each of its events, its id still open. @throws Refused when a command does not fit */
function live(
  { by, fields, course = [] }: NewTask,
  place: Task['place'],
): { drafts: EventDraft[]; states: Task[] } {
  const drafts = [draft('created', { fields, place }, by)];
  const states = [stateAfter(undefined, drafts)];
  for (const step of course) {
    const event = accepted(decideTask(lastOf(states), step.command, localDate(step.by.at).toString()));
    drafts.push(draft(event.kind, event.data, step.by));
    states.push(stateAfter(lastOf(states), drafts));
  }
  return { drafts, states };
}

function stateAfter(before: Task | undefined, drafts: readonly EventDraft[]): Task {
  return next(taskLife, 0, before, { ...lastOf(drafts), number: drafts.length });
}

function lastOf<T>(list: readonly T[]): T {
  const last = list.at(-1);
  if (last === undefined) throw new RangeError('nothing has happened');
  return last;
}
