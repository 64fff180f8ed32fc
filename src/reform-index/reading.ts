import type { Queries } from '../kernel/database.ts';
import type { Organization } from '../organization/organization.ts';
import { add, divide, exact, roundTo, subtract, sum } from './exact.ts';
import type { Level, Result, SetContent, Stage } from './schema.ts';
import { areasOf } from './set-tree.ts';
import { findCycleOf, readResults, type Cycle } from './store-cycles.ts';
import { wasPublished } from './store-facts.ts';
import { getVersion } from './store-sets.ts';

/** An agency's place in a ranking, and how it has moved since the year before (null: it was not ranked then). */
export type RankedAgency = Result & {
  readonly agencyCode: string;
  readonly agencyName: string;
  readonly agencyNameEn: string;
  /** Of the index, in points of 100. */
  readonly indexChange: number | null;
  /** Places won; negative: places lost. */
  readonly rankChange: number | null;
};

export type Area = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly points: number;
};

/** The results of a level for a year, best first. */
export type Ranking = {
  readonly cycleId: number;
  readonly level: Level;
  readonly year: number;
  readonly stage: Stage;
  readonly total: number;
  readonly areas: readonly Area[];
  readonly rows: readonly RankedAgency[];
  /** Mean of the index, two decimals; null without results. */
  readonly mean: number | null;
};

/** An agency's areas beside the mean of its level and its own last year, as shares of the maximum (0…100). */
export type AreaProfile = {
  readonly area: Area;
  readonly own: number;
  readonly mean: number;
  readonly lastYear: number | null;
};

type Rooms = { readonly db: Queries; readonly organization: Organization };

/** Results as they stand, published or not; null without any. */
export async function rankingOf({ db, organization }: Rooms, cycle: Cycle): Promise<Ranking | null> {
  const [results, version, before] = await Promise.all([
    readResults(db, cycle.id),
    getVersion(db, cycle.setVersionId),
    publishedResults(db, cycle.level, cycle.year - 1),
  ]);
  if (results.length === 0) return null;
  const rows = results.map((result): RankedAgency => {
    const agency = organization.getAgency(result.agencyId);
    const last = before?.results.find(({ agencyId }) => agencyId === result.agencyId);
    return {
      ...result,
      agencyCode: agency.code,
      agencyName: agency.name,
      agencyNameEn: agency.nameEn,
      indexChange: last === undefined ? null : roundTo(subtract(exact(result.index), exact(last.index)), 2),
      rankChange: last === undefined ? null : last.rank - result.rank,
    };
  });
  return {
    cycleId: cycle.id,
    level: cycle.level,
    year: cycle.year,
    stage: cycle.stage,
    total: version.content.total,
    areas: areasIn(version.content),
    rows,
    mean: meanOf(rows.map(({ index }) => index)),
  };
}

/** The published ranking of a level and year, if it was published already by the end of a day. */
export async function publishedRanking(
  rooms: Rooms,
  level: Level,
  year: number,
  asOf: Temporal.PlainDate | null,
): Promise<Ranking | null> {
  const cycle = await findCycleOf(rooms.db, level, year);
  if (cycle?.stage !== 'published') return null;
  if (asOf !== null && !(await wasPublished(rooms.db, cycle.id, asOf))) return null;
  return rankingOf(rooms, cycle);
}

/** Areas of one agency. An area is that of last year when its code and its name are the same. */
export async function profileOf(
  { db }: Pick<Rooms, 'db'>,
  ranking: Ranking,
  agencyId: number,
): Promise<AreaProfile[]> {
  const before = await publishedResults(db, ranking.level, ranking.year - 1);
  const own = ranking.rows.find((row) => row.agencyId === agencyId);
  const last = before?.results.find((row) => row.agencyId === agencyId);
  return ranking.areas.map((area) => {
    const shares = ranking.rows.map((row) => shareIn(row, area.code) ?? 0);
    const isSame = before?.areas.some(({ code, name }) => code === area.code && name === area.name) === true;
    return {
      area,
      own: own === undefined ? 0 : (shareIn(own, area.code) ?? 0),
      mean: meanOf(shares) ?? 0,
      lastYear: last === undefined || !isSame ? null : shareIn(last, area.code),
    };
  });
}

/** An area's points as a share of its maximum, 0…100, two decimals. */
export function shareIn({ areas }: Pick<Result, 'areas'>, code: string): number | null {
  const area = areas.find((candidate) => candidate.code === code);
  if (area === undefined) return null;
  const share = divide(exact(area.points), exact(area.maximum));
  return share === null ? null : roundTo({ ...share, numerator: share.numerator * 100n }, 2);
}

export function meanOf(values: readonly number[]): number | null {
  const mean = divide(add(sum(values.map(exact)), exact(0)), exact(values.length));
  return mean === null ? null : roundTo(mean, 2);
}

function areasIn({ items }: SetContent): Area[] {
  return areasOf(items).map(({ code, name, nameEn, points }) => ({ code, name, nameEn, points }));
}

async function publishedResults(
  db: Queries,
  level: Level,
  year: number,
): Promise<{ results: Result[]; areas: Area[] } | null> {
  const cycle = await findCycleOf(db, level, year);
  if (cycle?.stage !== 'published') return null;
  const [results, { content }] = await Promise.all([
    readResults(db, cycle.id),
    getVersion(db, cycle.setVersionId),
  ]);
  return { results, areas: areasIn(content) };
}
