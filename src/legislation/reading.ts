import { sql } from 'kysely';
import type { Database, Queries } from '../kernel/database.ts';
import { matchBases, numbersIn, type Basis, type Citable } from './bases.ts';
import { createCourses, type Course } from './effect.ts';
import { holdsOn } from './finding.ts';
import { DocumentLevel, EffectState, type Day } from './schema.ts';
import { loadGraphAround } from './store.ts';

/** Documents by id, for pages that name them. */
export async function namesOf(
  db: Database,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, { readonly number: string; readonly title: string }>> {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length === 0
      ? []
      : await db
          .selectFrom('legalDocument')
          .select(['id', 'number', 'title'])
          .where('id', '=', sql<number>`any(${wanted}::int[])`)
          .execute();
  return new Map(rows.map(({ id, number, title }) => [id, { number: number ?? '', title }]));
}

/** The lines of legal bases with the documents that they name and their states on a day. */
export async function readBases(
  db: Database,
  lines: readonly (readonly string[])[],
  on: Day,
): Promise<Basis[][]> {
  const keys = [...new Set(lines.flat().flatMap(numbersIn))];
  const rows =
    keys.length === 0
      ? []
      : await db
          .selectFrom('legalDocument')
          .leftJoin('legalState as stretch', (join) =>
            join.onRef('stretch.documentId', '=', 'legalDocument.id').on(holdsOn(on)),
          )
          .select(['id', 'number', 'numberKey', 'issuer', 'legalDocument.level', 'stretch.state'])
          .where('standing', '=', 'issued')
          .where('numberKey', '=', sql<string>`any(${keys}::text[])`)
          .execute();
  const byKey = new Map<string, Citable[]>();
  for (const { id, number, numberKey: key, issuer, level, state } of rows) {
    if (number === null || key === null) continue;
    const found = {
      id,
      number,
      issuer,
      level: DocumentLevel.parse(level),
      state: EffectState.parse(state ?? 'not-yet'),
    };
    byKey.set(key, [...(byKey.get(key) ?? []), found]);
  }
  return lines.map((one) => matchBases(one, byKey));
}

/** Issued documents of these numbers, by number; those of one number by several issuers all. */
export async function findByNumber(
  db: Queries,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly { id: number; issuer: string; issuedOn: Day }[]>> {
  const rows = await db
    .selectFrom('legalDocument')
    .select(['id', 'numberKey', 'issuer', 'issuedOn'])
    .where('standing', '=', 'issued')
    .where('numberKey', '=', sql<string>`any(${[...new Set(keys)]}::text[])`)
    .orderBy('id')
    .execute();
  return Map.groupBy(
    rows.map(({ id, numberKey: key, issuer, issuedOn }) => ({
      id,
      issuer,
      issuedOn: issuedOn?.toString() ?? '',
      key: key ?? '',
    })),
    ({ key }) => key,
  );
}

/** Fields that documents have, each looked up in the index alone. */
export async function fieldsInUse(db: Queries): Promise<readonly string[]> {
  const { rows } = await sql<{ field: string }>`
    with recursive used (field) as (
      (select field from legal_document order by field limit 1)
      union all
      select (select field from legal_document where field > used.field order by field limit 1)
      from used where used.field is not null
    )
    select field from used where field is not null`.execute(db);
  return rows.map(({ field }) => field);
}

/** The course of a document; null for one that is not issued. */
export async function findCourse(db: Database, id: number): Promise<Course | null> {
  return (await coursesOf(db, [id])).get(id) ?? null;
}

/** Courses of issued documents, by id. */
export async function coursesOf(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, Course>> {
  if (ids.length === 0) return new Map();
  const graph = await loadGraphAround(db, [], ids);
  const courseOf = createCourses(graph);
  return new Map(ids.filter((id) => graph.nodes.has(id)).map((id) => [id, courseOf(id)]));
}
