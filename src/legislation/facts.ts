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
export function factRows(before: readonly Fact[], after: readonly Fact[], recordedAt: Temporal.Instant) {
  const left = before.map((fact) => ({ fact, words: JSON.stringify(fact) }));
  const added: Fact[] = [];
  for (const fact of after) {
    const words = JSON.stringify(fact);
    const at = left.findIndex((one) => one.words === words);
    if (at === -1) added.push(fact);
    else left.splice(at, 1);
  }
  return [
    ...left.map(({ fact }) => rowOf(fact, -1, recordedAt)),
    ...added.map((fact) => rowOf(fact, 1, recordedAt)),
  ];
}
export type FactRow = ReturnType<typeof factRows>[number];

function rowOf({ issuedOn, fromOn, toOn, ...fact }: Fact, weight: 1 | -1, recordedAt: Temporal.Instant) {
  return {
    ...fact,
    weight,
    recordedAt,
    issuedOn: Temporal.PlainDate.from(issuedOn),
    fromOn: Temporal.PlainDate.from(fromOn),
    toOn: toOn === null ? null : Temporal.PlainDate.from(toOn),
  };
}
