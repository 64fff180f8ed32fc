/** The part of bpmn-js that the editor and the viewer use, with only as much type as they rely on. */
declare module 'bpmn-js/lib/NavigatedViewer.js' {
  export type BusinessObject = {
    readonly $type: string;
    readonly id: string;
    readonly name?: string;
    get(name: string): unknown;
  };

  /** A shape or connection on the canvas. */
  export type Drawn = {
    readonly id: string;
    readonly type: string;
    readonly businessObject: BusinessObject;
    readonly parent?: Drawn;
    readonly incoming?: readonly Drawn[];
    readonly outgoing?: readonly Drawn[];
    readonly labelTarget?: Drawn;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };

  export type Box = { x: number; y: number; width: number; height: number };

  export type Canvas = {
    zoom(scale?: number | 'fit-viewport', center?: 'auto'): number;
    viewbox(): Box & { readonly inner: Box; readonly scale: number };
    viewbox(box: Box): unknown;
    addMarker(id: string, marker: string): void;
    removeMarker(id: string, marker: string): void;
    scrollToElement(id: string): void;
    getRootElement(): Drawn;
    resized(): void;
    focus(): void;
  };

  export type ElementRegistry = {
    get(id: string): Drawn | undefined;
    getAll(): readonly Drawn[];
    getGraphics(id: string): SVGElement | undefined;
  };

  export type Overlays = {
    add(id: string, type: string, overlay: { position: object; html: HTMLElement }): string;
    remove(filter: { type: string }): void;
  };

  export type ViewerServices = {
    canvas: Canvas;
    elementRegistry: ElementRegistry;
    overlays: Overlays;
  };

  export type Options = {
    readonly container: HTMLElement;
    readonly moddleExtensions?: Readonly<Record<string, unknown>>;
    readonly textRenderer?: Readonly<Record<string, object>>;
    readonly additionalModules?: readonly Readonly<Record<string, unknown>>[];
  };

  export default class NavigatedViewer {
    constructor(options: Options);
    importXML(xml: string): Promise<{ readonly warnings: readonly unknown[] }>;
    get<Name extends keyof ViewerServices>(name: Name): ViewerServices[Name];
    destroy(): void;
  }
}

declare module 'bpmn-js/lib/Modeler.js' {
  import type { BusinessObject, Drawn, Options, ViewerServices } from 'bpmn-js/lib/NavigatedViewer.js';

  export type Modeling = {
    updateProperties(element: Drawn, properties: Readonly<Record<string, unknown>>): void;
    updateModdleProperties(
      element: Drawn,
      object: BusinessObject,
      properties: Readonly<Record<string, unknown>>,
    ): void;
    removeElements(elements: readonly Drawn[]): void;
    moveElements(elements: readonly Drawn[], by: { x: number; y: number }, target?: Drawn): void;
    addLane(laneOrPool: Drawn, side: 'top' | 'bottom'): Drawn;
    createShape(shape: Drawn, at: { x: number; y: number }, parent: Drawn): Drawn;
    connect(source: Drawn, target: Drawn, attributes: { readonly type: string }): unknown;
  };

  export type Services = ViewerServices & {
    modeling: Modeling;
    commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
    selection: { get(): readonly Drawn[]; select(element: Drawn | null): void };
    elementFactory: { createShape(attributes: Readonly<Record<string, unknown>>): Drawn };
    autoPlace: { append(source: Drawn, shape: Drawn): Drawn };
    bpmnFactory: { create(type: string, attributes: Readonly<Record<string, unknown>>): BusinessObject };
    bpmnReplace: { replaceElement(element: Drawn, target: Readonly<Record<string, unknown>>): Drawn };
    bpmnRules: { canConnectSequenceFlow(source: Drawn, target: Drawn): unknown };
    zoomScroll: { stepZoom(steps: number): void };
  };

  export default class Modeler {
    constructor(options: Options);
    importXML(xml: string): Promise<{ readonly warnings: readonly unknown[] }>;
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml?: string }>;
    getDefinitions(): BusinessObject;
    on(events: string | readonly string[], listener: () => void): void;
    get<Name extends keyof Services>(name: Name): Services[Name];
  }
}

declare module '*.css';
