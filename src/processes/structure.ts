import {
  choiceAfter,
  closure,
  getFlow,
  isChoice,
  isWaiting,
  nodesOf,
  sourcesOf,
  targetsOf,
} from './graph.ts';
import { about, called } from './problem.ts';
import { endOutcomes, type ExclusiveNode, type Graph, type Node, type Problem } from './schema.ts';

/** Faults that a look at the drawing finds; only a drawing without them is worth exploring. */
export function structureProblems(graph: Graph): Problem[] {
  const nodes = nodesOf(graph);
  return [
    ...nodes.flatMap((node) => bordersOf(node)),
    ...unreachable(graph, nodes),
    ...withoutWayOut(graph, nodes),
    ...loopsWithoutTask(graph, nodes),
    ...nodes.filter(isChoice).flatMap((choice) => choiceProblems(graph, choice)),
    ...nodes.filter((node) => isBesideChoice(graph, node)).map((node) => about(node, 'choice-beside-flows')),
  ];
}

function bordersOf(node: Node): Problem[] {
  const problems: Problem[] = [];
  if (node.kind === 'start' && node.incoming.length > 0) problems.push(about(node, 'flow-into-start'));
  if (node.kind === 'end' && node.outgoing.length > 0) problems.push(about(node, 'flow-out-of-end'));
  if (node.kind !== 'end' && node.outgoing.length === 0) problems.push(about(node, 'no-way-on'));
  return problems;
}

function unreachable(graph: Graph, nodes: readonly Node[]): Problem[] {
  const starts = nodes.filter((node) => node.kind === 'start');
  const reached = closure(starts, (node) => targetsOf(graph, node));
  return nodes.filter((node) => !reached.has(node)).map((node) => about(node, 'unreachable'));
}

/** Traps only: what merely leads into one, or into a node without any way on, is not told again. */
function withoutWayOut(graph: Graph, nodes: readonly Node[]): Problem[] {
  const stops = nodes.filter((node) => node.kind === 'end' || node.outgoing.length === 0);
  const leading = closure(stops, (node) => sourcesOf(graph, node));
  return nodes.filter((node) => !leading.has(node)).map((node) => about(node, 'no-way-out'));
}

function loopsWithoutTask(graph: Graph, nodes: readonly Node[]): Problem[] {
  const turning = nodes.filter((node) => {
    const next = (each: Node) => targetsOf(graph, each).filter((target) => !isWaiting(target));
    return !isWaiting(node) && closure(next(node), next).has(node);
  });
  return turning.slice(0, 1).map((node) => about(node, 'loop-without-task'));
}

function choiceProblems(graph: Graph, choice: ExclusiveNode): Problem[] {
  const problems: Problem[] = [];
  const sources = sourcesOf(graph, choice);
  if (sources.some((node) => node.kind !== 'task' && node.kind !== 'call')) {
    const join = sources.find((node) => node.kind === 'parallel');
    problems.push(about(choice, 'choice-without-task', join ? called(join) : ''));
  }
  const seen = new Set<string>();
  for (const id of choice.outgoing) {
    const flow = getFlow(graph, id);
    const outcome = flow.outcome ?? id;
    if (seen.has(outcome)) problems.push(about({ id, name: flow.label }, 'duplicate-outcome', outcome));
    seen.add(outcome);
  }
  return sources.some((node) => node.kind === 'call')
    ? [...problems, ...callOutcomes(choice, seen)]
    : problems;
}

function callOutcomes(choice: ExclusiveNode, outcomes: ReadonlySet<string>): Problem[] {
  const known: readonly string[] = endOutcomes;
  return [
    ...[...outcomes]
      .filter((each) => !known.includes(each))
      .map((each) => about(choice, 'call-outcome', each)),
    ...known.filter((each) => !outcomes.has(each)).map((each) => about(choice, 'call-outcome-missing', each)),
  ];
}

function isBesideChoice(graph: Graph, node: Node): boolean {
  return isWaiting(node) && !choiceAfter(graph, node) && targetsOf(graph, node).some(isChoice);
}
