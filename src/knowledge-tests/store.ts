import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, emptyChain, readEvents, type ChainedEvent } from '../kernel/events.ts';
import { fold } from '../kernel/messages.ts';
import type { By } from './by.ts';
import { applySitting, applyTest, type SittingEvent, type TestEvent } from './rules.ts';
import type { Question, QuestionState, Result, Sitting, Test } from './schema.ts';

export const kinds = {
  question: 'knowledge-question',
  test: 'knowledge-test',
  sitting: 'knowledge-sitting',
} as const;
export type Happened = {
  readonly kind: string;
  readonly data: unknown;
  readonly actorId: number | null;
  readonly at: Temporal.Instant;
};

export const byWhom = ({ actor, at }: By) => ({
  actorId: actor.kind === 'staff' ? actor.accountId : null,
  at,
});

/** Ids from the sequence of a table, because the first event of a subject names it. */
export async function reserve(
  tx: Tx,
  table: 'knowledge_question' | 'knowledge_test' | 'knowledge_sitting',
  count: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::int)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

const rowsAtOnce = 2000;

/** Appends to chains: of new subjects, or of one whose events so far are given. */
export async function appendChains(
  tx: Tx,
  kind: string,
  subjects: readonly {
    readonly id: number;
    readonly events: readonly Happened[];
    readonly before?: readonly ChainedEvent[];
  }[],
): Promise<void> {
  const rows = subjects.flatMap(({ id, events, before = [] }) => {
    const last = before.at(-1);
    const head = last === undefined ? emptyChain : { number: last.number, hash: last.hash };
    const drafts = events.map(({ at, ...event }) => ({ ...event, happenedAt: at, recordedAt: at }));
    return chain({ kind, id }, head, drafts);
  });
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('event')
      .values(
        rows.slice(from, from + rowsAtOnce).map((event) => ({ ...event, data: JSON.stringify(event.data) })),
      )
      .execute();
}

/** A row of the bank. */
export type Kept = {
  readonly id: number;
  readonly version: number;
  readonly state: QuestionState;
  readonly question: Question;
};

export function questionRow({ id, version, state, question }: Kept) {
  const { topic, difficulty, text, options } = question;
  const words = fold([text, ...options].join(' '));
  return { id, topic, difficulty, state, words, version, data: JSON.stringify(question) };
}

export function testRow({ id, version, state, fields, pool }: Test) {
  return {
    id,
    subject: fields.subject,
    state,
    opensAt: Temporal.Instant.from(fields.opensAt),
    closesAt: Temporal.Instant.from(fields.closesAt),
    version,
    data: JSON.stringify({ fields, pool }),
  };
}

/** A test from its row, which is what its events give. */
export function testOf({
  id,
  version,
  state,
  data,
}: {
  id: number;
  version: number;
  state: string;
  data: unknown;
}): Test {
  const { fields, pool } = data as Pick<Test, 'fields' | 'pool'>;
  return { id, version, state: state as Test['state'], fields, pool };
}

export async function findTest(db: Queries, id: number, lock = false): Promise<Test | null> {
  const row = await db
    .selectFrom('knowledgeTest')
    .select(['id', 'version', 'state', 'data'])
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : testOf(row);
}

export function replayTest(id: number, events: readonly ChainedEvent[]): Test | null {
  let test: Test | null = null;
  for (const { kind, data } of events) test = applyTest(id, test, { kind, data } as TestEvent);
  return test;
}

export function replaySitting(id: number, events: readonly ChainedEvent[]): Sitting | null {
  let sitting: Sitting | null = null;
  for (const { kind, data, happenedAt } of events)
    sitting = applySitting(id, sitting, { kind, data } as SittingEvent, happenedAt);
  return sitting;
}

/** A sitting from its events, held for this transaction. */
export async function holdSitting(
  tx: Tx,
  id: number,
): Promise<{ sitting: Sitting; events: ChainedEvent[] } | null> {
  const row = await tx
    .selectFrom('knowledgeSitting')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const events = await readEvents(tx, kinds.sitting, id);
  const sitting = replaySitting(id, events);
  return sitting === null ? null : { sitting, events };
}

/** What of a sitting's row follows from its events. */
export function sittingChanges({ version, endedAt, answers, result }: Sitting, code: string | null) {
  return {
    version,
    state: endedAt === null ? 'open' : 'ended',
    endedAt,
    marks: result?.marks ?? null,
    isPassed: result?.isPassed ?? null,
    code,
    data: JSON.stringify({ answers, result }),
  };
}

export type SittingRow = {
  readonly id: number;
  readonly testId: number;
  readonly accountId: number | null;
  readonly person: string;
  readonly agencyId: number;
  readonly attempt: number;
  readonly state: string;
  readonly startedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly seed: number;
  readonly marks: number | null;
  readonly isPassed: boolean | null;
  readonly code: string | null;
  readonly answers: Sitting['answers'];
  readonly result: Result | null;
};

export async function readSittings(
  db: Queries,
  where: {
    readonly testId?: number;
    readonly accountId?: number;
    readonly id?: number;
    readonly code?: string;
  },
): Promise<SittingRow[]> {
  const rows = await db
    .selectFrom('knowledgeSitting')
    .selectAll()
    .$if(where.testId !== undefined, (query) => query.where('testId', '=', where.testId ?? 0))
    .$if(where.accountId !== undefined, (query) => query.where('accountId', '=', where.accountId ?? 0))
    .$if(where.id !== undefined, (query) => query.where('id', '=', where.id ?? 0))
    .$if(where.code !== undefined, (query) => query.where('code', '=', where.code ?? ''))
    .orderBy('id')
    .execute();
  return rows.map(({ data, marks, version: _, ...row }) => {
    const { answers, result } = data as unknown as Pick<SittingRow, 'answers' | 'result'>;
    return { ...row, answers, result, marks: marks === null ? null : Number(marks) };
  });
}

export type Fact = {
  readonly sittingId: number;
  readonly agencyId: number;
  readonly subject: string;
  readonly onDay: Temporal.PlainDate;
  readonly isPassed: boolean;
};

export async function writeFacts(
  tx: Tx,
  facts: readonly (Fact & { readonly weight: 1 | -1; readonly recordedAt: Temporal.Instant })[],
): Promise<void> {
  for (let from = 0; from < facts.length; from += rowsAtOnce)
    await tx
      .insertInto('knowledgeFact')
      .values(facts.slice(from, from + rowsAtOnce))
      .execute();
}
