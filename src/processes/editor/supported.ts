import type { Drawn } from 'bpmn-js/lib/NavigatedViewer.js';

type Translate = (words: string) => string;
type Entry = Readonly<Record<string, unknown>>;
type Entries = Readonly<Record<string, Entry>>;
type Provide = { registerProvider(...given: readonly unknown[]): void };
type Factory = {
  createShape(attributes: Readonly<Record<string, unknown>>): Drawn;
  createParticipantShape(): Drawn;
};
type Create = { start(event: unknown, shapes: Drawn | readonly Drawn[], hints?: object): void };
type AutoPlace = { append(source: Drawn, shape: Drawn): Drawn };

/** What can be drawn: type, icon, words in the palette, words in the context pad (none: not offered there). */
const kinds = [
  ['start', { type: 'bpmn:StartEvent' }, 'bpmn-icon-start-event-none', 'Create start event', null],
  ['task', { type: 'bpmn:UserTask' }, 'bpmn-icon-user-task', 'Create user task', 'Append user task'],
  [
    'choice',
    { type: 'bpmn:ExclusiveGateway' },
    'bpmn-icon-gateway-xor',
    'Create exclusive gateway',
    'Append exclusive gateway',
  ],
  [
    'parallel',
    { type: 'bpmn:ParallelGateway' },
    'bpmn-icon-gateway-parallel',
    'Create parallel gateway',
    'Append parallel gateway',
  ],
  [
    'timer',
    { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
    'bpmn-icon-intermediate-event-catch-timer',
    'Create timer',
    'Append timer',
  ],
  ['call', { type: 'bpmn:CallActivity' }, 'bpmn-icon-call-activity', 'Create call activity', null],
  ['end', { type: 'bpmn:EndEvent' }, 'bpmn-icon-end-event-none', 'Create end event', 'Append end event'],
] as const;

/** The palette holds only what Một Cửa can run; the tools are those of bpmn-js. */
class SupportedPalette {
  static $inject = ['palette', 'create', 'elementFactory', 'translate'];
  #create: Create;
  #factory: Factory;
  #translate: Translate;

  constructor(palette: Provide, create: Create, elementFactory: Factory, translate: Translate) {
    this.#create = create;
    this.#factory = elementFactory;
    this.#translate = translate;
    palette.registerProvider(500, this);
  }

  getPaletteEntries(): (usual: Entries) => Entries {
    return (usual) => {
      const kept = Object.entries(usual).filter(([name]) => palettes.has(name));
      const ours = kinds.map(([name, attributes, className, title]) => [
        `create.${name}`,
        this.#entry(className, title, () => this.#factory.createShape(attributes)),
      ]);
      const note = this.#entry('bpmn-icon-text-annotation', 'Add text annotation', () =>
        this.#factory.createShape({ type: 'bpmn:TextAnnotation' }),
      );
      const tools = kept.filter(([name]) => !name.startsWith('create.'));
      const rest = kept.filter(([name]) => name.startsWith('create.'));
      return Object.fromEntries([...tools, ...ours, ...rest, ['create.note', note]]);
    };
  }

  #entry(className: string, title: string, shape: () => Drawn): Entry {
    const begin = (event: unknown) => this.#create.start(event, shape());
    return {
      group: 'motcua',
      className,
      title: this.#translate(title),
      action: { click: begin, dragstart: begin },
    };
  }
}

const palettes: ReadonlySet<string> = new Set([
  'hand-tool',
  'lasso-tool',
  'space-tool',
  'global-connect-tool',
  'tool-separator',
  'create.subprocess-expanded',
  'create.participant-expanded',
]);

/** The pad beside a selected element offers the same kinds to append; what it is, is changed in the panel. */
class SupportedPad {
  static $inject = ['contextPad', 'create', 'elementFactory', 'autoPlace', 'translate'];
  #create: Create;
  #factory: Factory;
  #autoPlace: AutoPlace;
  #translate: Translate;

  constructor(
    contextPad: Provide,
    create: Create,
    elementFactory: Factory,
    autoPlace: AutoPlace,
    translate: Translate,
  ) {
    this.#create = create;
    this.#factory = elementFactory;
    this.#autoPlace = autoPlace;
    this.#translate = translate;
    contextPad.registerProvider(500, this);
  }

  getContextPadEntries(): (usual: Entries) => Entries {
    return (usual) => {
      const isNode = 'append.append-task' in usual;
      const kept = Object.entries(usual).filter(
        ([name]) => name !== 'replace' && (!name.startsWith('append.') || name === 'append.text-annotation'),
      );
      return Object.fromEntries([...(isNode ? this.#appends() : []), ...kept]);
    };
  }

  #appends(): [string, Entry][] {
    return kinds.flatMap(([name, attributes, className, , title]) => {
      if (title === null) return [];
      const shape = () => this.#factory.createShape(attributes);
      const action = {
        click: (_: unknown, source: Drawn) => this.#autoPlace.append(source, shape()),
        dragstart: (event: unknown, source: Drawn) => this.#create.start(event, shape(), { source }),
      };
      return [[`append.${name}`, { group: 'model', className, title: this.#translate(title), action }]];
    });
  }
}

/** Module for the modeler: draw only what can be carried out. A file that holds more is opened and told about all the same. */
export const supportedOnly = {
  __init__: ['supportedPalette', 'supportedPad'],
  supportedPalette: ['type', SupportedPalette],
  supportedPad: ['type', SupportedPad],
  // Aligning opens a menu; elements are aligned by the lines that appear while they are moved.
  alignElementsContextPadProvider: ['value', {}],
};
