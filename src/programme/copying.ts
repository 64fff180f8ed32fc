import type { House } from '../kernel/house.ts';
import { getPlan, mayEdit, type By } from './editing.ts';
import { refuseTarget, refuseTask, type ItemRooms } from './editing-items.ts';
import { insertTarget, insertTasks } from './inserting.ts';
import { insertPlan } from './editing-plans.ts';
import { targetLife, taskLife, type Plan } from './lives.ts';
import { idsInPlans } from './rows.ts';
import type { Day, PlanFields, TargetFields, TaskFields } from './schema.ts';
import { loadStates } from './store.ts';

/**
 * Copies a plan with its targets and the tasks that are wanted into another period, as a draft: days move by as many
 * years as the plan begins later, and what then lies outside the new plan is drawn to its first or last day. Progress,
 * reports and status stay behind. All of it or nothing. @throws Refused
 */
export async function copyPlan(
  { db }: Pick<House, 'db'>,
  rooms: ItemRooms,
  by: By,
  from: { readonly planId: number; readonly onlyOpen: boolean },
  fields: PlanFields,
): Promise<number> {
  mayEdit(by);
  return db.transaction().execute(async (tx) => {
    const old = await getPlan(tx, from.planId);
    const { programmeId, kind } = old.place;
    const parentId = await parentFor(old, fields);
    const id = await insertPlan(tx, by, { programmeId, parentId, kind }, fields);
    const plan = await getPlan(tx, id);
    const years = Number(fields.startsOn.slice(0, 4)) - Number(old.fields.startsOn.slice(0, 4));
    const targets = await loadStates(tx, targetLife, await idsInPlans(tx, 'programmeTarget', [old.id]));
    for (const target of targets.values()) {
      if (target.own.dropped !== null) continue;
      const moved = moveTarget(target.fields, years, fields);
      refuseTarget(rooms, moved, plan);
      await insertTarget(tx, by, plan, moved);
    }
    const tasks = await loadStates(tx, taskLife, await idsInPlans(tx, 'programmeTask', [old.id]));
    const wanted = [...tasks.values()]
      .filter(({ own }) => own.standing !== 'dropped' && !(from.onlyOpen && own.standing === 'done'))
      .map((task) => moveTask(task.fields, years, fields));
    for (const task of wanted) refuseTask(rooms, task, plan);
    await insertTasks(
      tx,
      plan,
      wanted.map((task) => ({ by, fields: task })),
    );
    return id;
  });

  /** The period plan stays above the copy only while the copy lies within it. */
  async function parentFor({ place }: Plan, { startsOn, endsOn }: PlanFields): Promise<number | null> {
    if (place.parentId === null) return null;
    const parent = await getPlan(db, place.parentId);
    return parent.fields.startsOn <= startsOn && endsOn <= parent.fields.endsOn ? parent.id : null;
  }
}

function moveTask(fields: TaskFields, years: number, plan: PlanFields): TaskFields {
  return { ...fields, ...movedDays(fields, years, plan) };
}

/** The copy measures its own period. */
function moveTarget(fields: TargetFields, years: number, plan: PlanFields): TargetFields {
  return { ...fields, ...movedDays(fields, years, plan), measuredFrom: null, measuredTo: null };
}

function movedDays(
  { startsOn, dueOn }: { readonly startsOn: Day; readonly dueOn: Day },
  years: number,
  plan: PlanFields,
): { startsOn: Day; dueOn: Day } {
  return { startsOn: movedDay(startsOn, years, plan), dueOn: movedDay(dueOn, years, plan) };
}

/** The same day so many years later (29 February becomes the 28th), within the plan. */
export function movedDay(
  day: Day,
  years: number,
  { startsOn, endsOn }: Pick<PlanFields, 'startsOn' | 'endsOn'>,
): Day {
  const moved = Temporal.PlainDate.from(day).add({ years }).toString();
  if (moved < startsOn) return startsOn;
  return moved > endsOn ? endsOn : moved;
}
