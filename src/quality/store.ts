import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';

/** A row of one of this room's registers. */
export type Kept<Data> = {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly data: Data;
};

export type System = Kept<{
  readonly name: string;
  readonly appliesFrom: string;
  readonly appliesUntil?: string;
  readonly head?: string;
  readonly procedures?: string;
  readonly decision?: string;
}>;
export type Certificate = Kept<{
  readonly system: number;
  readonly kind: 'certificate' | 'announcement';
  readonly number: string;
  readonly issuer: string;
  readonly standard: string;
  readonly validFrom: string;
  readonly validUntil?: string;
}>;
export type Audit = Kept<{
  readonly system: number;
  readonly heldOn: string;
  readonly programme?: string;
  readonly scope: string;
  readonly lead: string;
  readonly conclusion?: string;
}>;
export type Check = Kept<{
  readonly audit: number;
  readonly clause: string;
  readonly checkedOn: string;
  readonly question: string;
  readonly result: string;
}>;
export type Nonconformity = Kept<{
  readonly finding: string;
  readonly system: number;
  readonly audit?: number;
  readonly clause: string;
  readonly procedure?: string;
  readonly foundOn: string;
  readonly dueOn: string;
}>;
export type Review = Kept<{
  readonly system: number;
  readonly heldOn: string;
  readonly chair: string;
  readonly decisions?: string;
}>;

function rows<Row extends Kept<unknown>>(
  db: Queries,
  register: string,
  answer: Answer,
  only: RawBuilder<SqlBool> = sql<SqlBool>`true`,
): Promise<Row[]> {
  const within =
    answer === true
      ? sql<SqlBool>`true`
      : answer === false
        ? sql<SqlBool>`false`
        : sql<SqlBool>`row.agency_id = any(${[...answer.agencyIds]}::int[])`;
  return sql<Row>`
    select row.id::float8 as id, row.agency_id, row.state, row.data from register_row row
    where row.register = ${register} and not row.is_removed and row.state <> 'draft' and ${within} and ${only}
    order by row.on_day desc, row.id desc`
    .execute(db)
    .then((result) => result.rows);
}

/** Rows that point at a row of another register: all, or of one. */
const at = (column: string, id: number | undefined): RawBuilder<SqlBool> =>
  id === undefined
    ? sql<SqlBool>`true`
    : sql<SqlBool>`row.data @> ${JSON.stringify({ [column]: id })}::jsonb`;

const isRow = (id: number | undefined): RawBuilder<SqlBool> =>
  id === undefined ? sql<SqlBool>`true` : sql<SqlBool>`row.id = ${id}`;

export const readSystems = (db: Queries, answer: Answer, id?: number) =>
  rows<System>(db, 'quality-system', answer, isRow(id));

export const readCertificates = (db: Queries, answer: Answer, system?: number) =>
  rows<Certificate>(db, 'quality-certificate', answer, at('system', system));

export const readAudits = (
  db: Queries,
  answer: Answer,
  of: { readonly system?: number; readonly id?: number } = {},
) => rows<Audit>(db, 'quality-audit', answer, sql<SqlBool>`${at('system', of.system)} and ${isRow(of.id)}`);

export const readChecksOfAudit = (db: Queries, answer: Answer, audit: number) =>
  rows<Check>(db, 'quality-check', answer, at('audit', audit));

/** Checks of all audits of a system, or of every system. */
export const readChecks = (db: Queries, answer: Answer, system?: number) =>
  rows<Check>(
    db,
    'quality-check',
    answer,
    system === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`row.data->>'audit' in (
          select audit.id::text from register_row audit
          where audit.register = 'quality-audit' and not audit.is_removed
            and audit.data @> ${JSON.stringify({ system })}::jsonb)`,
  );

export const readNonconformities = (
  db: Queries,
  answer: Answer,
  of: { readonly system?: number; readonly audit?: number } = {},
) =>
  rows<Nonconformity>(
    db,
    'quality-nonconformity',
    answer,
    sql<SqlBool>`${at('system', of.system)} and ${at('audit', of.audit)}`,
  );

export const readReviews = (db: Queries, answer: Answer, system: number) =>
  rows<Review>(db, 'quality-review', answer, at('system', system));
