import type { Text } from '../kernel/messages.ts';

/**
 * A process model compiled from BPMN 2.0: the part of the drawing that decides how a dossier travels.
 * It is plain JSON, so that a dossier can keep the very graph on which it was received.
 */
export type Graph = {
  /** Id of the BPMN process, e.g. `Process_1`. */
  readonly processId: string;
  readonly name: string;
  /** Id of the only start event. */
  readonly start: string;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly lanes: readonly Lane[];
};

export type Node =
  StartNode | EndNode | TaskNode | ExclusiveNode | ParallelNode | TimerNode | CallNode | PassNode;

type NodeBase = {
  readonly id: string;
  /** As drawn; empty when the drawing gives none. */
  readonly name: string;
  /** Ids of the flows in and out, in the order of the file. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Id of the sub-process the node lies in; null at the top. */
  readonly scope: string | null;
};

export type StartNode = NodeBase & { readonly kind: 'start' };

/** `outcome` null: the end tells by the last return or refuse task before it. */
export type EndNode = NodeBase & { readonly kind: 'end'; readonly outcome: EndOutcome | null };

/** A step that a person does. */
export type TaskNode = NodeBase & {
  readonly kind: 'task';
  readonly task: TaskKind;
  readonly owner: Owner | null;
  /** Declared share of the dossier's whole term, in percent; null when the model declares none. */
  readonly share: number | null;
};

export type ExclusiveNode = NodeBase & { readonly kind: 'exclusive' };
export type ParallelNode = NodeBase & { readonly kind: 'parallel' };

/** Waits for `duration`, an ISO 8601 duration such as `P3D` or `PT8H`. */
export type TimerNode = NodeBase & { readonly kind: 'timer'; readonly duration: string };

/** Another procedure, run as a linked dossier at `agency`; the caller waits for its result. */
export type CallNode = NodeBase & {
  readonly kind: 'call';
  /** Code of the called procedure. */
  readonly procedure: string;
  /** Code of the agency, or a relative one (`own`, `parent`, `city`). */
  readonly agency: string;
};

/** A border of a sub-process: tokens pass without waiting. `leaves` names the sub-process that ends here. */
export type PassNode = NodeBase & { readonly kind: 'pass'; readonly leaves: string | null };

export type Flow = {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** The flow's name in the drawing: the words on the button for people. */
  readonly label: string;
  /** Outcome of the task before the gateway that takes this flow; null on any other flow. */
  readonly outcome: string | null;
};

export type Lane = {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly agency: string | null;
  readonly parent: string | null;
};

/** Who does a task: a role at an agency. `role` is a role code where one is declared or recognised, else the lane's name. */
export type Owner = {
  readonly role: string;
  /** Code of an agency, or `own` (which received the dossier), `parent`, `city`. */
  readonly agency: string;
  /** Id of the lane it comes from; null when the task itself declares it. */
  readonly lane: string | null;
};

export const taskKinds = [
  'handle',
  'check',
  'inspect',
  'consult',
  'approve',
  'issue',
  'payment',
  'return',
  'refuse',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const endOutcomes = ['returned', 'refused'] as const;
export type EndOutcome = (typeof endOutcomes)[number];

/** Agencies named by their relation to the dossier's agency instead of a code. */
export const relativeAgencies: readonly string[] = ['own', 'parent', 'city'];

/** Something about a model that a person has to know: an `error` keeps it from being published, a `warning` does not. */
export type Problem = {
  /** Id of the BPMN element; empty when the problem is about the whole file. */
  readonly elementId: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly text: Text;
};

/**
 * Where a dossier stands: kept as JSON beside it.
 * `open` are the tasks, timers and calls it waits for; `waiting` the flows whose token waits at a join.
 */
export type Marking = {
  readonly open: readonly string[];
  readonly waiting: readonly string[];
  /** What the last return or refuse task said; absent until one was done. */
  readonly result?: EndOutcome;
  /** Set once the process has ended; nothing is open then. */
  readonly ended?: EndOutcome;
};

/** What one move of the dossier brought about. */
export type Advance = {
  readonly state: Marking;
  readonly opened: readonly TaskNode[];
  readonly timersStarted: readonly TimerNode[];
  readonly callsStarted: readonly CallNode[];
  readonly ended?: EndOutcome;
};

/** One way on from a task: the code that is recorded and the words on its button. */
export type OutcomeChoice = { readonly outcome: string; readonly label: Text };

/** A task's part of the term in percent, and the percentage of the whole term by which it should be done. */
export type TermShare = { readonly share: number; readonly until: number };

export type Compiled = { readonly graph: Graph | null; readonly problems: readonly Problem[] };
