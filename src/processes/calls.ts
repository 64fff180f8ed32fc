import { nodesOf } from './graph.ts';
import { about } from './problem.ts';
import type { Graph, Problem } from './schema.ts';

/** A procedure in force, as a call needs it: `process` is empty where no counter receives it. */
export type CalledProcedure = { readonly name: string; readonly process: string };

export type CallSurroundings = {
  findProcedure(code: string): Promise<CalledProcedure | undefined>;
  /** The graph now in force of a process. */
  findGraph(process: string): Promise<Graph | undefined>;
};

/**
 * Calls that could not be made: of a procedure that is not in the catalogue or at no counter, and calls that lead back
 * to the process itself, by which each dossier would open another for ever. `code`: the process the graph is for; empty
 * when that is not known.
 */
export async function callProblems(graph: Graph, code: string, around: CallSurroundings): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const node of nodesOf(graph)) {
    if (node.kind !== 'call' || node.procedure === '') continue;
    const procedure = await around.findProcedure(node.procedure);
    if (procedure === undefined) problems.push(about(node, 'unknown-procedure', node.procedure));
    else if (procedure.process === '') problems.push(about(node, 'procedure-not-received', node.procedure));
    else if (code !== '' && (await leadsTo(code, procedure.process, around, new Set())))
      problems.push(about(node, 'calls-itself', node.procedure));
  }
  return problems;
}

async function leadsTo(
  wanted: string,
  process: string,
  around: CallSurroundings,
  seen: Set<string>,
): Promise<boolean> {
  if (process === wanted) return true;
  if (process === '' || seen.has(process)) return false;
  seen.add(process);
  const graph = await around.findGraph(process);
  for (const node of graph === undefined ? [] : nodesOf(graph)) {
    if (node.kind !== 'call') continue;
    const called = await around.findProcedure(node.procedure);
    if (called !== undefined && (await leadsTo(wanted, called.process, around, seen))) return true;
  }
  return false;
}
