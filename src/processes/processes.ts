import { h, type VNode } from 'preact';
import type { Refusal } from '../kernel/errors.ts';
import { Drawing, type DrawingProps } from './drawing.tsx';
import * as engine from './engine.ts';
import { findNode, nodesOf } from './graph.ts';
import { forwardOrder } from './order.ts';
import { StepTable, type StepTableProps } from './parts.tsx';
import type { Advance, Graph, Marking, OutcomeChoice, TaskNode, TermShare } from './schema.ts';
import * as shares from './shares.ts';

export { checkProcess, compileProcess, type Verdict } from './check.ts';
export { createProcessModels, type ProcessModels, type ProcessSurroundings } from './models.ts';

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
export function termShares(graph: Graph): ReadonlyMap<string, TermShare> {
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

/** The drawing for a page that loads `viewer.js` and `viewer.css`, with where a dossier stands. */
export function processDrawing(props: DrawingProps): VNode<DrawingProps> {
  return h(Drawing, props);
}

/** The same in words, as a table: to stand beside every drawing. */
export function stepTable(props: StepTableProps): VNode<StepTableProps> {
  return h(StepTable, props);
}
