import { actorId, system, type Actor } from '../kernel/access.ts';
import { accepted, Refused } from '../kernel/errors.ts';
import { hasEnded, type Organization } from '../organization/organization.ts';
import type { ProcedureContent } from '../procedures/schema.ts';
import type { Graph } from '../processes/schema.ts';
import {
  decide,
  decideLinkedReturn,
  decideReceipt,
  decideReceive,
  decideRegistration,
  decideTimer,
  type Command,
} from './decide.ts';
import { changeOf, type Change, type Loaded } from './change.ts';
import type { DossierEvent, Opening } from './events.ts';
import type { Setting } from './movement.ts';
import { agencyEnded, changedMeanwhile, notInForce, notOffered } from './refusals.ts';
import {
  receivingAgency,
  type AttachedFile,
  type Dossier,
  type Filing,
  type FilingChannel,
} from './schema.ts';
import type { Timekeeping } from './timekeeping.ts';

/** A published procedure as the life of a dossier needs it. */
export type ProcedureInForce = {
  readonly id: number;
  readonly procedureId: number;
  readonly code: string;
  readonly content: ProcedureContent;
};

/** The rooms that a dossier's life rests on. */
export type DossierRooms = {
  readonly organization: Organization;
  readonly processes: {
    getVersion(id: number): Promise<{ readonly graph: Graph }>;
    findLatest(code: string): Promise<{ readonly id: number } | undefined>;
  };
  readonly procedures: {
    getVersion(id: number): Promise<ProcedureInForce>;
    findInForce(code: string, date: Temporal.PlainDate): Promise<ProcedureInForce | undefined>;
  };
  readonly time: Timekeeping;
  /** The city's pattern of dossier codes. */
  codeOf(agencyCode: string, day: Temporal.PlainDate, sequence: number): string;
};

/** Who acts, when, and how other dossiers are reached: a database for one command, memory for thousands. */
export type Occasion = {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** When it is entered, if later than it happened. */
  readonly recordedAt?: Temporal.Instant;
  load(id: number): Promise<Loaded>;
  openChildren(id: number): Promise<readonly number[]>;
  /** Next number in an agency's register of the day, and an id. */
  number(agencyId: number): Promise<{ readonly id: number; readonly sequence: number }>;
};

export type NewDossier = {
  readonly procedure: string;
  readonly agencyId: number;
  readonly filing: Filing;
  readonly files: readonly AttachedFile[];
  readonly channel: Exclude<FilingChannel, 'linked'>;
  /** Version that the form showed; another one in force meanwhile is said in words. */
  readonly versionId?: number;
};

export type AnyCommand = Command | { readonly name: 'receive' };

/** What is to be recorded for each thing that can be done; nothing is recorded here. Refusals are thrown. */
export type Planner = {
  /** A new dossier and its linked ones; the first change is the dossier itself. */
  open(occasion: Occasion, dossier: NewDossier, isReceived: boolean): Promise<readonly Change[]>;
  act(occasion: Occasion, loaded: Loaded, command: AnyCommand): Promise<readonly Change[]>;
  fireTimer(occasion: Occasion, loaded: Loaded, elementId: string): Promise<readonly Change[]>;
  settingOf(dossier: Dossier, occasion: Pick<Occasion, 'now' | 'today'>): Promise<Setting>;
};

export function createPlanner({ organization, processes, procedures, time, codeOf }: DossierRooms): Planner {
  async function settingFor(
    agencyId: number,
    processVersionId: number,
    ruleSet: string,
    now: Temporal.Instant,
    promisedBy = agencyId,
  ): Promise<Setting> {
    const { graph } = await processes.getVersion(processVersionId);
    return {
      ...time.settingFor(promisedBy, ruleSet, now),
      now,
      graph,
      agencyOf: (reference) => organization.resolve(reference, agencyId)?.id ?? null,
    };
  }

  function settingOf(dossier: Dossier, { now, today }: Pick<Occasion, 'now' | 'today'>): Promise<Setting> {
    const ruleSet = dossier.ruleSet || time.ruleSetOn(today).code;
    const { agencyId, processVersionId } = dossier;
    return settingFor(agencyId, processVersionId, ruleSet, now, receivingAgency(dossier));
  }

  /** The procedure in force on the day that this agency's counter takes. */
  async function procedureAt(occasion: Occasion, dossier: NewDossier): Promise<ProcedureInForce> {
    const found = await procedures.findInForce(dossier.procedure, occasion.today);
    if (found === undefined) throw new Refused(notInForce(dossier.procedure));
    if (dossier.versionId !== undefined && found.id !== dossier.versionId)
      throw new Refused(changedMeanwhile);
    const agency = organization.getAgency(dossier.agencyId);
    if (hasEnded(agency, occasion.today)) throw new Refused(agencyEnded(agency.name));
    const { level, agencies, process } = found.content;
    const isOffered = agencies.length === 0 ? agency.level === level : agencies.includes(agency.code);
    if (!isOffered || process === '') throw new Refused(notOffered);
    return found;
  }

  async function openAs(
    occasion: Occasion,
    procedure: ProcedureInForce,
    filed: { agencyId: number; filing: Filing; files: readonly AttachedFile[]; channel: FilingChannel },
    parent: Opening['parent'],
    isReceived: boolean,
  ): Promise<readonly Change[]> {
    const { agencyId, channel } = filed;
    const process = await processes.findLatest(procedure.content.process);
    if (process === undefined) throw new Refused(notOffered);
    const ruleSet = time.ruleSetOn(occasion.today).code;
    const setting = await settingFor(agencyId, process.id, ruleSet, occasion.now);
    const { id, sequence } = await occasion.number(agencyId);
    const way = wayOf(procedure, channel);
    const opening: Opening = {
      ...filed,
      code: codeOf(organization.getAgency(agencyId).code, occasion.today, sequence),
      procedureId: procedure.procedureId,
      procedureVersionId: procedure.id,
      processVersionId: process.id,
      parent,
      fee: way?.fee ?? null,
    };
    const decided = accepted(
      isReceived ? decideReceipt(opening, way?.term ?? null, ruleSet, setting) : decideRegistration(opening),
    );
    const actor = parent === null ? occasion.actor : system;
    return withConsequences(occasion, changeOf(id, null, decided, stamp(occasion, actor)));
  }

  /** What a change calls for: linked dossiers to open, callers to tell, linked parts to end. */
  async function withConsequences(occasion: Occasion, change: Change): Promise<Change[]> {
    let current = change;
    const others: Change[] = [];
    for (const call of change.after.calls.filter((entry) => entry.code === null)) {
      const child = await openLinked(occasion, change.after, call);
      const data = { elementId: call.elementId, code: child[0]?.after.code ?? '' };
      current = furthered(occasion, current, [{ kind: 'linkedStarted', data }]);
      others.push(...child);
    }
    const { before, after } = current;
    const hasEnded = after.closedAt !== null && before !== null && before.closedAt === null;
    if (hasEnded)
      others.push(...(await endChildren(occasion, after)), ...(await tellCaller(occasion, after)));
    return [current, ...others];
  }

  async function openLinked(
    occasion: Occasion,
    caller: Dossier,
    call: Dossier['calls'][number],
  ): Promise<readonly Change[]> {
    const procedure = await procedures.findInForce(call.procedure, occasion.today);
    if (procedure === undefined) throw new Refused(notInForce(call.procedure));
    const { filing, files } = caller;
    const filed = { agencyId: call.agencyId, filing, files, channel: 'linked' as const };
    return openAs(occasion, procedure, filed, { id: caller.id, elementId: call.elementId }, true);
  }

  /** The caller waits for a linked dossier's result, or learns that there is none. */
  async function tellCaller(occasion: Occasion, child: Dossier): Promise<readonly Change[]> {
    if (child.parent === null) return [];
    const caller = await occasion.load(child.parent.id);
    if (caller.dossier.closedAt !== null) return [];
    const isGranted = child.state === 'returned' && child.result === 'granted';
    const outcome = isGranted ? 'returned' : 'refused';
    const linked = { elementId: child.parent.elementId, code: child.code, outcome };
    const decided = accepted(
      decideLinkedReturn(caller.dossier, linked, await settingOf(caller.dossier, occasion)),
    );
    return withConsequences(occasion, changeOf(caller.dossier.id, caller, decided, stamp(occasion, system)));
  }

  /** What is withdrawn or stopped takes its linked parts with it. */
  async function endChildren(occasion: Occasion, { id, state, closingReason }: Dossier): Promise<Change[]> {
    if (state !== 'withdrawn' && state !== 'stopped') return [];
    const changes: Change[] = [];
    for (const childId of await occasion.openChildren(id)) {
      const child = await occasion.load(childId);
      const event: DossierEvent = { kind: state, data: { reason: closingReason } };
      const change = changeOf(childId, child, [event], stamp(occasion, system));
      changes.push(change, ...(await endChildren(occasion, change.after)));
    }
    return changes;
  }

  async function decided(
    occasion: Occasion,
    dossier: Dossier,
    command: AnyCommand,
  ): Promise<readonly DossierEvent[]> {
    const setting = await settingOf(dossier, occasion);
    if (command.name !== 'receive') return accepted(decide(dossier, command, setting));
    const procedure = await procedures.getVersion(dossier.procedureVersionId);
    const term = wayOf(procedure, dossier.channel)?.term ?? null;
    return accepted(decideReceive(dossier, term, time.ruleSetOn(occasion.today).code, setting));
  }

  return {
    settingOf,
    async open(occasion, dossier, isReceived) {
      const procedure = await procedureAt(occasion, dossier);
      const { agencyId, filing, files, channel } = dossier;
      return openAs(occasion, procedure, { agencyId, filing, files, channel }, null, isReceived);
    },
    async act(occasion, loaded, command) {
      const events = await decided(occasion, loaded.dossier, command);
      const change = changeOf(loaded.dossier.id, loaded, events, stamp(occasion, occasion.actor));
      return withConsequences(occasion, change);
    },
    async fireTimer(occasion, loaded, elementId) {
      const setting = await settingOf(loaded.dossier, occasion);
      const events = accepted(decideTimer(loaded.dossier, elementId, setting));
      return withConsequences(occasion, changeOf(loaded.dossier.id, loaded, events, stamp(occasion, system)));
    },
  };
}

/** The way of filing that a channel follows: its own, else the counter's, else the first. */
function wayOf({ content }: ProcedureInForce, channel: FilingChannel) {
  const ways = content.channels;
  const find = (name: FilingChannel) => ways.find((way) => way.channel === name);
  return find(channel) ?? find('counter') ?? ways[0];
}

function stamp({ now, recordedAt }: Occasion, actor: Actor) {
  return { happenedAt: now, recordedAt: recordedAt ?? now, actorId: actorId(actor) };
}

/** More events of the same dossier in the same change. */
function furthered(occasion: Occasion, change: Change, events: readonly DossierEvent[]): Change {
  const last = change.events.at(-1);
  const head = { number: last?.number ?? 0, hash: last?.hash ?? null };
  const next = changeOf(change.after.id, { dossier: change.after, head }, events, stamp(occasion, system));
  return { before: change.before, after: next.after, events: [...change.events, ...next.events] };
}
