import type { Day } from './schema.ts';
import type { Place, Wanted } from './making.ts';

/**
 * What a city of province rank had of its own by the spring of 2015, in the sizes of its mid-term report: 138 decisions and
 * 13 directives of the city from 2011 to 8 April 2015; 57 resolutions and 193 decisions of districts and 109 documents of
 * communes still in force on that day; and what followed until now.
 */
export function planDocuments(
  places: { readonly city: Place; readonly districts: readonly Place[]; readonly communes: readonly Place[] },
  topics: number,
  random: () => number,
  today: Day,
): Wanted[] {
  const { city, districts, communes } = places;
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const day = (from: Day, to: Day): Day => {
    const first = Temporal.PlainDate.from(from);
    const span = first.until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
    const found = first.add({ days: between(0, Math.max(span, 0)) });
    return (found.dayOfWeek > 5 ? found.subtract({ days: found.dayOfWeek - 5 }) : found).toString();
  };
  const list: Wanted[] = [];
  const add = (count: number, make: (index: number) => Wanted): void => {
    for (let index = 0; index < count; index += 1) list.push(make(index));
  };
  const act = (): Wanted['acts'] => (random() < 0.25 ? 'amends' : 'replaces');
  const ofCity = (kind: Wanted['kind'], from: Day, to: Day) => (): Wanted => ({
    place: city,
    kind,
    topic: between(0, topics - 1),
    on: day(from, to),
    acts: act(),
  });
  add(56, ofCity('decision', '2006-02-01', '2010-11-30'));
  add(18, ofCity('resolution', '2006-02-01', '2010-11-30'));
  add(138, ofCity('decision', '2011-01-10', '2015-04-06'));
  add(13, (index) => ({
    place: city,
    kind: 'directive',
    topic: index,
    on: day(`${2011 + Math.floor(index / 4)}-01-10`, `${2011 + Math.floor(index / 4)}-03-31`),
    acts: null,
  }));
  add(28, ofCity('resolution', '2011-07-01', '2014-12-12'));
  stock(districts, 'resolution', 57);
  stock(districts, 'decision', 193);
  stock(communes, 'resolution', 109);
  for (let year = 2015; year <= Number(today.slice(0, 4)); year += 1) {
    const from = year === 2015 ? '2015-07-01' : `${year}-01-06`;
    add(22, ofCity('decision', from, `${year}-12-25`));
    add(8, ofCity('resolution', from, `${year}-12-12`));
    if (year < 2025)
      add(4, (index) => ({
        place: districts[(year + index) % Math.max(districts.length, 1)] ?? city,
        kind: 'decision',
        topic: between(0, topics - 1),
        on: day(from, `${year}-12-20`),
        acts: 'replaces',
      }));
  }
  return list;

  /** So many in force in 2015, each about a topic of its own in its unit, and some older ones that they replaced. */
  function stock(of: readonly Place[], kind: Wanted['kind'], count: number): void {
    for (let index = 0; index < count; index += 1) {
      const place = of[index % of.length];
      if (place === undefined) return;
      const topic = Math.floor(index / of.length) * 3 + (index % 3);
      const isRenewed = index % 6 === 0;
      if (isRenewed) list.push({ place, kind, topic, on: day('2005-03-01', '2009-12-20'), acts: null });
      const on = index % 5 === 4 ? day('2014-01-10', '2015-03-10') : day('2010-01-10', '2013-12-10');
      list.push({ place, kind, topic, on, acts: isRenewed ? 'replaces' : null });
    }
  }
}
