import type { Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { KeptFile } from '../registers/schema.ts';
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
  /** The agency says what it has done, with its evidence. */
  remedy(by: By, findingId: number, words: string, evidence: readonly KeptFile[]): Promise<void>;
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
    visit: (by, { agencyId, on, team, checklistId, plan }) =>
      keeping.together(async (inside) => {
        if (on > house.clock.today().toString()) throw new Refused(notYet);
        const { title, items } = (await createLived(inside, checklistLife).get(checklistId)).state;
        const visited = createLived(inside, planLife);
        const agency = organization.getAgency(agencyId);
        const tier = tierOf(agency);
        const values = {
          agency: agency.code,
          kind: plan === null ? 'surprise' : 'planned',
          tier,
          ...(tier === 'division' ? { units: '1' } : {}),
          heldOn: on,
          team,
          ...(plan === null ? {} : { plan: (await visited.get(plan.id)).state.decision }),
        };
        const inspectionId = await inside.keeping.add(by.actor, 'inspection', values);
        await inside.keeping.move(by.actor, 'inspection', inspectionId, 'held');
        if (plan !== null)
          await visited.act(by, plan.id, (state) => {
            const line = state.lines.find(({ number }) => number === plan.line);
            return line !== undefined && line.agencyId !== agencyId
              ? notFound
              : decidePlan(state, { kind: 'visit', line: plan.line, inspectionId });
          });
        await createLived(inside, sheetLife).begin(by, [
          { kind: 'started', data: { inspectionId, agencyId, title, items, team, on } },
        ]);
        return inspectionId;
      }),
    async answer(by, sheetId, given) {
      await sheets.act(by, sheetId, (sheet) => answerItem(sheet, given));
    },
    makeFindings: (by, sheetId, dueOn) =>
      keeping.together(async (inside) => {
        let count = 0;
        await createLived(inside, sheetLife).act(by, sheetId, async (sheet) => {
          const found: SheetEvent[] = [];
          for (const { item, checked, answer } of faultyItems(sheet)) {
            const findingId = await inside.keeping.add(by.actor, 'inspection-finding', {
              fault: answer.note === '' ? checked.text : `${checked.text}: ${answer.note}`,
              agency: organization.getAgency(sheet.agencyId).code,
              inspection: sheet.inspectionId,
              kind: checked.kind,
              foundOn: sheet.on,
              dueOn,
              basis: checked.basis,
              isRepeated: await hadBefore(inside.db, sheet.agencyId, checked.kind, sheet.inspectionId),
            });
            if (answer.photos.length > 0)
              await inside.keeping.attach(by.actor, 'inspection-finding', findingId, answer.photos);
            found.push({ kind: 'found', data: { item, findingId } });
          }
          count = found.length;
          return found;
        });
        return count;
      }),
    conclude: (by, inspectionId, conclusion) =>
      keeping.together(async (inside) => {
        const filled = createLived(inside, sheetLife);
        const [sheet] = await filled.find({ key: String(inspectionId) });
        if (sheet === undefined) throw new Refused(notFound);
        const on = house.clock.today().toString();
        const hasFaults = sheet.state.answers.some(({ answer }) => answer === 'fault');
        await inside.keeping.move(by.actor, 'inspection', inspectionId, 'concluded', {
          values: { conclusion, concludedOn: on, ...(hasFaults ? { hasFaults: 'true' } : {}) },
        });
        await filled.act(by, sheet.id, (state) =>
          state.isConcluded ? [] : [{ kind: 'concluded', data: {} }],
        );
      }),
    async remedy(by, findingId, words, evidence) {
      await keeping.together(async (inside) => {
        if (evidence.length > 0)
          await inside.keeping.attach(by.actor, 'inspection-finding', findingId, evidence);
        await inside.keeping.move(by.actor, 'inspection-finding', findingId, 'remedied', { reason: words });
      });
    },
  };
}

/** Plans that wait for the city's leader, due before the year they are about begins. */
export async function plansToApprove(
  db: Queries,
): Promise<readonly { readonly id: number; readonly year: number; readonly due: Temporal.PlainDate }[]> {
  const waiting = await createLived({ db }, planLife).find();
  return waiting
    .filter(({ state }) => state.state === 'submitted')
    .map(({ id, state: { year } }) => ({ id, year, due: new Temporal.PlainDate(year - 1, 12, 31) }));
}

const notYet = refuse(
  'future',
  t('Ngày này chưa đến; phiếu được lập khi đoàn đã đến nơi.', 'This day has not come yet.'),
  'on',
);

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
