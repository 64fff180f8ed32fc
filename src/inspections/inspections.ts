import type { Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Agency } from '../organization/schema.ts';
import type { Organization } from '../organization/organization.ts';
import { createLived, type By, type Keeping, type Lived } from '../reform-work/reform-work.ts';
import {
  answerItem,
  checklistLife,
  decidePlan,
  faultyItems,
  planLife,
  sheetLife,
  type ChecklistEvent,
  type PlanCommand,
  type PlanEvent,
  type SheetEvent,
} from './lives.ts';
import { hadBefore } from './reading.ts';
import type { Checklist, FilledSheet, Plan } from './schema.ts';

export { remediesOwed } from './reading.ts';

/** The yearly plan, the checklists and what is filled at the place; the registers keep inspections and findings themselves. */
export type Inspections = {
  readonly plans: Lived<Plan, PlanEvent>;
  readonly checklists: Lived<Checklist, ChecklistEvent>;
  readonly sheets: Lived<FilledSheet, SheetEvent>;
  onPlan(by: By, id: number, command: PlanCommand): Promise<void>;
  /** A visit of a line of an approved plan, or by surprise: the row of the register, held, and its sheet. Gives the row's id. */
  visit(by: By, visiting: Visiting): Promise<number>;
  sheetOf(inspectionId: number): Promise<{ id: number; state: FilledSheet } | null>;
  answer(by: By, sheetId: number, given: Parameters<typeof answerItem>[1]): Promise<void>;
  /** Findings of all faulty items at once, each with its photographs; gives how many. */
  makeFindings(by: By, sheetId: number, dueOn: string): Promise<number>;
  conclude(by: By, inspectionId: number, conclusion: string): Promise<void>;
};
export type Visiting = {
  readonly agencyId: number;
  readonly on: string;
  readonly team: string;
  readonly checklistId: number;
  readonly plan: { readonly id: number; readonly line: number } | null;
};

type Rooms = { readonly organization: Pick<Organization, 'all' | 'getAgency'>; readonly keeping: Keeping };

export function createInspections(
  house: Pick<House, 'db' | 'clock'>,
  { organization, keeping }: Rooms,
): Inspections {
  const plans = createLived(house, planLife);
  const checklists = createLived(house, checklistLife);
  const sheets = createLived(house, sheetLife);

  async function sheetOf(inspectionId: number): Promise<{ id: number; state: FilledSheet } | null> {
    return (await sheets.find({ key: String(inspectionId) }))[0] ?? null;
  }

  return {
    plans,
    checklists,
    sheets,
    sheetOf,
    async onPlan(by, id, command) {
      await plans.act(by, id, (plan) => decidePlan(plan, command));
    },
    async visit(by, { agencyId, on, team, checklistId, plan }) {
      const agency = organization.getAgency(agencyId);
      const checklist = (await checklists.get(checklistId)).state;
      const values = {
        agency: agency.code,
        kind: plan === null ? 'surprise' : 'planned',
        tier: tierOf(agency),
        ...(tierOf(agency) === 'division' ? { units: '1' } : {}),
        heldOn: on,
        team,
      };
      if (plan !== null) {
        const { state } = await plans.get(plan.id);
        const decided = decidePlan(state, { kind: 'visit', line: plan.line, inspectionId: 0 });
        if ('refused' in decided) throw new Refused(decided);
        const line = state.lines.find(({ number }) => number === plan.line);
        if (line?.agencyId !== agencyId) throw new Refused(notFound);
        Object.assign(values, { plan: state.decision });
      }
      const inspectionId = await keeping.add(by.actor, 'inspection', values);
      await keeping.move(by.actor, 'inspection', inspectionId, 'held');
      if (plan !== null)
        await plans.act(by, plan.id, (state) =>
          decidePlan(state, { kind: 'visit', line: plan.line, inspectionId }),
        );
      const { title, items } = checklist;
      await sheets.begin(by, [{ kind: 'started', data: { inspectionId, agencyId, title, items, team, on } }]);
      return inspectionId;
    },
    async answer(by, sheetId, given) {
      await sheets.act(by, sheetId, (sheet) => answerItem(sheet, given));
    },
    async makeFindings(by, sheetId, dueOn) {
      const { state } = await sheets.get(sheetId);
      const faulty = faultyItems(state);
      for (const { item, checked, answer } of faulty) {
        const findingId = await keeping.add(by.actor, 'inspection-finding', {
          fault: answer.note === '' ? checked.text : `${checked.text}: ${answer.note}`,
          agency: organization.getAgency(state.agencyId).code,
          inspection: state.inspectionId,
          kind: checked.kind,
          foundOn: state.on,
          dueOn,
          basis: checked.basis,
          isRepeated: await hadBefore(house.db, state.agencyId, checked.kind, state.inspectionId),
        });
        if (answer.photos.length > 0)
          await keeping.attach(by.actor, 'inspection-finding', findingId, answer.photos);
        await sheets.act(by, sheetId, (sheet) =>
          sheet.answers[item]?.findingId === null ? [{ kind: 'found', data: { item, findingId } }] : [],
        );
      }
      return faulty.length;
    },
    async conclude(by, inspectionId, conclusion) {
      const sheet = await sheetOf(inspectionId);
      if (sheet === null) throw new Refused(notFound);
      const on = house.clock.today().toString();
      const hasFaults = sheet.state.answers.some(({ answer }) => answer === 'fault');
      await keeping.move(by.actor, 'inspection', inspectionId, 'concluded', {
        values: { conclusion, concludedOn: on, ...(hasFaults ? { hasFaults: 'true' } : {}) },
      });
      await sheets.act(by, sheet.id, (state) => (state.isConcluded ? [] : [{ kind: 'concluded', data: {} }]));
    },
  };
}

/** Whether a person leads the city's own committee, who approves the yearly plan. */
export function leadsCity(organization: Pick<Organization, 'getAgency'>, actor: Actor): boolean {
  return (
    actor.kind === 'staff' &&
    actor.roles.includes('leader') &&
    organization.getAgency(actor.agencyId).parentId === null
  );
}

function tierOf({ level }: Agency): string {
  return level === 'city' ? 'department' : level === 'district' ? 'division' : 'commune';
}
