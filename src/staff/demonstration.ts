import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { PackStaff } from './demonstration-schema.ts';
import { at } from './demonstration-time.ts';
import { laterLife } from './demonstration-later.ts';
import { wantedPeople } from './demonstration-plan.ts';
import { dayAt, drawFrom, openingOf } from './made-up.ts';
import { createSealing } from './sealed.ts';
import { beginPeople, type Told } from './store.ts';

export type DemonstrationRooms = {
  readonly house: House;
  readonly organization: Pick<Organization, 'all' | 'findAgency' | 'treeOf'>;
};

/**
 * Makes the people of a city pack (`staff/demonstration.json`) by the same events as real records, each recorded at a time
 * of its own; gives how many. A pack without the file has none. @throws ZodError when the file does not fit
 */
export async function demonstrateStaff(rooms: DemonstrationRooms, packFolder: string): Promise<number> {
  const file = path.join(packFolder, 'staff', 'demonstration.json');
  if (!existsSync(file)) return 0;
  const pack = PackStaff.parse(JSON.parse(await readFile(file, 'utf8')));
  const { db, clock, secret } = rooms.house;
  const sealing = createSealing(secret);
  const draw = drawFrom(pack.seed);
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'username', 'fullName', 'agencyId', 'unitId', 'roles'])
    .where(
      'username',
      'in',
      pack.accounts.length === 0 ? [''] : pack.accounts.map(({ username }) => username),
    )
    .orderBy('id')
    .execute();
  const all = wantedPeople(draw, pack, rooms.organization, accounts);
  const people = (await isWhole(pack, packFolder)) ? all : all.slice(0, pack.small);
  const begun = people.map((wanted, serial): Told[] => {
    const opened = openingOf(draw, pack, sealing, wanted, serial);
    // Records were entered from September 2013 on; the list of names by which the rest are counted, from 2011.
    const first = wanted.isEntered ? 1340 + draw.below(580) : 366 + draw.below(1500);
    const day = dayAt(first);
    return [{ ...opened, actorId: null, at: at(day < wanted.from ? wanted.from : day) }];
  });
  const now = clock.today().toString();
  const scale = people.length / all.length;
  const newcomers = laterLife(draw, pack, { begun, people, sealing, scale, now, ...rooms });
  for (const { account, on, ...data } of pack.corrections) {
    const index = people.findIndex(({ accountId }) => accountId !== null && accountId === idOf(account));
    if (index >= 0 && on <= now)
      begun[index]?.push({
        kind: 'correction-requested',
        data: { ...data, files: [] },
        actorId: idOf(account),
        at: at(on),
      });
  }
  begun.push(...newcomers);
  await db.transaction().execute((tx) => beginPeople(tx, sealing, begun, now));
  return begun.length;

  function idOf(username: string): number | null {
    return accounts.find((one) => one.username === username)?.id ?? null;
  }
}

/** A pack with few demonstration dossiers is a small one: tests make their cities so. */
async function isWhole(pack: PackStaff, packFolder: string): Promise<boolean> {
  const file = path.join(packFolder, 'demonstration.json');
  if (!existsSync(file)) return true;
  const { dossiers } = z.object({ dossiers: z.number() }).parse(JSON.parse(await readFile(file, 'utf8')));
  return dossiers >= pack.wholeFromDossiers;
}
