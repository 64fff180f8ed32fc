import type { Moves } from './moves.ts';
import { heirsOf, type Outcome } from './outcome.ts';
import type { HandedRow } from './schema.ts';
import { touchedParts, type TouchedRow } from './touched.ts';

/** What the carrying out did with the things of ended agencies beside dossiers and people, kept for its report. */
export function handedRows({
  outcome,
  moves,
  touched,
  names,
}: {
  readonly outcome: Outcome;
  readonly moves: Moves;
  readonly touched: readonly TouchedRow[];
  readonly names: ReadonlyMap<string, string>;
}): HandedRow[] {
  const nameOf = (code: string): string => names.get(code) ?? code;
  return [
    ...[...outcome.endings.values()].map((ending) => ({
      part: 'agencies',
      title: nameOf(ending.from),
      href: `/agencies/${encodeURIComponent(ending.from)}`,
      from: ending.from,
      to: heirsOf(ending),
    })),
    ...moves.procedures.map(({ procedure, agencies }) => ({
      part: 'procedures',
      title: procedure.name,
      href: `/procedures/${encodeURIComponent(procedure.code)}`,
      from: procedure.agencies.length === 1 ? (procedure.agencies[0] ?? '') : '',
      to: [...agencies],
    })),
    // Seats that ended stand in their own events.
    ...touched
      .filter(({ part }) => part !== 'seats')
      .map(({ part, title, href, agency }) => {
        const main = outcome.endings.get(agency)?.main;
        const goesOn = touchedParts[part] !== 'closes' && main !== undefined;
        return { part, title, href, from: agency, to: goesOn ? [main] : [] };
      }),
  ];
}
