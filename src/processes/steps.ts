import type { Text } from '../kernel/messages.ts';
import { outcomesOf } from './engine.ts';
import { choiceAfter, getFlow, getNode } from './graph.ts';
import { forwardOrder } from './order.ts';
import type { CallNode, EndNode, Graph, Node, TaskNode, TermShare, TimerNode } from './schema.ts';
import { termShares } from './shares.ts';

/** A step of a process in words instead of lines: what the drawing shows, as a row of a table. */
export type StepRow = {
  readonly node: TaskNode | TimerNode | CallNode;
  readonly share: TermShare | null;
  readonly onward: readonly Onward[];
};

/** Where it goes from a step: with `outcome` where one is chosen; several `to` open at once. */
export type Onward = {
  readonly outcome: Text | null;
  readonly to: readonly (TaskNode | TimerNode | CallNode | EndNode)[];
  /** True: only when the other branches have come to the same join as well. */
  readonly isJoined: boolean;
};

/** Every step in the order in which a dossier comes to it. */
export function stepsOf(graph: Graph): StepRow[] {
  const shares = termShares(graph);
  return forwardOrder(graph).flatMap(({ node }) => {
    if (node.kind !== 'task' && node.kind !== 'timer' && node.kind !== 'call') return [];
    return [{ node, share: shares.get(node.id) ?? null, onward: onwardOf(graph, node) }];
  });
}

function onwardOf(graph: Graph, node: Node): Onward[] {
  const choice = choiceAfter(graph, node);
  if (!choice) return [{ outcome: null, ...follow(graph, node.outgoing) }];
  const words = outcomesOf(graph, node.id);
  return choice.outgoing.map((flow) => {
    const outcome = words.find((each) => each.outcome === getFlow(graph, flow).outcome)?.label ?? null;
    return { outcome, ...follow(graph, [flow]) };
  });
}

/** Through gateways and borders to what a dossier waits for next. */
function follow(graph: Graph, flows: readonly string[]): Omit<Onward, 'outcome'> {
  const to = new Set<Onward['to'][number]>();
  const seen = new Set<string>();
  const queue = [...flows];
  let isJoined = false;
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = getNode(graph, getFlow(graph, id).target);
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    if (node.kind === 'end' || node.kind === 'task' || node.kind === 'timer' || node.kind === 'call')
      to.add(node);
    else {
      isJoined ||= node.kind === 'parallel' && node.incoming.length > 1;
      queue.push(...node.outgoing);
    }
  }
  return { to: [...to], isJoined };
}
