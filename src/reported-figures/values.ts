import type { Indicators } from '../indicators/indicators.ts';
import type { Parts, Question } from '../indicators/schema.ts';
import { can, covers, type Actor } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { Rooms } from './acting.ts';
import { readReportedFigures, seesValuesAbout } from './permissions.ts';
import type { Asked } from './schema.ts';
import { formsAbout, readNames } from './store.ts';

/** A value as it was recorded. */
export type RecordedValue = {
  readonly id: number;
  readonly value: number;
  readonly parts: Parts | null;
  readonly note: string;
  readonly hasEvidence: boolean;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: string;
  /** The agency that answers for it. */
  readonly by: string;
};

/** What is reported about one agency (null: the whole city), and what it was before. */
export type ValueLine = {
  readonly about: string | null;
  readonly standing: RecordedValue;
  readonly earlier: readonly RecordedValue[];
  /** The form in which it was given, when this actor may open it. */
  readonly formId: number | null;
};

/** An indicator with what was reported of it; a share or sum is followed by the indicators it rests on. */
export type ReportedLines = { readonly asked: Asked; readonly lines: readonly ValueLine[] };

/**
 * The reported values behind a figure: of the indicator itself and of those it is made of, for exactly the question's
 * period, as known on its as-of day, with what each was before; of the agencies that the actor sees. @throws Refused for an indicator that does not exist
 */
export async function reportedLines(
  rooms: Rooms,
  actor: Actor,
  code: string,
  question: Question,
): Promise<ReportedLines[]> {
  const { house, indicators } = rooms;
  if (indicators.find(code) === undefined) throw new Refused(notFound);
  return Promise.all(
    madeOf(indicators, code).map(async (asked) => ({
      asked,
      lines: await linesOf(house.db, rooms, actor, asked.code, question),
    })),
  );
}

/** The evidence of a recorded value, for those who may see the figures of the agency that gave it. */
export async function findEvidence(
  db: Queries,
  actor: Actor,
  valueId: number,
): Promise<{ hash: string; mediaType: string } | undefined> {
  const row = await db
    .selectFrom('reportedValue')
    .innerJoin('file', 'file.hash', 'reportedValue.evidence')
    .select(['file.hash', 'file.mediaType', 'reportedValue.byAgencyId'])
    .where('reportedValue.id', '=', valueId)
    .executeTakeFirst();
  return row !== undefined && covers(can(actor, readReportedFigures), row.byAgencyId) ? row : undefined;
}

function madeOf(indicators: Indicators, code: string): Asked[] {
  const found = new Map<string, Asked>();
  const walk = (one: string): void => {
    const indicator = indicators.find(one);
    if (indicator === undefined || found.has(one)) return;
    const { title, unit, from } = indicator;
    found.set(one, { code: one, title, unit });
    if (from.kind === 'ratio') [from.part, from.whole].forEach(walk);
    if (from.kind === 'sum') from.of.forEach((term) => walk(term.replace(/^-/, '')));
  };
  walk(code);
  return [...found.values()];
}

async function linesOf(
  db: Queries,
  { organization }: Rooms,
  actor: Actor,
  code: string,
  { period, asOf, where = {} }: Question,
): Promise<ValueLine[]> {
  const known = asOf?.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const rows = await db
    .selectFrom('reportedValue')
    .selectAll()
    .where('indicator', '=', code)
    .where('periodFrom', '=', period.from)
    .where('periodTo', '=', period.to)
    .$if(known !== undefined, (query) => query.where('recordedAt', '<', known ?? null))
    .orderBy('id', 'desc')
    .execute();
  const wanted = where.agencyIds;
  const shown = rows.filter(
    ({ aboutAgencyId: id }) =>
      seesValuesAbout(actor, id) && (wanted === undefined || (id !== null && wanted.includes(id))),
  );
  const [names, forms] = await Promise.all([
    readNames(
      db,
      shown.map(({ recordedBy }) => recordedBy),
    ),
    formsAbout(db, code, period),
  ]);
  const formOf = new Map(forms.map(({ id, agencyId }) => [agencyId, id]));
  const answer = can(actor, readReportedFigures);
  const lines = [...Map.groupBy(shown, ({ aboutAgencyId }) => aboutAgencyId)].map(([about, history]) => {
    const values = history.map((row): RecordedValue => ({
      id: row.id,
      value: Number(row.value),
      parts:
        row.numerator === null || row.denominator === null
          ? null
          : { numerator: Number(row.numerator), denominator: Number(row.denominator) },
      note: row.note,
      hasEvidence: row.evidence !== null && covers(answer, row.byAgencyId),
      recordedAt: row.recordedAt,
      recordedBy: names.get(row.recordedBy ?? 0) ?? '',
      by: organization.getAgency(row.byAgencyId).name,
    }));
    const [standing, ...earlier] = values;
    if (standing === undefined) throw new Error('a group has a row');
    return {
      about: about === null ? null : organization.getAgency(about).name,
      code: about === null ? '' : organization.getAgency(about).code,
      standing,
      earlier,
      formId: about !== null && covers(answer, about) ? (formOf.get(about) ?? null) : null,
    };
  });
  return lines.toSorted((one, other) => collator.compare(one.code, other.code));
}

const collator = new Intl.Collator('vi', { numeric: true });
