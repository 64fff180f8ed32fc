import { actorId, can, covers, type Actor } from '../kernel/access.ts';
import { forbidden, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { hasEnded, type Organization } from '../organization/organization.ts';
import { carryOut, sweep, type CarryingRooms } from './carry-out.ts';
import { faultsOf, refusalsOf, type Fault, type KnownAgency } from './check.ts';
import { closedTo, type Command, type Reorganization } from './life.ts';
import { movesOf, type Moves } from './moves.ts';
import type { Occasion } from './occasion.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { approveReorganizations, planReorganizations } from './permissions.ts';
import { readPersonnel, type PersonnelMove } from './personnel.ts';
import type { Plan, ReorganizationEvent } from './schema.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import {
  holdReorganization,
  insertReorganization,
  listReorganizations,
  readReorganization,
  record,
  type Listed,
  type Moment,
} from './store.ts';
import { readTouched, touchedParts, type TouchedRow } from './touched.ts';

export { approveReorganizations, planReorganizations, readReorganizations } from './permissions.ts';

/** What a plan would touch as things stand; nothing is changed by looking. */
export type Trial = {
  readonly faults: readonly Fault[];
  readonly outcome: Outcome;
  readonly snapshot: Snapshot;
  readonly moves: Moves;
  readonly touched: readonly TouchedRow[];
  readonly personnel: readonly PersonnelMove[];
};

/** Plans of reorganisation: drafted, tried out, approved, and carried out in one step that loses nothing. */
export type Reorganizations = {
  list(): Promise<readonly Listed[]>;
  get(id: number): Promise<{ reorganization: Reorganization; moments: readonly Moment[] }>;
  draft(actor: Actor, plan: Plan): Promise<number>;
  change(actor: Actor, id: number, seen: number, plan: Plan): Promise<void>;
  /** What is wrong with a plan as a whole, in words. */
  check(plan: Plan): readonly Fault[];
  trial(plan: Plan): Promise<Trial>;
  /** Records that it was tried out and what it touched. @throws Refused with everything that is wrong with it */
  tryOut(actor: Actor, id: number, seen: number): Promise<void>;
  approve(actor: Actor, id: number, seen: number, note: string): Promise<void>;
  giveBack(actor: Actor, id: number, seen: number, reason: string): Promise<void>;
  cancel(actor: Actor, id: number, seen: number, reason: string): Promise<void>;
  carryOut(actor: Actor, id: number, seen: number): Promise<void>;
};

export function createReorganizations(house: House, rooms: CarryingRooms): Reorganizations {
  const { db, clock } = house;
  const { organization } = rooms;

  const check = (plan: Plan): Fault[] =>
    faultsOf(plan, knownAgencies(organization, clock.today()), clock.today());

  async function trial(plan: Plan): Promise<Trial> {
    const outcome = outcomeOf(plan);
    const snapshot = await readSnapshot(db, clock.today());
    const moves = movesOf(outcome, snapshot);
    return {
      faults: check(plan),
      outcome,
      snapshot,
      moves,
      touched: await readTouched(db, [...outcome.endings.keys()], firstDay(plan, clock.today())),
      personnel: await readPersonnel(db, outcome, firstDay(plan, clock.today())),
    };
  }

  /** One command on a plan in one transaction, with the event that it decides. */
  async function act(
    actor: Actor,
    { id, seen, command }: { id: number; seen: number; command: Command },
    decide: (plan: Reorganization) => ReorganizationEvent,
  ): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const before = await holdReorganization(tx, id);
      refuseUnless(before, seen, command);
      await record(tx, id, before, decide(before), { actorId: actorId(actor), at: clock.now() });
    });
  }

  return {
    list: () => listReorganizations(db),
    get: (id) => readReorganization(db, id),
    check,
    trial,
    async draft(actor, plan) {
      mayPlan(actor);
      return db.transaction().execute(async (tx) => {
        const id = await insertReorganization(tx, clock.now());
        const by = { actorId: actorId(actor), at: clock.now() };
        await record(tx, id, null, { kind: 'drafted', data: { plan } }, by);
        return id;
      });
    },
    async change(actor, id, seen, plan) {
      mayPlan(actor);
      await act(actor, { id, seen, command: 'change' }, () => ({ kind: 'changed', data: { plan } }));
    },
    async tryOut(actor, id, seen) {
      mayPlan(actor);
      const { reorganization } = await readReorganization(db, id);
      const tried = await trial(reorganization.plan);
      if (tried.faults.length > 0) throw new Refused(refusalsOf(tried.faults));
      const data = { touched: touchedNumbers(tried), problems: tried.moves.problems.length };
      await act(actor, { id, seen, command: 'try' }, () => ({ kind: 'tried', data }));
    },
    async approve(actor, id, seen, note) {
      mayApprove(actor, organization);
      await act(actor, { id, seen, command: 'approve' }, () => ({ kind: 'approved', data: { note } }));
    },
    async giveBack(actor, id, seen, reason) {
      if (can(actor, planReorganizations) === false) mayApprove(actor, organization);
      await act(actor, { id, seen, command: 'return' }, () => ({ kind: 'returned', data: { reason } }));
    },
    async cancel(actor, id, seen, reason) {
      mayPlan(actor);
      await act(actor, { id, seen, command: 'cancel' }, () => ({ kind: 'cancelled', data: { reason } }));
    },
    async carryOut(actor, id, seen) {
      mayPlan(actor);
      const at = clock.now();
      const occasion: Occasion = { reorganizationId: id, actor, at, today: clock.today() };
      const { plan, movedAccounts } = await db.transaction().execute(async (tx) => {
        const before = await holdReorganization(tx, id);
        refuseUnless(before, seen, 'carry-out');
        refuseEarly(before.plan, clock.today());
        const faults = check(before.plan);
        if (faults.length > 0) throw new Refused(refusalsOf(faults));
        const { done, movedAccounts: moved } = await carryOut(tx, rooms, before.plan, occasion);
        await record(tx, id, before, { kind: 'carried-out', data: done }, { actorId: actorId(actor), at });
        return { plan: before.plan, movedAccounts: moved };
      });
      await organization.reload();
      rooms.accounts.forget(...movedAccounts);
      rooms.procedures.forget();
      // Whoever was about to record at an agency that has just ended waited for us: that comes along too.
      for (let rounds = 0; rounds < 3; rounds += 1) {
        const late = await db.transaction().execute((tx) => sweep(tx, plan, occasion, organization));
        if (late === 0) break;
      }
    },
  };
}

/** First day of the new structure; today while the plan does not say. */
function firstDay({ effectiveOn }: Plan, today: Temporal.PlainDate): Temporal.PlainDate {
  return effectiveOn === '' ? today : Temporal.PlainDate.from(effectiveOn);
}

export function knownAgencies(organization: Organization, today: Temporal.PlainDate): KnownAgency[] {
  const codes = new Map(organization.all().map(({ id, code }) => [id, code]));
  return organization.all().map((agency) => ({
    code: agency.code,
    name: agency.name,
    parent: agency.parentId === null ? null : (codes.get(agency.parentId) ?? null),
    since: agency.validFrom,
    isOver: hasEnded(agency, today),
    units: agency.units.filter(({ validTo }) => validTo === null),
  }));
}

/** How many of each kind of thing a trial touches. */
export function touchedNumbers({ outcome, moves, touched, personnel }: Trial): Record<string, number> {
  const counts: Record<string, number> = {
    agencies: outcome.endings.size,
    dossiers: moves.dossiers.length,
    steps: moves.dossiers.reduce((sum, { steps }) => sum + steps.length, 0),
    accounts: moves.people.length,
    staff: new Set(personnel.map(({ personId }) => personId)).size,
    procedures: moves.procedures.length,
  };
  for (const { part } of onceEach(touched)) counts[part] = (counts[part] ?? 0) + 1;
  return counts;
}

/** What changes hands counts once, however many of its agencies end; records count for each agency. */
function onceEach(touched: readonly TouchedRow[]): TouchedRow[] {
  const keyOf = ({ part, href, title, agency }: TouchedRow): string =>
    `${part} ${href} ${title} ${touchedParts[part] === 'handed' ? '' : agency}`;
  return [...new Map(touched.map((row) => [keyOf(row), row])).values()];
}

function mayPlan(actor: Actor): void {
  if (can(actor, planReorganizations) === false) throw new Refused(forbidden);
}

/** Only who leads the whole city approves. */
export function mayApproveAll(actor: Actor, organization: Organization): boolean {
  const root = organization.all().find(({ parentId }) => parentId === null);
  return root !== undefined && covers(can(actor, approveReorganizations), root.id);
}

function mayApprove(actor: Actor, organization: Organization): void {
  if (!mayApproveAll(actor, organization)) throw new Refused(forbidden);
}

function refuseUnless(plan: Reorganization, seen: number, command: Command): void {
  if (plan.version !== seen) throw new Refused(changedMeanwhile);
  const closed = closedTo(plan.state, command);
  if (closed !== null) throw new Refused(closed);
}

function refuseEarly({ effectiveOn }: Plan, today: Temporal.PlainDate): void {
  if (effectiveOn !== '' && Temporal.PlainDate.compare(Temporal.PlainDate.from(effectiveOn), today) > 0)
    throw new Refused(tooEarly);
}

const tooEarly: Refusal = refuse(
  'too-early',
  t(
    'Chưa đến ngày có hiệu lực: phương án được thực hiện từ ngày đó, trước đó chỉ chạy thử.',
    'The day it takes effect has not come: until then it can only be tried out.',
  ),
);

const changedMeanwhile: Refusal = refuse(
  'conflict',
  t(
    'Người khác vừa thay đổi phương án này. Hãy xem lại rồi gửi lại.',
    'Somebody else has just changed this plan. Look at what is new, then send again.',
  ),
);
