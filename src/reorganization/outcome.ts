import type { Heir, Plan } from './schema.ts';

/** Where the work of an agency that ends goes. */
export type Ending = {
  readonly from: string;
  readonly how: 'merge' | 'split' | 'abolish';
  readonly main: string;
  readonly heirs: readonly Heir[];
  readonly stepsTo: 'dossier' | 'main';
  readonly isUnverified: boolean;
};

/** What the operations of a plan come to together, by codes of agencies. */
export type Outcome = {
  readonly endings: ReadonlyMap<string, Ending>;
  /** Units that move, `agency/unit` → agency. */
  readonly units: ReadonlyMap<string, string>;
  readonly procedures: readonly ProcedureMove[];
  readonly created: ReadonlySet<string>;
  /** Codes of new agencies whose counter has no address. */
  readonly withoutAddress: ReadonlySet<string>;
};
export type ProcedureMove = {
  readonly procedures: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  readonly level: string;
  readonly from: string;
  readonly to: string;
  readonly toLevel: string;
};

/** A procedure as far as it decides where work goes. */
export type OfProcedure = { readonly code: string; readonly field: string; readonly level: string };

export function outcomeOf({ operations }: Plan): Outcome {
  const endings = new Map<string, Ending>();
  const units = new Map<string, string>();
  const procedures: ProcedureMove[] = [];
  const created = new Set<string>();
  const withoutAddress = new Set<string>();
  for (const operation of operations) {
    switch (operation.kind) {
      case 'merge':
        for (const from of operation.from) {
          // An agency that takes others in stays; it is no part of what ends.
          if (from === operation.into) continue;
          const { into: main, isUnverified } = operation;
          endings.set(from, { from, how: 'merge', main, heirs: [], stepsTo: 'main', isUnverified });
        }
        break;
      case 'split':
      case 'abolish': {
        const { kind: how, from, main, heirs, stepsTo, isUnverified } = operation;
        endings.set(from, { from, how, main, heirs, stepsTo, isUnverified });
        break;
      }
      case 'move-unit':
        units.set(`${operation.agency}/${operation.unit}`, operation.to);
        break;
      case 'move-procedures': {
        const { level, from, to, toLevel } = operation;
        procedures.push({
          procedures: new Set(operation.procedures),
          fields: new Set(operation.fields),
          level,
          from,
          to,
          toLevel,
        });
        break;
      }
      case 'create':
        created.add(operation.code);
        if (operation.address === '') withoutAddress.add(operation.code);
        break;
      case 'place':
      case 'set-quota':
        break;
    }
  }
  return { endings, units, procedures, created, withoutAddress };
}

/** Codes of those that carry on, the main one first, each once. */
export function heirsOf({ main, heirs }: Ending): string[] {
  return [...new Set([main, ...heirs.map(({ to }) => to)])];
}

/** The agency that holds work on a procedure which this one holds now. */
export function holderAfter(outcome: Outcome, code: string, procedure: OfProcedure): string {
  const ending = outcome.endings.get(code);
  if (ending === undefined) {
    const move = outcome.procedures.find((entry) => entry.to !== '' && isMoved(entry, code, procedure));
    return move?.to ?? code;
  }
  const byCode = ending.heirs.find(({ procedures }) => procedures.includes(procedure.code));
  const byField = ending.heirs.find(({ fields }) => fields.includes(procedure.field));
  return (byCode ?? byField)?.to ?? ending.main;
}

/** Whether a move takes this procedure from this agency. */
export function isMoved(move: ProcedureMove, agency: string, procedure: OfProcedure): boolean {
  if (move.from !== '' && move.from !== agency) return false;
  return isAbout(move, procedure);
}

export function isAbout({ procedures, fields, level }: ProcedureMove, procedure: OfProcedure): boolean {
  if (procedures.has(procedure.code)) return true;
  if (level !== '' && level !== procedure.level) return false;
  if (fields.size > 0) return fields.has(procedure.field);
  return procedures.size === 0;
}

/** Where a person works afterwards. */
export function placeAfter(
  outcome: Outcome,
  person: { readonly agency: string; readonly unit: string | null; readonly username: string },
): string {
  const ending = outcome.endings.get(person.agency);
  const unitTo = person.unit === null ? undefined : outcome.units.get(`${person.agency}/${person.unit}`);
  if (unitTo !== undefined) return unitTo;
  if (ending === undefined) return person.agency;
  const byName = ending.heirs.find(({ staff }) => staff.includes(person.username));
  const byUnit = ending.heirs.find(({ units }) => person.unit !== null && units.includes(person.unit));
  return (byName ?? byUnit)?.to ?? ending.main;
}
