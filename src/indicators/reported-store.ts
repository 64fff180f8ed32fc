import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Parts, Period, ReportedValue, Unit } from './schema.ts';

/** A value to record; the newest for an indicator, agency and period stands. */
export type NewReportedValue = Omit<ReportedValue, 'id' | 'note' | 'evidence'> & {
  readonly note?: string;
  readonly evidence?: string | null;
  readonly recordedBy: number | null;
};

export async function insertReported(db: Queries, values: readonly NewReportedValue[]): Promise<void> {
  if (values.length === 0) return;
  await db
    .insertInto('reportedValue')
    .values(
      values.map((entry) => ({
        indicator: entry.indicator,
        aboutAgencyId: entry.aboutAgencyId,
        byAgencyId: entry.byAgencyId,
        periodFrom: entry.period.from,
        periodTo: entry.period.to,
        value: String(entry.value),
        numerator: entry.parts === null ? null : String(entry.parts.numerator),
        denominator: entry.parts === null ? null : String(entry.parts.denominator),
        note: entry.note ?? '',
        evidence: entry.evidence ?? null,
        recordedAt: entry.recordedAt,
        recordedBy: entry.recordedBy,
      })),
    )
    .execute();
}

/** The values that stand for these indicators and exactly these periods, as known at the end of `asOf`. */
export async function readReported(
  db: Queries,
  codes: readonly string[],
  periods: readonly Period[],
  asOf?: Temporal.PlainDate,
): Promise<ReportedValue[]> {
  if (codes.length === 0 || periods.length === 0) return [];
  const known = asOf?.add({ days: 1 }).toZonedDateTime(timeZone).toInstant() ?? null;
  const rows = await db
    .selectFrom('reportedValue')
    .selectAll()
    .distinctOn(['indicator', 'periodFrom', 'periodTo', 'aboutAgencyId'])
    .where('indicator', '=', sql<string>`any(${[...codes]})`)
    .where(({ eb, or }) =>
      or(periods.map(({ from, to }) => eb('periodFrom', '=', from).and('periodTo', '=', to))),
    )
    .$if(known !== null, (query) => query.where('recordedAt', '<', known))
    .orderBy('indicator')
    .orderBy('periodFrom')
    .orderBy('periodTo')
    .orderBy('aboutAgencyId')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    indicator: row.indicator,
    aboutAgencyId: row.aboutAgencyId,
    byAgencyId: row.byAgencyId,
    period: { from: row.periodFrom, to: row.periodTo },
    value: Number(row.value),
    parts: partsOf(row.numerator, row.denominator),
    note: row.note,
    evidence: row.evidence,
    recordedAt: row.recordedAt,
  }));
}

/** Those of them that are about one of the periods. */
export function reportedIn(values: readonly ReportedValue[], { from, to }: Period): ReportedValue[] {
  return values.filter(({ period }) => period.from.equals(from) && period.to.equals(to));
}

function partsOf(numerator: string | null, denominator: string | null): Parts | null {
  if (numerator === null || denominator === null) return null;
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/**
 * What the values of several agencies give together: counts and money add up, shares by their parts; null when nothing
 * can be said of them together (shares of which only the quotient is known).
 */
export function together(
  values: readonly ReportedValue[],
  unit: Unit,
): Pick<ReportedValue, 'value' | 'parts'> | null {
  const [first] = values;
  if (first === undefined) return null;
  if (values.length === 1) return { value: first.value, parts: first.parts };
  const parts = values.map((entry) => entry.parts);
  if (parts.every((entry) => entry !== null)) {
    const numerator = parts.reduce((sum, entry) => sum + entry.numerator, 0);
    const denominator = parts.reduce((sum, entry) => sum + entry.denominator, 0);
    return denominator === 0 ? null : { value: numerator / denominator, parts: { numerator, denominator } };
  }
  if (unit !== 'count' && unit !== 'money') return null;
  return { value: values.reduce((sum, entry) => sum + entry.value, 0), parts: null };
}
