import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
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
import { assigneeProblem } from './actions-assign.ts';
import { isOpenIn, type CommandInput } from './commands.ts';
import { agenciesOf, commandPermissions, mayAssign, mayDoStep, readDossiers } from './permissions.ts';
import {
  createPlanner,
  type AnyCommand,
  type DossierRooms,
  type NewDossier,
  type Occasion,
} from './planner.ts';
import { projectedRow } from './record-sql.ts';
import { createReader } from './reader.ts';
import { createRecorder } from './recorder.ts';
import { formUsed, movedOn, notYours } from './refusals.ts';
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
  /**
   * What an earlier submission with this key made, if there was one.
   * @throws Refused when that one said something else: the form was used before and is not this dossier's.
   */
  findSubmitted(actor: Actor, dossier: NewDossier, key: string): Promise<Recorded | undefined>;
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
  const reader = createReader(house.pool);
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
          if (key === undefined) return { changes, result };
          return { changes, result, key: { accountId, key, result: { ...result, said: saidIn(dossier) } } };
        },
      });
    } catch (error) {
      if (key === undefined || !isKeyTaken(error)) throw error;
      const earlier = await findSubmitted(actor, dossier, key);
      if (earlier === undefined) throw error;
      return earlier;
    }
  }

  async function findSubmitted(
    actor: Actor,
    dossier: NewDossier,
    key: string,
  ): Promise<Recorded | undefined> {
    const kept = await store.findKeyedResult(db, actorId(actor) ?? 0, key);
    if (kept === undefined) return undefined;
    const { said, ...recorded } = kept as Recorded & { said: string };
    if (said !== saidIn(dossier)) throw new Refused(formUsed(recorded.code));
    return recorded;
  }

  async function act(
    actor: Actor,
    code: string,
    command: AnyCommand,
    expectedVersion?: number,
  ): Promise<Recorded> {
    const answer = can(actor, commandPermissions[command.name]);
    // Read before its turn comes, beside the others; read again only if the transaction failed for another's fault.
    let early = await reader.find(code);
    if (early === undefined || !takesPart(answer, early.dossier)) {
      // Who may see the dossier is told that they may not do this; to others there is no such dossier.
      const isSeen = early !== undefined && takesPart(can(actor, readDossiers), early.dossier);
      throw new Refused(isSeen ? forbidden : notFound);
    }
    const { id } = early.dossier;
    return recorder.record<Recorded>({
      touches: id,
      opens: [],
      async build(_numbers, more) {
        const loaded = early ?? (await store.loadDossier(db, id));
        early = undefined;
        if (expectedVersion !== undefined && expectedVersion !== loaded.dossier.version)
          throw new Refused(movedOn);
        checkMayDo(actor, loaded.dossier, command, answer);
        if (command.name === 'assign') await checkAssignee(actor, loaded.dossier, command.input);
        const changes = await planner.act(occasion(actor, more), loaded, command);
        return { changes, result: recordedOf(changes) };
      },
    });
  }

  async function checkAssignee(
    actor: Actor,
    { steps }: Dossier,
    { step, assigneeId }: CommandInput<'assign'>,
  ): Promise<void> {
    if (actor.kind !== 'staff') return;
    const problem = await assigneeProblem(
      db,
      actor,
      steps.find(({ number }) => number === step),
      assigneeId,
    );
    if (problem !== null) throw new Refused(problem);
  }

  return {
    time: rooms.time,
    receive: (actor, dossier, key) => open(actor, dossier, true, key),
    findSubmitted,
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

/** The permission's agencies take part in the dossier; a step belongs to those who hold it. A state that does not open
 * the command is for the decision to tell, before whose step it is. */
function checkMayDo(actor: Actor, dossier: Dossier, command: AnyCommand, answer: Answer): void {
  if (actor.kind !== 'staff' || !isOpenIn(dossier.state, command.name)) return;
  if (!takesPart(answer, dossier)) throw new Refused(forbidden);
  if (!mayTouchSteps(actor, dossier, command)) throw new Refused(notYours);
}

/** Whether the answer covers an agency that takes part: of one dossier what `visible` asks of rows. */
function takesPart(answer: Answer, dossier: Dossier): boolean {
  return agenciesOf(dossier).some((agencyId) => covers(answer, agencyId));
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

/** Fingerprint of what a submission says, so that the same key with other content is told apart. */
function saidIn({ procedure, agencyId, filing, channel }: NewDossier): string {
  const text = canonicalize({ procedure, agencyId, filing, channel }) ?? '';
  return createHash('sha256').update(text).digest('hex');
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
export { ensureFacts, rebuildFacts } from './fact-keeping.ts';
export { rollUpFacts } from './fact-roll-ups.ts';
export { dossierIndicators } from './indicators.ts';
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
export { readStandings, type Standings } from './reading-overview.ts';
export { countWork, noFilters, type WorkTab } from './reading-work.ts';
export { recordLook, recordLooks, visible } from './store.ts';
export { createTimekeeping, type Timekeeping } from './timekeeping.ts';
export { holdDossiers, transferDossiers, type HandingOver } from './transfer.ts';

/** What a dossier's row must hold by its events, column by column. */
export function projectionOf(
  id: number,
  events: readonly ChainedEvent[],
): Readonly<Record<string, unknown>> | null {
  const dossier = replay(id, events.map(happened));
  return dossier === null ? null : projectedRow(dossier);
}
