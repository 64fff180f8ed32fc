import type { Draft } from './draft.ts';
import { childOf, childrenOf, idOf, nameOf, textOf, type Element } from './element.ts';
import { extensionsOf } from './extensions.ts';
import { nameNotExecuted, namePartsNotExecuted } from './not-executed.ts';
import { about, aboutType } from './problem.ts';
import { readLanes } from './read-lanes.ts';
import { readNode, type Place } from './read-nodes.ts';
import { conditionOf, readOutcome } from './read-outcomes.ts';
import type { Flow, Graph, Node, Problem } from './schema.ts';
import { typeWords } from './type-words.ts';

/** Compiles one BPMN process; sub-processes are flattened, their borders stay as nodes through which tokens pass. */
export function readProcess(
  process: Element,
  problems: Problem[],
): { readonly graph: Graph; readonly unclear: readonly string[] } {
  const { lanes, laneOf } = readLanes(process);
  const draft: Draft = {
    nodes: new Map(),
    flows: new Map(),
    lanes,
    problems,
    entries: new Map(),
    declaresKinds: hasKinds(process),
    taken: new Map(),
    unclear: [],
  };
  nameNotExecuted(extensionsOf(process), process, draft);
  readScope(process, { scope: null, laneOf, outerLane: undefined }, draft);
  const flows = [...flowElements(process, null)];
  const bySource = Map.groupBy(flows, ([flow]) => childOf(flow, 'sourceRef'));
  const choices = new Set([...bySource].flatMap(([source, out]) => (out.length > 1 ? [source] : [])));
  for (const [element, scope] of flows) readFlow(element, scope, choices, draft);
  const graph = {
    processId: idOf(process),
    name: nameOf(process),
    start: [...draft.nodes.values()].find((node) => node.kind === 'start')?.id ?? '',
    nodes: Object.fromEntries(withFlows(draft)),
    flows: Object.fromEntries(draft.flows),
    lanes,
  };
  return { graph, unclear: draft.unclear };
}

function readScope(of: Element, place: Place, draft: Draft): void {
  const elements = childrenOf(of, 'flowElements');
  for (const element of elements) readNode(element, place, draft);
  const starts = elements.filter((each) => each.$type === 'bpmn:StartEvent');
  const named = { id: idOf(of), name: nameOf(of) };
  if (starts.length === 0) draft.problems.push(about(named, 'no-start'));
  for (const extra of starts.slice(1)) {
    draft.problems.push(about({ id: idOf(extra), name: nameOf(extra) }, 'several-starts'));
  }
  if (!elements.some((each) => each.$type === 'bpmn:EndEvent')) draft.problems.push(about(named, 'no-end'));
  for (const sub of elements.filter(isFlattened)) {
    const id = idOf(sub);
    const outerLane = place.laneOf.get(id) ?? place.outerLane;
    readScope(sub, { scope: id, laneOf: place.laneOf, outerLane }, draft);
    const inner = childrenOf(sub, 'flowElements');
    const entry = inner.find((each) => each.$type === 'bpmn:StartEvent');
    if (entry) draft.entries.set(id, idOf(entry));
    for (const end of inner.filter((each) => each.$type === 'bpmn:EndEvent')) {
      const flow = `${idOf(end)}>${id}`;
      draft.flows.set(flow, { id: flow, source: idOf(end), target: id, label: '', outcome: null });
    }
  }
}

function isFlattened(element: Element): boolean {
  return (
    element.$type === 'bpmn:SubProcess' && element.get('triggeredByEvent') !== true && idOf(element) !== ''
  );
}

function* flowElements(of: Element, scope: string | null): Generator<[Element, string | null]> {
  for (const element of childrenOf(of, 'flowElements')) {
    if (element.$type === 'bpmn:SequenceFlow') yield [element, scope];
    if (isFlattened(element)) yield* flowElements(element, idOf(element));
  }
}

function readFlow(
  element: Element,
  scope: string | null,
  choices: ReadonlySet<Element | undefined>,
  draft: Draft,
): void {
  nameNotExecuted(extensionsOf(element), element, draft);
  namePartsNotExecuted(element, draft);
  const id = idOf(element) || `flow-${draft.flows.size + 1}`;
  const named = { id, name: nameOf(element) };
  const source = childOf(element, 'sourceRef');
  const target = childOf(element, 'targetRef');
  const from = source && draft.nodes.get(idOf(source));
  const to = target && draft.nodes.get(idOf(target));
  if (!source || !target || !from || !to) {
    const [end, ref] = from ? ['targetRef', target] : ['sourceRef', source];
    draft.problems.push(about(named, 'dangling-reference', ref ? idOf(ref) : end));
    return;
  }
  // A flow rarely has a name of its own: sentences call it by where it leads.
  const spoken = { id, name: named.name || `${from.name || from.id} → ${to.name || to.id}` };
  if (from.scope !== scope || to.scope !== scope) {
    draft.problems.push(about(spoken, 'flow-across-border'));
    return;
  }
  const flow = { id, source: from.id, target: draft.entries.get(to.id) ?? to.id, label: named.name };
  draft.flows.set(id, { ...flow, outcome: outcomeOf(element, spoken, source, choices, draft.problems) });
}

/** A flow has an outcome exactly when it is one of several that leave an exclusive gateway. */
function outcomeOf(
  flow: Element,
  named: { id: string; name: string },
  source: Element,
  choices: ReadonlySet<Element | undefined>,
  problems: Problem[],
): string | null {
  if (source.$type === 'bpmn:ExclusiveGateway' && choices.has(source)) {
    const outcome = readOutcome(flow, childOf(source, 'default') === flow, problems);
    if (outcome === '') problems.push(about(named, 'missing-outcome'));
    return outcome === '' ? named.id : outcome;
  }
  if (conditionOf(flow) !== undefined) problems.push(about(named, 'condition-without-choice'));
  else if (textOf(flow, 'motcua:outcome') !== undefined) {
    problems.push(about(named, 'condition-without-choice', '', 'warning'));
  }
  return null;
}

function withFlows(draft: Draft): [string, Node][] {
  const flows = [...draft.flows.values()];
  const into = Map.groupBy(flows, (flow) => flow.target);
  const out = Map.groupBy(flows, (flow) => flow.source);
  return [...draft.nodes.values()].map((node) => [
    node.id,
    { ...node, incoming: ids(into.get(node.id)), outgoing: ids(out.get(node.id)) },
  ]);
}

function ids(flows: readonly Flow[] = []): string[] {
  return flows.map((flow) => flow.id);
}

function hasKinds(process: Element): boolean {
  return childrenOf(process, 'flowElements').some(
    (each) => textOf(each, 'motcua:kind') !== undefined || hasKinds(each),
  );
}

/** What a collaboration shows around the process: named, as it has no part in how the dossier travels. */
export function readCollaboration(collaboration: Element, problems: Problem[]): void {
  const parts = [...childrenOf(collaboration, 'messageFlows'), ...childrenOf(collaboration, 'conversations')];
  for (const part of parts) {
    const named = { id: idOf(part), name: nameOf(part) };
    problems.push(aboutType(named, 'not-executed', typeWords(part.$type)));
  }
  for (const pool of childrenOf(collaboration, 'participants')) {
    if (!childOf(pool, 'participantMultiplicity')) continue;
    problems.push(
      aboutType({ id: idOf(pool), name: nameOf(pool) }, 'not-executed', typeWords('Participant')),
    );
  }
}
