import type { Refusal } from '../kernel/errors.ts';
import * as engine from './engine.ts';
import { findNode, nodesOf } from './graph.ts';
import { ownerProblems } from './owners.ts';
import { forwardOrder } from './order.ts';
import { about, isError } from './problem.ts';
import { readModel } from './read.ts';
import type {
  Advance,
  Compiled,
  Graph,
  Marking,
  OutcomeChoice,
  Problem,
  TaskNode,
  TermShare,
} from './schema.ts';
import * as shares from './shares.ts';
import { soundnessProblems } from './sound.ts';

/**
 * Compiles a BPMN file (text, or bytes as uploaded). `graph` is null when the file, or a part of it that would decide
 * how a dossier travels, cannot be run; `problems` then says what. A graph alone is not proven: see `checkProcess`.
 */
export async function compileProcess(file: string | Uint8Array): Promise<Compiled> {
  const { graph, complete, problems } = await readModel(file);
  return { graph: complete ? graph : null, problems };
}

export type Verdict = {
  readonly sound: boolean;
  readonly problems: readonly Problem[];
  readonly graph: Graph | null;
};

/**
 * The whole verdict on a file: what cannot be run, who does not exist, what can go wrong. `sound` means there is no
 * error; warnings may remain. `owners`: codes and names of the city's roles and agencies, for a publication; without
 * it any lane with a name counts as an owner. `graph` is given when sound.
 */
export async function checkProcess(
  file: string | Uint8Array,
  owners?: ReadonlySet<string>,
): Promise<Verdict> {
  const reading = await readModel(file);
  const { graph, complete } = reading;
  const problems = [
    ...reading.problems,
    ...(graph ? ownerProblems(graph, owners) : []),
    ...(graph && complete ? [...shares.shareProblems(graph), ...soundnessProblems(graph)] : []),
  ];
  const sound = graph !== null && !problems.some(isError);
  return { sound, problems: firstOf(problems), graph: sound ? graph : null };
}

/** Nobody reads more than this; a file of noise must not become an answer of noise. */
const mostProblems = 200;

function firstOf(problems: readonly Problem[]): Problem[] {
  const rest = problems.slice(mostProblems);
  const first = problems.slice(0, mostProblems);
  if (rest.length === 0) return first;
  const severity = rest.some(isError) ? 'error' : 'warning';
  return [...first, about({ id: '', name: '' }, 'more-problems', String(rest.length), severity)];
}

/** A dossier enters the process. */
export function startProcess(graph: Graph): Advance {
  return engine.start(graph);
}

/** An open task is done, with an outcome where a choice follows it; a wrong or repeated completion is refused in words. */
export function completeTask(
  graph: Graph,
  state: Marking,
  taskId: string,
  outcome?: string,
): Advance | Refusal {
  return engine.complete(graph, state, taskId, outcome);
}

/** A running timer has come to its end. */
export function fireTimer(graph: Graph, state: Marking, timerId: string): Advance | Refusal {
  return engine.fireTimer(graph, state, timerId);
}

/**
 * The linked dossier of a call activity has ended. `outcome` is how: `returned`, or anything else for no result
 * (refused, withdrawn, stopped), which counts as `refused` where a choice follows the call.
 */
export function returnCall(graph: Graph, state: Marking, callId: string, outcome: string): Advance | Refusal {
  return engine.callReturned(graph, state, callId, outcome === 'returned' ? 'returned' : 'refused');
}

/** The outcomes to choose from when completing a task; none when it is simply done. */
export function outcomesOf(graph: Graph, taskId: string): OutcomeChoice[] {
  return engine.outcomesOf(graph, taskId);
}

/** Each task's share of the term and the percentage of the term by which it should be done. */
export function termShares(graph: Graph): Map<string, TermShare> {
  return shares.termShares(graph);
}

/** All tasks, in the order in which a dossier comes to them. */
export function tasksOf(graph: Graph): TaskNode[] {
  return forwardOrder(graph).flatMap(({ node }) => (node.kind === 'task' ? [node] : []));
}

export function findTask(graph: Graph, id: string): TaskNode | undefined {
  const node = findNode(graph, id);
  return node?.kind === 'task' ? node : undefined;
}

/** Codes of the procedures that the process calls, each once. */
export function calledProcedures(graph: Graph): string[] {
  return [...new Set(nodesOf(graph).flatMap((node) => (node.kind === 'call' ? [node.procedure] : [])))];
}
