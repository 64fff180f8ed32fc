import { ownerProblems } from './owners.ts';
import { about, isError } from './problem.ts';
import { readModel } from './read.ts';
import type { Compiled, Graph, Problem } from './schema.ts';
import { shareProblems } from './shares.ts';
import { likelyProblems, soundnessProblems } from './sound.ts';

/**
 * Compiles a BPMN file (text, or bytes as uploaded). `graph` is null when the file, or a part of it that would decide
 * how a dossier travels, cannot be run; `problems` then says what. A graph alone is not proven: see `checkProcess`.
 */
export async function compileProcess(file: string | Uint8Array): Promise<Compiled> {
  const { graph, complete, problems } = await readModel(file);
  return { graph: complete ? graph : null, problems };
}

/** `sound`: there is no error; warnings may remain. `graph` is given when sound. */
export type Verdict = {
  readonly sound: boolean;
  readonly problems: readonly Problem[];
  readonly graph: Graph | null;
};

/** What a city knows of the owners and the called procedures that a model names. */
export type CityProof = {
  /** Codes and names of the city's roles and agencies. */
  readonly owners: ReadonlySet<string>;
  /** What stands against the procedures that the model calls. */
  callProblems(graph: Graph): Promise<readonly Problem[]>;
};

/**
 * The whole verdict on a file: what cannot be run, who does not exist, what can go wrong. For a publication `city` says
 * what it knows; without it any lane with a name counts as an owner, and any called procedure as one that is there.
 */
export async function checkProcess(file: string | Uint8Array, city?: CityProof): Promise<Verdict> {
  const { graph, complete, likely, problems: read } = await readModel(file);
  // Of what is not supported nothing more needs to be said.
  const unsupported = new Set(
    read.filter(({ code }) => code === 'unsupported-element').map(({ elementId }) => elementId),
  );
  const found = [
    ...(graph ? ownerProblems(graph, city?.owners) : []),
    ...(graph && city ? await city.callProblems(graph) : []),
    ...(graph && likely ? shareProblems(graph) : []),
    ...(graph && complete ? soundnessProblems(graph) : []),
    ...(graph && likely && !complete ? likelyProblems(graph) : []),
  ];
  const problems = [...read, ...found.filter(({ elementId }) => !unsupported.has(elementId))];
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
