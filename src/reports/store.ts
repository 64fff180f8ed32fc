import { actorId, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { appendEvents } from '../kernel/events.ts';
import type { Period } from '../indicators/schema.ts';
import type { ReportState, SectionState } from './rules.ts';
import { Office, type ReportDocument } from './schema.ts';

export type ReportRow = {
  readonly id: number;
  readonly template: string;
  readonly source: string;
  readonly title: string;
  readonly period: Period;
  readonly state: ReportState;
  readonly asOf: Temporal.PlainDate | null;
  readonly frozen: ReportDocument | null;
  readonly office: Office;
  /** Goes up with every act. */
  readonly version: number;
  readonly updatedAt: Temporal.Instant;
};
export type SectionRow = {
  readonly code: string;
  readonly agencyIds: readonly number[];
  /** Null: the template's words. */
  readonly text: string | null;
  readonly state: SectionState;
  readonly version: number;
  readonly updatedAt: Temporal.Instant;
  readonly updatedBy: number | null;
};
export type CommentRow = {
  readonly id: number;
  readonly section: string;
  readonly text: string;
  readonly at: Temporal.Instant;
  readonly by: string;
};

export type NewReport = Pick<ReportRow, 'template' | 'source' | 'title' | 'period' | 'office'>;

export async function insertReport(
  tx: Tx,
  report: NewReport,
  actor: Actor,
  at: Temporal.Instant,
): Promise<number> {
  const { id } = await tx
    .insertInto('report')
    .values({
      template: report.template,
      source: report.source,
      title: report.title,
      periodFrom: report.period.from,
      periodTo: report.period.to,
      office: JSON.stringify(report.office),
      createdAt: at,
      createdBy: actorId(actor),
      updatedAt: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Without their documents: for lists. */
export async function listReports(
  db: Queries,
): Promise<(Omit<ReportRow, 'frozen' | 'source'> & { assigned: readonly number[] })[]> {
  const rows = await db
    .selectFrom('report')
    .select([
      'id',
      'template',
      'title',
      'periodFrom',
      'periodTo',
      'state',
      'asOf',
      'office',
      'version',
      'updatedAt',
    ])
    .orderBy('periodTo', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const sections = await db.selectFrom('reportSection').select(['reportId', 'agencyIds']).execute();
  return rows.map(({ periodFrom, periodTo, state, office, ...row }) => ({
    ...row,
    period: { from: periodFrom, to: periodTo },
    state: state as ReportState,
    office: Office.parse(office),
    assigned: sections.filter(({ reportId }) => reportId === row.id).flatMap(({ agencyIds }) => agencyIds),
  }));
}

export async function findReport(db: Queries, id: number): Promise<ReportRow | undefined> {
  const row = await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    template: row.template,
    source: row.source,
    title: row.title,
    period: { from: row.periodFrom, to: row.periodTo },
    state: row.state as ReportState,
    asOf: row.asOf,
    // What is kept there was made by this program, whole, when the figures were frozen.
    frozen: row.frozen as ReportDocument | null,
    office: Office.parse(row.office),
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

/** The newest report of a template for a period. */
export async function findReportOf(
  db: Queries,
  template: string,
  { from, to }: Period,
): Promise<ReportRow | undefined> {
  const row = await db
    .selectFrom('report')
    .select('id')
    .where('template', '=', template)
    .where('periodFrom', '=', from)
    .where('periodTo', '=', to)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : findReport(db, row.id);
}

/** The report, with nobody else changing it until the transaction ends. */
export async function lockReport(tx: Tx, id: number): Promise<ReportRow> {
  await tx.selectFrom('report').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const found = await findReport(tx, id);
  if (found === undefined) throw new Refused(notFound);
  return found;
}

export async function readSections(db: Queries, reportId: number): Promise<ReadonlyMap<string, SectionRow>> {
  const rows = await db
    .selectFrom('reportSection')
    .select(['code', 'agencyIds', 'text', 'state', 'version', 'updatedAt', 'updatedBy'])
    .where('reportId', '=', reportId)
    .execute();
  return new Map(rows.map((row) => [row.code, { ...row, state: row.state as SectionState }]));
}

export async function saveSection(
  tx: Tx,
  reportId: number,
  section: Omit<SectionRow, 'version'>,
  version: number,
): Promise<void> {
  const row = { ...section, agencyIds: [...section.agencyIds], version };
  await tx
    .insertInto('reportSection')
    .values({ reportId, ...row })
    .onConflict((conflict) => conflict.columns(['reportId', 'code']).doUpdateSet(row))
    .execute();
}

export type ReportChange = {
  readonly state?: ReportState;
  readonly asOf?: Temporal.PlainDate | null;
  readonly frozen?: ReportDocument | null;
  readonly office?: Office;
};

/** Changes the report's row and records what was done; every act makes a new version. */
export async function recordAct(
  tx: Tx,
  report: Pick<ReportRow, 'id' | 'version'>,
  act: {
    readonly kind: string;
    readonly data: unknown;
    readonly actor: Actor;
    readonly at: Temporal.Instant;
  },
  change: ReportChange = {},
): Promise<void> {
  const { frozen, office, ...rest } = change;
  await tx
    .updateTable('report')
    .set({
      ...rest,
      ...(frozen === undefined ? {} : { frozen: frozen === null ? null : JSON.stringify(frozen) }),
      ...(office === undefined ? {} : { office: JSON.stringify(office) }),
      version: report.version + 1,
      updatedAt: act.at,
    })
    .where('id', '=', report.id)
    .execute();
  await appendEvents(tx, { kind: 'report', id: report.id }, [
    { kind: act.kind, data: act.data, actorId: actorId(act.actor), happenedAt: act.at, recordedAt: act.at },
  ]);
}

export async function insertComment(
  tx: Tx,
  comment: {
    reportId: number;
    section: string;
    text: string;
    at: Temporal.Instant;
    accountId: number | null;
  },
): Promise<void> {
  await tx.insertInto('reportComment').values(comment).execute();
}

export async function readComments(db: Queries, reportId: number): Promise<CommentRow[]> {
  const rows = await db
    .selectFrom('reportComment')
    .leftJoin('account', 'account.id', 'reportComment.accountId')
    .select(['reportComment.id', 'section', 'text', 'at', 'account.fullName'])
    .where('reportId', '=', reportId)
    .orderBy('reportComment.id')
    .execute();
  return rows.map(({ fullName, ...row }) => ({ ...row, by: fullName ?? '' }));
}
