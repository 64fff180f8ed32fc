import { restructured, type BreakdownLine, type StructureLine } from '../indicators/indicators.ts';
import type { Question } from '../indicators/schema.ts';
import { structureOn, type Organization, type Standing } from '../organization/organization.ts';
import type { Reorganization } from './life.ts';
import { heirsOf, outcomeOf } from './outcome.ts';

/** The figures that are compared: those of form II.06a that a leader asks for first. */
export const comparedCodes = [
  'dossier.total',
  'dossier.received',
  'dossier.resolved',
  'dossier.onTimeShare',
  'dossier.inProgress',
  'dossier.inProgressOverdue',
] as const;

export type Comparison = {
  readonly before: readonly StructureLine[];
  readonly after: readonly StructureLine[];
};

/** The same figures by agency in the structure of the last day before the plan and of its first day. */
export function compare(
  lines: readonly BreakdownLine[],
  reorganization: Reorganization,
  organization: Pick<Organization, 'all' | 'successions' | 'structureOn'>,
  on: Temporal.PlainDate,
): Comparison {
  const { placeOf, nameOf } = structures(reorganization, organization, on);
  const named = (day: Temporal.PlainDate) => restructured(lines, placeOf(day), { nameOf });
  return { before: named(on.subtract({ days: 1 })), after: named(on) };
}

/**
 * The structure of any day, as if the plan had been carried out: agencies that it creates have ids below zero until then.
 * Once it has been, it is the city's own.
 */
function structures(
  { plan, state }: Reorganization,
  organization: Pick<Organization, 'all' | 'successions' | 'structureOn'>,
  on: Temporal.PlainDate,
): {
  placeOf: (day: Temporal.PlainDate) => (agencyId: number) => Standing;
  nameOf: (agencyId: number) => string;
} {
  const present = organization.all();
  const names = new Map(present.map(({ id, name }) => [id, name]));
  const nameOf = (id: number): string => names.get(id) ?? '';
  if (state === 'carried-out') return { placeOf: organization.structureOn, nameOf };
  const { endings } = outcomeOf(plan);
  const created = plan.operations.flatMap((operation) => (operation.kind === 'create' ? [operation] : []));
  const ids = new Map(present.map(({ code, id }) => [code, id]));
  created.forEach(({ code, name }, index) => {
    ids.set(code, -1 - index);
    names.set(-1 - index, name);
  });
  const lastDay = on.subtract({ days: 1 });
  const agencies = [
    ...present.map(({ id, code, validFrom, validTo }) => ({
      id,
      validFrom,
      validTo: endings.has(code) ? lastDay : validTo,
    })),
    ...created.map(({ code }) => ({ id: ids.get(code) ?? 0, validFrom: on, validTo: null })),
  ];
  const planned = [...endings.values()].flatMap((ending) =>
    heirsOf(ending).map((heir) => ({
      fromAgencyId: ids.get(ending.from) ?? 0,
      toAgencyId: ids.get(heir) ?? 0,
    })),
  );
  const successions = [...organization.successions(), ...planned];
  return { placeOf: (day) => structureOn(agencies, successions, day), nameOf };
}

/** What is asked: the year of the plan as far as it has gone, unless a period is chosen. */
export function comparedPeriod(
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
  chosen: { readonly from: Temporal.PlainDate | undefined; readonly to: Temporal.PlainDate | undefined },
): Question['period'] {
  const from = chosen.from ?? on.with({ month: 1, day: 1 });
  const last = on.with({ month: 12, day: 31 });
  const usual = Temporal.PlainDate.compare(today, last) < 0 ? today : last;
  const to = chosen.to ?? usual;
  return Temporal.PlainDate.compare(from, to) <= 0 ? { from, to } : { from: to, to: from };
}
