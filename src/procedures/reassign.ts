import type { Tx } from '../kernel/database.ts';
import { isRefusal } from '../kernel/errors.ts';
import { decidePublication } from './rules.ts';
import type { Decision, ProcedureContent } from './schema.ts';
import { lockCatalogue, lockNewest, writeVersions, type By, type NewVersion } from './store-write.ts';

/**
 * New versions of procedures whose performing agencies a reorganisation changes, in the caller's transaction; the rest of
 * each stays word for word. Gives the codes that could not follow because a later version stands already.
 */
export async function reassignInto(
  tx: Tx,
  changes: readonly {
    readonly code: string;
    readonly change: (content: ProcedureContent) => ProcedureContent;
  }[],
  decision: Decision,
  by: By & { readonly today: Temporal.PlainDate },
): Promise<string[]> {
  await lockCatalogue(tx);
  const newest = await lockNewest(
    tx,
    changes.map(({ code }) => code),
  );
  const versions: NewVersion[] = [];
  const left: string[] = [];
  for (const { code, change } of changes) {
    const last = newest.get(code);
    const { effectiveOn } = decision;
    // A version that came after the day of the reorganisation is followed by one from today on.
    const isLater = last !== undefined && Temporal.PlainDate.compare(effectiveOn, last.validFrom) <= 0;
    const next = decidePublication(code, last, false, isLater ? by.today : effectiveOn);
    if (last === undefined || isRefusal(next)) left.push(code);
    else versions.push({ code, ...next, content: change(last.content), decision });
  }
  await writeVersions(tx, versions, by);
  return left;
}
