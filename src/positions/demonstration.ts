import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Registers } from '../registers/registers.ts';
import type { Staff } from '../staff/staff.ts';
import { seatOf } from './making-seats.ts';
import { Day, line, Position, seatedKinds, type SchemeEvent } from './schema.ts';
import { beginSeatings } from './seat-store.ts';
import { beginSchemes, positionsOn, type Told } from './store.ts';
import { positionsOf, templateFor } from './frames.ts';

const Later = z.strictObject({ number: z.literal(2), positions: z.array(Position).default([]) });
const Step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('submitted'), on: Day }),
  z.strictObject({ kind: z.literal('returned'), on: Day, remarks: line(2000) }),
  z.strictObject({ kind: z.literal('appraised'), on: Day, opinion: line(2000).default('') }),
  z.strictObject({ kind: z.literal('approved'), on: Day, decision: line(100), inForceOn: Day }),
]);
/** What a city pack says of schemes: `positions/positions.json`. */
export const PackPositions = z.strictObject({
  /** Who must have a scheme, from when until when; `body`: outside the list of agencies. */
  duties: z.array(
    z.strictObject({
      agency: z.string(),
      body: z.string().default(''),
      tier: z.enum(['department', 'district']),
      startsOn: Day,
      endsOn: Day.nullable().default(null),
      recordedOn: Day,
    }),
  ),
  /** Schemes in order; each begins from the frame, or from the one before with these positions written over. */
  schemes: z.array(
    z.strictObject({
      agency: z.string(),
      openedOn: Day,
      later: Later.nullable().default(null),
      course: z.array(Step),
    }),
  ),
  /** All other agencies of these kinds: one scheme each from its frame, by this course. */
  others: z.strictObject({ kinds: z.array(z.string()), openedOn: Day, course: z.array(Step) }),
  /** Everybody who is to have a seat is given one from this day, as far as there are any. */
  seatedFrom: Day,
});
export type PackPositions = z.infer<typeof PackPositions>;

/**
 * Makes the schemes of a city pack by the same events as real ones, each recorded on its own day, and seats the people of
 * all agencies; what lies after now is left out. A pack without the file has none. Gives how many schemes.
 */
export async function demonstratePositions(
  rooms: {
    readonly house: Pick<House, 'db' | 'clock'>;
    readonly organization: Pick<Organization, 'all' | 'findAgency'>;
    readonly registers: Registers;
    readonly staff: Pick<Staff, 'peopleOf'>;
  },
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'positions', 'positions.json');
  if (!existsSync(file)) return 0;
  const pack = PackPositions.parse(JSON.parse(await readFile(file, 'utf8')));
  const { house, organization, registers, staff } = rooms;
  const today = house.clock.today().toString();
  await registers.record(
    'scheme-duty',
    pack.duties
      .filter(({ recordedOn }) => recordedOn <= today)
      .map(({ recordedOn, endsOn, body, ...values }) => ({
        by: system,
        at: morning(recordedOn),
        values: { ...values, ...(body === '' ? {} : { body }), ...(endsOn === null ? {} : { endsOn }) },
      })),
  );
  const named = new Set(pack.schemes.map(({ agency }) => agency));
  const { kinds, openedOn, course } = pack.others;
  const others = organization
    .all()
    .filter(({ code, kind }) => !named.has(code) && kinds.includes(kind))
    .map(({ code }): PackPositions['schemes'][number] => ({ agency: code, later: null, openedOn, course }));
  const begun = [...pack.schemes, ...others].flatMap((scheme) => {
    const agency = organization.findAgency(scheme.agency);
    if (agency === undefined) throw new RangeError(`the pack has no agency ${scheme.agency}`);
    if (scheme.openedOn > today) return [];
    const positions = new Map(positionsOf(templateFor(agency)).map((one) => [one.code, one]));
    for (const position of scheme.later?.positions ?? []) positions.set(position.code, position);
    const number = scheme.later?.number ?? 1;
    const opened = tell(
      {
        kind: 'opened',
        data: { agencyId: agency.id, number, source: '', positions: [...positions.values()] },
      },
      scheme.openedOn,
    );
    const later = scheme.course.filter(({ on }) => on <= today).map((step) => tell(eventOf(step), step.on));
    return [[opened, ...later] as const];
  });
  await house.db.transaction().execute(async (tx) => {
    await beginSchemes(tx, begun);
    const from = pack.seatedFrom;
    if (from > today) return;
    const inForce = await positionsOn(tx, null, from);
    const people = await staff.peopleOf(null, from, { kinds: seatedKinds });
    const seated = [...Map.groupBy(people, ({ agencyId }) => agencyId)].flatMap(([agencyId, own]) =>
      seatOf(agencyId, inForce.get(agencyId)?.positions ?? [], own, from),
    );
    const at = morning(from);
    await beginSeatings(
      tx,
      seated.map((data) => ({ kind: 'seated', data, by: system, at })),
    );
  });
  return begun.length;
}

function eventOf(step: z.infer<typeof Step>): SchemeEvent {
  switch (step.kind) {
    case 'submitted':
      return { kind: 'submitted', data: { note: '' } };
    case 'returned':
      return { kind: 'returned', data: { remarks: step.remarks } };
    case 'appraised':
      return { kind: 'appraised', data: { opinion: step.opinion } };
    case 'approved': {
      const { decision, on, inForceOn } = step;
      return { kind: 'approved', data: { decision, approvedOn: on, inForceOn } };
    }
  }
}

function tell(event: SchemeEvent, on: Day): Told {
  return { ...event, by: system, at: morning(on) };
}

function morning(day: Day): Temporal.Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(9) })
    .toInstant();
}
