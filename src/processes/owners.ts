import { fold } from '../kernel/messages.ts';
import { nodesOf } from './graph.ts';
import { about } from './problem.ts';
import { relativeAgencies, type Graph, type Node, type Owner, type Problem } from './schema.ts';

/**
 * Tasks nobody does and, given what the city knows, roles and agencies it does not. Without `known` any lane with
 * a name owns its tasks; with it, the codes or names of the city's roles and agencies, a lane's name must be one.
 */
export function ownerProblems(graph: Graph, known?: ReadonlySet<string>): Problem[] {
  const names = known && new Set([...known].map(fold));
  return nodesOf(graph).flatMap((node) => problemsOf(node, names));
}

function problemsOf(node: Node, known: ReadonlySet<string> | undefined): Problem[] {
  if (node.kind === 'call') return known ? unknown(node, ['', node.agency], known) : [];
  if (node.kind !== 'task') return [];
  if (!node.owner) return [about(node, 'no-owner')];
  return known ? unknown(node, [node.owner.role, node.owner.agency], known) : [];
}

function unknown(
  node: Node,
  [role, agency]: readonly [Owner['role'], Owner['agency']],
  known: ReadonlySet<string>,
): Problem[] {
  const strangers = [
    ...(role === '' || known.has(fold(role)) ? [] : [role]),
    ...(relativeAgencies.includes(agency) || known.has(fold(agency)) ? [] : [agency]),
  ];
  return strangers.map((each) => about(node, 'unknown-owner', each));
}
