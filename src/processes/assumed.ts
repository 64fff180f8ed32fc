import { choiceAfter, closure, isChoice, isWaiting, nodesOf, sourcesOf, targetsOf } from './graph.ts';
import type { EndNode, Flow, Graph, Node, TaskNode } from './schema.ts';

/**
 * The drawing as it would be once the faults that a look at it finds are mended, so that the rest can be proved as well:
 * a gateway that no task decides is taken as a free choice, a loop without a task as one that waits, a node without a way
 * on as an end. What stands in for a node speaks by its id and name, so that a problem found here names what is drawn.
 */
export function assumed(graph: Graph): Graph {
  const choices = new Set(nodesOf(graph).filter(isChoice));
  const free = [...choices].filter((choice) => !isDecided(graph, choice));
  const waiting = [...free, ...turningMerges(graph, new Set<Node>(free))];
  const nodes: Record<string, Node> = { ...graph.nodes };
  const flows: Record<string, Flow> = { ...graph.flows };
  for (const choice of choices) {
    for (const id of choice.outgoing) {
      const flow = flows[id];
      if (flow) flows[id] = { ...flow, outcome: id };
    }
  }
  for (const node of waiting) {
    const link = linked(flows, node.id, `${node.id} `);
    const before: TaskNode = { ...baseOf(node), kind: 'task', task: 'handle', owner: null, share: null };
    nodes[node.id] = { ...before, outgoing: [link] };
    nodes[`${node.id} `] = { ...node, incoming: [link] };
  }
  for (const node of nodesOf(graph).filter((each) => each.kind !== 'end' && each.outgoing.length === 0)) {
    const link = linked(flows, node.id, `${node.id}.`);
    const after: EndNode = { ...baseOf(node), kind: 'end', outcome: 'refused', incoming: [link] };
    nodes[node.id] = { ...node, outgoing: [link] };
    nodes[`${node.id}.`] = after;
  }
  return { ...graph, nodes, flows };
}

/** Whether every way to the choice comes from a step that chooses its branch. */
function isDecided(graph: Graph, choice: Node): boolean {
  return sourcesOf(graph, choice).every((node) => isWaiting(node) && choiceAfter(graph, node) === choice);
}

/** Merges in loops in which nothing waits, the free choices counted as waiting. */
function turningMerges(graph: Graph, free: ReadonlySet<Node>): Node[] {
  const next = (node: Node) => targetsOf(graph, node).filter((each) => !isWaiting(each) && !free.has(each));
  return nodesOf(graph).filter(
    (node) =>
      (node.kind === 'exclusive' || node.kind === 'pass') &&
      node.incoming.length > 1 &&
      !free.has(node) &&
      closure(next(node), next).has(node),
  );
}

function linked(flows: Record<string, Flow>, source: string, target: string): string {
  const id = `${source}>${target}`;
  flows[id] = { id, source, target, label: '', outcome: null };
  return id;
}

function baseOf({ id, name, scope, incoming }: Node) {
  return { id, name, scope, incoming, outgoing: [] };
}
