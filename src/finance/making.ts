import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Entry } from '../registers/registers.ts';
import type { PackUnits } from './pack.ts';
import { noon, type MadeUnit } from './making-units.ts';

/** Decisions under the regimes of 2005 and 2006; for service units of the city also those of 2021. */
export function makeDecisions(pack: PackUnits, units: readonly MadeUnit[], ids: readonly number[]): Entry[] {
  return units.flatMap((unit, index) => {
    if (pack.withoutAutonomy.includes(unit.name)) return [];
    const isOffice = unit.kind === 'administrative';
    const first = entryOf(
      index,
      unit,
      2006 + (index % 4),
      isOffice ? 'nd130' : scienceOr(unit, 'nd115', 'nd43'),
    );
    return isOffice || unit.level !== 'city' ? [first] : [first, entryOf(index, unit, 2021, 'nd60')];
  });

  function entryOf(index: number, { agency, kind }: MadeUnit, year: number, regime: string): Entry {
    const group = groups[index % groups.length] ?? groups[0];
    return {
      by: system,
      at: noon(new Temporal.PlainDate(year, 12, 1 + (index % 27))),
      values: {
        decision: `${200 + index}/QĐ-UBND`,
        unit: ids[index],
        agency,
        regime,
        startsOn: `${year + 1}-01-01`,
        ...(kind === 'service' ? group : {}),
      },
    };
  }
}

function scienceOr({ field }: MadeUnit, science: string, other: string): string {
  return field === 'science' ? science : other;
}

const groups = [
  { group: 'partly', ownShare: 35 },
  { group: 'budget', ownShare: 5 },
  { group: 'partly', ownShare: 62.5 },
  { group: 'budget', ownShare: 8 },
  { group: 'current', ownShare: 100 },
] as const;

const years = 5;

/**
 * Results of the last five years that have ended from units of the city, of the last one from all others. In the newest
 * a few units have not sent theirs.
 */
export function makeResults(
  pack: PackUnits,
  units: readonly MadeUnit[],
  ids: readonly number[],
  now: Temporal.Instant,
): Entry[] {
  const lastYear = now.toZonedDateTimeISO(timeZone).year - 1;
  return Array.from({ length: years }, (_, back) => lastYear - back)
    .toReversed()
    .flatMap((year) =>
      units.flatMap((unit, index) => {
        const isNewest = year === lastYear;
        if (pack.withoutAutonomy.includes(unit.name) || (isNewest && index % 61 === 7)) return [];
        if (!isNewest && unit.level !== 'city') return [];
        return [resultOf(unit, index, ids[index] ?? 0, year)];
      }),
    );
}

function resultOf(unit: MadeUnit, index: number, id: number, year: number): Entry {
  const sentOn = new Temporal.PlainDate(year + 1, 1, 5 + (index % 24));
  // In tenths of a million đồng, so that every sum is exact.
  const assigned = unit.staff * (900 + ((index * 37 + year * 11) % 260));
  const savings = Math.round((assigned * (6 + ((index + year) % 7))) / 100);
  const income = Math.round(savings * 0.6);
  const bonus = Math.round(savings * 0.1);
  const welfare = Math.round(savings * 0.15);
  const funds = Math.round(savings * 0.1);
  const carried = savings - income - bonus - welfare - funds;
  const million = (tenths: number): number => tenths / 10;
  return {
    by: system,
    at: noon(sentOn),
    values: {
      unit: id,
      agency: unit.agency,
      year: String(year),
      sentOn: sentOn.toString(),
      assigned: million(assigned),
      spent: million(assigned - savings),
      savings: million(savings),
      income: million(income),
      bonus: million(bonus),
      welfare: million(welfare),
      funds: million(funds),
      carried: million(carried),
      monthly: million(Math.round(income / unit.staff / 12)),
    },
  };
}
