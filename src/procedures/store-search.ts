import { sql, type RawBuilder } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import type {
  FacetCount,
  ProcedureContent,
  ProcedureList,
  ProcedureQuery,
  ProcedureSummary,
} from './schema.ts';
import { codePrefix, wordQuery } from './search.ts';
import { contentOf, summaryColumns } from './store.ts';

/** The settled form of a query: the day and the page are known. */
export type SettledQuery = ProcedureQuery & {
  readonly onDate: Temporal.PlainDate;
  readonly page: number;
  readonly pageSize: number;
};

type Facet = keyof ProcedureList['facets'];

/** One page of what is in force on the day, best first, and how many each further choice would leave. */
export async function readSearch(db: Queries, query: SettledQuery): Promise<ProcedureList> {
  const { page, pageSize } = query;
  const [{ rows }, facets] = await Promise.all([
    sql<ProcedureSummary & { total: number }>`
      select ${summaryColumns}, count(*) over ()::int as total
      from procedure_version v join procedure p on p.id = v.procedure_id
      where ${inForce(query)} and ${found(query)} and ${chosen(query)}
      order by ${order(query)}
      limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db),
    readFacets(db, query),
  ]);
  const total = rows[0]?.total ?? (page === 1 ? 0 : await countFound(db, query));
  return { total, page, pageSize, rows: rows.map(withoutTotal), facets };
}

/** Every hit with its content, for an export; the best first. */
export async function readFoundContents(
  db: Queries,
  query: SettledQuery,
): Promise<{ versionId: number; code: string; content: ProcedureContent }[]> {
  const { rows } = await sql<{ versionId: number; code: string; content: string }>`
    select v.id as version_id, p.code, v.content::text as content
    from procedure_version v join procedure p on p.id = v.procedure_id
    where ${inForce(query)} and ${found(query)} and ${chosen(query)}
    order by ${order(query)}`.execute(db);
  return rows.map((row) => ({ ...row, content: contentOf(row.content) }));
}

/** Every procedure in force on a day with the lines of its legal basis. */
export async function readLegalBases(
  db: Queries,
  day: Temporal.PlainDate,
): Promise<{ code: string; name: string; lines: readonly string[] }[]> {
  const { rows } = await sql<{ code: string; name: string; lines: readonly string[] }>`
    select p.code, v.name, coalesce(v.content -> 'legalBasis', '[]'::jsonb) as lines
    from procedure_version v join procedure p on p.id = v.procedure_id
    where v.change <> 'abolished' and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to >= ${day})
    order by p.code`.execute(db);
  return rows;
}

/** Which of these codes the catalogue has, or has had. */
export async function readKnownCodes(db: Queries, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select p.code from procedure p where p.code = any(${[...codes]}::text[])
    and exists (select from procedure_version v where v.procedure_id = p.id)`.execute(db);
  return new Set(rows.map(({ code }) => code));
}

function withoutTotal(row: ProcedureSummary & { total: number }): ProcedureSummary {
  const { total: _, ...summary } = row;
  return summary;
}

async function countFound(db: Queries, query: SettledQuery): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from procedure_version v join procedure p on p.id = v.procedure_id
    where ${inForce(query)} and ${found(query)} and ${chosen(query)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Each facet is counted under all choices but its own, so that one can change one's mind. */
async function readFacets(db: Queries, query: SettledQuery): Promise<ProcedureList['facets']> {
  const { rows } = await sql<FacetCount & { facet: Facet }>`
    with hit as materialized (
      select v.field, v.levels, v.agencies, v.life_events, v.process_code
      from procedure_version v join procedure p on p.id = v.procedure_id
      where ${inForce(query)} and ${found(query)}
    )
    select 'level' as facet, value, count(*)::int from hit v, unnest(v.levels) value
    where ${chosen(query, 'level')} group by value
    union all
    select 'field', v.field, count(*)::int from hit v where ${chosen(query, 'field')} group by v.field
    union all
    select 'agency', value, count(*)::int from hit v, unnest(v.agencies) value
    where ${chosen(query, 'agency')} group by value
    union all
    select 'lifeEvent', value, count(*)::int from hit v, unnest(v.life_events) value
    where ${chosen(query, 'lifeEvent')} group by value
    order by 1, 3 desc, 2`.execute(db);
  const of = (facet: Facet): FacetCount[] =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return { level: of('level'), field: of('field'), agency: of('agency'), lifeEvent: of('lifeEvent') };
}

function inForce({ onDate }: SettledQuery): RawBuilder<unknown> {
  return sql`v.change <> 'abolished' and v.valid_from <= ${onDate} and (v.valid_to is null or v.valid_to >= ${onDate})`;
}

function found({ text = '' }: SettledQuery): RawBuilder<unknown> {
  const words = wordQuery(text);
  const code = codePrefix(text);
  if (text.trim() === '') return sql`true`;
  const byWords = words === null ? sql`false` : sql`v.search @@ ${words.anywhere}::tsquery`;
  return code === null ? byWords : sql`(${byWords} or lower(p.code) like ${`${code}%`})`;
}

function chosen({ level, field, agency, lifeEvent }: SettledQuery, except?: Facet): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (level !== undefined && except !== 'level') conditions.push(sql`${level} = any(v.levels)`);
  if (field !== undefined && except !== 'field') conditions.push(sql`v.field = ${field}`);
  if (lifeEvent !== undefined && except !== 'lifeEvent')
    conditions.push(sql`${lifeEvent} = any(v.life_events)`);
  if (agency !== undefined && except !== 'agency') {
    const { code, level: itsLevel } = agency;
    conditions.push(
      sql`(${code} = any(v.agencies) or (v.agencies = '{}' and v.process_code <> '' and ${itsLevel} = any(v.levels)))`,
    );
  }
  return sql.join(conditions, sql` and `);
}

/** The code itself, then its beginning, then all words in the name (side by side first, then those that counters receive, then shorter names). */
function order({ text = '' }: SettledQuery): RawBuilder<unknown> {
  const words = wordQuery(text);
  if (words === null) return sql`v.name, p.code`;
  const code = codePrefix(text);
  return sql`lower(p.code) = ${text.trim().toLowerCase()} desc,
    lower(p.code) like ${code === null ? '' : `${code}%`} desc,
    v.search @@ ${words.inName}::tsquery desc,
    v.search @@ ${words.asPhrase}::tsquery desc,
    v.process_code <> '' desc,
    length(regexp_replace(v.name, '^thủ tục ', '', 'i')), v.name, p.code`;
}
