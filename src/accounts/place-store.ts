import { sql } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';

/** An agency or unit to choose from. */
export type Place = { readonly id: number; readonly code: string; readonly name: string };

/** Working agencies within a scope, by level and name: city, districts, communes. */
export async function listAgencies(db: Queries, scope: Answer): Promise<Place[]> {
  let query = db.selectFrom('agency').select(['id', 'code', 'name']).where('validTo', 'is', null);
  if (scope !== true) query = query.where(inScope(scope));
  return query
    .orderBy(sql`array_position(array['city', 'district', 'commune'], level)`)
    .orderBy('name')
    .execute();
}

export async function listUnits(db: Queries, agencyId: number): Promise<Place[]> {
  return db
    .selectFrom('unit')
    .select(['id', 'code', 'name'])
    .where('agencyId', '=', agencyId)
    .where('validTo', 'is', null)
    .orderBy('name')
    .execute();
}

/** Whether a scope leaves out no agency that stands today. */
export async function isWholeCity(db: Queries, scope: Answer): Promise<boolean> {
  if (typeof scope === 'boolean') return scope;
  const outside = await db
    .selectFrom('agency')
    .select('id')
    .where('validTo', 'is', null)
    .where((eb) => eb.not(inScope(scope)))
    .limit(1)
    .executeTakeFirst();
  return outside === undefined;
}

/** Ids of agencies and units by code, for a city pack: `H13.21` and `H13.21/one-stop`. */
export async function placesByCode(
  db: Queries,
): Promise<{ agencies: Map<string, number>; units: Map<string, number> }> {
  const agencies = await db.selectFrom('agency').select(['id', 'code']).execute();
  const units = await db
    .selectFrom('unit')
    .innerJoin('agency', 'agency.id', 'unit.agencyId')
    .select(['unit.id', 'unit.code', 'agency.code as agencyCode'])
    .execute();
  return {
    agencies: new Map(agencies.map((agency) => [agency.code, agency.id])),
    units: new Map(units.map((unit) => [`${unit.agencyCode}/${unit.code}`, unit.id])),
  };
}

function inScope(scope: Answer) {
  const ids = typeof scope === 'boolean' ? [] : [...scope.agencyIds];
  return sql<boolean>`agency.id = any(${ids}::int[])`;
}
