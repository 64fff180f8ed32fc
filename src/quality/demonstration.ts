import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Entry, Registers } from '../registers/registers.ts';
import { makeAudits, makeChecks, makeNonconformities, makeReviews } from './making-audits.ts';
import { makeCertificates, makeSystems, QualityPack, unitsOf } from './making.ts';

/**
 * Fills the registers of quality from the pack's `quality/quality.json`: every unit's system and certificates since 2007,
 * recorded in their own time, and audits of the last year. Gives how many rows.
 */
export async function demonstrateQuality(
  rooms: {
    readonly house: Pick<House, 'clock'>;
    readonly registers: Registers;
    readonly organization: Pick<Organization, 'all'>;
  },
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'quality', 'quality.json');
  if (!existsSync(file)) return 0;
  const pack = QualityPack.parse(JSON.parse(await readFile(file, 'utf8')));
  const today = rooms.house.clock.today();
  const units = unitsOf(pack, rooms.organization.all());
  let made = 0;
  async function record(code: string, entries: readonly Entry[]): Promise<number[]> {
    const ids = await rooms.registers.record(code, entries);
    made += ids.length;
    return ids;
  }

  const systemIds = await record('quality-system', makeSystems(pack, units));
  await record('quality-certificate', makeCertificates(pack, units, systemIds, today));
  const audited = units.flatMap(({ name, agency }, index) => {
    const systemId = systemIds[index];
    const isShown = name === agency.name && pack.audited.includes(agency.code);
    return isShown && systemId !== undefined ? [{ systemId, agency: agency.code }] : [];
  });
  const audits = makeAudits(pack, audited, today);
  const auditIds = await record('quality-audit', audits);
  await record('quality-check', makeChecks(pack, audits, auditIds));
  await record('quality-nonconformity', makeNonconformities(pack, audits, auditIds, today));
  await record('quality-review', makeReviews(pack, audited, today));
  return made;
}
