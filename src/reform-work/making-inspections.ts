import type { Entry, Step } from '../registers/registers.ts';
import type { Making } from './making.ts';

const inspections = 140;
const tiers = { city: 'department', district: 'division', commune: 'commune' } as const;

/** Planned inspections recorded in January of their year, surprise visits on their day. */
export function makeInspections(making: Making): Entry[] {
  const seen = new Set<string>();
  const entries: Entry[] = [];
  while (entries.length < inspections) {
    const agency = making.pick(making.agencies);
    const kind = making.chance(0.35) ? 'planned' : 'surprise';
    const heldOn = making.day();
    const key = `${agency.id} ${heldOn.toString()} ${kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const plannedOn = kind === 'planned' ? startOf(heldOn) : heldOn;
    const concludedOn = heldOn.add({ days: making.between(7, 25) });
    const closedOn = concludedOn.add({ days: making.between(30, 90) });
    const conclusion = making.pick(making.words.conclusions);
    const course: Step[] = [
      {
        by: making.inspector,
        at: making.at(heldOn.add({ days: 1 })),
        values: { dossiers: making.between(10, 120), hasFaults: making.chance(0.6) },
        to: 'held',
      },
      {
        by: making.inspector,
        at: making.at(concludedOn.add({ days: 1 })),
        values: { conclusion, concludedOn: concludedOn.toString() },
        to: 'concluded',
      },
      ...(making.chance(0.8) ? [{ by: making.inspector, at: making.at(closedOn), to: 'closed' }] : []),
    ];
    entries.push({
      by: kind === 'planned' ? making.officer : making.inspector,
      at: making.at(plannedOn),
      values: {
        agency: agency.code,
        kind,
        tier: tiers[agency.level],
        ...(agency.level === 'district' ? { units: making.between(1, 4) } : {}),
        heldOn: heldOn.toString(),
        team: making.pick(making.words.teams),
        scope: making.pick(making.words.scopes),
        ...(kind === 'planned' ? { plan: `${making.between(2, 60)}/KH-UBND` } : {}),
      },
      course: making.until(course),
    });
  }
  return [...entries, ...nextYear(making)];
}

/** What this year's plan still has ahead. */
function nextYear(making: Making): Entry[] {
  const { today } = making;
  return making.agencies.slice(3, 15).map((agency, index) => ({
    by: making.officer,
    at: making.at(startOf(today)),
    values: {
      agency: agency.code,
      kind: 'planned',
      tier: tiers[agency.level],
      ...(agency.level === 'district' ? { units: making.between(1, 4) } : {}),
      heldOn: today.add({ days: 20 + index * 9 }).toString(),
      team: making.pick(making.words.teams),
      plan: `${making.between(2, 60)}/KH-UBND`,
      scope: making.pick(making.words.scopes),
    },
  }));
}

/** The faults that inspections found, with what became of them. */
export function makeFindings(making: Making, found: readonly Entry[], ids: readonly number[]): Entry[] {
  return found.flatMap(({ values, course = [] }, index) => {
    const held = course.find(({ to }) => to === 'held');
    if (held?.values?.['hasFaults'] !== true) return [];
    return Array.from({ length: making.between(1, 3) }, () => {
      const kind = making.pick(Object.keys(making.words.faults));
      const foundOn = Temporal.PlainDate.from(String(values['heldOn']));
      const dueOn = foundOn.add({ days: 45 });
      const remedied = foundOn.add({ days: making.between(10, 70) });
      const confirmed = remedied.add({ days: making.between(2, 20) });
      const steps: Step[] = making.chance(0.85)
        ? [
            {
              by: making.officer,
              at: making.at(remedied),
              to: 'remedied',
              reason: making.pick(making.words.results),
            },
            ...(making.chance(0.9)
              ? [
                  {
                    by: making.inspector,
                    at: making.at(confirmed),
                    values: { confirmedOn: confirmed.toString() },
                    to: 'confirmed',
                  },
                ]
              : []),
          ]
        : [];
      return {
        by: making.inspector,
        at: held.at,
        values: {
          fault: making.pick(making.words.faults[kind] ?? ['']),
          agency: values['agency'],
          inspection: ids[index],
          kind,
          foundOn: foundOn.toString(),
          dueOn: dueOn.toString(),
          remedy: making.pick(making.words.remedies),
          isRepeated: making.chance(0.15),
        },
        course: making.until(steps),
      };
    });
  });
}

/** The working day of January on which a year's plan was entered. */
function startOf(day: Temporal.PlainDate): Temporal.PlainDate {
  const january = new Temporal.PlainDate(day.year, 1, 12);
  const entered = january.dayOfWeek > 5 ? january.add({ days: 3 }) : january;
  return Temporal.PlainDate.compare(entered, day) <= 0 ? entered : day;
}
