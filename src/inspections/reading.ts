import { sql } from 'kysely';
import { covers, type Answer as Access } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { KeptFile } from '../registers/schema.ts';
import type { FaultKind } from './schema.ts';

/** A row of the register of inspections or findings, as pages of this room show it. */
export type Kept = {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
};

const kept = ({ data, ...row }: { id: number; agencyId: number; state: string; data: unknown }): Kept => ({
  ...row,
  values: data as Kept['values'],
});

export async function findInspection(db: Queries, access: Access, id: number): Promise<Kept | null> {
  const row = await db
    .selectFrom('registerRow')
    .select(['id', 'agencyId', 'state', 'data'])
    .where('register', '=', 'inspection')
    .where('id', '=', id)
    .where('isRemoved', '=', false)
    .where('state', '<>', 'draft')
    .executeTakeFirst();
  return row === undefined || !covers(access, row.agencyId) ? null : kept(row);
}

export async function inspectionsById(db: Queries, ids: readonly number[]): Promise<Map<number, Kept>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('registerRow')
    .select(['id', 'agencyId', 'state', 'data'])
    .where('register', '=', 'inspection')
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, kept(row)]));
}

/** Findings of some inspections, in the order in which they were made. */
export async function findingsOf(db: Queries, inspectionIds: readonly number[]): Promise<Kept[]> {
  if (inspectionIds.length === 0) return [];
  const rows = await db
    .selectFrom('registerRow')
    .select(['id', 'agencyId', 'state', 'data'])
    .where('register', '=', 'inspection-finding')
    .where('isRemoved', '=', false)
    .where('state', '<>', 'draft')
    .where(sql<string>`data->>'inspection'`, '=', sql<string>`any(${inspectionIds.map(String)}::text[])`)
    .orderBy('id')
    .execute();
  return rows.map(kept);
}

/** What agencies still owe after inspections, the longest due first. */
export async function remediesOwed(
  db: Queries,
  access: Access,
  limit = 200,
): Promise<(Kept & { readonly dueOn: string })[]> {
  const rows = await db
    .selectFrom('registerRow')
    .select(['id', 'agencyId', 'state', 'data'])
    .where('register', '=', 'inspection-finding')
    .where('isRemoved', '=', false)
    .where('state', '=', 'open')
    .$if(typeof access !== 'boolean', (query) =>
      query.where('agencyId', 'in', typeof access === 'boolean' ? [] : [...access.agencyIds]),
    )
    .orderBy(sql`data->>'dueOn'`)
    .limit(limit)
    .execute();
  return access === false
    ? []
    : rows.map(kept).map((row) => ({ ...row, dueOn: String(row.values['dueOn'] ?? '') }));
}

export type FaultCount = {
  readonly kind: FaultKind;
  readonly agencyId: number;
  readonly year: number;
  readonly count: number;
};

/** How often each kind of fault was found at each agency, by year. */
export async function countFaults(db: Queries, access: Access): Promise<FaultCount[]> {
  if (access === false) return [];
  return db
    .selectFrom('registerRow')
    .select([
      'agencyId',
      sql<FaultKind>`data->>'kind'`.as('kind'),
      sql<number>`extract(year from on_day)::int`.as('year'),
      ({ fn }) => fn.countAll<number>().as('count'),
    ])
    .where('register', '=', 'inspection-finding')
    .where('isRemoved', '=', false)
    .where('state', '<>', 'draft')
    .where('onDay', 'is not', null)
    .$if(typeof access !== 'boolean', (query) =>
      query.where('agencyId', 'in', typeof access === 'boolean' ? [] : [...access.agencyIds]),
    )
    .groupBy(['agencyId', sql`data->>'kind'`, sql`extract(year from on_day)::int`])
    .execute();
}

/** Whether an agency had this kind of fault at an inspection before. */
export async function hadBefore(
  db: Queries,
  agencyId: number,
  kind: FaultKind,
  inspectionId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('registerRow')
    .select('id')
    .where('register', '=', 'inspection-finding')
    .where('isRemoved', '=', false)
    .where('state', '<>', 'draft')
    .where('agencyId', '=', agencyId)
    .where(sql<string>`data->>'kind'`, '=', kind)
    .where(sql<string>`data->>'inspection'`, '<>', String(inspectionId))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Files that were added to findings, with the reason given when the agency said it was done: the evidence. */
export async function evidenceOf(
  db: Queries,
  findingIds: readonly number[],
): Promise<Map<number, { files: KeptFile[]; words: string }>> {
  const found = new Map<number, { files: KeptFile[]; words: string }>();
  if (findingIds.length === 0) return found;
  const events = await db
    .selectFrom('event')
    .select(['subjectId', 'kind', 'data'])
    .where('subjectKind', '=', 'register:inspection-finding')
    .where('subjectId', '=', sql<number>`any(${[...findingIds]}::bigint[])`)
    .where('kind', 'in', ['attached', 'moved'])
    .orderBy('subjectId')
    .orderBy('number')
    .execute();
  for (const { subjectId, kind, data } of events) {
    const evidence = found.get(subjectId) ?? { files: [], words: '' };
    const told = data as { files?: KeptFile[]; to?: string; reason?: string };
    if (kind === 'attached') evidence.files.push(...(told.files ?? []));
    else if (told.to === 'remedied') evidence.words = told.reason ?? '';
    found.set(subjectId, evidence);
  }
  return found;
}

/** Inspections of a year by how they came about and where they stand. */
export async function countVisits(
  db: Queries,
  year: number,
): Promise<{ kind: string; state: string; count: number }[]> {
  return db
    .selectFrom('registerRow')
    .select(['state', sql<string>`data->>'kind'`.as('kind'), ({ fn }) => fn.countAll<number>().as('count')])
    .where('register', '=', 'inspection')
    .where('isRemoved', '=', false)
    .where('onDay', '>=', new Temporal.PlainDate(year, 1, 1))
    .where('onDay', '<=', new Temporal.PlainDate(year, 12, 31))
    .groupBy(['state', sql`data->>'kind'`])
    .execute();
}
