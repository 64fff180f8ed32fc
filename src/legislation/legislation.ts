import type { Database } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { raisesHand, type Basis } from './bases.ts';
import { readBases } from './reading.ts';
import type { EffectState } from './schema.ts';
import { effectTones, effectWords } from './words.ts';

/** A procedure in force, with the lines of its legal basis. */
export type Resting = { readonly code: string; readonly name: string; readonly lines: readonly string[] };

/** The room of legal documents. What rests on a document is told by the house: this room knows no procedures. */
export type Legislation = {
  readonly house: House;
  readonly organization: Pick<Organization, 'all' | 'findAgency' | 'getAgency'>;
  /** Every procedure in force on a day. */
  procedures(day: Temporal.PlainDate): Promise<readonly Resting[]>;
};

export function createLegislation(
  house: House,
  organization: Legislation['organization'],
  procedures: Legislation['procedures'],
): Legislation {
  return { house, organization, procedures };
}

/** Lines of a legal basis with the documents that they name, each with its state on a day. */
export async function basesOn(
  db: Database,
  lines: readonly string[],
  day: Temporal.PlainDate,
): Promise<readonly Basis[]> {
  const [bases = []] = await readBases(db, [lines], day.toString());
  return bases;
}

/** Those of many that rest on a document which is not wholly in force on the day. */
export async function raisedHands<T extends { readonly lines: readonly string[] }>(
  db: Database,
  resting: readonly T[],
  day: Temporal.PlainDate,
): Promise<readonly { readonly of: T; readonly bases: readonly Basis[] }[]> {
  const read = await readBases(
    db,
    resting.map(({ lines }) => lines),
    day.toString(),
  );
  return resting.flatMap((of, index) => {
    const bases = (read[index] ?? []).filter(({ documents }) =>
      documents.some(({ state }) => raisesHand(state)),
    );
    return bases.length === 0 ? [] : [{ of, bases }];
  });
}

/** What people read of a basis's state, and the tone of its badge. */
export function basisState(state: EffectState) {
  return { tone: effectTones[state], text: effectWords[state] };
}

export { legislationIndicators } from './indicators.ts';
export type { Basis } from './bases.ts';
