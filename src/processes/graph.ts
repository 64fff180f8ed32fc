import type { ExclusiveNode, Flow, Graph, Node } from './schema.ts';

/** The node of an id that the graph itself gives; a missing one means the graph was tampered with. */
export function getNode(graph: Graph, id: string): Node {
  const node = findNode(graph, id);
  if (!node) throw new Error(`The process graph ${graph.processId} has no node ${id}.`);
  return node;
}

export function findNode(graph: Graph, id: string): Node | undefined {
  return Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined;
}

export function getFlow(graph: Graph, id: string): Flow {
  const flow = Object.hasOwn(graph.flows, id) ? graph.flows[id] : undefined;
  if (!flow) throw new Error(`The process graph ${graph.processId} has no flow ${id}.`);
  return flow;
}

export function nodesOf(graph: Graph): Node[] {
  return Object.values(graph.nodes);
}

export function targetsOf(graph: Graph, node: Node): Node[] {
  return node.outgoing.map((flow) => getNode(graph, getFlow(graph, flow).target));
}

export function sourcesOf(graph: Graph, node: Node): Node[] {
  return node.incoming.map((flow) => getNode(graph, getFlow(graph, flow).source));
}

/** Does the dossier stay at the node until somebody or something acts? */
export function isWaiting(node: Node): boolean {
  return node.kind === 'task' || node.kind === 'timer' || node.kind === 'call';
}

export function isChoice(node: Node): node is ExclusiveNode {
  return node.kind === 'exclusive' && node.outgoing.length > 1;
}

/** The branching gateway that a task's outcome decides, if one follows it. */
export function choiceAfter(graph: Graph, node: Node): ExclusiveNode | null {
  const [only, second] = targetsOf(graph, node);
  return only && !second && isChoice(only) ? only : null;
}

/** Every node reachable from the given ones, these included, by `next`. */
export function closure(from: readonly Node[], next: (node: Node) => readonly Node[]): Set<Node> {
  const seen = new Set(from);
  for (const node of seen) for (const each of next(node)) seen.add(each);
  return seen;
}
