import type { Tx } from '../kernel/database.ts';
import type { By } from './editing.ts';
import { draft, getPlan } from './editing.ts';
import { targetFact, taskFact, writeFact } from './facts.ts';
import { differencesOf } from './field-rules.ts';
import { targetLife, taskLife } from './lives.ts';
import { taskRow } from './rows.ts';
import { append, loadStates } from './store.ts';

/**
 * Gives the open tasks of agencies that a reorganisation ends to those that come after them, in its transaction; `heirs`
 * by id. Gives how many tasks changed hands. What is done stays with who did it.
 */
export async function handOverTasks(tx: Tx, heirs: ReadonlyMap<number, number>, by: By): Promise<number> {
  if (heirs.size === 0) return 0;
  const rows = await tx
    .selectFrom('programmeTask')
    .select(['id', 'agencyIds'])
    .where('standing', 'in', ['open', 'reported'])
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = rows.filter(({ agencyIds }) => agencyIds.some((id) => heirs.has(id))).map(({ id }) => id);
  const tasks = await loadStates(tx, taskLife, ids);
  for (const task of tasks.values()) {
    const after = (id: number): number => heirs.get(id) ?? id;
    const ownerId = after(task.fields.ownerId);
    const others = [...new Set(task.fields.coOwnerIds.map(after))].filter((id) => id !== ownerId);
    const changes = differencesOf(task.fields, { ...task.fields, ownerId, coOwnerIds: others });
    if (changes === null) continue;
    const { isPublished } = (await getPlan(tx, task.place.planId)).own;
    const next = await append(tx, taskLife, task.id, task, draft('changed', changes, by));
    await tx.updateTable('programmeTask').set(taskRow(next)).where('id', '=', task.id).execute();
    await writeFact(tx, taskFact(task, isPublished), taskFact(next, isPublished), by.at);
  }
  return tasks.size;
}

/**
 * Gives the targets that are still to be reached on a day, and for which an agency that ends answers, to those that come
 * after it. Gives how many changed hands. Those for each agency of a level follow the structure of the day by themselves.
 */
export async function handOverTargets(
  tx: Tx,
  heirs: ReadonlyMap<number, number>,
  on: Temporal.PlainDate,
  by: By,
): Promise<number> {
  if (heirs.size === 0) return 0;
  const rows = await tx
    .selectFrom('programmeTarget')
    .select('id')
    .where('isDropped', '=', false)
    .where('dueOn', '>=', on)
    .orderBy('id')
    .forUpdate()
    .execute();
  const targets = await loadStates(
    tx,
    targetLife,
    rows.map(({ id }) => id),
  );
  let count = 0;
  for (const target of targets.values()) {
    const ownerId = heirs.get(target.fields.ownerId);
    if (ownerId === undefined) continue;
    const changes = differencesOf(target.fields, { ...target.fields, ownerId });
    if (changes === null) continue;
    const { isPublished } = (await getPlan(tx, target.place.planId)).own;
    const next = await append(tx, targetLife, target.id, target, draft('changed', changes, by));
    await writeFact(tx, targetFact(target, isPublished), targetFact(next, isPublished), by.at);
    count += 1;
  }
  return count;
}
