import type { Organization } from '../organization/organization.ts';
import { itemStatistics, type ItemStatistics, type MarkedSheet } from './item-statistics.ts';
import { resultOf, sheetOf } from './rules.ts';
import type { Test } from './schema.ts';
import type { SittingRow } from './store.ts';

export type AgencyResult = {
  readonly agencyId: number;
  readonly name: string;
  readonly people: number;
  readonly passed: number;
  /** Mean of the best marks, of 100, two decimals. */
  readonly mean: number;
};

/** One person of a test by their best sheet. */
export type PersonResult = { readonly best: SittingRow; readonly attempts: number };

/** Ended sheets by person: the best counts; a sheet of paper is a person by itself. */
export function peopleOf(rows: readonly SittingRow[]): PersonResult[] {
  const groups = Map.groupBy(
    rows.filter(({ endedAt }) => endedAt !== null),
    ({ accountId, id }) => (accountId === null ? `paper ${id}` : `account ${accountId}`),
  );
  return [...groups.values()].flatMap((group) => {
    const best = group.toSorted(
      (one, other) => (other.marks ?? 0) - (one.marks ?? 0) || one.id - other.id,
    )[0];
    return best === undefined ? [] : [{ best, attempts: group.length }];
  });
}

export function resultsByAgency(
  people: readonly PersonResult[],
  organization: Pick<Organization, 'all'>,
): AgencyResult[] {
  const names = new Map(organization.all().map(({ id, name }) => [id, name]));
  return [...Map.groupBy(people, ({ best }) => best.agencyId)]
    .map(([agencyId, group]) => ({
      agencyId,
      name: names.get(agencyId) ?? String(agencyId),
      people: group.length,
      passed: group.filter(({ best }) => best.isPassed === true).length,
      mean:
        Math.round((group.reduce((sum, { best }) => sum + (best.marks ?? 0), 0) / group.length) * 100) / 100,
    }))
    .toSorted((one, other) => other.people - one.people || one.name.localeCompare(other.name, 'vi'));
}

/** Statistics of each question of a test over its first sheets: a second attempt knows the questions already. */
export function itemsOf(test: Test, rows: readonly SittingRow[]): ItemStatistics[] {
  const sheets = rows
    .filter((row) => row.accountId !== null && row.endedAt !== null && row.attempt === 1)
    .map((row) => markedSheet(test, row));
  return test.pool.map((question) => itemStatistics(question, sheets));
}

function markedSheet(test: Test, row: SittingRow): MarkedSheet {
  const chosen = new Map(
    sheetOf(test, row).map(({ question }) => [question.id, row.answers[question.id] ?? []]),
  );
  return { sittingId: row.id, marks: row.marks ?? 0, chosen };
}

/** Sheets whose stored marks are not what their answers give; none on a healthy city. */
export function differing(test: Test, rows: readonly SittingRow[]): SittingRow[] {
  return rows.filter((row) => {
    if (row.accountId === null || row.endedAt === null) return false;
    const { marks, isPassed } = resultOf(test, row);
    return Math.abs(marks - (row.marks ?? -1)) > 0.00005 || isPassed !== row.isPassed;
  });
}

/** The agency and those above it. */
export function agenciesUp(organization: Pick<Organization, 'all'>, id: number): number[] {
  const byId = new Map(organization.all().map((agency) => [agency.id, agency]));
  const up: number[] = [];
  for (let at = byId.get(id); at !== undefined; at = at.parentId === null ? undefined : byId.get(at.parentId))
    up.push(at.id);
  return up;
}
