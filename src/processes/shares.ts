import { nodesOf } from './graph.ts';
import { forwardOrder, type Step } from './order.ts';
import { about } from './problem.ts';
import type { Graph, Node, Problem, TaskNode, TermShare } from './schema.ts';

/**
 * Each task's share of the dossier's term, and the percentage of the term by which it should be done: the sum along
 * the longest way to it, loops counted once. Tasks that declare nothing divide evenly what the declared ones leave
 * on the longest way; waiting for a payment and handing over the result take none unless they declare it.
 * Asked for at every step of every dossier, and a graph never changes: worked out once for each.
 */
export function termShares(graph: Graph): ReadonlyMap<string, TermShare> {
  const known = sharesOf.get(graph) ?? countShares(graph);
  sharesOf.set(graph, known);
  return known;
}

const sharesOf = new WeakMap<Graph, ReadonlyMap<string, TermShare>>();

function countShares(graph: Graph): ReadonlyMap<string, TermShare> {
  const tasks = nodesOf(graph).filter((node) => node.kind === 'task');
  const order = forwardOrder(graph);
  const declared = (node: Node) => (node.kind === 'task' ? (node.share ?? 0) : 0);
  const isOpen = (node: Node) => node.kind === 'task' && node.share === null && !outsideTerm.has(node.task);
  const rest = Math.max(0, 100 - longest(order, declared).total);
  const openSteps = longest(order, (node) => (isOpen(node) ? 1 : 0)).total;
  const share = (node: Node) => (isOpen(node) ? rest / Math.max(1, openSteps) : declared(node));
  const { until } = longest(order, share);
  return new Map(
    tasks.map((task) => [task.id, { share: round(share(task)), until: round(until.get(task) ?? 0) }]),
  );
}

/** Tasks at which the declared shares of some way add up to more than the whole term: the first on each such way. */
export function shareProblems(graph: Graph): Problem[] {
  const declared = (node: Node) => (node.kind === 'task' ? (node.share ?? 0) : 0);
  const { until } = longest(forwardOrder(graph), declared);
  return nodesOf(graph)
    .filter((node) => (until.get(node) ?? 0) > 100 + 1e-9)
    .filter((node) => (until.get(node) ?? 0) - declared(node) <= 100 + 1e-9)
    .map((node) => about(node, 'shares-over-100', String(round(until.get(node) ?? 0))));
}

const outsideTerm: ReadonlySet<TaskNode['task']> = new Set(['payment', 'return', 'refuse']);

/** For each node the greatest sum of weights on a way up to and with it, and the greatest of all. */
function longest(
  order: readonly Step[],
  weight: (node: Node) => number,
): { until: Map<Node, number>; total: number } {
  const before = new Map<Node, number>();
  const until = new Map<Node, number>();
  for (const { node, next } of order) {
    const sum = (before.get(node) ?? 0) + weight(node);
    until.set(node, sum);
    for (const target of next) before.set(target, Math.max(before.get(target) ?? 0, sum));
  }
  return { until, total: Math.max(0, ...until.values()) };
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
