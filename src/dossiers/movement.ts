import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { termShares } from '../processes/processes.ts';
import type { Advance, Graph } from '../processes/schema.ts';
import type { DossierEvent, Movement, Resumption } from './events.ts';
import type { Dossier, Pause, Timeliness } from './schema.ts';

/** What a decision needs to know besides the dossier: the moment, the process, and the law's arithmetic of time. */
export type Setting = {
  readonly now: Temporal.Instant;
  readonly graph: Graph;
  /** Supplements that the rule set of receipt allows to be asked for. */
  readonly maxSupplements: number;
  /** The agency a lane or call names, seen from the dossier's; null when the city has none. */
  agencyOf(reference: string): number | null;
  /** Due instant of a term counted from `receivedAt`, pauses added; null for a procedure without a term. */
  dueAt(term: string | null, receivedAt: Temporal.Instant, pauses: readonly Pause[]): Temporal.Instant | null;
  /** Due instant of the part of the term that ends at `percent` of it. */
  shareDueAt(
    term: string | null,
    receivedAt: Temporal.Instant,
    pauses: readonly Pause[],
    percent: number,
  ): Temporal.Instant | null;
  /** Moves a promised instant by the working time of a pause. */
  moveBy(promised: Temporal.Instant, pause: Pause): Temporal.Instant;
  timerAt(duration: string): Temporal.Instant;
  timeliness(term: string, dueAt: Temporal.Instant, resolvedAt: Temporal.Instant): Timeliness;
};

/** A dossier as far as time and process need it: a new one has no steps or pauses yet. */
export type Timed = Pick<Dossier, 'term' | 'receivedAt' | 'pauses' | 'dueAt' | 'extensions'>;

/** Steps, timers and calls that a move of the process opens, with their owners and dates. */
export function movementOf(timed: Timed, advance: Advance, setting: Setting): Movement | Refusal {
  const shares = termShares(setting.graph);
  const opened = [];
  for (const task of advance.opened) {
    const agencyId = setting.agencyOf(task.owner?.agency ?? 'own');
    if (agencyId === null) return noAgency(task.name, task.owner?.agency ?? '');
    const until = shares.get(task.id)?.until ?? 100;
    opened.push({
      elementId: task.id,
      name: task.name,
      kind: task.task,
      agencyId,
      role: task.owner?.role ?? 'specialist',
      dueAt: text(stepDue(timed, until, setting)),
    });
  }
  const calls = [];
  for (const call of advance.callsStarted) {
    const agencyId = setting.agencyOf(call.agency);
    if (agencyId === null) return noAgency(call.name, call.agency);
    calls.push({ elementId: call.id, procedure: call.procedure, agencyId });
  }
  const timers = advance.timersStarted.map((timer) => ({
    elementId: timer.id,
    firesAt: setting.timerAt(timer.duration).toString(),
  }));
  return { marking: advance.state, opened, timers, calls };
}

function noAgency(task: string, reference: string): Refusal {
  return refuse(
    'no-agency',
    t(
      `Bước "${task}" thuộc cơ quan "${reference}" mà thành phố chưa có. Hãy báo quản trị viên quy trình.`,
      `The step "${task}" belongs to the agency "${reference}", which the city does not have. Tell whoever keeps the process.`,
    ),
  );
}

/** A payment that is now due, or a result that is now ready, follow from where the process stands. */
export function afterMove(timed: Timed, movement: Movement, setting: Setting): DossierEvent[] {
  const payment = movement.opened.find((step) => step.kind === 'payment');
  if (payment !== undefined)
    return [{ kind: 'paymentRequested', data: { amount: null, reason: payment.name } }];
  const open = movement.marking.open;
  const kinds = open
    .map((id) => setting.graph.nodes[id])
    .map((node) => (node?.kind === 'task' ? node.task : 'handle'));
  const isReady = kinds.every((kind) => kind === 'return' || kind === 'refuse');
  if (!isReady) return [];
  const isRefused = movement.marking.ended === 'refused' || kinds.includes('refuse');
  const { term, dueAt } = timed;
  const timeliness = term === null || dueAt === null ? null : setting.timeliness(term, dueAt, setting.now);
  return [{ kind: 'resolved', data: { result: isRefused ? 'refused' : 'granted', timeliness } }];
}

/** The dates after a wait: counted anew from the law's term, or the promised date moved on when it was extended. */
export function resumption(dossier: Dossier, setting: Setting): Resumption {
  const pauses = ended(dossier.pauses, setting.now);
  const last = pauses.at(-1);
  const isExtended = dossier.extensions.length > 0 && dossier.dueAt !== null && last !== undefined;
  const dueAt =
    isExtended && dossier.dueAt !== null && last !== undefined
      ? setting.moveBy(dossier.dueAt, last)
      : dossier.receivedAt && setting.dueAt(dossier.term, dossier.receivedAt, pauses);
  const shares = termShares(setting.graph);
  const timed: Timed = { ...dossier, pauses, dueAt };
  const stepDues = dossier.steps
    .filter((step) => step.closedAt === null)
    .map((step) => ({
      step: step.number,
      dueAt: text(stepDue(timed, shares.get(step.elementId)?.until ?? 100, setting)),
    }));
  return { dueAt: text(dueAt), stepDues };
}

function stepDue(timed: Timed, percent: number, setting: Setting): Temporal.Instant | null {
  if (timed.extensions.length > 0) return timed.dueAt;
  return timed.receivedAt && setting.shareDueAt(timed.term, timed.receivedAt, timed.pauses, percent);
}

export function ended(pauses: readonly Pause[], at: Temporal.Instant): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

export function text(instant: Temporal.Instant | null): string | null {
  return instant === null ? null : instant.toString();
}

export function instantOf(value: string | null): Temporal.Instant | null {
  return value === null ? null : Temporal.Instant.from(value);
}
