import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { createChanges, type AgencyChanges } from './changes.ts';
import { readMoments, type AgencyMoment } from './change-store.ts';
import { readPowers, readQuotas } from './power-store.ts';
import type { Agency, NewAgency, Power, Quota, Succession } from './schema.ts';
import { insertAgencies, readAgencies, readPastHours, readSuccessions, type PastHours } from './store.ts';
import { structureOn, type Standing } from './structure.ts';
import { hasEnded, isValidOn } from './time.ts';

export { manageAgencies, readPowersAndQuotas } from './permissions.ts';
export { organizationRegisters } from './registers.ts';
export { restructure, type Restructuring } from './restructure.ts';
export { lineageOf, structureOn, type Standing } from './structure.ts';
export { hasEnded, isValidOn } from './time.ts';
export { agencyKinds, agencyKindText, quotaKindWords } from './words.ts';

/** The city's agencies and units. Read once and kept: they change a few times a year. */
export type Organization = AgencyChanges & {
  /** Every agency there ever was: those that have ended keep their history. */
  all(): readonly Agency[];
  /** Those that work on a day, today unless told: what new work is offered to. */
  working(day?: Temporal.PlainDate): readonly Agency[];
  /** Who came after whom. */
  successions(): readonly Succession[];
  /** Where each agency's figures stand in the structure of a day. */
  structureOn(day: Temporal.PlainDate): (agencyId: number) => Standing;
  /** Functions, tasks and powers of an agency, the newest first. */
  readPowers(agencyId: number): Promise<readonly Power[]>;
  readQuotas(agencyId?: number): Promise<readonly Quota[]>;
  getAgency(id: number): Agency;
  findAgency(code: string): Agency | undefined;
  childrenOf(id: number): readonly Agency[];
  /** The agency and all below it. */
  treeOf(id: number): readonly number[];
  /**
   * The agency that a process model names, seen from the agency that received the dossier: `own`, `parent`,
   * `city` (the one above all), an agency's code, or a kind for the nearest of it (in the own district, else the city's).
   * An agency that has ended stands for the one that carries on most of its work; where the district level has ended, its
   * work is the commune's own (Law 72/2025/QH15 on organisation of local government).
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
  let successions: readonly Succession[] = [];
  let heirs = new Map<number, number>();

  async function reload(): Promise<void> {
    const [found, past, known] = await Promise.all([
      readAgencies(house.db),
      readPastHours(house.db),
      readSuccessions(house.db),
    ]);
    agencies = found;
    successions = known;
    heirs = new Map(known.filter(({ isMain }) => isMain).map((one) => [one.fromAgencyId, one.toAgencyId]));
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

  const isWorking = (agency: Agency): boolean => !hasEnded(agency, house.clock.today());

  function nearestOfKind(kind: string, from: Agency): Agency | undefined {
    const line = ancestorsOf(from);
    const beside = line.flatMap((agency) => [agency, ...(children.get(agency.id) ?? [])]);
    return (
      beside.find((agency) => agency.kind === kind && isWorking(agency)) ??
      agencies.find((agency) => agency.kind === kind && agency.level === 'city' && isWorking(agency))
    );
  }

  /** Whoever carries on the main part of its work today; the agency itself while it works. */
  function presentOf(agency: Agency | undefined): Agency | undefined {
    let present = agency;
    for (let steps = 0; present !== undefined && !isWorking(present) && steps < heirs.size; steps += 1) {
      const heir = heirs.get(present.id);
      if (heir === undefined) break;
      present = byId.get(heir);
    }
    return present;
  }

  function parentOf(from: Agency): Agency | undefined {
    const parent = from.parentId === null ? undefined : byId.get(from.parentId);
    const isAboveCommune = from.level === 'commune' && parent?.level === 'city';
    if (isAboveCommune && agencies.some((one) => one.level === 'district' && !isWorking(one))) return from;
    return presentOf(parent);
  }

  await reload();
  return {
    ...createChanges(house, reload),
    all: () => agencies,
    working: (day = house.clock.today()) => agencies.filter((agency) => isValidOn(agency, day)),
    successions: () => successions,
    structureOn: (day) => structureOn(agencies, successions, day),
    readPowers: (agencyId) => readPowers(house.db, agencyId),
    readQuotas: (agencyId) => readQuotas(house.db, agencyId),
    getAgency,
    findAgency: (code) => byCode.get(code),
    childrenOf: (id) => children.get(id) ?? [],
    treeOf,
    resolve(reference, fromAgencyId) {
      const from = getAgency(fromAgencyId);
      if (reference === '' || reference === 'own') return from;
      if (reference === 'parent') return parentOf(from);
      if (reference === 'city') return agencies.find((agency) => agency.parentId === null);
      return presentOf(byCode.get(reference)) ?? nearestOfKind(reference, from);
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
