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
  /** Elements that are not supported and change the run in a way that nothing stands in for. */
  readonly unclear: string[];
};

/** Reading problems after which the graph is not the drawing any more. */
export function isIncomplete(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === 'error' && incomplete.has(each.code));
}

/** Whether the graph lacks nothing but what something stands in for: what is said about the rest is likely so. */
export function isLikely(problems: readonly Problem[], unclear: readonly string[]): boolean {
  const rest = problems.filter(({ code }) => code !== 'unsupported-element' && code !== 'no-end');
  return unclear.length === 0 && !isIncomplete(rest);
}

const incomplete: ReadonlySet<string> = new Set([
  'unsupported-element',
  'dangling-reference',
  'missing-id',
  'not-read',
  'foreign-element',
  'duplicate-id',
  'illegal-id',
  'no-start',
  'several-starts',
  'no-end',
  'flow-across-border',
]);
