import { childOf, childrenOf, isElement, textOf, type Element } from './element.ts';

/** What a workflow engine's vocabulary adds to a BPMN element: an attribute, or a child of its extension elements. */
export type Extension = {
  readonly kind: 'attribute' | 'element';
  /** As written in the file, e.g. `camunda:formKey`. */
  readonly name: string;
  /** The name without its prefix. */
  readonly local: string;
  readonly engine: Engine;
  /** Value of the attribute; empty for an element. */
  readonly value: string;
  /** The extension element itself, whose attributes may say more; null for an attribute. */
  readonly content: Element | null;
};

export type Engine = 'camunda' | 'zeebe';

/** Activiti, Flowable and Camunda 7 are of one descent and share their attributes; Camunda 8 (Zeebe) has its own. */
const engines: Readonly<Record<string, Engine>> = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://activiti.org/bpmn': 'camunda',
  'http://flowable.org/bpmn': 'camunda',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
};

/** The engines' extensions of one element, those inside an extension not counted. Other vendors' are left alone. */
export function extensionsOf(element: Element): Extension[] {
  const attributes = Object.entries(recordOf(element.$attrs)).flatMap(([name, value]) => {
    const [prefix = '', local = ''] = name.split(':');
    const engine = local === '' || prefix === 'xmlns' ? undefined : engines[namespaceOf(element, prefix)];
    if (!engine || typeof value !== 'string') return [];
    return [{ kind: 'attribute' as const, name, local, engine, value: value.trim(), content: null }];
  });
  const holder = childOf(element, 'extensionElements');
  const elements = (holder ? childrenOf(holder, 'values') : []).flatMap((content) => {
    const engine = engines[uriOf(content)];
    const local = content.$type.replace(/^.*:/, '');
    if (!engine) return [];
    return [{ kind: 'element' as const, name: content.$type, local, engine, value: '', content }];
  });
  return [...attributes, ...elements];
}

/** A name that an extension gives, and what else it gives that is not taken over. */
export type Saying = { readonly from: Extension; readonly text: string; readonly rest: string };

/**
 * Who does a task by another engine: the first of its candidate groups, else its assignee, where they are plain names.
 * An expression (`${initiator}`, `=approver`) is known only to the engine that would evaluate it.
 */
export function assignmentOf(extensions: readonly Extension[]): Saying | null {
  return saying(extensions, 'candidateGroups') ?? saying(extensions, 'assignee');
}

/** The process a call activity of Zeebe starts, where it is named plainly. */
export function calledProcessOf(extensions: readonly Extension[]): Saying | null {
  const from = extensions.find(({ engine, local }) => engine === 'zeebe' && local === 'calledElement');
  const [text, ...more] = namesIn(from?.content ? textOf(from.content, 'processId') : undefined);
  return from && text !== undefined ? { from, text, rest: more.join(', ') } : null;
}

function saying(extensions: readonly Extension[], what: 'candidateGroups' | 'assignee'): Saying | null {
  for (const from of extensions) {
    const isAttribute = from.kind === 'attribute' && from.engine === 'camunda' && from.local === what;
    const isDefinition = from.engine === 'zeebe' && from.local === 'assignmentDefinition';
    const definition = isDefinition ? from.content : null;
    const value = isAttribute ? from.value : definition ? textOf(definition, what) : undefined;
    const [text, ...more] = namesIn(value);
    if (text === undefined) continue;
    const others =
      definition && ['candidateGroups', 'assignee', 'candidateUsers'].filter((each) => each !== what);
    const beside = (others ?? []).flatMap((each) => (definition && textOf(definition, each)) ?? []);
    return { from, text, rest: [...more, ...beside].join(', ') };
  }
  return null;
}

/** The plain names of a list; none where the first is an expression. A text in quotes is FEEL for a plain name. */
function namesIn(value = ''): string[] {
  const quoted = /^=\s*"([^"]*)"$/.exec(value.trim())?.[1];
  const names = (quoted ?? value).split(',').flatMap((name) => name.trim() || []);
  return /^=|[$#]\{/.test(names[0] ?? '') ? [] : names;
}

/** A prefix means what the nearest element around declares for it. */
function namespaceOf(element: Element, prefix: string): string {
  for (let at: unknown = element; isElement(at); at = at.$parent) {
    const declared = recordOf(at.$attrs)[`xmlns:${prefix}`];
    if (typeof declared === 'string') return declared;
  }
  return '';
}

function uriOf(content: Element): string {
  const uri = recordOf(recordOf(content.$descriptor)['ns'])['uri'];
  return typeof uri === 'string' ? uri : '';
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
