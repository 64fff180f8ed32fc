import { roles } from '../kernel/access.ts';
import { fold } from '../kernel/messages.ts';
import { relativeAgencies, type Graph, type Node, type Owner, type TaskKind } from './schema.ts';
import { taskRoles } from './words.ts';

/** An agency as a model may name it: by its code, its name or its kind (the nearest of that kind). */
export type NamedAgency = { readonly code: string; readonly name: string; readonly kind: string };

/** Codes by folded name: which role or agency of the city a word in a model stands for. */
export type CityOwners = {
  readonly roles: ReadonlyMap<string, string>;
  readonly agencies: ReadonlyMap<string, string>;
};

/** Only roles that work on dossiers can own a task; an auditor or an administrator cannot. */
export function cityOwners(agencies: readonly NamedAgency[]): CityOwners {
  const named = Object.entries(roles).filter(([code]) => taskRoles.includes(code));
  return {
    roles: folded(named.flatMap(([code, { vi, en }]) => [code, vi, en].map((name) => [name, code]))),
    agencies: folded([
      ...agencies.flatMap(({ code, name, kind }) => [[name, code] as const, [kind, kind] as const]),
      ...agencies.map(({ code }) => [code, code] as const),
      ...relativeAgencies.map((relation) => [relation, relation] as const),
    ]),
  };
}

/** Every word by which the city knows an owner. */
export function ownerNames({ roles: known, agencies }: CityOwners): ReadonlySet<string> {
  return new Set([...known.keys(), ...agencies.keys()]);
}

/**
 * The graph with every owner as a code: a lane may have been named by a role's or an agency's words only. A lane of an
 * agency that says no role gives each task to those who usually do its kind.
 */
export function settleOwners(graph: Graph, owners: CityOwners): Graph {
  const settle = (node: Node): Node => {
    if (node.kind === 'call') return { ...node, agency: agencyCode(node.agency, owners) };
    if (node.kind !== 'task' || node.owner === null) return node;
    return { ...node, owner: settled(node.owner, node.task, owners) };
  };
  const nodes = Object.entries(graph.nodes).map(([id, node]) => [id, settle(node)] as const);
  return { ...graph, nodes: Object.fromEntries(nodes) };
}

function settled(owner: Owner, task: TaskKind, owners: CityOwners): Owner {
  const role = owners.roles.get(fold(owner.role));
  const agency = agencyCode(owner.agency, owners);
  if (role !== undefined) return { ...owner, role, agency };
  // The lane bears the name of an agency; where it declares another one, that one holds.
  const named = owner.role === '' ? agency : agencyCode(owner.role, owners);
  return { ...owner, role: usualRoles[task] ?? 'specialist', agency: agency === 'own' ? named : agency };
}

function agencyCode(word: string, { agencies }: CityOwners): string {
  return agencies.get(fold(word)) ?? word;
}

const usualRoles: Partial<Record<TaskKind, string>> = {
  approve: 'leader',
  issue: 'records-clerk',
  payment: 'clerk',
  return: 'clerk',
  refuse: 'clerk',
};

function folded(pairs: readonly (readonly [string, string])[] | string[][]): ReadonlyMap<string, string> {
  return new Map(pairs.map(([name = '', code = '']) => [fold(name), code]));
}
