import { can, covers, type Actor, type Answer } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { accepted, forbidden, isRefusal, notFound, Refused } from '../kernel/errors.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { hasEnded, type Organization } from '../organization/organization.ts';
import type { Staff } from '../staff/staff.ts';
import { decide, type SchemeCommand } from './life.ts';
import { occupancyOn, type Occupancy } from './occupancy.ts';
import { appraiseSchemes, approveSchemes, draftSchemes, readPositions, seatPeople } from './permissions.ts';
import { isOpenAlready, isOver, overtaken } from './refusals.ts';
import { seatedKinds, type Day, type Position, type Scheme } from './schema.ts';
import { end, seat, type Wanted } from './seating.ts';
import { beginSeatings, continueSeating, findSeating, seatingsAt, seatingsOf } from './seat-store.ts';
import {
  beginSchemes,
  continueScheme,
  findScheme,
  listSchemes,
  lockAgency,
  positionsOn,
  type SchemeRow,
} from './store.ts';

export { positionRegisters } from './duties.ts';
export { positionIndicators } from './indicators.ts';
export { endSeats, positionsEnding } from './handing-over.ts';
export { readPositions } from './permissions.ts';
export { seatedAmong } from './seat-store.ts';

/** Seats of a position that nobody sits in. */
export type Vacancy = Pick<Position, 'code' | 'title' | 'group' | 'unit' | 'grade' | 'degree' | 'major'> & {
  readonly seats: number;
  readonly empty: number;
};

export type AgencyReading = {
  readonly agencyId: number;
  /** The scheme in force on the day. */
  readonly inForce: { readonly schemeId: number; readonly number: number; readonly from: Day } | null;
  readonly occupancy: Occupancy;
};

/** Staff quota of an agency on a day; null where none is recorded. Given by organization. */
export type QuotaOf = (agencyId: number, day: Day) => Promise<number | null>;

/** Position schemes and who sits where. */
export type Positions = {
  readonly house: House;
  readonly organization: Organization;
  readonly staff: Staff;
  readonly quotaOf: QuotaOf;
  /** Positions of the agency with empty seats on the day, for examinations; whoever asks has been let in by its own rule. */
  vacanciesOf(agencyId: number, day: Day): Promise<readonly Vacancy[]>;
  /** As on the day, one line an agency that has or had a scheme, as far as the reader's access goes. */
  overview(answer: Answer, day: Day): Promise<readonly AgencyReading[]>;
  agencyOn(agencyId: number, day: Day): Promise<AgencyReading>;
  schemes(answer: Answer): Promise<readonly SchemeRow[]>;
  /**
   * Positions in force today at every agency, or on its last day where it has ended: approved by published decisions, so that
   * any agency may begin from them.
   */
  inForce(): Promise<ReadonlyMap<number, readonly Position[]>>;
  /** @throws Refused not-found for one that the actor may not see */
  getScheme(
    actor: Actor,
    id: number,
  ): Promise<{ readonly scheme: Scheme; readonly events: readonly ChainedEvent[] }>;
  /** Positions to begin with and where they come from. Gives the new scheme's id. @throws Refused */
  openScheme(
    actor: Actor,
    agencyId: number,
    from: { readonly source: string; readonly positions: readonly Position[] },
  ): Promise<number>;
  /** `seen`: the version that was looked at. @throws Refused */
  act(actor: Actor, id: number, seen: number, command: SchemeCommand): Promise<Scheme>;
  seat(actor: Actor, wanted: Wanted): Promise<void>;
  endSeating(actor: Actor, id: number, to: Day, reason: string): Promise<number>;
  /** Whether somebody approves schemes: a leader of the agency above all. */
  isChairman(actor: Actor): boolean;
  /** Whether a scheme waits for somebody: to be appraised, approved, or written by the agency whose scheme it is. */
  waitsFor(actor: Actor, scheme: Pick<SchemeRow, 'state' | 'agencyId'>): boolean;
};

export function createPositions(
  house: House,
  organization: Organization,
  staff: Staff,
  quotaOf: QuotaOf,
): Positions {
  const { db, clock } = house;
  const today = (): Day => clock.today().toString();

  function isChairman(actor: Actor): boolean {
    if (actor.kind === 'system') return true;
    if (actor.kind !== 'staff' || can(actor, approveSchemes) === false) return false;
    return organization.getAgency(actor.agencyId).parentId === null;
  }

  function waitsFor(actor: Actor, { state, agencyId }: Pick<SchemeRow, 'state' | 'agencyId'>): boolean {
    if (state === 'submitted') return covers(can(actor, appraiseSchemes), agencyId);
    if (state === 'appraised') return isChairman(actor) && covers(can(actor, approveSchemes), agencyId);
    if (state !== 'drafting' || actor.kind !== 'staff' || !covers(can(actor, draftSchemes), agencyId))
      return false;
    // Who appraises or approves the schemes of others reaches them all, and still writes only that of the own agency.
    const isAbove = can(actor, appraiseSchemes) !== false || isChairman(actor);
    return agencyId === actor.agencyId || !isAbove;
  }

  /** @throws Refused where the actor may not do this at the agency */
  function allow(actor: Actor, command: SchemeCommand['kind'], agencyId: number): void {
    const isAllowed = (() => {
      if (command === 'appraised') return covers(can(actor, appraiseSchemes), agencyId);
      const approves = isChairman(actor) && covers(can(actor, approveSchemes), agencyId);
      if (command === 'approved') return approves;
      if (command === 'returned') return approves || covers(can(actor, appraiseSchemes), agencyId);
      return covers(can(actor, draftSchemes), agencyId);
    })();
    if (!isAllowed) throw new Refused(forbidden);
  }

  /** Who sits in what the last import brought, once its scheme holds. */
  async function seatedIn(tx: Tx, { agencyId, state, inForceOn, imports }: Scheme): Promise<string[]> {
    if (state !== 'approved') return [];
    const codes = new Set(imports.at(-1)?.brought.map(({ code }) => code));
    const standing = (await seatingsAt(tx, [agencyId])).filter(
      ({ code, to }) => codes.has(code) && (to === null || to >= (inForceOn ?? '')),
    );
    const people = await Promise.all(standing.map(({ personId }) => staff.findPerson(personId)));
    return people.flatMap((person, index) => `${person?.fullName ?? '?'}, ${standing[index]?.code ?? ''}`);
  }

  async function readings(agencyIds: readonly number[] | null, day: Day): Promise<AgencyReading[]> {
    const inForce = await positionsOn(db, agencyIds, day);
    const wanted = agencyIds ?? [...inForce.keys()];
    const seatings = await seatingsAt(db, wanted);
    const seated = seatings.map(({ personId }) => personId);
    const inPost =
      wanted.length === 0 ? [] : await staff.peopleOf(wanted, day, { kinds: seatedKinds, personIds: seated });
    const known = new Map(inPost.map((person) => [person.id, person]));
    const elsewhere = new Set<number>();
    // Who holds an acting seat here may work elsewhere.
    for (const { personId, kind, from, to } of seatings) {
      if (kind !== 'acting' || known.has(personId) || from > day || (to !== null && to < day)) continue;
      if (elsewhere.has(personId)) continue;
      elsewhere.add(personId);
      const person = await staff.findPerson(personId, day);
      if (person?.state === 'working') known.set(personId, person);
    }
    const peopleAt = Map.groupBy(inPost, (person) => person.agencyId);
    const seatingsIn = Map.groupBy(seatings, (one) => one.agencyId);
    return wanted.map((agencyId) => {
      const scheme = inForce.get(agencyId);
      const own = seatingsIn.get(agencyId) ?? [];
      const people = new Set(peopleAt.get(agencyId));
      for (const { personId } of own) {
        const person = known.get(personId);
        if (person !== undefined) people.add(person);
      }
      return {
        agencyId,
        inForce: scheme === undefined ? null : scheme,
        occupancy: occupancyOn(agencyId, scheme?.positions ?? [], own, [...people], day),
      };
    });
  }

  async function agencyOn(agencyId: number, day: Day): Promise<AgencyReading> {
    const [reading] = await readings([agencyId], day);
    if (reading === undefined) throw new Refused(notFound);
    return reading;
  }

  return {
    house,
    organization,
    staff,
    quotaOf,
    isChairman,
    waitsFor,
    agencyOn,
    async vacanciesOf(agencyId, day) {
      const { occupancy } = await agencyOn(agencyId, day);
      return occupancy.lines.flatMap(({ position, seats }) => {
        const empty = seats.filter(({ taken }) => taken === null).length;
        if (empty === 0) return [];
        const { code, title, group, unit, grade, degree, major } = position;
        return [{ code, title, group, unit, grade, degree, major, seats: position.seats, empty }];
      });
    },
    async overview(answer, day) {
      const seen = answer === true ? null : answer === false ? [] : [...answer.agencyIds];
      const rows = await listSchemes(db, seen);
      const known = new Set(rows.map(({ agencyId }) => agencyId));
      // Who came after one that had a scheme has people without a seat until it makes its own.
      for (const { fromAgencyId, toAgencyId } of organization.successions())
        if (known.has(fromAgencyId) && covers(answer, toAgencyId)) known.add(toAgencyId);
      const working = new Set(organization.working(Temporal.PlainDate.from(day)).map(({ id }) => id));
      const agencyIds = [...known].filter((id) => working.has(id));
      return agencyIds.length === 0 ? [] : readings(agencyIds, day);
    },
    schemes: (answer) =>
      listSchemes(db, answer === true ? null : answer === false ? [] : [...answer.agencyIds]),
    async inForce() {
      const found = await positionsOn(db, null, today(), { last: true });
      return new Map([...found].map(([agencyId, { positions }]) => [agencyId, positions]));
    },
    async getScheme(actor, id) {
      const found = await findScheme(db, id);
      if (found === null || !covers(can(actor, readPositions), found.scheme.agencyId))
        throw new Refused(notFound);
      return found;
    },
    openScheme: (actor, agencyId, { source, positions }) =>
      db.transaction().execute(async (tx) => {
        if (!covers(can(actor, draftSchemes), agencyId)) throw new Refused(forbidden);
        if (hasEnded(organization.getAgency(agencyId), clock.today())) throw new Refused(isOver);
        await lockAgency(tx, agencyId);
        const rows = await listSchemes(tx, [agencyId]);
        const open = rows.find(({ state }) => state !== 'approved' && state !== 'dropped');
        if (open !== undefined) throw new Refused(isOpenAlready(open.number));
        const number = (rows[0]?.number ?? 0) + 1;
        const [id] = await beginSchemes(tx, [
          [
            {
              kind: 'opened',
              data: { agencyId, number, source, positions: [...positions] },
              by: actor,
              at: clock.now(),
            },
          ],
        ]);
        if (id === undefined) throw new RangeError('a new scheme has an id');
        return id;
      }),
    act: (actor, id, seen, command) =>
      db.transaction().execute(async (tx) => {
        const first = await findScheme(tx, id);
        if (first === null || !covers(can(actor, readPositions), first.scheme.agencyId))
          throw new Refused(notFound);
        const { agencyId } = first.scheme;
        allow(actor, command.kind, agencyId);
        await lockAgency(tx, agencyId);
        // Read again under the lock: somebody may have been quicker.
        const found = await findScheme(tx, id);
        if (found === null) throw new Refused(notFound);
        if (found.scheme.version !== seen) throw new Refused(overtaken);
        const rows = await listSchemes(tx, [agencyId]);
        const inForce = rows.flatMap(({ inForceOn }) => inForceOn ?? []).toSorted();
        const decided = decide(found.scheme, command, {
          quota: await quotaOf(agencyId, today()),
          seated: command.kind === 'import-undone' ? await seatedIn(tx, found.scheme) : [],
          latestInForceOn: inForce.at(-1) ?? null,
        });
        if (isRefusal(decided)) throw new Refused(decided);
        const at = clock.now();
        return continueScheme(
          tx,
          found,
          decided.map((event) => ({ ...event, by: actor, at })),
        );
      }),
    seat: (actor, wanted) =>
      db.transaction().execute(async (tx) => {
        if (!covers(can(actor, seatPeople), wanted.agencyId)) throw new Refused(forbidden);
        await lockAgency(tx, wanted.agencyId);
        const person = await staff.getPerson(wanted.personId, wanted.from);
        const scheme = (await positionsOn(tx, [wanted.agencyId], wanted.from)).get(wanted.agencyId);
        const event = accepted(
          seat(wanted, {
            position: scheme?.positions.find(({ code }) => code === wanted.code),
            inPosition: (await seatingsAt(tx, [wanted.agencyId])).filter(({ code }) => code === wanted.code),
            ofPerson: await seatingsOf(tx, wanted.personId),
            worksAt: person.state === 'working' ? person.agencyId : null,
          }),
        );
        if (event.kind === 'seated') await beginSeatings(tx, [{ ...event, by: actor, at: clock.now() }]);
      }),
    endSeating: (actor, id, to, reason) =>
      db.transaction().execute(async (tx) => {
        const first = await findSeating(tx, id);
        if (first === undefined || !covers(can(actor, seatPeople), first.agencyId))
          throw new Refused(notFound);
        await lockAgency(tx, first.agencyId);
        const seating = (await findSeating(tx, id)) ?? first;
        await continueSeating(tx, seating, accepted(end(seating, to, reason)), actor, clock.now());
        return seating.agencyId;
      }),
  };
}
