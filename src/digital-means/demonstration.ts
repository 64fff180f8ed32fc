import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Registers } from '../registers/registers.ts';
import { makeOnlineServices, OnlineServicesPack } from './making-online-services.ts';
import { makeCertificates, makeMeans, makeMeetings, MeansPack } from './making.ts';

/** Fills the registers from the pack's `digital-means/digital-means.json`, each row recorded in its own time; gives how many. */
export async function demonstrateDigitalMeans(
  rooms: {
    readonly house: Pick<House, 'clock'>;
    readonly registers: Registers;
    readonly organization: Pick<Organization, 'all'>;
  },
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'digital-means', 'digital-means.json');
  if (!existsSync(file)) return 0;
  const pack = MeansPack.parse(JSON.parse(await readFile(file, 'utf8')));
  const kinds = ['department', 'district-committee', 'commune-committee'];
  const agencies = rooms.organization.all().filter(({ kind }) => kinds.includes(kind));
  const today = rooms.house.clock.today();
  const made = [
    await rooms.registers.record('online-meeting', makeMeetings(pack, today)),
    await rooms.registers.record('means-in-use', makeMeans(pack, agencies, today)),
    await rooms.registers.record('digital-certificate', makeCertificates(pack, agencies, today)),
  ];
  return made.flat().length + (await demonstrateOnlineServices(rooms, packFolder));
}

/** What departments and districts offer online, where the pack says it: `digital-means/online-services.json`. */
async function demonstrateOnlineServices(
  {
    registers,
    organization,
  }: { readonly registers: Registers; readonly organization: Pick<Organization, 'all'> },
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'digital-means', 'online-services.json');
  if (!existsSync(file)) return 0;
  const pack = OnlineServicesPack.parse(JSON.parse(await readFile(file, 'utf8')));
  const agencies = organization
    .all()
    .filter(({ kind }) => kind === 'department' || kind === 'district-committee');
  return (await registers.record('online-service', makeOnlineServices(pack, agencies))).length;
}
