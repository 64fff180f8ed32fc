import type { Extension } from './extensions.ts';
import type { Flow, Lane, Node, Problem } from './schema.ts';

/** A graph being read: nodes get their flows at the end, when all are known. */
export type Draft = {
  readonly nodes: Map<string, Node>;
  readonly flows: Map<string, Flow>;
  readonly lanes: Lane[];
  readonly problems: Problem[];
  /** Where a flow into a sub-process really goes: id of the sub-process → id of its start event. */
  readonly entries: Map<string, string>;
  /** Whether the file says the kind of any task; if so, names of tasks mean nothing. */
  readonly declaresKinds: boolean;
  /** What was taken over from other engines' extensions, each with what of it was left (usually nothing). */
  readonly taken: Map<Extension, string>;
};

/** Reading problems after which the graph is not the drawing any more, so that nothing can be proved about it. */
export function isIncomplete(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === 'error' && incomplete.has(each.code));
}

const incomplete: ReadonlySet<string> = new Set([
  'unsupported-element',
  'dangling-reference',
  'missing-id',
  'not-read',
  'no-start',
  'several-starts',
  'no-end',
  'flow-across-border',
]);
