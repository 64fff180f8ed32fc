import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { createChanges, type AgencyChanges } from './changes.ts';
import { readMoments, type AgencyMoment } from './change-store.ts';
import type { Agency, NewAgency } from './schema.ts';
import { insertAgencies, readAgencies, readPastHours, type PastHours } from './store.ts';

export { manageAgencies } from './permissions.ts';

/** The city's agencies and units. Read once and kept: they change a few times a year. */
export type Organization = AgencyChanges & {
  all(): readonly Agency[];
  getAgency(id: number): Agency;
  findAgency(code: string): Agency | undefined;
  childrenOf(id: number): readonly Agency[];
  /** The agency and all below it. */
  treeOf(id: number): readonly number[];
  /**
   * The agency that a process model names, seen from the agency that received the dossier: `own`, `parent`,
   * `city` (the one above all), an agency's code, or a kind for the nearest of it (in the own district, else the city's).
   */
  resolve(reference: string, fromAgencyId: number): Agency | undefined;
  /**
   * The office hours that an agency had at an instant; null: the working calendar's default hours. A promise is counted,
   * and explained ever after, by the hours of the moment it was made.
   */
  officeHoursAt(id: number, at: Temporal.Instant): unknown;
  /** What was changed at an agency, oldest first. */
  readHistory(id: number): Promise<readonly AgencyMoment[]>;
  install(agencies: readonly NewAgency[]): Promise<void>;
  reload(): Promise<void>;
};

export async function createOrganization(house: House): Promise<Organization> {
  let agencies: readonly Agency[] = [];
  let byId = new Map<number, Agency>();
  let byCode = new Map<string, Agency>();
  let pastHours = new Map<number, readonly PastHours[]>();
  let children = new Map<number | null, Agency[]>();

  async function reload(): Promise<void> {
    const [found, past] = await Promise.all([readAgencies(house.db), readPastHours(house.db)]);
    agencies = found;
    pastHours = past;
    byId = new Map(agencies.map((agency) => [agency.id, agency]));
    byCode = new Map(agencies.map((agency) => [agency.code, agency]));
    children = Map.groupBy(agencies, (agency) => agency.parentId);
  }

  function getAgency(id: number): Agency {
    const agency = byId.get(id);
    if (agency === undefined) throw new Refused(notFound);
    return agency;
  }

  function treeOf(id: number): number[] {
    return [id, ...(children.get(id) ?? []).flatMap((child) => treeOf(child.id))];
  }

  function ancestorsOf(agency: Agency): Agency[] {
    const parent = agency.parentId === null ? undefined : byId.get(agency.parentId);
    return parent === undefined ? [agency] : [agency, ...ancestorsOf(parent)];
  }

  function nearestOfKind(kind: string, from: Agency): Agency | undefined {
    const line = ancestorsOf(from);
    const beside = line.flatMap((agency) => [agency, ...(children.get(agency.id) ?? [])]);
    return (
      beside.find((agency) => agency.kind === kind) ??
      agencies.find((agency) => agency.kind === kind && agency.level === 'city')
    );
  }

  await reload();
  return {
    ...createChanges(house, reload),
    all: () => agencies,
    getAgency,
    findAgency: (code) => byCode.get(code),
    childrenOf: (id) => children.get(id) ?? [],
    treeOf,
    resolve(reference, fromAgencyId) {
      const from = getAgency(fromAgencyId);
      if (reference === '' || reference === 'own') return from;
      if (reference === 'parent') return from.parentId === null ? undefined : byId.get(from.parentId);
      if (reference === 'city') return agencies.find((agency) => agency.parentId === null);
      return byCode.get(reference) ?? nearestOfKind(reference, from);
    },
    officeHoursAt(id, at) {
      const past = pastHours.get(id)?.find(({ until }) => Temporal.Instant.compare(at, until) < 0);
      return past === undefined ? getAgency(id).officeHours : past.officeHours;
    },
    readHistory: (id) => readMoments(house.db, id),
    async install(list) {
      await house.db.transaction().execute((tx) => insertAgencies(tx, list));
      await reload();
    },
    reload,
  };
}
