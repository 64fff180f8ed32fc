import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar, dueDate, parseTerm, ruleSetAt, shareDue, timeliness } from '../calendar/calendar.ts';
import { CalendarData } from '../calendar/schema.ts';
import { accepted, isRefusal } from '../kernel/errors.ts';
import { projectFolder } from '../kernel/config.ts';
import { compileProcess, outcomesOf } from '../processes/processes.ts';
import type { Graph } from '../processes/schema.ts';
import { changeOf, happened, type Change, type Loaded } from './change.ts';
import { commandNames, isOpenIn, transitions, type CommandName } from './commands.ts';
import { decide, decideLinkedReturn, decideReceipt, decideTimer, type Command } from './decide.ts';
import { replay } from './apply.ts';
import type { Decision, Opening } from './events.ts';
import type { Setting } from './movement.ts';
import { feeOwed, type Dossier, type Filing, type Pause } from './schema.ts';

const calendarFile = path.join(projectFolder, 'cities/can-tho/calendar.json');
const data = CalendarData.parse(JSON.parse(readFileSync(calendarFile, 'utf8')));
const calendar = buildCalendar(data);
const processFolder = path.join(projectFolder, 'cities/can-tho/processes');
const began = Temporal.Instant.from('2024-01-31T02:00:00Z');
const ruleSet = accepted(ruleSetAt(data, Temporal.PlainDate.from('2024-01-31')));
const term = '10wd';
let graphs: Graph[] = [];

beforeAll(async () => {
  const files = readdirSync(processFolder).filter((name) => name.endsWith('.bpmn'));
  const compiled = await Promise.all(
    files.map((name) => compileProcess(readFileSync(path.join(processFolder, name)))),
  );
  graphs = compiled.flatMap(({ graph }) => graph ?? []);
});

const filing: Filing = {
  applicant: { name: 'Trần Văn An', idNumber: '', phone: '', email: '', address: '' },
  owner: null,
  papers: [],
  sets: 1,
  note: '',
};

function settingAt(graph: Graph, now: Temporal.Instant): Setting {
  const count = (text: string, receivedAt: Temporal.Instant, pauses: readonly Pause[]) => ({
    receivedAt,
    term: accepted(parseTerm(text)),
    calendar,
    hours: data.hours,
    pauses: pauses.map(({ kind, from, to }) => ({ kind, from, to })),
    ruleSet,
    asOf: now,
  });
  return {
    now,
    graph,
    maxSupplements: 1,
    agencyOf: () => 1,
    dueAt: (text, receivedAt, pauses) =>
      text === null ? null : accepted(dueDate(count(text, receivedAt, pauses))).dueAt,
    shareDueAt: (text, receivedAt, pauses, percentCumulative) =>
      text === null ? null : accepted(shareDue({ ...count(text, receivedAt, pauses), percentCumulative })),
    moveBy: (promised) => promised.add({ hours: 24 }),
    timerAt: () => now.add({ hours: 48 }),
    timeliness: (text, dueAt, resolvedAt) =>
      timeliness({ term: accepted(parseTerm(text)), dueAt, resolvedAt }),
  };
}

function opening(): Opening {
  return {
    code: 'X.01-240131-0001',
    agencyId: 1,
    procedureId: 1,
    procedureVersionId: 1,
    processVersionId: 1,
    parent: null,
    channel: 'counter',
    filing,
    files: [],
    fee: 20_000,
  };
}

/** One move by chance: a command, a timer or a linked return; whether it fits or not is for the rules to say. */
type Move = { readonly what: number; readonly which: number; readonly hours: number };
const moves = fc.array(
  fc.record({ what: fc.nat(19), which: fc.nat(99), hours: fc.integer({ min: 1, max: 80 }) }),
  { minLength: 1, maxLength: 40 },
);

function tryMove(
  dossier: Dossier,
  { what, which }: Move,
  setting: Setting,
): { name: string; decision: Decision } {
  const timer = dossier.timers[which % Math.max(dossier.timers.length, 1)];
  const call = dossier.calls.filter((entry) => entry.outcome === null)[0];
  if (what === 18 && timer !== undefined)
    return { name: 'timer', decision: decideTimer(dossier, timer.elementId, setting) };
  if (what >= 17 && call !== undefined) {
    const linked = {
      elementId: call.elementId,
      code: 'Y',
      outcome: which % 5 === 0 ? 'refused' : 'returned',
    };
    return { name: 'linked', decision: decideLinkedReturn(dossier, linked, setting) };
  }
  const names = commandNames.filter((name) => name !== 'receive');
  const name = what > 13 ? 'completeStep' : (names[what % names.length] ?? 'completeStep');
  return { name, decision: decide(dossier, commandOf(name, dossier, which, setting), setting) };
}

function commandOf(
  name: Exclude<CommandName, 'receive'>,
  dossier: Dossier,
  which: number,
  setting: Setting,
): Command {
  const reason = 'Lý do';
  const open = dossier.steps.filter((step) => step.closedAt === null);
  const step = open[which % Math.max(open.length, 1)];
  const choices = step === undefined ? [] : outcomesOf(setting.graph, step.elementId);
  const outcome = choices[which % Math.max(choices.length, 1)]?.outcome ?? null;
  switch (name) {
    case 'completeStep':
      return {
        name,
        input: {
          step: which === 99 ? 999 : (step?.number ?? 1),
          outcome: which === 98 ? 'nonsense' : outcome,
          note: '',
        },
      };
    case 'assign':
      return { name, input: { step: step?.number ?? 1, assigneeId: 1 + (which % 3), note: '' } };
    case 'requestSupplement':
      return { name, input: { reason, papers: ['Tờ khai'] } };
    case 'supplement':
      return { name, input: { filing }, files: [] };
    case 'requestPayment':
      return { name, input: { amount: 1000, reason } };
    case 'pay':
      return {
        name,
        input: {
          amount: which % 2 === 0 ? (dossier.amountDue ?? (feeOwed(dossier) || 5000)) : 1,
          way: 'cash',
        },
      };
    case 'extend':
      return { name, input: { newDueAt: setting.now.add({ hours: 24 * (which - 20) }).toString(), reason } };
    case 'correctReceipt':
      return { name, input: { filing, reason } };
    case 'attach':
      return {
        name,
        files: [{ hash: 'a'.repeat(64), name: 'x.pdf', size: 1, mediaType: 'application/pdf', paper: null }],
      };
    case 'return':
      return { name, input: { receivedBy: 'Trần Văn An', way: 'counter' } };
    default:
      return { name, input: { reason } };
  }
}

function live(
  graph: Graph,
  list: readonly Move[],
  check: (before: Dossier, name: string, change: Change | null) => void,
): Change[] {
  let now = began;
  const at = (instant: Temporal.Instant) => ({ happenedAt: instant, recordedAt: instant, actorId: 7 });
  const first = changeOf(
    1,
    null,
    accepted(decideReceipt(opening(), term, ruleSet.code, settingAt(graph, now))),
    at(now),
  );
  const changes = [first];
  let loaded: Loaded = loadedOf(first);
  for (const move of list) {
    now = now.add({ hours: move.hours });
    const { name, decision } = tryMove(loaded.dossier, move, settingAt(graph, now));
    const change = isRefusal(decision) ? null : changeOf(1, loaded, decision, at(now));
    check(loaded.dossier, name, change);
    if (change === null) continue;
    changes.push(change);
    loaded = loadedOf(change);
  }
  return changes;
}

function loadedOf({ after, events }: Change): Loaded {
  const last = events.at(-1);
  return { dossier: after, head: { number: last?.number ?? 0, hash: last?.hash ?? null } };
}

describe('whatever people try, in whatever order', () => {
  const anyGraph = fc.nat(99).map((which) => graphs[which % graphs.length] as Graph);

  test('the dossier is the fold of its events, and stored and read back it is the same', () => {
    fc.assert(
      fc.property(
        fc.constant(null).chain(() => anyGraph),
        moves,
        (graph, list) => {
          const changes = live(graph, list, () => undefined);
          const stored = changes
            .flatMap((change) => change.events)
            .map((event) => ({ ...event, data: JSON.parse(JSON.stringify(event.data)) as unknown }));
          expect(replay(1, stored.map(happened))).toEqual(changes.at(-1)?.after);
          expect(stored.map((event) => event.number)).toEqual(stored.map((_, index) => index + 1));
        },
      ),
      { seed: 2024, numRuns: 150 },
    );
  });

  test('a command that its state does not open is refused, and what is accepted keeps the dossier whole', () => {
    fc.assert(
      fc.property(
        fc.constant(null).chain(() => anyGraph),
        moves,
        (graph, list) => {
          live(graph, list, (before, name, change) => {
            const isCommand = (commandNames as readonly string[]).includes(name);
            if (isCommand && !isOpenIn(before.state, name as CommandName)) expect(change).toBeNull();
            if (change !== null) expectWhole(change.after);
          });
        },
      ),
      { seed: 61, numRuns: 150 },
    );
  });

  test('a fee taken along the way moves nothing but the sum that is owed', () => {
    fc.assert(
      fc.property(
        fc.constant(null).chain(() => anyGraph),
        moves,
        (graph, list) => {
          live(graph, list, (before, name, change) => {
            if (name !== 'pay' || change === null || before.state === 'paymentRequested') return;
            const { state, dueAt, steps, pauses, marking } = before;
            expect(change.after).toMatchObject({ state, dueAt, steps, pauses, marking });
            expect(feeOwed(before)).toBeGreaterThan(0);
            expect(feeOwed(change.after)).toBe(0);
          });
        },
      ),
      { seed: 109, numRuns: 150 },
    );
  });

  test('waiting never brings the due date nearer', () => {
    fc.assert(
      fc.property(
        fc.constant(null).chain(() => anyGraph),
        moves,
        (graph, list) => {
          live(graph, list, (before, name, change) => {
            if (change === null || before.dueAt === null || change.after.dueAt === null) return;
            if (name === 'supplement' || name === 'pay') {
              expect(Temporal.Instant.compare(change.after.dueAt, before.dueAt)).toBeGreaterThanOrEqual(0);
            }
          });
        },
      ),
      { seed: 107, numRuns: 150 },
    );
  });
});

/** What must hold of any dossier at any time. */
function expectWhole(dossier: Dossier): void {
  const isWaiting = dossier.state === 'supplementRequested' || dossier.state === 'paymentRequested';
  expect(dossier.pauses.filter((pause) => pause.to === null)).toHaveLength(isWaiting ? 1 : 0);
  const isEnded = transitions[dossier.state].length === 0;
  expect(dossier.closedAt !== null).toBe(isEnded);
  expect(dossier.resolvedAt !== null).toBe(dossier.state === 'resolved' || dossier.state === 'returned');
  const open = dossier.steps.filter((step) => step.closedAt === null).map((step) => step.elementId);
  if (isEnded) expect(open).toEqual([]);
  else {
    const waiting = [
      ...open,
      ...dossier.timers.map((timer) => timer.elementId),
      ...dossier.calls.filter((call) => call.outcome === null).map((call) => call.elementId),
    ];
    expect(waiting.toSorted()).toEqual([...(dossier.marking?.open ?? [])].toSorted());
  }
  expect(dossier.supplementRequests.length).toBeLessThanOrEqual(1);
  expect(dossier.extensions.length).toBeLessThanOrEqual(1);
}
