import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRole, type Actor, type Staff } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Registers } from '../registers/registers.ts';
import { makeActivities, makePostingSites } from './making-communication.ts';
import { makeFindings, makeInspections } from './making-inspections.ts';
import { makeCommendations, makeInitiatives } from './making-merits.ts';
import { makePast, Past } from './making-past.ts';
import { createMaking, Words } from './making.ts';

export type DemonstrationRooms = {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly registers: Registers;
  readonly organization: Pick<Organization, 'all' | 'treeOf' | 'getAgency'>;
};

/**
 * Fills the registers of reform with some hundred rows each from 2023 to now, made with a fixed seed from the pack's
 * `reform-work/words.json` by the same rules as real ones; gives how many. A pack without the file has none.
 */
export async function demonstrateReformWork(rooms: DemonstrationRooms, packFolder: string): Promise<number> {
  const file = path.join(packFolder, 'reform-work', 'words.json');
  if (!existsSync(file)) return 0;
  const words = Words.parse(JSON.parse(await readFile(file, 'utf8')));
  const { house, registers, organization } = rooms;
  const officer = await personAs(rooms, 'reform-officer');
  const inspector = await personAs(rooms, 'inspector');
  const making = createMaking(words, organization.all(), { officer, inspector }, house.clock.now());
  const past = await readPast(packFolder);
  const inspections = makeInspections(making);
  const ids = await registers.record('inspection', inspections);
  const rest = [
    ['inspection-finding', makeFindings(making, inspections, ids)],
    ['initiative', makeInitiatives(making)],
    ['commendation', makeCommendations(making)],
    ['communication', makeActivities(making)],
    ['posting-site', past === null ? makePostingSites(making) : []],
  ] as const;
  let made = ids.length;
  for (const [code, entries] of past === null ? [] : makePast(making, past))
    made += (await registers.record(code, entries)).length;
  for (const [code, entries] of rest) made += (await registers.record(code, entries)).length;
  return made;
}

async function readPast(packFolder: string): Promise<Past | null> {
  const file = path.join(packFolder, 'reform-work', 'past.json');
  return existsSync(file) ? Past.parse(JSON.parse(await readFile(file, 'utf8'))) : null;
}

/** Somebody of the pack with this role, who acts for the whole city; else the program itself. */
async function personAs({ house, organization }: DemonstrationRooms, role: string): Promise<Actor> {
  const account = await house.db
    .selectFrom('account')
    .selectAll()
    .where((eb) => eb(eb.val(role), '=', eb.fn.any('roles')))
    .orderBy('id')
    .executeTakeFirst();
  if (account === undefined) return { kind: 'system' };
  const agency = organization.getAgency(account.agencyId);
  const staff: Staff = {
    kind: 'staff',
    accountId: account.id,
    username: account.username,
    fullName: account.fullName,
    agencyId: agency.id,
    agencyCode: agency.code,
    agencyName: agency.name,
    agencyTree: organization.treeOf(agency.id),
    unitId: account.unitId,
    unitName: '',
    roles: account.roles.filter(isRole),
    standsInFor: [],
  };
  return staff;
}
