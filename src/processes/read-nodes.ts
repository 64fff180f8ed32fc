import { childOf, childrenOf, idOf, isTrue, nameOf, numberOf, textOf, type Element } from './element.ts';
import type { Draft } from './draft.ts';
import { assignmentOf, calledProcessOf, extensionsOf, type Extension } from './extensions.ts';
import { endingByName, roleByName } from './names.ts';
import { nameNotExecuted, namePartsNotExecuted } from './not-executed.ts';
import { about, aboutType } from './problem.ts';
import { ownerOfLane } from './read-lanes.ts';
import { endOutcomes, taskKinds, type EndOutcome, type Node, type Owner, type TaskKind } from './schema.ts';
import { eventWords, typeWords } from './type-words.ts';

/** Plain and manual tasks are work of a person as well: other tools draw them where Một Cửa draws a user task. */
const tasks: ReadonlySet<string> = new Set(['bpmn:UserTask', 'bpmn:Task', 'bpmn:ManualTask']);
const data: ReadonlySet<string> = new Set([
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

/** Not supported, but each is a step that a dossier passes: one way in, the same way on. */
const steps: ReadonlySet<string> = new Set([
  'bpmn:ServiceTask',
  'bpmn:ScriptTask',
  'bpmn:BusinessRuleTask',
  'bpmn:SendTask',
  'bpmn:ReceiveTask',
  'bpmn:Transaction',
  'bpmn:AdHocSubProcess',
  'bpmn:IntermediateCatchEvent',
  'bpmn:IntermediateThrowEvent',
]);

export type Place = {
  /** Sub-process around the element; null at the top. */
  readonly scope: string | null;
  /** Innermost lane of each node. */
  readonly laneOf: ReadonlyMap<string, string>;
  /** Lane of the sub-process around, for nodes that lie in none. */
  readonly outerLane: string | undefined;
};

/** Reads one flow node into the draft; whatever has no meaning here becomes a named problem. */
export function readNode(element: Element, place: Place, draft: Draft): void {
  const type = element.$type;
  if (type === 'bpmn:SequenceFlow' || data.has(type)) return;
  const named = { id: idOf(element), name: nameOf(element) };
  if (named.id === '') {
    draft.problems.push(aboutType(named, 'missing-id', typeWords(type)));
    return;
  }
  refuseMarkers(element, draft);
  const base = { ...named, incoming: [], outgoing: [], scope: place.scope };
  const extensions = extensionsOf(element);
  const node = compiled(element, base, extensions, place, draft);
  draft.nodes.set(node.id, node);
  nameNotExecuted(extensions, element, draft);
  namePartsNotExecuted(element, draft);
}

type Base = Pick<Node, 'id' | 'name' | 'incoming' | 'outgoing' | 'scope'>;

function compiled(
  element: Element,
  base: Base,
  extensions: readonly Extension[],
  place: Place,
  draft: Draft,
): Node {
  const type = element.$type;
  if (tasks.has(type)) return readTask(element, base, extensions, place, draft);
  const definitions = childrenOf(element, 'eventDefinitions');
  switch (type) {
    case 'bpmn:ExclusiveGateway':
      return { ...base, kind: 'exclusive' };
    case 'bpmn:ParallelGateway':
      return { ...base, kind: 'parallel' };
    case 'bpmn:CallActivity':
      return readCall(element, base, extensions, draft);
    case 'bpmn:SubProcess':
      if (!isTrue(element, 'triggeredByEvent')) return { ...base, kind: 'pass', leaves: null };
      draft.problems.push(aboutType(base, 'unsupported-element', typeWords('EventSubProcess')));
      draft.unclear.push(base.id);
      return { ...base, kind: 'pass', leaves: null };
    case 'bpmn:StartEvent':
      refuseDefinitions(element, definitions, draft);
      return base.scope === null ? { ...base, kind: 'start' } : { ...base, kind: 'pass', leaves: null };
    case 'bpmn:EndEvent':
      refuseDefinitions(element, definitions, draft);
      // It takes away what is still open elsewhere.
      if (definitions.some((each) => each.$type === 'bpmn:TerminateEventDefinition'))
        draft.unclear.push(base.id);
      return base.scope === null
        ? { ...base, kind: 'end', outcome: endOutcomeOf(element, draft) }
        : { ...base, kind: 'pass', leaves: base.scope };
    case 'bpmn:IntermediateCatchEvent':
      if (definitions.length === 1 && definitions[0]?.$type === 'bpmn:TimerEventDefinition') {
        return { ...base, kind: 'timer', duration: durationOf(definitions[0], base, draft) };
      }
      refuseDefinitions(element, definitions, draft);
      if (definitions.length === 0)
        draft.problems.push(aboutType(base, 'unsupported-element', typeWords(type)));
      break;
    case 'bpmn:BoundaryEvent':
    case 'bpmn:IntermediateThrowEvent':
      draft.problems.push(aboutType(base, 'unsupported-element', eventWords(type, definitions[0]?.$type)));
      break;
    default:
      draft.problems.push(aboutType(base, 'unsupported-element', typeWords(type)));
  }
  return standIn(element, definitions, base, draft);
}

/** What counts for an element that is not supported while the rest of the drawing is looked at. */
function standIn(element: Element, definitions: readonly Element[], base: Base, draft: Draft): Node {
  const type = element.$type;
  if (type === 'bpmn:EventBasedGateway') return { ...base, kind: 'exclusive' };
  if (steps.has(type) && !definitions.some((each) => each.$type === 'bpmn:LinkEventDefinition')) {
    return { ...base, kind: 'task', task: kindOf(element, draft), owner: null, share: null };
  }
  draft.unclear.push(base.id);
  return { ...base, kind: 'pass', leaves: null };
}

function readTask(
  element: Element,
  base: Base,
  extensions: readonly Extension[],
  place: Place,
  draft: Draft,
): Node {
  const kind = textOf(element, 'motcua:kind');
  if (kind !== undefined && !isTaskKind(kind)) {
    draft.problems.push(about(base, 'bad-attribute', `kind="${kind}" (${taskKinds.join(', ')})`));
  }
  const share = textOf(element, 'motcua:share');
  const percent = share === undefined ? null : Number(share.replace(',', '.').replace(/\s*%$/, ''));
  if (percent !== null && !(percent >= 0 && percent <= 100)) {
    draft.problems.push(about(base, 'bad-attribute', `share="${share}" (0–100)`));
  }
  if (childrenOf(element, 'resources').length > 0) {
    draft.problems.push(aboutType(base, 'not-executed', typeWords('ResourceRole')));
  }
  const valid = percent !== null && percent >= 0 && percent <= 100 ? percent : null;
  return {
    ...base,
    kind: 'task',
    task: kindOf(element, draft),
    owner: ownerOf(element, extensions, place, draft),
    share: valid,
  };
}

/** As declared; in a file that declares none, as the task's name says. */
function kindOf(element: Element, draft: Draft): TaskKind {
  const declared = textOf(element, 'motcua:kind');
  if (declared !== undefined && isTaskKind(declared)) return declared;
  if (draft.declaresKinds) return 'handle';
  const ending = endingByName(nameOf(element));
  if (ending === null) return 'handle';
  return ending === 'returned' ? 'return' : 'refuse';
}

/** Our attributes say it first, then the lane, then what another engine's attributes say. */
function ownerOf(
  element: Element,
  extensions: readonly Extension[],
  place: Place,
  draft: Draft,
): Owner | null {
  const role = textOf(element, 'motcua:role');
  const agency = textOf(element, 'motcua:agency');
  const lane = ownerOfLane(place.laneOf.get(idOf(element)) ?? place.outerLane, draft.lanes);
  if (role !== undefined) return { role, agency: agency ?? lane?.agency ?? 'own', lane: null };
  if (lane) return agency === undefined ? lane : { ...lane, agency };
  if (agency !== undefined) return { role: '', agency, lane: null };
  const assigned = assignmentOf(extensions);
  if (!assigned) return null;
  draft.taken.set(assigned.from, assigned.rest);
  return { role: roleByName(assigned.text) ?? assigned.text, agency: 'own', lane: null };
}

function readCall(element: Element, base: Base, extensions: readonly Extension[], draft: Draft): Node {
  const foreign = calledProcessOf(extensions);
  const declared = textOf(element, 'calledElement');
  if (foreign && (declared ?? foreign.text) === foreign.text) draft.taken.set(foreign.from, foreign.rest);
  const procedure = declared ?? foreign?.text ?? '';
  if (procedure === '') draft.problems.push(about(base, 'call-without-procedure'));
  return { ...base, kind: 'call', procedure, agency: textOf(element, 'motcua:agency') ?? 'own' };
}

function endOutcomeOf(element: Element, draft: Draft): EndOutcome | null {
  const named = { id: idOf(element), name: nameOf(element) };
  const declared = textOf(element, 'motcua:outcome');
  const outcome = endOutcomes.find((each) => each === declared) ?? null;
  if (declared !== undefined && outcome === null) {
    draft.problems.push(about(named, 'bad-attribute', `outcome="${declared}" (${endOutcomes.join(', ')})`));
  }
  return outcome ?? (draft.declaresKinds ? null : endingByName(named.name));
}

// Four digits are enough for any legal wait, and keep the moment it ends within what a calendar can say.
const duration =
  /^P(?=[\dT])(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,4}M)?(\d{1,4}S)?)?$/;

function durationOf(timer: Element, base: Base, draft: Draft): string {
  const expression = childOf(timer, 'timeDuration');
  const text = (expression && textOf(expression, 'body')) ?? '';
  if (duration.test(text) && /[1-9]/.test(text)) return text;
  const other = childOf(timer, 'timeDate') ?? childOf(timer, 'timeCycle');
  draft.problems.push(
    about(base, 'timer-without-duration', text || ((other && textOf(other, 'body')) ?? '')),
  );
  return 'P1D';
}

function refuseDefinitions(element: Element, definitions: readonly Element[], draft: Draft): void {
  const references = childrenOf(element, 'eventDefinitionRef');
  for (const definition of [...definitions, ...references]) {
    const named = { id: idOf(element), name: nameOf(element) };
    draft.problems.push(aboutType(named, 'unsupported-element', eventWords(element.$type, definition.$type)));
  }
}

function refuseMarkers(element: Element, draft: Draft): void {
  const named = { id: idOf(element), name: nameOf(element) };
  const loop = childOf(element, 'loopCharacteristics');
  const counts = [numberOf(element, 'startQuantity') ?? 1, numberOf(element, 'completionQuantity') ?? 1];
  const marks = [
    ...(loop ? [loop.$type] : []),
    ...(isTrue(element, 'isForCompensation') ? ['Compensation'] : []),
    ...(counts.some((count) => count !== 1) ? ['TokenQuantity'] : []),
  ];
  for (const mark of marks) draft.problems.push(aboutType(named, 'unsupported-element', typeWords(mark)));
}

function isTaskKind(kind: string): kind is TaskKind {
  return taskKinds.some((each) => each === kind);
}
