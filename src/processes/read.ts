import { BpmnModdle, type ReadResult } from 'bpmn-moddle';
import { isIncomplete, isLikely } from './draft.ts';
import { childrenOf, idOf, isElement, isTrue, nameOf, type Element } from './element.ts';
import { about, aboutType } from './problem.ts';
import { readCollaboration, readProcess } from './read-process.ts';
import type { Graph, Problem } from './schema.ts';
import { typeWords } from './type-words.ts';
import { vocabulary } from './vocabulary.ts';
import { brokenAt, guardXml } from './xml-guard.ts';

/**
 * `graph` null: there is no process to speak of. `complete` false: the graph lacks something the drawing has; `likely`
 * then says that steps stand in for all of it, so that the rest of the drawing can be looked at.
 */
export type Reading = {
  readonly graph: Graph | null;
  readonly complete: boolean;
  readonly likely: boolean;
  readonly problems: readonly Problem[];
};

const moddle = new BpmnModdle({ motcua: vocabulary });

const file = { id: '', name: '' };

/**
 * Reads a BPMN 2.0 file (OMG formal/2011-01-03) into a graph. Whatever in it Một Cửa cannot run is named as a problem:
 * an error where the dossier would travel otherwise than drawn, a warning where something is only shown.
 * Text annotations, groups, data objects, diagram, colours, documentation and what vendors add for drawing are accepted.
 */
export async function readModel(source: string | Uint8Array): Promise<Reading> {
  const guarded = guardXml(source);
  if ('problem' in guarded) return nothing([guarded.problem]);
  const read = await parse(guarded.xml, guarded.lax);
  if ('code' in read) return nothing([read]);
  if (!isElement(read.rootElement)) return nothing([about(file, 'not-bpmn')]);
  const problems = read.warnings.flatMap(fromWarning);
  const process = pickProcess(read.rootElement, problems);
  if (!process) return nothing(problems);
  const { graph, unclear } = readProcess(process, problems);
  const unique = [
    ...new Map(problems.toReversed().map((each) => [sameness(each), each])).values(),
  ].toReversed();
  const complete = !isIncomplete(unique);
  return { graph, complete, likely: complete || isLikely(unique, unclear), problems: unique };
}

function nothing(problems: readonly Problem[]): Reading {
  return { graph: null, complete: false, likely: false, problems };
}

/** The BPMN reader and the reading of flows may both find the same dangling end: it is told once. */
function sameness({ elementId, code, text }: Problem): string {
  return `${elementId} ${code} ${code === 'dangling-reference' && elementId !== '' ? '' : text.en}`;
}

async function parse(xml: string, lax: boolean): Promise<ReadResult | Problem> {
  try {
    return await moddle.fromXML(xml, 'bpmn:Definitions', { lax });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (/failed to parse document|unexpected element/.test(error.message)) return about(file, 'not-bpmn');
    return unparsable(error.message);
  }
}

/** The BPMN reader's warnings are sentences; what they are about is read off them and said again in our words. */
function fromWarning(warning: ReadResult['warnings'][number]): Problem[] {
  const element = isElement(warning.element) ? warning.element : null;
  const named = element ? { id: idOf(element), name: nameOf(element) } : file;
  const value = typeof warning.value === 'string' ? warning.value : '';
  if (warning.message.startsWith('unresolved reference')) {
    if (element?.$type.startsWith('bpmndi:')) return [];
    const isFlow = element?.$type === 'bpmn:SequenceFlow';
    return [about(named, 'dangling-reference', value, isFlow ? 'error' : 'warning')];
  }
  if (warning.message.startsWith('unknown attribute')) {
    const name = warning.property ?? '';
    if (!element?.$type.startsWith('bpmn:') || colours.test(name)) return [];
    return [about(named, 'unknown-attribute', name)];
  }
  if (warning.message.startsWith('unsupported document encoding')) return [];
  return [unparsable(warning.message)];
}

/** bpmn.io's colours belong on the diagram; some tools write them on the elements themselves. */
const colours = /^(bioc|color):/;

function unparsable(message: string): Problem {
  const line = Number(/line: (\d+)/.exec(message)?.[1] ?? 0) + 1;
  const why = /nested error: (.+)/.exec(message)?.[1] ?? message;
  if (/unclosed|unexpected end|mismatch/.test(why))
    return { ...about(file, 'not-read'), code: 'broken-xml', text: brokenAt(line) };
  const at = (detail: string) => `${detail} (dòng/line ${line})`;
  const id = /(illegal|duplicate) ID <(.+)>/.exec(why);
  if (id)
    return about(
      { id: id[2] ?? '', name: '' },
      id[1] === 'illegal' ? 'illegal-id' : 'duplicate-id',
      String(line),
    );
  const foreign = /(?:unrecognized element|unknown type|unexpected element) (<.+>)/.exec(why)?.[1];
  if (foreign !== undefined) return about(file, 'foreign-element', at(foreign));
  const text = /unexpected body text <([\s\S]*)>/.exec(why)?.[1];
  return about(file, 'not-read', at(text === undefined ? why : `“${text.trim().slice(0, 60)}”`));
}

/** Root elements that only declare something; where it is used, it is named there. */
const declarations =
  /^bpmn:(Process|Collaboration|Message|Signal|Error|Escalation|ItemDefinition|DataStore|Resource|Interface|EndPoint|Category|CorrelationProperty|PartnerEntity|PartnerRole|\w+EventDefinition)$/;

function pickProcess(definitions: Element, problems: Problem[]): Element | null {
  for (const each of childrenOf(definitions, 'imports')) {
    problems.push(aboutType({ id: '', name: '' }, 'not-executed', typeWords(each.$type)));
  }
  for (const each of childrenOf(definitions, 'extensions').filter((one) => isTrue(one, 'mustUnderstand'))) {
    problems.push(aboutType({ id: '', name: '' }, 'unsupported-element', typeWords(each.$type)));
  }
  const roots = childrenOf(definitions, 'rootElements');
  for (const root of roots) {
    if (root.$type === 'bpmn:Collaboration') readCollaboration(root, problems);
    if (declarations.test(root.$type)) continue;
    problems.push(
      aboutType({ id: idOf(root), name: nameOf(root) }, 'unsupported-element', typeWords(root.$type)),
    );
  }
  const processes = roots.filter((root) => root.$type === 'bpmn:Process');
  const drawn = processes.filter((each) => childrenOf(each, 'flowElements').length > 0);
  const runnable = drawn.filter((each) => isTrue(each, 'isExecutable'));
  const [chosen, second] = drawn.length > 1 && runnable.length > 0 ? runnable : drawn;
  if (second) {
    problems.push(about({ id: idOf(second), name: nameOf(second) }, 'several-processes'));
    return null;
  }
  if (!chosen && !processes[0]) problems.push(about(file, 'no-process'));
  for (const other of drawn.filter((each) => each !== chosen)) {
    problems.push(
      aboutType({ id: idOf(other), name: nameOf(other) }, 'not-executed', typeWords(other.$type)),
    );
  }
  return chosen ?? processes[0] ?? null;
}
