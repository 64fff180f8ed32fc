import type { Indicators } from '../indicators/indicators.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { createCycles, type Cycles } from './cycles.ts';
import { profileOf, publishedRanking, rankingOf, type AreaProfile, type Ranking } from './reading.ts';
import { recompute, type Recomputation } from './recompute.ts';
import type { Level } from './schema.ts';
import { createSets, type Sets } from './sets.ts';
import { createSheets, type Sheets } from './sheets.ts';
import { createSurveys, type Surveys } from './surveys.ts';

export { handOverSheets } from './handing-over.ts';
export { reformIndexIndicators } from './indicators.ts';
export {
  manageReformIndex,
  readReformIndex,
  reformIndexPermissions,
  scoreReformIndex,
} from './permissions.ts';
export type { AreaProfile, RankedAgency, Ranking } from './reading.ts';

/** The reform index of the city: criteria, cycles, sheets, surveys, results. */
export type ReformIndex = {
  readonly sets: Sets;
  readonly cycles: Cycles;
  readonly sheets: Sheets;
  readonly surveys: Surveys;
  /** Results of a cycle as they stand; null before they are computed. */
  ranking(cycleId: number): Promise<Ranking | null>;
  /**
   * Published results of a level and year with ranks and changes; null when there are none, or when on the day (by its end)
   * they had not been published or were others.
   */
  published(level: Level, year: number, asOf?: Temporal.PlainDate | null): Promise<Ranking | null>;
  profile(ranking: Ranking, agencyId: number): Promise<AreaProfile[]>;
  /** Everything worked out anew from its inputs, beside what is stored. Changes nothing. */
  recompute(cycleId: number): Promise<Recomputation>;
};

export function createReformIndex(
  house: Pick<House, 'db' | 'clock'>,
  indicators: Indicators,
  organization: Organization,
): ReformIndex {
  const { db } = house;
  const cycles = createCycles(house, { indicators, organization });
  const rooms = { db, organization };
  return {
    sets: createSets(house, indicators),
    cycles,
    sheets: createSheets(house, indicators),
    surveys: createSurveys(house),
    ranking: async (cycleId) => rankingOf(rooms, await cycles.get(cycleId)),
    published: (level, year, asOf = null) => publishedRanking(rooms, level, year, asOf),
    profile: (ranking, agencyId) => profileOf(rooms, ranking, agencyId),
    recompute: async (cycleId) => recompute(db, indicators, await cycles.get(cycleId)),
  };
}
