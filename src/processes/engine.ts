import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { choiceAfter, findNode, getFlow } from './graph.ts';
import { outcomeWords } from './names.ts';
import { called } from './problem.ts';
import type { Advance, EndOutcome, Graph, Marking, Node, OutcomeChoice } from './schema.ts';
import { begin, leave, type Moved } from './tokens.ts';

/**
 * A dossier enters the process: the first tasks, timers and calls open.
 * The graph must be proven sound; an unproven one that goes wrong throws.
 */
export function start(graph: Graph): Advance {
  return advanced(graph, begin(graph));
}

/**
 * A person has done an open task. `outcome` is needed exactly where a choice follows the task (see `outcomesOf`).
 * Refused, changing nothing: `process-ended`, `unknown-step`, `step-not-open`, `outcome-needed`, `unknown-outcome`.
 */
export function complete(graph: Graph, state: Marking, taskId: string, outcome?: string): Advance | Refusal {
  return proceed(graph, state, taskId, 'task', outcome);
}

/** A timer's duration has passed. */
export function fireTimer(graph: Graph, state: Marking, timerId: string): Advance | Refusal {
  return proceed(graph, state, timerId, 'timer', undefined);
}

/** The linked dossier of a call activity has ended with `outcome`; a choice after the call follows it. */
export function callReturned(
  graph: Graph,
  state: Marking,
  callId: string,
  outcome: EndOutcome = 'returned',
): Advance | Refusal {
  const node = findNode(graph, callId);
  return proceed(graph, state, callId, 'call', node && choiceAfter(graph, node) ? outcome : undefined);
}

/** The ways on from a task, in the order of the drawing; none when the task is simply done. */
export function outcomesOf(graph: Graph, taskId: string): OutcomeChoice[] {
  const node = findNode(graph, taskId);
  const choice = node && choiceAfter(graph, node);
  if (!choice) return [];
  return choice.outgoing.map((id) => {
    const { outcome, label } = getFlow(graph, id);
    return { outcome: outcome ?? id, label: labelOf(outcome ?? id, label) };
  });
}

function labelOf(outcome: string, label: string): Text {
  const words = outcomeWords(outcome);
  if (label === '') return words ?? t(outcome, outcome);
  return t(label, words?.en ?? label);
}

function proceed(
  graph: Graph,
  state: Marking,
  id: string,
  kind: 'task' | 'timer' | 'call',
  outcome: string | undefined,
): Advance | Refusal {
  const node = openNode(graph, state, id, kind);
  if (isRefusal(node)) return node;
  return refuseOutcome(graph, node, outcome) ?? advanced(graph, leave(graph, state, node, outcome));
}

function openNode(graph: Graph, state: Marking, id: string, kind: Node['kind']): Node | Refusal {
  const node = findNode(graph, id);
  if (state.ended) return refuse('process-ended', ended);
  if (!node || node.kind !== kind) {
    return refuse(
      'unknown-step',
      t(`Quy trình không có bước “${id}” thuộc loại này.`, `The process has no such step “${id}”.`),
    );
  }
  if (!state.open.includes(id)) {
    return refuse(
      'step-not-open',
      t(
        `Bước ${called(node)} không đang chờ xử lý: đã làm xong hoặc chưa tới lượt. Hãy tải lại hồ sơ.`,
        `The step ${called(node)} is not open: it is done already or not due yet. Reload the dossier.`,
      ),
    );
  }
  return node;
}

const ended = t(
  'Quy trình của hồ sơ này đã kết thúc, không còn bước nào để làm.',
  'The process of this dossier has ended, there is no step left to do.',
);

function refuseOutcome(graph: Graph, node: Node, outcome: string | undefined): Refusal | null {
  const choices = outcomesOf(graph, node.id);
  if (choices.some((choice) => choice.outcome === outcome)) return null;
  // Beside each label the value to send, which is the same in every language.
  const vi = choices.map(({ label, outcome: value }) => `“${label.vi}” (${value})`).join(', ');
  const en = choices.map(({ label, outcome: value }) => `“${label.en}” (${value})`).join(', ');
  if (choices.length === 0) {
    if (outcome === undefined) return null;
    return refuse(
      'unknown-outcome',
      t(
        `Bước ${called(node)} không có kết quả để chọn.`,
        `The step ${called(node)} has no outcomes to choose from.`,
      ),
      'outcome',
    );
  }
  if (outcome === undefined) {
    return refuse('outcome-needed', t(`Hãy chọn kết quả: ${vi}.`, `Choose an outcome: ${en}.`), 'outcome');
  }
  return refuse(
    'unknown-outcome',
    t(`Không có kết quả “${outcome}”. Hãy chọn: ${vi}.`, `There is no outcome “${outcome}”. Choose: ${en}.`),
    'outcome',
  );
}

function advanced(graph: Graph, moved: Moved): Advance {
  const [fault] = moved.faults;
  if (fault) {
    throw new Error(`The process ${graph.processId} is not sound: ${fault.kind} at ${fault.node.id}.`);
  }
  return {
    state: moved.state,
    opened: moved.opened.filter((node) => node.kind === 'task'),
    timersStarted: moved.opened.filter((node) => node.kind === 'timer'),
    callsStarted: moved.opened.filter((node) => node.kind === 'call'),
    ...(moved.state.ended && { ended: moved.state.ended }),
  };
}
