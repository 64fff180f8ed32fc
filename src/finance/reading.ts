import type { Answer } from '../kernel/access.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import type { Amounts, YearLine } from './rules.ts';

type Data = Readonly<Record<string, string | number | undefined>>;

/**
 * The units under a regime at the end of a year, each with the result it sent for it, as far as the reader's access goes.
 * A unit with two decisions in force counts once, by the newer.
 */
export async function readYear(db: Queries, year: number, answer: Answer): Promise<YearLine[]> {
  const last = `${year}-12-31`;
  const [units, decisions, results] = await Promise.all([
    read(db, 'public-unit', answer, sql<SqlBool>`state <> 'draft'`),
    read(
      db,
      'autonomy-decision',
      answer,
      sql<SqlBool>`state = 'granted' and data->>'startsOn' <= ${last} and coalesce(data->>'endsOn', '9999') >= ${last}`,
    ),
    read(
      db,
      'autonomy-result',
      answer,
      sql<SqlBool>`state in ('sent', 'confirmed') and data->>'year' = ${String(year)}`,
    ),
  ]);
  const regimes = new Map(
    decisions
      .toSorted((one, other) => String(one.data['startsOn']).localeCompare(String(other.data['startsOn'])))
      .map(({ data }) => [Number(data['unit']), String(data['regime'])]),
  );
  const sent = new Map(results.map((result) => [Number(result.data['unit']), result]));
  return units.flatMap(({ id, agencyId, data }) => {
    const regime = regimes.get(id);
    if (regime === undefined) return [];
    const result = sent.get(id);
    return [
      {
        unitId: id,
        name: String(data['name']),
        agencyId,
        kind: String(data['kind']),
        level: String(data['level']),
        regime,
        result:
          result === undefined
            ? null
            : { id: result.id, state: result.state, amounts: amountsOf(result.data) },
      },
    ];
  });
}

/** Rows of a register within the reader's agencies, by agency and name. */
async function read(db: Queries, register: string, answer: Answer, which: RawBuilder<SqlBool>) {
  if (answer === false) return [];
  const rows = await db
    .selectFrom('registerRow')
    .select(['id', 'agencyId', 'state', 'data'])
    .where('register', '=', register)
    .where('isRemoved', '=', false)
    .$if(answer !== true, (query) =>
      query.where('agencyId', '=', sql<number>`any(${answer === true ? [] : [...answer.agencyIds]}::int[])`),
    )
    .where(which)
    .orderBy('agencyId')
    .orderBy(sql`data->>'name'`)
    .orderBy('id')
    .execute();
  return rows.map(({ data, ...row }) => ({ ...row, data: data as Data }));
}

function amountsOf(data: Data): Amounts {
  const of = (name: keyof Amounts): number => Number(data[name] ?? 0);
  return {
    assigned: of('assigned'),
    spent: of('spent'),
    savings: of('savings'),
    income: of('income'),
    bonus: of('bonus'),
    welfare: of('welfare'),
    funds: of('funds'),
    carried: of('carried'),
  };
}
