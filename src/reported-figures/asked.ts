import type { Indicators } from '../indicators/indicators.ts';
import { previousPeriod } from '../indicators/indicators.ts';
import type { Indicator, Unit } from '../indicators/schema.ts';
import { system } from '../kernel/access.ts';
import type { Known } from './checks.ts';
import type { Asked, Collection } from './schema.ts';

/** Units whose values of several agencies can be put together. */
const summable: ReadonlySet<Unit> = new Set(['count', 'money', 'share']);

/** What can be collected: what agencies report anyway, and counts and shares to be held against what is measured. */
export function isChoosable(indicators: Pick<Indicators, 'dimensionsOf'>, indicator: Indicator): boolean {
  const { code, unit, from } = indicator;
  if (from.kind === 'reported') return summable.has(unit);
  return (unit === 'count' || unit === 'share') && 'agency' in indicators.dimensionsOf(code);
}

/** The indicators of a collection; one that is no longer declared stands under its code. */
export function askedOf(indicators: Pick<Indicators, 'find'>, { indicators: codes }: Collection): Asked[] {
  return codes.map((code) => {
    const { title, unit } = indicators.find(code) ?? {
      title: { vi: code, en: code },
      unit: 'count' as const,
    };
    return { code, title, unit };
  });
}

/**
 * What is known of these agencies beside what they say now: their values of the period before, and what the system has
 * measured for this one. By agency, by code.
 */
export async function knownOf(
  indicators: Indicators,
  collection: Collection,
  agencyIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, Known>>> {
  const codes = collection.indicators.filter((code) => indicators.find(code) !== undefined);
  const before = previousPeriod(collection.period);
  const [previous, measured] = await Promise.all([
    indicators.reportedValues(system, codes, { period: before }),
    measuredOf(indicators, collection, agencyIds),
  ]);
  return new Map(
    agencyIds.map((id) => [
      id,
      new Map(
        codes.map((code) => {
          const own = previous.get(code)?.filter(({ indicator }) => indicator === code);
          const value = own?.find(({ aboutAgencyId }) => aboutAgencyId === id);
          const known: Known = {
            previous: value === undefined ? null : { value: value.value, parts: value.parts },
            measured: measured.get(id)?.get(code) ?? null,
          };
          return [code, known] as const;
        }),
      ),
    ]),
  );
}

async function measuredOf(
  indicators: Indicators,
  { indicators: codes, period }: Collection,
  agencyIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, NonNullable<Known['measured']>>>> {
  const measurable = codes.filter((code) => {
    const from = indicators.find(code)?.from;
    return from !== undefined && from.kind !== 'reported' && 'agency' in indicators.dimensionsOf(code);
  });
  if (measurable.length === 0) return new Map();
  const [first] = agencyIds;
  const lines =
    agencyIds.length === 1 && first !== undefined
      ? [
          {
            key: String(first),
            figures: await indicators.figures(system, measurable, { period, where: { agencyIds } }),
          },
        ]
      : await indicators.breakdown(system, measurable, 'agency', { period });
  return new Map(
    lines.map(({ key, figures }) => [
      Number(key),
      new Map(
        [...figures].flatMap(([code, { source, value, parts }]) =>
          source === 'measured' && value !== null ? [[code, { value, parts }] as const] : [],
        ),
      ),
    ]),
  );
}
