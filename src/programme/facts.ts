import type { Tx } from '../kernel/database.ts';
import type { SteeringDocument, Target, Task } from './lives.ts';
import type { Day } from './schema.ts';

/** What a thing adds to figures while it is so. */
export type Fact = {
  readonly kind: 'task' | 'target' | 'document';
  readonly subjectId: number;
  readonly agencyId: number | null;
  readonly area: string;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
};

/** A task counts while its plan is published and it stands in it; it is done once that has been confirmed. */
export function taskFact({ id, fields, own }: Task, isPublished: boolean): Fact | null {
  if (!isPublished || own.standing === 'dropped') return null;
  const { ownerId: agencyId, area, dueOn } = fields;
  const doneOn = own.standing === 'done' ? own.doneOn : null;
  return { kind: 'task', subjectId: id, agencyId, area, dueOn, doneOn };
}

export function targetFact({ id, fields, own }: Target, isPublished: boolean): Fact | null {
  if (!isPublished || own.dropped !== null) return null;
  const { ownerId: agencyId, area, dueOn } = fields;
  return { kind: 'target', subjectId: id, agencyId, area, dueOn, doneOn: null };
}

/** A document counts on the day of its issue. */
export function documentFact({ id, fields, own }: SteeringDocument): Fact | null {
  if (own.withdrawn !== null) return null;
  const { area, issuedOn: dueOn } = fields;
  return { kind: 'document', subjectId: id, agencyId: null, area, dueOn, doneOn: null };
}

/** Takes back what no longer holds and adds what now does. */
export async function writeFact(
  tx: Tx,
  before: Fact | null,
  after: Fact | null,
  at: Temporal.Instant,
): Promise<void> {
  const rows = factRows(before, after, at);
  if (rows.length > 0) await tx.insertInto('programmeFact').values(rows).execute();
}

/** The signed rows that lead from one fact to the next. */
export function factRows(before: Fact | null, after: Fact | null, at: Temporal.Instant) {
  if (before !== null && after !== null && isSame(before, after)) return [];
  return [
    ...(before === null ? [] : [rowOf(before, -1, at)]),
    ...(after === null ? [] : [rowOf(after, 1, at)]),
  ];
}

function isSame(one: Fact, other: Fact): boolean {
  return (['kind', 'subjectId', 'agencyId', 'area', 'dueOn', 'doneOn'] as const).every(
    (field) => one[field] === other[field],
  );
}

function rowOf({ dueOn, doneOn, ...fact }: Fact, weight: 1 | -1, recordedAt: Temporal.Instant) {
  return {
    ...fact,
    weight,
    recordedAt,
    dueOn: Temporal.PlainDate.from(dueOn),
    doneOn: doneOn === null ? null : Temporal.PlainDate.from(doneOn),
  };
}
