import type { Tx } from '../kernel/database.ts';
import type { Change, Decision, ProcedureContent } from './schema.ts';
import { lockCatalogue, lockNewest, writeVersions, type By, type NewVersion } from './store-write.ts';

/** One publication of a procedure's history: what a decision made of it; content null: the decision abolished it. */
export type InstalledVersion = {
  readonly code: string;
  readonly content: ProcedureContent | null;
  readonly decision: Decision;
};

export type Installed = { readonly procedures: number; readonly versions: number; readonly skipped: number };

/**
 * Puts whole histories into the catalogue, past ones too, as a city pack brings them. Procedures that the catalogue
 * already knows stay as they are and count as skipped.
 * @throws Error when a history begins with an abolition or two decisions take effect on the same day.
 */
export async function installInto(tx: Tx, versions: readonly InstalledVersion[], by: By): Promise<Installed> {
  await lockCatalogue(tx);
  const histories = Map.groupBy(versions, (version) => version.code);
  const known = await lockNewest(tx, [...histories.keys()]);
  const added: NewVersion[] = [];
  for (const [code, history] of histories) {
    if (!known.has(code)) added.push(...numbered(code, history));
  }
  await writeVersions(tx, added, by);
  const procedures = histories.size - known.size;
  return { procedures, versions: added.length, skipped: known.size };
}

function numbered(code: string, history: readonly InstalledVersion[]): NewVersion[] {
  const inOrder = history.toSorted((a, b) =>
    Temporal.PlainDate.compare(a.decision.effectiveOn, b.decision.effectiveOn),
  );
  let content: ProcedureContent | null = null;
  let last: Temporal.PlainDate | null = null;
  return inOrder.map((version, index) => {
    const { decision } = version;
    if (last !== null && Temporal.PlainDate.compare(decision.effectiveOn, last) === 0)
      throw new Error(`procedure ${code}: two decisions take effect on ${decision.effectiveOn.toString()}`);
    const change: Change = version.content === null ? 'abolished' : content === null ? 'new' : 'amended';
    const kept = version.content ?? content;
    if (kept === null)
      throw new Error(
        `procedure ${code}: abolished on ${decision.effectiveOn.toString()} without being in force`,
      );
    last = decision.effectiveOn;
    content = version.content;
    return { code, number: index + 1, change, validFrom: decision.effectiveOn, content: kept, decision };
  });
}
