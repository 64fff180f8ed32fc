/** What a form sends, nested by the dots of its names: `papers.0.name` becomes `{ papers: [{ name }] }`. */
export type Nested = { [name: string]: NestedValue };
export type NestedValue = string | Nested | NestedValue[];

const maxFields = 4000;
const maxDepth = 8;
const maxIndex = 1000;
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Nests flat pairs; a name sent twice becomes an array. Null when there are too many, too deep or hostile names. */
export function nest(pairs: Iterable<readonly [string, string]>): Nested | null {
  const root: Nested = {};
  let count = 0;
  for (const [name, value] of pairs) {
    count += 1;
    const steps = name.split('.');
    if (count > maxFields || steps.length > maxDepth || steps.some((step) => forbiddenNames.has(step)))
      return null;
    if (steps.some((step) => /^\d+$/.test(step) && Number(step) > maxIndex)) return null;
    put(root, steps, value);
  }
  return listsIn(root) as Nested;
}

function put(node: Nested, steps: readonly string[], value: string): void {
  const [step = '', ...rest] = steps;
  const present = Object.hasOwn(node, step) ? node[step] : undefined;
  if (rest.length === 0) {
    if (present === undefined) node[step] = value;
    else if (Array.isArray(present)) present.push(value);
    else if (typeof present === 'string') node[step] = [present, value];
    return;
  }
  const child: Nested = typeof present === 'object' && !Array.isArray(present) ? present : {};
  node[step] = child;
  put(child, rest, value);
}

/** Objects whose names are all numbers are lists; gaps close up. */
function listsIn(value: NestedValue): NestedValue {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(listsIn);
  const entries = Object.entries(value).map(([name, child]) => [name, listsIn(child)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))) {
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
  }
  return Object.fromEntries(entries);
}
