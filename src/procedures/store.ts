import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import type { Change, KnownDecision, Office, ProcedureContent } from './schema.ts';
import type { ProcedureSummary, ProcedureVersion, VersionInTime } from './schema.ts';

type VersionRow = {
  id: number;
  procedureId: number;
  code: string;
  number: number;
  change: Change;
  validFrom: Temporal.PlainDate;
  /** Read as text: the keys of an imported record must come back as they were. */
  content: string;
};

const versionColumns = sql`v.id, v.procedure_id, p.code, v.number, v.change, v.valid_from, v.content::text as content`;

/** The version whose days of validity hold the day; an abolition is a version too. */
export async function findVersionOn(
  db: Queries,
  code: string,
  day: Temporal.PlainDate,
): Promise<{ id: number; change: Change } | undefined> {
  const { rows } = await sql<{ id: number; change: Change }>`
    select v.id, v.change from procedure_version v join procedure p on p.id = v.procedure_id
    where p.code = ${code} and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to >= ${day})
    order by v.number desc limit 1`.execute(db);
  return rows[0];
}

export async function readVersion(db: Queries, id: number): Promise<ProcedureVersion | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from procedure_version v join procedure p on p.id = v.procedure_id
    where v.id = ${id}`.execute(db);
  return rows[0] === undefined ? undefined : versionOf(rows[0]);
}

/** All versions of a procedure, the newest first. */
export async function readVersions(db: Queries, code: string): Promise<VersionInTime[]> {
  const { rows } = await sql<
    VersionRow & {
      validTo: Temporal.PlainDate | null;
      publishedAt: Temporal.Instant;
      publishedBy: string | null;
      decisionId: number | null;
      decisionNumber: string;
      issuedOn: Temporal.PlainDate | null;
      effectiveOn: Temporal.PlainDate | null;
      issuer: string;
      title: string;
    }
  >`
    select ${versionColumns}, v.valid_to, v.published_at, a.full_name as published_by, v.decision_id,
           d.number as decision_number, d.issued_on, d.effective_on, d.issuer, d.title
    from procedure_version v
    join procedure p on p.id = v.procedure_id
    left join publication_decision d on d.id = v.decision_id
    left join account a on a.id = v.published_by
    where p.code = ${code} order by v.number desc`.execute(db);
  return rows.map((row) => {
    const { validTo, publishedAt, publishedBy, decisionId, issuedOn, effectiveOn, issuer, title } = row;
    const decision: VersionInTime['decision'] =
      decisionId === null
        ? null
        : { id: decisionId, number: row.decisionNumber, issuedOn, effectiveOn, issuer, title };
    return { ...versionOf(row), validTo, publishedAt, publishedBy, decision };
  });
}

export const summaryColumns = sql`v.id as version_id, p.code, v.name, v.field, v.level, v.levels, v.agencies, v.life_events,
  v.process_code as process, v.valid_from`;

/** What the counter of an agency receives on a day, by field and name. */
export async function readOffered(
  db: Queries,
  office: Office,
  day: Temporal.PlainDate,
): Promise<ProcedureSummary[]> {
  const { rows } = await sql<ProcedureSummary>`
    select ${summaryColumns} from procedure_version v join procedure p on p.id = v.procedure_id
    where v.change <> 'abolished' and v.process_code <> ''
      and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to >= ${day})
      and ${office.level} = any(v.levels) and (v.agencies = '{}' or ${office.code} = any(v.agencies))
    order by v.field, v.name, p.code`.execute(db);
  return rows;
}

/** A decision with what it published. */
export type DecisionWithVersions = KnownDecision & {
  readonly id: number;
  readonly versions: readonly { code: string; name: string; number: number; change: Change }[];
};

/** Decisions with how much each published, the latest first. */
export async function readDecisions(
  db: Queries,
  page: { limit: number; offset: number },
): Promise<{ total: number; rows: (KnownDecision & { id: number } & Record<Change, number>)[] }> {
  const { rows } = await sql<KnownDecision & { id: number } & Record<Change, number>>`
    select d.id, d.number, d.issued_on, d.effective_on, d.issuer, d.title,
           count(*) filter (where v.change = 'new')::int as new,
           count(*) filter (where v.change = 'amended')::int as amended,
           count(*) filter (where v.change = 'abolished')::int as abolished
    from publication_decision d left join procedure_version v on v.decision_id = d.id
    group by d.id order by d.issued_on desc nulls last, d.id desc
    limit ${page.limit} offset ${page.offset}`.execute(db);
  const { rows: count } = await sql<{
    total: number;
  }>`select count(*)::int as total from publication_decision`.execute(db);
  return { total: count[0]?.total ?? 0, rows };
}

export async function findDecision(db: Queries, id: number): Promise<DecisionWithVersions | undefined> {
  const decision = await db
    .selectFrom('publicationDecision')
    .select(['id', 'number', 'issuedOn', 'effectiveOn', 'issuer', 'title'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (decision === undefined) return undefined;
  const { rows } = await sql<DecisionWithVersions['versions'][number]>`
    select p.code, v.name, v.number, v.change from procedure_version v join procedure p on p.id = v.procedure_id
    where v.decision_id = ${id} order by v.change, p.code`.execute(db);
  return { ...decision, versions: rows };
}

/** A content as the database gives it: it was checked before it was written. */
export function contentOf(json: string): ProcedureContent {
  const content: ProcedureContent = JSON.parse(json);
  return content;
}

function versionOf({
  id,
  procedureId,
  code,
  number,
  change,
  validFrom,
  content,
}: VersionRow): ProcedureVersion {
  return {
    id,
    procedureId,
    code,
    number,
    change,
    validFrom,
    content: contentOf(content),
  };
}
