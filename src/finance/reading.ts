import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { readRows, type RowIn } from '../registers/registers.ts';
import { autonomyDecisions, autonomyResults } from './autonomy.ts';
import { publicUnits } from './public-units.ts';
import type { Amounts, YearLine } from './rules.ts';

/**
 * The units under a regime at the end of a year, each with the result it sent for it, as far as the reader's access goes.
 * A unit with two decisions in force counts once, by the newer.
 */
export async function readYear(db: Queries, year: number, answer: Answer): Promise<YearLine[]> {
  const last = `${year}-12-31`;
  const [units, decisions, results] = await Promise.all([
    readRows(db, publicUnits, answer),
    readRows(db, autonomyDecisions, answer, {
      states: ['granted'],
      stands: { on: last, from: 'startsOn', until: 'endsOn' },
      order: 'startsOn',
    }),
    readRows(db, autonomyResults, answer, {
      states: ['sent', 'confirmed'],
      where: { year: String(year) },
    }),
  ]);
  const regimes = new Map(decisions.map(({ values }) => [values.unit, values.regime]));
  const sent = new Map(results.map((result) => [result.values.unit, result]));
  const inOrder = units.toSorted(
    (one, other) =>
      one.agencyId - other.agencyId || one.values.name.localeCompare(other.values.name) || one.id - other.id,
  );
  return inOrder.flatMap(({ id, agencyId, values: { name, kind, level } }) => {
    const regime = regimes.get(id);
    if (regime === undefined) return [];
    const result = sent.get(id);
    return [
      {
        unitId: id,
        name,
        agencyId,
        kind,
        level,
        regime,
        result:
          result === undefined
            ? null
            : { id: result.id, state: result.state, amounts: amountsOf(result.values) },
      },
    ];
  });
}

function amountsOf({ assigned, spent, savings, ...uses }: RowIn<typeof autonomyResults>['values']): Amounts {
  const { income = 0, bonus = 0, welfare = 0, funds = 0, carried = 0 } = uses;
  return { assigned, spent, savings, income, bonus, welfare, funds, carried };
}
