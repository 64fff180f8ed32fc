import type { FactSource, Indicator, Measure } from './schema.ts';

/** The declarations of all rooms, checked to fit together. */
export type Registry = {
  readonly all: readonly Indicator[];
  find(code: string): Indicator | undefined;
  /** @throws RangeError for a code that nobody declares */
  get(code: string): Indicator;
  /** The measures a figure is made of, itself included, with the sign each has in a sum. */
  leavesOf(code: string): readonly Leaf[];
};
export type Leaf = { readonly code: string; readonly sign: 1 | -1; readonly measure: Measure | null };

/** @throws RangeError when a code is declared twice, or refers to one that is not declared, or to itself */
export function createRegistry(declarations: readonly Indicator[]): Registry {
  const byCode = new Map<string, Indicator>();
  for (const entry of declarations) {
    const other = byCode.get(entry.code);
    if (other !== undefined && isReported(other) === isReported(entry))
      throw new RangeError(`indicator ${entry.code} is declared twice`);
    // What a register measures is no longer only reported; values reported before stay beside it.
    if (other === undefined || isReported(other)) byCode.set(entry.code, entry);
  }

  function get(code: string): Indicator {
    const found = byCode.get(code);
    if (found === undefined) throw new RangeError(`no indicator ${code}`);
    return found;
  }

  function leavesOf(code: string, sign: 1 | -1 = 1, above: readonly string[] = []): Leaf[] {
    if (above.includes(code)) throw new RangeError(`indicator ${code} rests on itself`);
    const { from } = get(code);
    const path = [...above, code];
    switch (from.kind) {
      case 'measure':
        return [{ code, sign, measure: from }];
      case 'reported':
        return [{ code, sign, measure: null }];
      case 'sum':
        return from.of.flatMap((term) =>
          term.startsWith('-')
            ? leavesOf(term.slice(1), sign === 1 ? -1 : 1, path)
            : leavesOf(term, sign, path),
        );
      case 'ratio':
        return [...leavesOf(from.part, sign, path), ...leavesOf(from.whole, sign, path)];
    }
  }

  for (const { code } of declarations) leavesOf(code);
  return {
    all: [...byCode.values()],
    find: (code) => byCode.get(code),
    get,
    leavesOf: (code) => leavesOf(code),
  };
}

function isReported({ from }: Indicator): boolean {
  return from.kind === 'reported';
}

/** Sources that a set of measures rests on. */
export function sourcesOf(leaves: readonly Leaf[]): FactSource[] {
  return [...new Set(leaves.flatMap(({ measure }) => (measure === null ? [] : [measure.of])))];
}
