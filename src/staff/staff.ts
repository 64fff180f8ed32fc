import { notFound, Refused } from '../kernel/errors.ts';
import type { Queries } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import type { Text } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import { createActions, type Actions } from './actions.ts';
import { createSealing, type Sealing } from './sealed.ts';
import type { Day, PersonSummary, StaffKind } from './schema.ts';
import { findPeople, findPerson, peopleOf } from './summaries.ts';

export { staffIndicators } from './indicators.ts';
export { readStaff } from './permissions.ts';
export { countServing, followAgencies, servingAt, type Serving } from './store-following.ts';

/** The records of the city's staff, as other rooms use them; whoever asks has been let in by the asking room's own rule. */
export type Staff = {
  readonly house: House;
  readonly organization: Organization;
  readonly actions: Actions;
  readonly sealing: Sealing;
  readonly standsOn: StandsOn;
  /** As on the day, today unless told. @throws Refused when there is no such person */
  getPerson(id: number, onDay?: Day): Promise<PersonSummary>;
  /** The same, or null: a record that came with a file may have been taken back with it. */
  findPerson(id: number, onDay?: Day): Promise<PersonSummary | null>;
  /** People in post on the day whose name holds the words (no diacritics needed), by name. */
  findPeople(asked: {
    readonly words: string;
    readonly agencyIds?: readonly number[];
    readonly onDay?: Day;
    readonly limit?: number;
  }): Promise<readonly PersonSummary[]>;
  /** Everybody in post at these agencies on the day, by agency and name; null: all agencies. `only`: those who are of one of the kinds or are named. */
  peopleOf(
    agencyIds: readonly number[] | null,
    onDay?: Day,
    only?: { readonly kinds: readonly StaffKind[]; readonly personIds?: readonly number[] },
  ): Promise<readonly PersonSummary[]>;
};

/** What other rooms have built on these records, in words; records that carry nothing are not there. */
export type StandsOn = (db: Queries, personIds: readonly number[]) => Promise<ReadonlyMap<number, Text>>;

/** `standsOn`: asked before records are taken back; given by the composition, since it looks into rooms above this one. */
export function createStaff(
  house: House,
  organization: Organization,
  standsOn: StandsOn = async () => new Map<number, Text>(),
): Staff {
  const today = (): Day => house.clock.today().toString();
  const sealing = createSealing(house.secret);
  return {
    house,
    organization,
    sealing,
    standsOn,
    actions: createActions(house, sealing),
    findPerson: (id, onDay = today()) => findPerson(house.db, id, onDay),
    async getPerson(id, onDay = today()) {
      const found = await findPerson(house.db, id, onDay);
      if (found === null) throw new Refused(notFound);
      return found;
    },
    findPeople: ({ words, agencyIds, onDay = today(), limit = 20 }) =>
      findPeople(house.db, words, agencyIds ?? null, onDay, limit),
    peopleOf: (agencyIds, onDay = today(), only) => peopleOf(house.db, agencyIds, onDay, only),
  };
}
