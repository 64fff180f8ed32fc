import pg from 'pg';
import {
  actorId,
  can,
  covers,
  system,
  visitor,
  type Actor,
  type Answer,
  type Staff,
} from '../kernel/access.ts';
import { forbidden, notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import { replay } from './apply.ts';
import { happened, type Change, type Loaded, type Numbered, type NumberRequest } from './change.ts';
import type { Setting } from './movement.ts';
import { agenciesOf, commandPermissions, mayAssign, mayDoStep } from './permissions.ts';
import {
  createPlanner,
  type AnyCommand,
  type DossierRooms,
  type NewDossier,
  type Occasion,
} from './planner.ts';
import { projectedRow } from './record-sql.ts';
import { createRecorder } from './recorder.ts';
import { movedOn, notYours } from './refusals.ts';
import type { Dossier, State } from './schema.ts';
import * as store from './store.ts';
import type { Timekeeping } from './timekeeping.ts';

/** What was recorded: enough to show where to go next. */
export type Recorded = {
  readonly id: number;
  readonly code: string;
  readonly version: number;
  readonly state: State;
  /** ISO 8601 in UTC. */
  readonly dueAt: string | null;
};

/** The life of dossiers, recorded. Everything that cannot be done is a `Refused` in words, and changes nothing. */
export type Dossiers = {
  readonly time: Timekeeping;
  /** Receives a new dossier. `key` is the submission's own: sent twice, it makes one dossier. */
  receive(actor: Actor, dossier: NewDossier, key?: string): Promise<Recorded>;
  /** Registers one filed online: it waits to be received. */
  register(dossier: NewDossier): Promise<Recorded>;
  /** Does a command to a dossier. `expectedVersion`: what the person saw; the dossier must still be at it. */
  act(actor: Actor, code: string, command: AnyCommand, expectedVersion?: number): Promise<Recorded>;
  /** The dossier as the answer lets one see it; else not found. */
  get(code: string, answer: Answer): Promise<Loaded>;
  settingOf(dossier: Dossier): Promise<Setting>;
  /** Moves on every dossier whose timer has run out; gives how many. */
  fireDueTimers(): Promise<number>;
};

export function createDossiers(house: House, rooms: DossierRooms): Dossiers {
  const { db, clock } = house;
  const planner = createPlanner(rooms);
  const recorder = createRecorder(house.pool, () => clock.now());

  type More = (request: NumberRequest) => Promise<Numbered>;

  function occasion(actor: Actor, more: More, first?: Numbered): Occasion {
    let given = first;
    const today = clock.today();
    return {
      actor,
      now: clock.now(),
      today,
      load: (id) => store.loadDossier(db, id),
      openChildren: (id) => store.openChildren(db, id),
      async number(agencyId) {
        const number = given ?? (await more({ agencyId, day: today.toString() }));
        given = undefined;
        return number;
      },
    };
  }

  async function open(
    actor: Actor,
    dossier: NewDossier,
    isReceived: boolean,
    key?: string,
  ): Promise<Recorded> {
    const accountId = actorId(actor) ?? 0;
    try {
      return await recorder.record<Recorded>({
        touches: null,
        opens: [{ agencyId: dossier.agencyId, day: clock.today().toString() }],
        async build([numbered], more) {
          const changes = await planner.open(occasion(actor, more, numbered), dossier, isReceived);
          const result = recordedOf(changes);
          return key === undefined
            ? { changes, result }
            : { changes, result, key: { accountId, key, result } };
        },
      });
    } catch (error) {
      if (key === undefined || !isKeyTaken(error)) throw error;
      return (await store.findKeyedResult(db, accountId, key)) as Recorded;
    }
  }

  async function act(
    actor: Actor,
    code: string,
    command: AnyCommand,
    expectedVersion?: number,
  ): Promise<Recorded> {
    const answer = can(actor, commandPermissions[command.name]);
    const id = await store.findDossierId(db, code, answer);
    if (id === undefined) throw new Refused(notFound);
    return recorder.record<Recorded>({
      touches: id,
      opens: [],
      async build(_numbers, more) {
        const loaded = await store.loadDossier(db, id);
        if (expectedVersion !== undefined && expectedVersion !== loaded.dossier.version)
          throw new Refused(movedOn);
        checkMayDo(actor, loaded.dossier, command, answer);
        const changes = await planner.act(occasion(actor, more), loaded, command);
        return { changes, result: recordedOf(changes) };
      },
    });
  }

  return {
    time: rooms.time,
    receive: (actor, dossier, key) => open(actor, dossier, true, key),
    register: (dossier) => open(visitor, dossier, false),
    act,
    settingOf: (dossier) => planner.settingOf(dossier, { now: clock.now(), today: clock.today() }),
    async get(code, answer) {
      const id = await store.findDossierId(db, code, answer);
      if (id === undefined) throw new Refused(notFound);
      return store.loadDossier(db, id);
    },
    async fireDueTimers() {
      const due = await store.dueTimers(db, clock.now(), 500);
      for (const { dossierId, elementId } of due) {
        await recorder.record<null>({
          touches: dossierId,
          opens: [],
          async build(_numbers, more) {
            const loaded = await store.loadDossier(db, dossierId);
            return {
              changes: await planner.fireTimer(occasion(system, more), loaded, elementId),
              result: null,
            };
          },
        });
      }
      return due.length;
    },
  };
}

/** The permission's agencies take part in the dossier; a step belongs to those who hold it. */
function checkMayDo(actor: Actor, dossier: Dossier, command: AnyCommand, answer: Answer): void {
  if (actor.kind !== 'staff') return;
  if (!agenciesOf(dossier).some((agencyId) => covers(answer, agencyId))) throw new Refused(forbidden);
  if (!mayTouchSteps(actor, dossier, command)) throw new Refused(notYours);
}

function mayTouchSteps(staff: Staff, dossier: Dossier, command: AnyCommand): boolean {
  const open = dossier.steps.filter((step) => step.closedAt === null);
  if (command.name === 'return') return open.every((step) => mayDoStep(staff, step));
  if (command.name !== 'completeStep' && command.name !== 'assign') return true;
  const step = open.find((entry) => entry.number === command.input.step);
  if (step === undefined) return true; // the decision says in words that it is closed
  return command.name === 'assign'
    ? mayAssign(staff, step, command.input.assigneeId)
    : mayDoStep(staff, step);
}

function isKeyTaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'idempotency_key_pkey';
}

function recordedOf(changes: readonly Change[]): Recorded {
  const after = changes[0]?.after;
  if (after === undefined) throw new Error('nothing was decided');
  const { id, code, version, state, dueAt } = after;
  return { id, code, version, state, dueAt: dueAt?.toString() ?? null };
}

export { createBulk, type Bulk } from './bulk.ts';
export type { Change, Loaded } from './change.ts';
export type { AnyCommand, DossierRooms, NewDossier, ProcedureInForce } from './planner.ts';
export { commandInputs, commandNames, commandWords, type CommandName } from './commands.ts';
export {
  commandPermissions,
  dossierPermissions,
  leadDossiers,
  processDossiers,
  readDossiers,
  receiveDossiers,
  superviseDossiers,
} from './permissions.ts';
export { recordLook, visible } from './store.ts';
export { createTimekeeping, type Timekeeping } from './timekeeping.ts';

/** What a dossier's row must hold by its events, column by column. */
export function projectionOf(
  id: number,
  events: readonly ChainedEvent[],
): Readonly<Record<string, unknown>> | null {
  const dossier = replay(id, events.map(happened));
  return dossier === null ? null : projectedRow(dossier);
}
