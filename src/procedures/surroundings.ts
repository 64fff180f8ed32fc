import type { Level } from './schema.ts';

/** An agency as the catalogue's pages name it. */
export type NamedAgency = { readonly code: string; readonly name: string; readonly level: Level };

/** What the catalogue's pages need to know of the rooms beside it; the house that puts them together gives it. */
export type Surroundings = {
  agencies(): readonly NamedAgency[];
  /** Published process models, to choose from. */
  processes(): Promise<readonly { readonly code: string; readonly name: string }[]>;
};

export function agencyNames(agencies: readonly NamedAgency[]): ReadonlyMap<string, string> {
  return new Map(agencies.map((agency) => [agency.code, agency.name]));
}
