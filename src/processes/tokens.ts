import { choiceAfter, getFlow, getNode, isWaiting, nodesOf } from './graph.ts';
import type { EndNode, EndOutcome, Graph, Marking, Node, PassNode } from './schema.ts';

/** What no proven model does: reported by the proof, an error in the engine. */
export type Fault =
  /** `by`: the merge through which the second token came, where one is drawn. */
  | { readonly kind: 'two-tokens'; readonly node: Node; readonly by: Node | null }
  | { readonly kind: 'left-behind'; readonly node: EndNode | PassNode; readonly where: readonly Node[] }
  | { readonly kind: 'no-result'; readonly node: EndNode };

export type Moved = {
  readonly state: Marking;
  readonly opened: readonly Node[];
  readonly faults: readonly Fault[];
};

/** Tokens are put on the start event's flows. */
export function begin(graph: Graph): Moved {
  return run(graph, { open: [], waiting: [] }, getNode(graph, graph.start).outgoing);
}

/** The token at an open node goes on: by the branch of the outcome where a choice follows, else by every flow out. */
export function leave(graph: Graph, state: Marking, node: Node, outcome: string | undefined): Moved {
  const choice = choiceAfter(graph, node);
  const flows = choice
    ? choice.outgoing.filter((id) => getFlow(graph, id).outcome === outcome)
    : node.outgoing;
  const open = state.open.filter((id) => id !== node.id);
  const result = resultOf(node) ?? state.result;
  return run(graph, { ...state, open, ...(result && { result }) }, flows);
}

function isMerge(node: Node): boolean {
  return node.kind === 'exclusive' && node.incoming.length > 1;
}

/** What is left to wait for, as sorted lists: equal markings are equal JSON. */
function run(graph: Graph, from: Marking, flows: readonly string[]): Moved {
  const open = new Set(from.open);
  const waiting = new Set(from.waiting);
  const moved = new Set<string>();
  const queue = [...flows];
  const opened: Node[] = [];
  const faults: Fault[] = [];
  const ends: EndNode[] = [];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = getNode(graph, getFlow(graph, id).target);
    if (moved.has(id) || (isWaiting(node) && open.has(node.id)) || waiting.has(id)) {
      const source = getNode(graph, getFlow(graph, id).source);
      faults.push({ kind: 'two-tokens', node, by: isMerge(source) ? source : null });
      break;
    }
    moved.add(id);
    if (node.kind === 'end') ends.push(node);
    else if (isWaiting(node)) {
      open.add(node.id);
      opened.push(node);
    } else if (node.kind === 'parallel' && node.incoming.length > 1) {
      waiting.add(id);
      if (!node.incoming.every((each) => waiting.has(each))) continue;
      for (const each of node.incoming) waiting.delete(each);
      queue.push(...node.outgoing);
    } else queue.push(...node.outgoing);
    if (node.kind === 'pass' && node.leaves !== null) {
      const inside = nodesWithTokens(graph, open, [...waiting, ...queue]).filter((each) =>
        lies(graph, each, node.leaves),
      );
      if (inside.length > 0) faults.push({ kind: 'left-behind', node, where: inside });
    }
  }
  const state = {
    open: [...open].toSorted(),
    waiting: [...waiting].toSorted(),
    ...(from.result && { result: from.result }),
  };
  const end = ends[0];
  if (!end || faults.length > 0) return { state, opened, faults };
  const where = [...nodesWithTokens(graph, open, waiting), ...ends.slice(1)];
  if (where.length > 0) return { state, opened, faults: [{ kind: 'left-behind', node: end, where }] };
  const ended = end.outcome ?? state.result;
  if (!ended || (!state.result && needsResult(graph, end)))
    return { state, opened, faults: [{ kind: 'no-result', node: end }] };
  return { state: { ...state, ended }, opened, faults };
}

function nodesWithTokens(graph: Graph, open: Iterable<string>, flows: Iterable<string>): Node[] {
  const targets = [...flows].map((flow) => getFlow(graph, flow).target);
  return [...new Set([...open, ...targets])].map((id) => getNode(graph, id));
}

function lies(graph: Graph, node: Node, scope: string | null): boolean {
  if (node.scope === null) return false;
  return node.scope === scope || lies(graph, getNode(graph, node.scope), scope);
}

/**
 * Must a dossier pass a return or refuse task before this end? An end without an outcome needs one to tell it;
 * an end that says `returned` needs one if the model draws the returning as a task, which then may not be skipped.
 */
export function needsResult(graph: Graph, end: EndNode): boolean {
  if (end.outcome === null) return true;
  return end.outcome === 'returned' && nodesOf(graph).some((node) => resultOf(node) === 'returned');
}

export function resultOf(node: Node): EndOutcome | undefined {
  if (node.kind !== 'task') return undefined;
  if (node.task === 'return') return 'returned';
  return node.task === 'refuse' ? 'refused' : undefined;
}
