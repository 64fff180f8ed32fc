import { sql } from 'kysely';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Queries, Tx } from '../kernel/database.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { appendEvents, readEvents, type ChainedEvent } from '../kernel/events.ts';
import { factsOf, writeFacts } from './facts.ts';
import { apply, fold, type Examination, type ExaminationEvent, type Phase } from './life.ts';
import { getRules } from './rule-sets.ts';
import { type ExamKind } from './rule-schema.ts';

const subject = 'examination';

/** Who does something, and when. */
export type By = { readonly actor: Actor; readonly at: Temporal.Instant };

/** @throws Refused when there is none */
export async function getExamination(db: Queries, id: number): Promise<Examination> {
  const state = fold(id, await readEvents(db, subject, id));
  if (state === null) throw new Refused(notFound);
  return state;
}

/** The same, held against everybody else until the transaction ends. */
export async function holdExamination(tx: Tx, id: number): Promise<Examination> {
  await tx.selectFrom('examination').select('id').where('id', '=', id).forUpdate().execute();
  return getExamination(tx, id);
}

export function readHistory(db: Queries, id: number): Promise<ChainedEvent[]> {
  return readEvents(db, subject, id);
}

/** The next id of a table: an event names what it is about before the row is there. */
export async function newId(db: Queries, table: 'examination' | 'examination_appeal'): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id'))::int as id`.execute(db);
  return rows[0]?.id ?? 0;
}

export async function positionIds(db: Queries, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('examination_position', 'id'))::int as id
    from generate_series(1, ${count})`.execute(db);
  return rows.map(({ id }) => id);
}

export async function isCodeTaken(db: Queries, code: string, exceptId: number): Promise<boolean> {
  const row = await db
    .selectFrom('examination')
    .select('id')
    .where('code', '=', code)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Appends events and brings the rows up to them. Gives the new state. */
export async function record(
  tx: Tx,
  id: number,
  before: Examination | null,
  events: readonly ExaminationEvent[],
  by: By,
  ownerId: number,
): Promise<Examination> {
  const state = events.reduce<Examination | null>((one, event) => apply(id, one, event), before);
  if (state === null) throw new Error('an examination begins with its plan');
  if (events.length === 0) return state;
  const { fields, phase, version } = state;
  const row = {
    code: fields.code,
    kind: getRules(fields.rules).kind,
    rules: fields.rules,
    title: fields.title,
    phase,
    sitsOn: Temporal.PlainDate.from(fields.sitsOn),
    version,
    examiners: [...state.examiners],
  };
  if (before === null)
    await tx
      .insertInto('examination')
      .values({ id, ...row })
      .execute();
  else await tx.updateTable('examination').set(row).where('id', '=', id).execute();
  await recordPositions(tx, before, state);
  const moment = { actorId: actorId(by.actor), happenedAt: by.at, recordedAt: by.at };
  await appendEvents(
    tx,
    { kind: subject, id },
    events.map(({ kind, data }) => ({ kind, data, ...moment })),
  );
  await writeFacts(tx, factsOf(before, ownerId), factsOf(state, ownerId), by.at);
  return state;
}

async function recordPositions(
  tx: Tx,
  before: Examination | null,
  { id: examinationId, positions }: Examination,
) {
  const known = new Map((before?.positions ?? []).map((one) => [one.id, one]));
  const changed = positions.filter((one) => known.get(one.id) !== one);
  if (changed.length === 0) return;
  const rows = changed.map(({ id, agencyId, title, grade, quota, state }) => ({
    id,
    examinationId,
    agencyId,
    title,
    grade,
    quota,
    state,
  }));
  await tx
    .insertInto('examinationPosition')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        agencyId: eb.ref('excluded.agencyId'),
        quota: eb.ref('excluded.quota'),
        state: eb.ref('excluded.state'),
      })),
    )
    .execute();
}

export type ListedExamination = {
  readonly id: number;
  readonly code: string;
  readonly kind: ExamKind;
  readonly title: string;
  readonly phase: Phase;
  readonly sitsOn: Temporal.PlainDate;
  readonly quota: number;
  readonly candidates: number;
  readonly examiners: readonly number[];
};

/** Newest first, of some phases. */
export async function listExaminations(
  db: Queries,
  phases: readonly Phase[],
  kind?: ExamKind,
): Promise<ListedExamination[]> {
  const rows = await db
    .selectFrom('examination')
    .select(({ selectFrom }) => [
      'id',
      'code',
      'kind',
      'title',
      'phase',
      'sitsOn',
      'examiners',
      selectFrom('examinationPosition')
        .select(({ fn }) => fn.coalesce(fn.sum<string>('quota'), sql<string>`0`).as('n'))
        .whereRef('examinationPosition.examinationId', '=', 'examination.id')
        .where('state', '=', 'approved')
        .as('quota'),
      selectFrom('examinationCandidate')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .whereRef('examinationCandidate.examinationId', '=', 'examination.id')
        .where('state', '<>', 'withdrawn')
        .as('candidates'),
    ])
    .where('phase', 'in', [...phases])
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('sitsOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as ExamKind,
    phase: row.phase as Phase,
    quota: Number(row.quota ?? 0),
    candidates: Number(row.candidates ?? 0),
  }));
}
