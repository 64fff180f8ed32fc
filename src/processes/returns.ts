import { nodesOf } from './graph.ts';
import { about } from './problem.ts';
import type { Graph, Node, Problem } from './schema.ts';
import { needsResult, resultOf } from './tokens.ts';

/**
 * Ends that a run may reach without returning or refusing, read off the drawing without playing it. Told for each flow:
 * has whatever passes it been through a return or refuse task? A join knows of it from any branch, all else only when
 * every way in does. On a sound model this finds every such end; in rare unstructured ones it may name one too many.
 */
export function skippedReturns(graph: Graph): Problem[] {
  const passed = new Map(Object.keys(graph.flows).map((flow) => [flow, true]));
  const knows = (node: Node): boolean => {
    if (resultOf(node) !== undefined) return true;
    if (node.kind === 'start') return false;
    const inward = node.incoming.map((flow) => passed.get(flow) ?? false);
    return node.kind === 'parallel' ? inward.some(Boolean) : inward.every(Boolean);
  };
  const queue = nodesOf(graph);
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (knows(node)) continue;
    for (const id of node.outgoing.filter((flow) => passed.get(flow))) {
      passed.set(id, false);
      const target = graph.nodes[graph.flows[id]?.target ?? ''];
      if (target) queue.push(target);
    }
  }
  return nodesOf(graph)
    .filter((node) => node.kind === 'end')
    .filter((end) => needsResult(graph, end) && !knows(end))
    .map((end) => about(end, 'return-skipped'));
}
