import type { Indicators } from '../indicators/indicators.ts';
import type { Period, Question } from '../indicators/schema.ts';
import { system } from '../kernel/access.ts';
import { indicatorsIn } from './rules.ts';
import type { Item, SystemFigure } from './schema.ts';

/** Figures of one agency by the code of the criterion that asks for them. */
export type Filled = Readonly<Record<string, readonly SystemFigure[]>>;

/** The year that a set is about, or as much of it as is over on the as-of day. */
export function periodOf(year: number): Period {
  return {
    from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    to: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  };
}

/** What was asked for one agency: by this question the rows behind a figure open. */
export function questionOf(year: number, agencyId: number, asOf: string): Question {
  return { period: periodOf(year), asOf: Temporal.PlainDate.from(asOf), where: { agencyIds: [agencyId] } };
}

/** The system's figures of some agencies for a year, as known at the end of a day. */
export async function fillFigures(
  indicators: Indicators,
  leaves: readonly Item[],
  year: number,
  asOf: string,
  agencyIds: readonly number[],
): Promise<Map<number, Filled>> {
  const wanted = leaves
    .map(({ code, rule }) => [code, indicatorsIn(rule)] as const)
    .filter(([, codes]) => codes.length > 0);
  const codes = [...new Set(wanted.flatMap(([, list]) => list))].filter(
    (code) => indicators.find(code) !== undefined,
  );
  const known = await figuresOf(indicators, codes, year, asOf, agencyIds);
  return new Map(
    agencyIds.map((id) => [
      id,
      Object.fromEntries(
        wanted.map(([code, list]) => [
          code,
          list.map((indicator) => known.get(id)?.get(indicator) ?? noFigure(indicator)),
        ]),
      ),
    ]),
  );
}

/** Asks in one look which agencies have facts at all; only these are then asked one by one. */
async function figuresOf(
  indicators: Indicators,
  codes: readonly string[],
  year: number,
  asOf: string,
  agencyIds: readonly number[],
): Promise<Map<number, Map<string, SystemFigure>>> {
  if (codes.length === 0 || agencyIds.length === 0) return new Map();
  const question: Question = {
    period: periodOf(year),
    asOf: Temporal.PlainDate.from(asOf),
    where: { agencyIds },
  };
  const present = new Set<number>();
  for (const code of codes) {
    if (!('agency' in indicators.dimensionsOf(code)) && indicators.find(code)?.from.kind !== 'reported')
      continue;
    for (const { key } of await indicators.breakdown(system, [code], 'agency', question))
      present.add(Number(key));
  }
  const asked = agencyIds.filter((id) => present.has(id));
  const answers = await Promise.all(
    asked.map((id) => indicators.figures(system, codes, questionOf(year, id, asOf))),
  );
  return new Map(
    asked.map((id, index) => [
      id,
      new Map(
        [...(answers[index] ?? [])].map(([code, { value, parts, source }]) => [
          code,
          value === null ? noFigure(code) : { indicator: code, value, parts, source },
        ]),
      ),
    ]),
  );
}

function noFigure(indicator: string): SystemFigure {
  return { indicator, value: null, parts: null, source: 'none' };
}
