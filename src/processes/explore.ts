import { choiceAfter, getFlow, getNode, isWaiting, nodesOf } from './graph.ts';
import { about, called } from './problem.ts';
import type { Graph, Marking, Node, Problem } from './schema.ts';
import { begin, leave, type Fault, type Moved } from './tokens.ts';

/** `complete` false: the bound was reached, so that what was not found may still be there. */
export type Exploration = { readonly problems: readonly Problem[]; readonly complete: boolean };

type State = { readonly marking: Marking; readonly before: State[]; isGood: boolean };

/** Plays every run of the process, as the engine would, up to `bound` token moves. */
export function explore(graph: Graph, bound: number): Exploration {
  const states = new Map<string, State>();
  const problems = new Map<string, Problem>();
  const opened = new Set<string>();
  const reach = (moved: Moved, from: State | null): void => {
    const key = JSON.stringify(moved.state);
    const state = states.get(key) ?? { marking: moved.state, before: [], isGood: false };
    if (from) state.before.push(from);
    for (const node of moved.opened) opened.add(node.id);
    const found = moved.faults.length > 0 ? moved.faults.map(faultProblem) : deadlocks(graph, moved.state);
    for (const each of found) problems.set(`${each.code} ${each.elementId}`, each);
    if (found.length > 0 || moved.state.ended) markGood(state);
    // A faulty marking is not gone on from, though the same marking may also be reached rightly.
    if (moved.faults.length === 0) states.set(key, state);
    else if (from) markGood(from);
  };
  reach(begin(graph), null);
  let moves = 0;
  for (const state of states.values()) {
    const { open, waiting } = state.marking;
    for (const id of open) {
      // A move is as much work as there are tokens to look at.
      moves += open.length + waiting.length;
      if (moves > bound) return { problems: [...problems.values()], complete: false };
      const node = getNode(graph, id);
      for (const outcome of outcomes(graph, node)) reach(leave(graph, state.marking, node, outcome), state);
    }
  }
  const found = [...problems.values(), ...traps(graph, states)];
  return { problems: found.length > 0 ? found : neverOpened(graph, opened), complete: true };
}

function outcomes(graph: Graph, node: Node): (string | undefined)[] {
  const choice = choiceAfter(graph, node);
  return choice ? choice.outgoing.map((id) => getFlow(graph, id).outcome ?? id) : [undefined];
}

/** Good: from here an end is reached, or a fault that is told anyway. */
function markGood(state: State): void {
  const queue = [state];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.isGood) continue;
    next.isGood = true;
    queue.push(...next.before);
  }
}

function traps(graph: Graph, states: ReadonlyMap<string, State>): Problem[] {
  for (const state of states.values()) mendGood(state);
  const trap = [...states.values()].find((state) => !state.isGood);
  return trap ? trap.marking.open.map((id) => about(getNode(graph, id), 'no-way-out')) : [];
}

/** A state marked good before all its predecessors were known passes it on to the late ones. */
function mendGood(state: State): void {
  if (state.isGood) for (const each of state.before) markGood(each);
}

function deadlocks(graph: Graph, state: Marking): Problem[] {
  if (state.ended || state.open.length > 0) return [];
  const joins = new Set(state.waiting.map((flow) => getNode(graph, getFlow(graph, flow).target)));
  return [...joins].map((join) => {
    const missing = join.incoming.filter((flow) => !state.waiting.includes(flow));
    const sources = missing.map((flow) => called(getNode(graph, getFlow(graph, flow).source)));
    return about(join, 'deadlock', sources.join(', '));
  });
}

function faultProblem(fault: Fault): Problem {
  if (fault.kind === 'two-tokens') {
    return fault.by ? about(fault.by, 'two-tokens', called(fault.node)) : about(fault.node, 'two-tokens');
  }
  if (fault.kind === 'no-result') return about(fault.node, 'return-skipped');
  return about(fault.node, 'token-left-behind', fault.where.map(called).join(', '));
}

function neverOpened(graph: Graph, opened: ReadonlySet<string>): Problem[] {
  return nodesOf(graph)
    .filter((node) => isWaiting(node) && !opened.has(node.id))
    .map((node) => about(node, 'unreachable'));
}
