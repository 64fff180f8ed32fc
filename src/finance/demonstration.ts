import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Registers } from '../registers/registers.ts';
import { makeDecisions, makeResults } from './making.ts';
import { makeUnits } from './making-units.ts';
import { PackUnits } from './pack.ts';

/**
 * Fills the registers of public finance from the pack's `finance/units.json`: the units, decisions under two regimes, and
 * five years of results, each recorded in its own time; what lies after now is left out. Gives how many rows.
 */
export async function demonstrateFinance(
  rooms: {
    readonly house: Pick<House, 'clock'>;
    readonly registers: Registers;
    readonly organization: Pick<Organization, 'all'>;
  },
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'finance', 'units.json');
  if (!existsSync(file)) return 0;
  const pack = PackUnits.parse(JSON.parse(await readFile(file, 'utf8')));
  const now = rooms.house.clock.now();
  const units = makeUnits(pack, rooms.organization.all());
  const ids = await rooms.registers.record(
    'public-unit',
    units.map(({ entry }) => entry),
  );
  const decisions = makeDecisions(pack, units, ids).filter(isPast);
  const results = makeResults(pack, units, ids, now).filter(isPast);
  await rooms.registers.record('autonomy-decision', decisions);
  await rooms.registers.record('autonomy-result', results);
  return ids.length + decisions.length + results.length;

  function isPast({ at }: { readonly at: Temporal.Instant }): boolean {
    return Temporal.Instant.compare(at, now) <= 0;
  }
}
