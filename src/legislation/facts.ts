import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import type { Course } from './effect.ts';
import type { LegalDocument } from './life.ts';
import type { Day } from './schema.ts';

/** What a document adds to figures while it is so. */
export type Fact = {
  readonly kind: 'document' | 'check' | 'review';
  readonly subjectId: number;
  readonly agencyId: number;
  readonly level: string;
  readonly documentKind: string;
  readonly body: string;
  readonly field: string;
  readonly detail: string;
  readonly issuedOn: Day;
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

type Counted = Pick<LegalDocument, 'id' | 'standing' | 'fields' | 'issue' | 'checks' | 'conclusions'>;

/** A document counts once it is issued: itself, each check of it, each conclusion on it. */
export function factsOf(
  { id, standing, fields, issue, checks, conclusions }: Counted,
  course: Course | null,
): readonly Fact[] {
  if (standing !== 'issued' || issue === null || course === null) return [];
  const { agencyId, level, kind: documentKind, body, field } = fields;
  const shared = {
    subjectId: id,
    agencyId,
    level,
    documentKind,
    body,
    field,
    issuedOn: issue.issuedOn,
  };
  return [
    { ...shared, kind: 'document', detail: '', fromOn: course.startsOn, toOn: course.endsOn },
    ...checks.map(({ faults, checkedOn, doneOn }) => ({
      ...shared,
      kind: 'check' as const,
      detail: faults.length === 0 ? 'fits' : 'faulty',
      fromOn: checkedOn,
      toOn: doneOn,
    })),
    ...conclusions.map(({ reviewKind, conclusion, on, doneOn }) => ({
      ...shared,
      kind: 'review' as const,
      detail: `${reviewKind}:${conclusion}`,
      fromOn: on,
      toOn: doneOn,
    })),
  ];
}

/** The signed rows that lead from what counted to what counts now. */
export function factRows(
  before: readonly Fact[],
  after: readonly Fact[],
  recordedAt: Temporal.Instant,
): readonly FactRow[] {
  const left = [...before];
  const added: Fact[] = [];
  for (const fact of after) {
    const at = left.findIndex((one) => isSame(one, fact));
    if (at === -1) added.push(fact);
    else left.splice(at, 1);
  }
  return [
    ...left.map((fact) => ({ ...fact, weight: -1 as const, recordedAt })),
    ...added.map((fact) => ({ ...fact, weight: 1 as const, recordedAt })),
  ];
}
export type FactRow = Fact & { readonly weight: 1 | -1; readonly recordedAt: Temporal.Instant };

const keys = [
  'toOn',
  'fromOn',
  'detail',
  'kind',
  'subjectId',
  'field',
  'issuedOn',
  'agencyId',
  'level',
  'documentKind',
  'body',
] as const satisfies readonly (keyof Fact)[];

function isSame(one: Fact, other: Fact): boolean {
  return keys.every((key) => one[key] === other[key]);
}

/** Writes any number of rows: one statement with one parameter. */
export async function insertFacts(tx: Tx, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map(({ recordedAt, ...row }) => ({ ...row, recordedAt: recordedAt.toString() }));
  await sql`insert into legal_fact
      (kind, subject_id, weight, recorded_at, agency_id, level, document_kind, body, field, detail, issued_on, from_on, to_on)
    select kind, "subjectId", weight, "recordedAt", "agencyId", level, "documentKind", body, field, detail, "issuedOn", "fromOn", "toOn"
    from json_to_recordset(${JSON.stringify(written)}::json) as row (kind text, "subjectId" int, weight smallint,
      "recordedAt" timestamptz, "agencyId" int, level text, "documentKind" text, body text, field text, detail text,
      "issuedOn" date, "fromOn" date, "toOn" date)`.execute(tx);
}
