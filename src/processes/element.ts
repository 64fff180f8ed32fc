/** An element of a BPMN file as bpmn-moddle gives it: read only through the functions below, which trust nothing. */
export type Element = {
  readonly $type: string;
  readonly get: (name: string) => unknown;
  /** Attributes of other vocabularies, by their written names, and the namespaces declared here. */
  readonly $attrs?: unknown;
  readonly $parent?: unknown;
  readonly $descriptor?: unknown;
};

export function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$type' in value &&
    typeof value.$type === 'string' &&
    'get' in value &&
    typeof value.get === 'function'
  );
}

/** Trimmed text of an attribute or a text child; undefined when it is absent or empty. */
export function textOf(element: Element, name: string): string | undefined {
  const value = element.get(name);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

export function isTrue(element: Element, name: string): boolean {
  return element.get(name) === true;
}

export function numberOf(element: Element, name: string): number | undefined {
  const value = element.get(name);
  return typeof value === 'number' ? value : undefined;
}

export function childOf(element: Element, name: string): Element | undefined {
  const value = element.get(name);
  return isElement(value) ? value : undefined;
}

export function childrenOf(element: Element, name: string): Element[] {
  const value = element.get(name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The id, or an empty text: BPMN leaves ids optional. */
export function idOf(element: Element): string {
  return textOf(element, 'id') ?? '';
}

export function nameOf(element: Element): string {
  return (textOf(element, 'name') ?? '').replace(/\s+/g, ' ');
}
