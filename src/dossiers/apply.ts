import type { DossierEvent, HandOver, Happened, Movement, Opening, Receipt, Resumption } from './events.ts';
import type { Dossier, Pause, State, Step } from './schema.ts';

/** The dossier that a whole history gives. `id` is the subject of its chain. */
export function replay(id: number, history: readonly Happened[]): Dossier | null {
  return history.reduce<Dossier | null>((dossier, event) => apply(id, dossier, event), null);
}

/** The dossier after one more event. Pure: the row of the dossier is this and nothing else. */
export function apply(id: number, before: Dossier | null, event: Happened): Dossier {
  if (before === null) return open(id, event);
  return { ...before, ...changes(before, event), version: event.number };
}

function open(id: number, event: Happened): Dossier {
  if (event.kind === 'registered') return { ...opened(id, event.data, event), version: event.number };
  if (event.kind === 'received' && event.data.opening !== null) {
    const empty = opened(id, event.data.opening, event);
    return { ...empty, ...receipt(empty, event.data, event), version: event.number };
  }
  throw new Error(`dossier ${id}: a history cannot begin with ${event.kind}`);
}

function opened(id: number, opening: Opening, { at }: Happened): Dossier {
  return {
    ...opening,
    id,
    state: 'registered',
    payments: [],
    amountDue: null,
    term: null,
    ruleSet: '',
    registeredAt: at,
    receivedAt: null,
    receivedBy: null,
    dueAt: null,
    pauses: [],
    supplementRequests: [],
    extensions: [],
    transfers: [],
    corrections: 0,
    marking: null,
    steps: [],
    calls: [],
    timers: [],
    result: null,
    closingReason: '',
    resolvedAt: null,
    closedAt: null,
    timeliness: null,
    version: 0,
  };
}

function changes(before: Dossier, event: Happened): Partial<Dossier> {
  const { at } = event;
  switch (event.kind) {
    case 'registered':
      throw new Error(`dossier ${before.id} is registered already`);
    case 'received':
      return receipt(before, event.data, event);
    case 'notReceived':
      return closed(before, 'notReceived', event);
    case 'stepAssigned':
      return { steps: changeStep(before.steps, event.data.step, { assigneeId: event.data.assigneeId }) };
    case 'stepCompleted': {
      const { step, outcome, note, movement } = event.data;
      const steps = closeStep(before.steps, step, event, outcome, note);
      return { ...move({ ...before, steps }, movement, at), state: 'processing' };
    }
    case 'timerFired': {
      const timers = before.timers.filter((timer) => timer.elementId !== event.data.elementId);
      return move({ ...before, timers }, event.data.movement, at);
    }
    case 'linkedStarted':
      return { calls: changeCall(before, event.data.elementId, { code: event.data.code }) };
    case 'linkedReturned': {
      const calls = changeCall(before, event.data.elementId, { outcome: event.data.outcome });
      return move({ ...before, calls }, event.data.movement, at);
    }
    case 'supplementRequested': {
      const { reason, papers } = event.data;
      return {
        ...pause(before, { kind: 'supplement', from: at, to: null, reason }),
        state: 'supplementRequested',
        supplementRequests: [...before.supplementRequests, { at, reason, papers }],
      };
    }
    case 'supplemented': {
      const { filing, files } = event.data;
      return {
        ...resume(before, event.data, at),
        filing,
        files: [...before.files, ...files],
        state: 'processing',
      };
    }
    case 'paymentRequested':
      return {
        ...pause(before, { kind: 'payment', from: at, to: null, reason: event.data.reason }),
        state: 'paymentRequested',
        amountDue: event.data.amount,
      };
    case 'paid':
      return paid(before, event);
    case 'extended': {
      const extension = {
        at,
        from: instant(event.data.from),
        to: instant(event.data.to),
        reason: event.data.reason,
        by: event.actorId,
      };
      return { extensions: [...before.extensions, extension], dueAt: extension.to };
    }
    case 'filesAttached':
      return { files: [...before.files, ...event.data.files] };
    case 'receiptCorrected':
      return { filing: event.data.filing, corrections: before.corrections + 1 };
    case 'withdrawn':
      return closed(before, 'withdrawn', event);
    case 'stopped':
      return closed(before, 'stopped', event);
    case 'resolved':
      return {
        state: 'resolved',
        result: event.data.result,
        timeliness: event.data.timeliness,
        resolvedAt: at,
      };
    case 'returned': {
      const { marking, steps } = event.data;
      const done = steps.reduce((list, step) => closeStep(list, step, event, null, ''), before.steps);
      return { state: 'returned', marking, steps: done, closedAt: at };
    }
    case 'transferred':
      return handedOver(before, event.data, at);
  }
}

function handedOver(
  before: Dossier,
  { decision, from, to, steps }: HandOver,
  at: Temporal.Instant,
): Partial<Dossier> {
  const moved = steps.reduce(
    (list, { step, to: agencyId, assigneeId }) => changeStep(list, step, { agencyId, assigneeId }),
    before.steps,
  );
  return {
    agencyId: to,
    steps: moved,
    transfers: [...before.transfers, { at, decision, from, to, steps }],
  };
}

function receipt(before: Dossier, data: Receipt, { at, actorId }: Happened): Partial<Dossier> {
  return {
    ...move(before, data.movement, at),
    state: 'received',
    term: data.term,
    ruleSet: data.ruleSet,
    dueAt: instantOrNull(data.dueAt),
    receivedAt: at,
    receivedBy: actorId,
  };
}

function move(before: Dossier, movement: Movement, at: Temporal.Instant): Partial<Dossier> {
  const first = before.steps.length + 1;
  const opened = movement.opened.map((step, index): Step => ({
    ...step,
    number: first + index,
    dueAt: instantOrNull(step.dueAt),
    assigneeId: null,
    openedAt: at,
    closedAt: null,
    closedBy: null,
    outcome: null,
    note: '',
  }));
  const called = movement.calls.map((call) => ({ ...call, code: null, outcome: null }));
  const started = movement.timers.map(({ elementId, firesAt }) => ({ elementId, firesAt: instant(firesAt) }));
  return {
    marking: movement.marking,
    steps: [...before.steps, ...opened],
    calls: [...before.calls, ...called],
    timers: [...before.timers, ...started],
  };
}

function paid(before: Dossier, event: Happened & Extract<DossierEvent, { kind: 'paid' }>): Partial<Dossier> {
  const { amount, way, step, movement } = event.data;
  const resumed = resume(before, event.data, event.at);
  const steps = resumed.steps ?? before.steps;
  const closedSteps = step === null ? steps : closeStep(steps, step, event, null, '');
  const moved =
    movement === null ? { steps: closedSteps } : move({ ...before, steps: closedSteps }, movement, event.at);
  return {
    ...resumed,
    ...moved,
    payments: [...before.payments, { amount, way, at: event.at }],
    amountDue: null,
    // A fee taken along the way changes nothing else; only who waited for the payment goes on.
    state: before.state === 'paymentRequested' ? 'processing' : before.state,
  };
}

function pause(before: Dossier, started: Pause): Partial<Dossier> {
  return { pauses: [...before.pauses, started] };
}

function resume(before: Dossier, { dueAt, stepDues }: Resumption, at: Temporal.Instant): Partial<Dossier> {
  const steps = stepDues.reduce(
    (list, { step, dueAt: due }) => changeStep(list, step, { dueAt: instantOrNull(due) }),
    before.steps,
  );
  return { ...endPauses(before, at), dueAt: instantOrNull(dueAt), steps };
}

function endPauses(before: Dossier, at: Temporal.Instant): Partial<Dossier> {
  return { pauses: before.pauses.map((entry) => (entry.to === null ? { ...entry, to: at } : entry)) };
}

/** The end without a result: nothing stays open. */
function closed(
  before: Dossier,
  state: State,
  event: Happened & { data: { reason: string } },
): Partial<Dossier> {
  const open = before.steps.filter((step) => step.closedAt === null);
  return {
    ...endPauses(before, event.at),
    state,
    steps: open.reduce((steps, step) => closeStep(steps, step.number, event, null, ''), before.steps),
    timers: [],
    closingReason: event.data.reason,
    closedAt: event.at,
  };
}

function closeStep(
  steps: readonly Step[],
  number: number,
  { at, actorId }: Happened,
  outcome: string | null,
  note: string,
): readonly Step[] {
  return changeStep(steps, number, { closedAt: at, closedBy: actorId, outcome, note });
}

function changeStep(steps: readonly Step[], number: number, change: Partial<Step>): readonly Step[] {
  return steps.map((step) => (step.number === number ? { ...step, ...change } : step));
}

function changeCall(
  before: Dossier,
  elementId: string,
  change: Partial<Dossier['calls'][number]>,
): Dossier['calls'] {
  // A loop may call twice: the newest call that is still open is meant.
  const index = before.calls.findLastIndex((call) => call.elementId === elementId && call.outcome === null);
  return before.calls.map((call, place) => (place === index ? { ...call, ...change } : call));
}

function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

function instantOrNull(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
