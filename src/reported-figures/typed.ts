import { isRefusal, Refused, type Refusal } from '../kernel/errors.ts';
import { readWhole } from './numbers.ts';
import {
  emptyEntry,
  type Asked,
  type Entries,
  type Entry,
  type Evidence,
  type TypedEntry,
} from './schema.ts';

/**
 * The entries of a form as typed, beside what is kept already (its evidence). Lines of indicators that the form does not
 * ask for are left out. @throws Refused naming every field that holds no number
 */
export function readTyped(
  asked: readonly Asked[],
  typed: readonly TypedEntry[],
  kept: Entries,
  evidence: ReadonlyMap<string, Evidence>,
): Entries {
  const refusals: Refusal[] = [];
  const byCode = new Map(typed.map((entry) => [entry.code, entry]));
  const entries = asked.map(({ code, unit }, index): [string, Entry] => {
    const before = kept[code] ?? emptyEntry;
    const said = byCode.get(code);
    if (said === undefined) return [code, before];
    const number = (field: 'value' | 'numerator' | 'denominator'): number | null => {
      const read = readWhole(said[field], `entries.${index}.${field}`);
      if (!isRefusal(read)) return read;
      refusals.push(read);
      return null;
    };
    const isShare = unit === 'share';
    return [
      code,
      {
        value: isShare ? null : number('value'),
        numerator: isShare ? number('numerator') : null,
        denominator: isShare ? number('denominator') : null,
        isNone: said.isNone !== undefined,
        note: said.note,
        acceptsMeasured: said.acceptsMeasured !== undefined,
        evidence:
          evidence.get(`entries.${index}.evidence`) ??
          (said.dropEvidence === undefined ? before.evidence : null),
      },
    ];
  });
  if (refusals.length > 0) throw new Refused(refusals);
  return Object.fromEntries(entries);
}

/** Entries as the fields of a form show them. */
export function typedOf(
  asked: readonly Asked[],
  entries: Entries,
): { entries: Record<string, string | boolean>[] } {
  return {
    entries: asked.map(({ code }) => {
      const entry = entries[code] ?? emptyEntry;
      return {
        value: entry.value === null ? '' : String(entry.value),
        numerator: entry.numerator === null ? '' : String(entry.numerator),
        denominator: entry.denominator === null ? '' : String(entry.denominator),
        isNone: entry.isNone,
        note: entry.note,
        acceptsMeasured: entry.acceptsMeasured,
      };
    }),
  };
}
