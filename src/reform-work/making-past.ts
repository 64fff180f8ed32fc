import { z } from 'zod';
import type { Agency } from '../organization/schema.ts';
import type { Entry, Step } from '../registers/registers.ts';
import type { Making } from './making.ts';

const Count = z.number().int().min(0);
/** What a city pack gives of a period that lies behind: `reform-work/past.json`. Totals, spread over agencies and days. */
export const Past = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date(),
  inspections: z.strictObject({
    planned: z.record(z.string(), Count),
    surpriseFrom: z.iso.date(),
    departments: Count,
    districts: z.strictObject({ visits: Count, divisions: Count }),
    communes: Count,
  }),
  communication: z.array(
    z.strictObject({
      kind: z.string(),
      name: z.string(),
      count: Count,
      quantity: Count.optional(),
      audience: Count.optional(),
      /** Held by one agency, by agencies of a level, or by those whose names end so. */
      by: z.string().optional(),
      level: z.string().optional(),
      in: z.array(z.string()).optional(),
    }),
  ),
  hamlets: z.strictObject({ total: Count, posted: Count, name: z.string() }),
  commendations: z.strictObject({ collectives: Count, people: Count }),
});
export type Past = z.infer<typeof Past>;

/** The rows of a past period by register; each is recorded at instants of its own time. */
export function makePast(
  making: Making,
  past: Past,
): readonly (readonly [register: string, entries: Entry[]])[] {
  return [
    ['inspection', makeVisits(making, past)],
    ['communication', makeCommunication(making, past)],
    ['posting-site', makeHamlets(making, past)],
    ['commendation', makeMerits(making, past)],
  ];
}

function makeVisits(making: Making, { inspections, until, from }: Past): Entry[] {
  const { planned, surpriseFrom, departments, districts, communes } = inspections;
  const of = (level: string) =>
    making.agencies.filter((agency) => agency.level === level && agency.parentId !== null);
  const byPlan = Object.entries(planned).flatMap(([year, count]) => {
    const last = earlier(`${year}-12-15`, until);
    const entered = earlier(`${year}-01-01`, last).subtract({ days: 4 });
    return days(`${year}-03-02`, last.toString(), count).map((on, index) =>
      visit(
        making,
        making.agencies[(index * 11 + Number(year)) % making.agencies.length],
        on,
        'planned',
        entered,
        year,
      ),
    );
  });
  const surprise = (agencies: readonly Agency[], count: number, units: readonly number[]) =>
    days(surpriseFrom, until, count).map((on, index) =>
      visit(making, agencies[index % agencies.length], on, 'surprise', on, '', units[index]),
    );
  const visits = [
    ...byPlan,
    ...surprise(of('city'), departments, []),
    ...surprise(of('district'), districts.visits, shares(districts.divisions, districts.visits)),
    ...surprise(of('commune'), communes, []),
  ];
  const first = Temporal.PlainDate.from(from);
  return visits
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map((entry, index) => (index === 0 ? { ...entry, at: making.at(first) } : entry));
}

function visit(
  making: Making,
  agency: Agency | undefined,
  on: Temporal.PlainDate,
  kind: string,
  entered: Temporal.PlainDate,
  year: string,
  units = 1,
): Entry {
  if (agency === undefined) throw new RangeError('nobody to inspect');
  const concluded = on.add({ days: 12 });
  const tier = agency.level === 'city' ? 'department' : agency.level === 'district' ? 'division' : 'commune';
  return {
    by: making.inspector,
    at: making.at(entered),
    values: {
      agency: agency.code,
      kind,
      tier,
      heldOn: on.toString(),
      team: making.words.teams[kind === 'planned' ? 0 : 1],
      ...(kind === 'planned' ? { plan: `Kế hoạch kiểm tra CCHC năm ${year}` } : {}),
      ...(tier === 'division' ? { units } : {}),
    },
    course: [
      { by: making.inspector, at: making.at(on), to: 'held' },
      {
        by: making.inspector,
        at: making.at(concluded),
        values: { conclusion: making.words.conclusions[0], concludedOn: concluded.toString() },
        to: 'concluded',
      },
    ],
  };
}

function makeCommunication(making: Making, { communication, from, until }: Past): Entry[] {
  return communication.flatMap(({ kind, name, count, quantity, audience, ...where }) => {
    const agencies = held(making.agencies, where);
    const [quantities, audiences] = [shares(quantity ?? 0, count), shares(audience ?? 0, count)];
    return days(from, until, count, 25).map((on, index) => ({
      by: making.officer,
      at: making.at(index === 0 ? Temporal.PlainDate.from(from) : on.subtract({ days: 7 })),
      values: {
        name: `${name} số ${index + 1}`,
        agency: agencies[index % agencies.length]?.code,
        kind,
        heldOn: on.toString(),
        ...(quantity === undefined ? {} : { quantity: quantities[index] }),
        ...(audience === undefined ? {} : { audience: audiences[index] }),
      },
      course: [{ by: making.officer, at: making.at(on), to: 'done' }],
    }));
  });
}

function held(
  agencies: readonly Agency[],
  {
    by,
    level,
    in: places,
  }: { by?: string | undefined; level?: string | undefined; in?: readonly string[] | undefined },
): Agency[] {
  const found = agencies.filter(({ code, name, level: own, parentId }) => {
    if (by !== undefined) return code === by;
    if (level !== undefined) return own === level && parentId !== null;
    return own === 'district' && places?.some((place) => name.endsWith(place)) === true;
  });
  if (found.length === 0) throw new RangeError(`no agency for ${by ?? level ?? places?.join() ?? ''}`);
  return found;
}

/** Hamlets of every commune, so many of which post procedures; both spread evenly. */
function makeHamlets(making: Making, { hamlets, from }: Past): Entry[] {
  const communes = making.agencies.filter(({ level }) => level === 'commune');
  const counts = shares(hamlets.total, communes.length);
  const since = Temporal.PlainDate.from(from);
  const today = making.today;
  let number = 0;
  return communes.flatMap((commune, place) =>
    Array.from({ length: counts[place] ?? 0 }, (_, index): Entry => {
      const isPosted =
        Math.floor(((number + 1) * hamlets.posted) / hamlets.total) >
        Math.floor((number * hamlets.posted) / hamlets.total);
      number += 1;
      const daysAgo = making.between(10, 340);
      const checkedOn = today.subtract({ days: making.chance(0.9) ? daysAgo : daysAgo + 370 });
      const isChecked = Temporal.PlainDate.compare(checkedOn, since) > 0;
      return {
        by: making.officer,
        at: making.at(since),
        values: {
          name: `${hamlets.name} ${index + 1}`,
          agency: commune.code,
          kind: 'hamlet',
          since: since.toString(),
          checkBy: since.add({ months: 12 }).toString(),
          isPosted,
          form: making.words.forms[0],
        },
        course: isChecked
          ? making.until([
              {
                by: making.officer,
                at: making.at(checkedOn),
                values: {
                  checkedOn: checkedOn.toString(),
                  checkBy: checkedOn.add({ months: 12 }).toString(),
                },
              },
            ])
          : [],
      };
    }),
  );
}

function makeMerits(making: Making, { commendations, from, until }: Past): Entry[] {
  const { collectives, people } = commendations;
  const merit = (
    kind: 'collective' | 'person',
    name: string,
    agency: Agency,
    on: Temporal.PlainDate,
    index: number,
  ): Entry => {
    const step: Step = {
      by: making.officer,
      at: making.at(on),
      values: { decidedOn: on.toString(), decision: `${500 + index}/QĐ-UBND` },
      to: 'awarded',
    };
    const proposedOn = index === 0 ? Temporal.PlainDate.from(from) : on.subtract({ days: 20 });
    return {
      by: making.officer,
      at: making.at(proposedOn),
      values: {
        name,
        agency: agency.code,
        kind,
        title: 'merit',
        achievement: making.pick(making.words.achievements),
        proposedOn: proposedOn.toString(),
        ...(kind === 'person' ? { post: 'Công chức' } : {}),
      },
      course: [step],
    };
  };
  const agencyAt = (index: number): Agency =>
    making.agencies[(index * 7) % making.agencies.length] ?? making.pick(making.agencies);
  return [
    ...days(from, until, collectives, 25).map((on, index) =>
      merit('collective', agencyAt(index).name, agencyAt(index), on, index),
    ),
    ...days(from, until, people, 25).map((on, index) =>
      merit('person', making.person(), agencyAt(index), on, index),
    ),
  ];
}

/** So many working days from one to the other, evenly; the first not before `after` days. */
function days(from: string, until: string, count: number, after = 0): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from(from).add({ days: after + 4 });
  const span = first.until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days;
  return Array.from({ length: count }, (_, index) => {
    const day = first.add({ days: Math.floor((span * index) / Math.max(1, count)) });
    return day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day;
  });
}

/** A total in whole parts that differ by one at most. */
function shares(total: number, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, index) => Math.floor(((index + 1) * total) / parts) - Math.floor((index * total) / parts),
  );
}

function earlier(one: string, other: string | Temporal.PlainDate): Temporal.PlainDate {
  const [first, second] = [Temporal.PlainDate.from(one), Temporal.PlainDate.from(other)];
  return Temporal.PlainDate.compare(first, second) < 0 ? first : second;
}
