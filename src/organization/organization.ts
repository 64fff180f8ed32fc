import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Agency, NewAgency } from './schema.ts';
import { insertAgencies, readAgencies } from './store.ts';

/** The city's agencies and units. Read once and kept: they change a few times a year. */
export type Organization = {
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
  install(agencies: readonly NewAgency[]): Promise<void>;
  reload(): Promise<void>;
};

export async function createOrganization(house: House): Promise<Organization> {
  let agencies: readonly Agency[] = [];
  let byId = new Map<number, Agency>();
  let byCode = new Map<string, Agency>();
  let children = new Map<number | null, Agency[]>();

  async function reload(): Promise<void> {
    agencies = await readAgencies(house.db);
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
    async install(list) {
      await house.db.transaction().execute((tx) => insertAgencies(tx, list));
      await reload();
    },
    reload,
  };
}
