/** The part of bpmn-moddle's interface that is used here; the package declares none of its own. */
declare module 'bpmn-moddle' {
  export type ReadResult = {
    readonly rootElement: unknown;
    readonly warnings: readonly {
      readonly message: string;
      readonly element?: unknown;
      readonly property?: string;
      readonly value?: unknown;
    }[];
  };

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    toXML(element: unknown): Promise<{ readonly xml: string }>;
    fromXML(xml: string, typeName: string, options?: { readonly lax?: boolean }): Promise<ReadResult>;
  }
}
