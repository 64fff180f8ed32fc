import { refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Tx } from '../kernel/database.ts';
import { t } from '../kernel/messages.ts';
import {
  codeTaken,
  draft,
  getPlan,
  getProgramme,
  hold,
  mayEdit,
  refuseAll,
  type At,
  type By,
} from './editing.ts';
import { targetFact, taskFact, writeFact } from './facts.ts';
import { differencesOf, planRefusals, programmeRefusals } from './field-rules.ts';
import { planLife, programmeLife, targetLife, taskLife, type Plan } from './lives.ts';
import { idsInPlans, insertRow, planRow, programmeRow } from './rows.ts';
import type { PlanFields, PlanKind, ProgrammeFields } from './schema.ts';
import { append, loadStates } from './store.ts';

export type PlanPlace = {
  readonly programmeId: number;
  readonly parentId: number | null;
  readonly kind: PlanKind;
};

/** Changes to programmes and plans, each an event with who and when. Every one may throw `Refused`. */
export type PlanEditing = {
  createProgramme(by: By, fields: ProgrammeFields): Promise<number>;
  changeProgramme(by: By, at: At, fields: ProgrammeFields): Promise<void>;
  createPlan(by: By, place: PlanPlace, fields: PlanFields): Promise<number>;
  changePlan(by: By, at: At, fields: PlanFields): Promise<void>;
  /** Opens it to everyone who signs in; from now on its tasks can be reported on. */
  publishPlan(by: By, at: At): Promise<void>;
  recallPlan(by: By, at: At, reason: string): Promise<void>;
};

export function createPlanEditing({ db }: Pick<House, 'db'>): PlanEditing {
  async function setPublished(by: By, at: At, kind: 'published' | 'recalled', data: object): Promise<void> {
    mayEdit(by);
    await db.transaction().execute(async (tx) => {
      const plan = await hold(tx, planLife, at);
      const wanted = kind === 'published';
      if (plan.own.isPublished === wanted) throw new Refused(wanted ? isPublishedAlready : isDraftAlready);
      const after = await append(tx, planLife, plan.id, plan, draft(kind, data, by));
      await tx.updateTable('programmePlan').set(planRow(after)).where('id', '=', plan.id).execute();
      await countItems(tx, after, wanted, by.at);
    });
  }

  return {
    async createProgramme(by, fields) {
      mayEdit(by);
      refuseAll(programmeRefusals(fields));
      return db.transaction().execute(async (tx) => {
        await refuseTaken(tx, 'programme', fields.code);
        const id = await insertRow(tx, 'programme', programmeRow({ fields }));
        await append(tx, programmeLife, id, undefined, draft('created', { fields, place: {} }, by));
        return id;
      });
    },

    async changeProgramme(by, at, fields) {
      mayEdit(by);
      refuseAll(programmeRefusals(fields));
      await db.transaction().execute(async (tx) => {
        const programme = await hold(tx, programmeLife, at);
        const changes = differencesOf(programme.fields, fields);
        if (changes === null) return;
        await refuseTaken(tx, 'programme', fields.code, programme.id);
        await refusePlansOutside(tx, programme.id, fields);
        const after = await append(tx, programmeLife, at.id, programme, draft('changed', changes, by));
        await tx.updateTable('programme').set(programmeRow(after)).where('id', '=', at.id).execute();
      });
    },

    async createPlan(by, place, fields) {
      mayEdit(by);
      return db.transaction().execute((tx) => insertPlan(tx, by, place, fields));
    },

    async changePlan(by, at, fields) {
      mayEdit(by);
      await db.transaction().execute(async (tx) => {
        const plan = await hold(tx, planLife, at);
        const changes = differencesOf(plan.fields, fields);
        if (changes === null) return;
        await refuseUnfit(tx, plan.place, fields);
        await refuseTaken(tx, 'programmePlan', fields.code, plan.id);
        const after = await append(tx, planLife, at.id, plan, draft('changed', changes, by));
        await tx.updateTable('programmePlan').set(planRow(after)).where('id', '=', at.id).execute();
      });
    },

    publishPlan: (by, at) => setPublished(by, at, 'published', {}),
    recallPlan: (by, at, reason) => setPublished(by, at, 'recalled', { reason }),
  };
}

/** A new plan, inside the caller's transaction. */
export async function insertPlan(tx: Tx, by: By, place: PlanPlace, fields: PlanFields): Promise<number> {
  await refuseUnfit(tx, place, fields);
  await refuseTaken(tx, 'programmePlan', fields.code);
  const id = await insertRow(tx, 'programmePlan', planRow({ fields, place, own: planLife.begin }));
  await append(tx, planLife, id, undefined, draft('created', { fields, place }, by));
  return id;
}

async function refuseUnfit(tx: Tx, place: PlanPlace, fields: PlanFields): Promise<void> {
  const programme = await getProgramme(tx, place.programmeId);
  const parent = place.parentId === null ? null : await getPlan(tx, place.parentId);
  if (parent !== null && (parent.place.programmeId !== programme.id || parent.place.kind !== 'period'))
    throw new Refused(notItsParent);
  refuseAll(planRefusals(fields, place.kind, { programme, parent }));
}

async function refuseTaken(
  tx: Tx,
  table: 'programme' | 'programmePlan',
  code: string,
  self = 0,
): Promise<void> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('code', '=', code)
    .where('id', '<>', self)
    .executeTakeFirst();
  if (row !== undefined) throw new Refused(codeTaken);
}

async function refusePlansOutside(
  tx: Tx,
  programmeId: number,
  { startsOn, endsOn }: ProgrammeFields,
): Promise<void> {
  const row = await tx
    .selectFrom('programmePlan')
    .select('code')
    .where('programmeId', '=', programmeId)
    .where((eb) =>
      eb.or([
        eb('startsOn', '<', Temporal.PlainDate.from(startsOn)),
        eb('endsOn', '>', Temporal.PlainDate.from(endsOn)),
      ]),
    )
    .executeTakeFirst();
  if (row === undefined) return;
  const words = t(
    `Kế hoạch ${row.code} của chương trình nằm ngoài thời gian này. Hãy chọn thời gian bao trùm các kế hoạch.`,
    `The programme’s plan ${row.code} lies outside these days. Choose days that cover its plans.`,
  );
  throw new Refused(refuse('invalid', words, 'endsOn'));
}

/** Tasks and targets count in figures while their plan is published. */
async function countItems(tx: Tx, plan: Plan, isPublished: boolean, at: Temporal.Instant): Promise<void> {
  const tasks = await loadStates(tx, taskLife, await idsInPlans(tx, 'programmeTask', [plan.id]));
  for (const task of tasks.values())
    await writeFact(tx, taskFact(task, !isPublished), taskFact(task, isPublished), at);
  const targets = await loadStates(tx, targetLife, await idsInPlans(tx, 'programmeTarget', [plan.id]));
  for (const target of targets.values())
    await writeFact(tx, targetFact(target, !isPublished), targetFact(target, isPublished), at);
}

const isPublishedAlready = refuse(
  'conflict',
  t('Kế hoạch này đã được ban hành.', 'This plan has been published already.'),
);
const isDraftAlready = refuse('conflict', t('Kế hoạch này chưa được ban hành.', 'This plan is a draft.'));
const notItsParent = refuse(
  'invalid',
  t('Kế hoạch giai đoạn phải thuộc cùng chương trình.', 'The period plan must belong to the same programme.'),
  'parentId',
);
