import { sql } from 'kysely';
import type { DueDate } from '../calendar/calendar.ts';
import type { Actor, Answer } from '../kernel/access.ts';
import { Refused, type Refusal } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import type { Queries } from '../kernel/database.ts';
import type { ProcedureContent } from '../procedures/schema.ts';
import type { Graph } from '../processes/schema.ts';
import type { Organization } from '../organization/organization.ts';
import type { DueStanding } from '../ui/badges.tsx';
import { actionsFor, type Actions } from './actions.ts';
import { replay } from './apply.ts';
import { happened } from './change.ts';
import type { Happened } from './events.ts';
import { dueStanding } from './reading-due.ts';
import { listWorkers, namesOf, type Colleague } from './reading-people.ts';
import { stateOfCode, type Dossier, type State, type Step } from './schema.ts';
import { findDossierId, visible } from './store.ts';
import type { Timekeeping } from './timekeeping.ts';

/** What the dossier's pages are built on. */
export type DossierReading = {
  readonly house: House;
  readonly time: Timekeeping;
  readonly organization: Organization;
  readonly procedures: { getVersion(id: number): Promise<{ code: string; content: ProcedureContent }> };
  readonly processes: { getVersion(id: number): Promise<{ graph: Graph; xml: string }> };
};

/** A dossier on one side of a link: the caller, or a part at another agency. */
export type LinkedDossier = {
  readonly id: number;
  readonly code: string;
  readonly agencyId: number;
  readonly procedure: string;
  readonly state: State;
  readonly dueAt: Temporal.Instant | null;
  /** Its own page may be opened. */
  readonly isVisible: boolean;
};

/** A dossier with everything its page shows. */
export type DossierView = {
  readonly dossier: Dossier;
  readonly events: readonly Happened[];
  readonly procedure: { readonly code: string; readonly content: ProcedureContent };
  readonly graph: Graph;
  readonly parent: LinkedDossier | null;
  readonly children: readonly LinkedDossier[];
  readonly actions: Actions;
  /** People of the actor's agency to whom a step may be given. */
  readonly workers: readonly Colleague[];
  readonly now: Temporal.Instant;
  /** Where the promised date comes from, day by day; a refusal when the calendar does not reach it. */
  readonly due: DueDate | Refusal | null;
  readonly standing: DueStanding;
  /** Supplements that may still be asked for. */
  readonly supplementsLeft: number;
  standingOf(step: Step): DueStanding;
  agencyName(id: number): string;
  nameOf(accountId: number | null): string | null;
};

/** A dossier as one person may see it; undefined when there is none, or none for this person. */
export async function readDossierView(
  rooms: DossierReading,
  asking: { readonly actor: Actor; readonly answer: Answer; readonly code: string },
): Promise<DossierView | undefined> {
  const { house, time, organization } = rooms;
  const { actor, answer } = asking;
  const history = await readHistory(house.db, asking.code, answer);
  if (history === undefined) return undefined;
  const { dossier, events } = history;
  const now = house.clock.now();
  const actions = actionsFor(actor, dossier);
  const [procedure, process, links, workers, names] = await Promise.all([
    rooms.procedures.getVersion(dossier.procedureVersionId),
    rooms.processes.getVersion(dossier.processVersionId),
    readLinks(house.db, dossier, answer),
    actor.kind === 'staff' && actions.assignable.length > 0 ? listWorkers(house.db, actor.agencyId) : [],
    namesOf(house.db, peopleOf(dossier, events)),
  ]);
  const isHourTerm = dossier.term?.endsWith('wh') ?? false;
  const standing = (facts: Pick<Dossier, 'dueAt' | 'timeliness'>): DueStanding => {
    const isPaused = dossier.pauses.some((pause) => pause.to === null);
    return dueStanding(
      time,
      { ...facts, state: dossier.state, agencyId: dossier.agencyId, isPaused, isHourTerm },
      now,
    );
  };
  return {
    dossier,
    events,
    procedure: { code: procedure.code, content: procedure.content },
    graph: process.graph,
    parent: links.find((link) => link.id === dossier.parent?.id) ?? null,
    children: links.filter((link) => link.id !== dossier.parent?.id),
    actions,
    workers,
    now,
    due: explained(time, dossier, now),
    standing: standing(dossier),
    supplementsLeft: supplementsLeft(time, dossier, now),
    standingOf: (step) => standing({ dueAt: step.dueAt, timeliness: null }),
    agencyName: (id) => organization.getAgency(id).name,
    nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
  };
}

/** The events of a dossier that the answer lets one see, and what they fold to. */
export async function readHistory(
  db: Queries,
  code: string,
  answer: Answer,
): Promise<{ dossier: Dossier; events: Happened[] } | undefined> {
  const id = await findDossierId(db, code, answer);
  if (id === undefined) return undefined;
  const events = (await readEvents(db, 'dossier', id)).map(happened);
  const dossier = replay(id, events);
  return dossier === null ? undefined : { dossier, events };
}

async function readLinks(db: Queries, dossier: Dossier, answer: Answer): Promise<LinkedDossier[]> {
  if (dossier.parent === null && dossier.calls.length === 0) return [];
  const rows = await db
    .selectFrom('dossier')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .select(['dossier.id', 'dossier.code', 'dossier.agencyId', 'dossier.state', 'dossier.dueAt'])
    .select('procedureVersion.name as procedure')
    .select((eb) =>
      eb
        .and([visible(answer)(eb)])
        .$castTo<boolean>()
        .as('isVisible'),
    )
    .where((eb) =>
      eb.or([eb('dossier.parentId', '=', dossier.id), eb('dossier.id', '=', dossier.parent?.id ?? 0)]),
    )
    .orderBy(sql`dossier.id`)
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...row, state: stateOfCode(row.state) }));
}

function peopleOf(dossier: Dossier, events: readonly Happened[]): Set<number> {
  const ids = [
    ...events.map((event) => event.actorId),
    ...events.map((event) => (event.kind === 'stepAssigned' ? event.data.assigneeId : null)),
    ...dossier.steps.flatMap((step) => [step.assigneeId, step.closedBy]),
  ];
  return new Set(ids.filter((id) => id !== null));
}

function explained(time: Timekeeping, dossier: Dossier, now: Temporal.Instant): DueDate | Refusal | null {
  try {
    return time.explain(dossier, now);
  } catch (error) {
    const first = error instanceof Refused ? error.refusals[0] : undefined;
    if (first === undefined) throw error;
    return first; // the waiting has outlasted the calendar's years: the page says so
  }
}

function supplementsLeft(time: Timekeeping, dossier: Dossier, now: Temporal.Instant): number {
  if (dossier.ruleSet === '') return 0;
  const { maxSupplements } = time.settingFor(dossier.agencyId, dossier.ruleSet, now);
  return Math.max(0, maxSupplements - dossier.supplementRequests.length);
}
