import { Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { writeSetting } from '../kernel/settings.ts';
import type { CityPack } from './schema.ts';
import { calendarSetting, citySetting } from './settings.ts';

export { dossierCode } from './code-pattern.ts';
export { makeDossiers, type DemonstrationRooms, type Offer } from './demonstration.ts';
export { openWork, type OpenWork } from './open-work.ts';
export { readCityPack } from './read.ts';
export { calendarSetting, citySetting } from './settings.ts';

/** What the installation needs of the other rooms. */
export type InstallRooms = {
  installAgencies(agencies: CityPack['agencies']): Promise<void>;
  installAccounts(accounts: CityPack['accounts'], password: string): Promise<number>;
  /** Publishes a model; refusals when it is not sound. */
  publishProcess(model: CityPack['processes'][number]): Promise<number | readonly { text: { en: string } }[]>;
  installProcedures(pack: CityPack): Promise<{ procedures: number; versions: number }>;
};

/** One line for each part that is done. */
export type Report = (part: string) => void;

/**
 * Installs a pack into an empty city. Done last is the setting that says which city this is: an installation that was
 * cut off is begun anew on an empty schema by the caller.
 */
export async function installCityPack(
  house: House,
  rooms: InstallRooms,
  pack: CityPack,
  password: string,
  report: Report,
): Promise<void> {
  const by = { at: house.clock.now(), accountId: null };
  await writeSetting(house.db, calendarSetting, pack.calendar, by);
  await rooms.installAgencies(pack.agencies);
  report(`${pack.agencies.length} cơ quan / agencies`);
  const accounts = await rooms.installAccounts(pack.accounts, password);
  report(`${accounts} tài khoản / accounts`);
  for (const process of pack.processes) {
    const published = await rooms.publishProcess(process);
    if (typeof published !== 'number') {
      throw new Refused(
        published.map((problem) => ({
          refused: true as const,
          code: 'unsound-process',
          text: { vi: `${process.code}: ${problem.text.en}`, en: `${process.code}: ${problem.text.en}` },
        })),
      );
    }
  }
  report(`${pack.processes.length} quy trình đã chứng minh / processes, proven sound`);
  const { procedures, versions } = await rooms.installProcedures(pack);
  report(`${procedures} thủ tục, ${versions} phiên bản / procedures with their versions`);
  await writeSetting(house.db, citySetting, pack.city, by);
}
