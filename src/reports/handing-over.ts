import type { Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { lockReport, readSections, recordAct, saveSection } from './store.ts';

/**
 * Gives the sections of reports that are being written to those that come after the agencies that end, in the transaction
 * of a reorganisation; `heirs` by id. What was written stays. Gives how many sections changed hands.
 */
export async function handOverSections(
  tx: Tx,
  heirs: ReadonlyMap<number, number>,
  decision: string,
  { actor, at }: { readonly actor: Actor; readonly at: Temporal.Instant },
): Promise<number> {
  if (heirs.size === 0) return 0;
  const reports = await tx
    .selectFrom('report')
    .select('id')
    .where('state', '=', 'draft')
    .orderBy('id')
    .execute();
  let count = 0;
  for (const { id } of reports) {
    const report = await lockReport(tx, id);
    const moved = [...(await readSections(tx, id)).values()].filter(
      ({ agencyIds, state }) => state !== 'approved' && agencyIds.some((agency) => heirs.has(agency)),
    );
    if (moved.length === 0) continue;
    const sections = moved.map(({ code, agencyIds }) => ({
      section: code,
      agencyIds: [...new Set(agencyIds.map((agency) => heirs.get(agency) ?? agency))],
    }));
    // Who is writing goes on: the words, and with them the version, are what they were.
    for (const [index, section] of moved.entries())
      await saveSection(tx, id, { ...section, agencyIds: sections[index]?.agencyIds ?? [] }, section.version);
    await recordAct(tx, report, { kind: 'sections-handed-over', data: { decision, sections }, actor, at });
    count += moved.length;
  }
  return count;
}
