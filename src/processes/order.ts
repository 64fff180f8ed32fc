import { nodesOf, targetsOf } from './graph.ts';
import type { Graph, Node } from './schema.ts';

export type Step = { readonly node: Node; readonly next: readonly Node[] };

/**
 * What can be reached from the start, in an order in which every flow leads forward, the first branch first. Flows
 * that close a loop are left out. It depends on the flows alone, not on the order of keys, which JSON columns lose.
 */
export function forwardOrder(graph: Graph): Step[] {
  const state = new Map<Node, 'on the way' | 'done'>();
  const order: Step[] = [];
  const stack: { node: Node; targets: Node[]; next: Node[] }[] = [];
  const enter = (node: Node) => {
    state.set(node, 'on the way');
    stack.push({ node, targets: targetsOf(graph, node), next: [] });
  };
  for (const start of nodesOf(graph)) if (start.kind === 'start') enter(start);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const target = top.targets.pop();
    if (!target) {
      state.set(top.node, 'done');
      order.push({ node: top.node, next: top.next });
      stack.pop();
      continue;
    }
    const seen = state.get(target);
    if (seen !== 'on the way') top.next.push(target);
    if (!seen) enter(target);
  }
  return order.toReversed();
}
