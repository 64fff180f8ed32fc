import { assumed } from './assumed.ts';
import { explore } from './explore.ts';
import { exploreNet } from './explore-net.ts';
import { nodesOf } from './graph.ts';
import { netOf } from './net.ts';
import { about, isError } from './problem.ts';
import { isReducedToOne, reduce } from './reduce.ts';
import { skippedReturns } from './returns.ts';
import type { Graph, Problem } from './schema.ts';
import { structureProblems } from './structure.ts';

/** How far is explored at most: token moves on the model as drawn, markings of what the reduction leaves of it. */
export type Bounds = { readonly played: number; readonly kernel: number };

const usual: Bounds = { played: 200_000, kernel: 50_000 };

/** A drawing for people has some ten to two hundred nodes; past this many nobody could read it. */
const mostNodes = 2_000;

/**
 * Proves that no dossier can go wrong on the model: every task and, from everywhere, an end can be reached; no join
 * waits in vain; nothing is left open at an end; every run returns or refuses. No problem means proved: a model too
 * large to decide is itself a problem (`too-complex`).
 */
export function soundnessProblems(graph: Graph, bounds: Bounds = usual): Problem[] {
  if (nodesOf(graph).length > mostNodes) return [tooComplex(graph)];
  const structure = structureProblems(graph);
  if (structure.some(isError)) return [...structure, ...beside(structure, graph, bounds)];
  return [...structure, ...behaviourProblems(graph, bounds)];
}

/**
 * What can be told of a drawing that is not whole, because elements of it are not supported: they are taken for plain steps
 * and free choices, and whatever stands against the rest is told together with them.
 */
export function likelyProblems(graph: Graph, bounds: Bounds = usual): Problem[] {
  if (nodesOf(graph).length > mostNodes) return [];
  const structure = structureProblems(graph);
  return [...structure, ...beside(structure, graph, bounds)];
}

/** What else is wrong, whichever way the faults of structure are mended: nobody wants to hear of it only afterwards. */
function beside(structure: readonly Problem[], graph: Graph, bounds: Bounds): Problem[] {
  const told = new Set(structure.map(({ code, elementId }) => `${code} ${elementId}`));
  const has = (code: string) => structure.some((each) => each.code === code);
  const mended = assumed(graph);
  if (structureProblems(mended).some(({ code }) => code === 'loop-without-task')) return [];
  return behaviourProblems(mended, bounds).filter(({ code, elementId }) => {
    if (told.has(`${code} ${elementId}`) || code === 'too-complex') return false;
    // A trap holds what is parallel to it as well, and a branch that leads nowhere is still to be led on.
    if (code === 'no-way-out') return !has('no-way-out');
    return code !== 'token-left-behind' || !has('no-way-on');
  });
}

/** What goes wrong when dossiers run on the drawing. */
function behaviourProblems(graph: Graph, bounds: Bounds): readonly Problem[] {
  const kernel = reduce(netOf(graph));
  if (isReducedToOne(kernel)) return returnProblems(graph, bounds);
  const played = explore(graph, bounds.played);
  if (played.complete || played.problems.length > 0) return played.problems;
  const rest = exploreNet(kernel, bounds.kernel);
  if (rest.problems.length > 0) return rest.problems;
  if (!rest.complete) return [tooComplex(graph)];
  return skippedReturns(graph);
}

function tooComplex(graph: Graph): Problem {
  return about({ id: graph.processId, name: graph.name }, 'too-complex');
}

/** The quick reading may name an end too many; where the model is small enough, playing it decides. */
function returnProblems(graph: Graph, bounds: Bounds): readonly Problem[] {
  const skipped = skippedReturns(graph);
  if (skipped.length === 0) return skipped;
  const played = explore(graph, bounds.played);
  return played.complete ? played.problems : skipped;
}
