import type { Queries, Tx } from '../kernel/database.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { appendEvents, readEvents, type ChainedEvent } from '../kernel/events.ts';
import { apply, type Reorganization } from './life.ts';
import { ReorganizationEvent, type State } from './schema.ts';

const subject = 'reorganization';

/** A line of the list of plans. */
export type Listed = {
  readonly id: number;
  readonly title: string;
  readonly effectiveOn: Temporal.PlainDate | null;
  readonly state: string;
  readonly decision: string;
  readonly operations: number;
  readonly carriedOutAt: Temporal.Instant | null;
};

export async function listReorganizations(db: Queries): Promise<Listed[]> {
  return db
    .selectFrom('reorganization')
    .select(['id', 'title', 'effectiveOn', 'state', 'decision', 'operations', 'carriedOutAt'])
    .orderBy('effectiveOn', (order) => order.desc().nullsFirst())
    .orderBy('id', 'desc')
    .execute();
}

/** An event with the name of who did it. */
export type Moment = {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly event: ReorganizationEvent;
};

export async function readReorganization(
  db: Queries,
  id: number,
): Promise<{ reorganization: Reorganization; moments: Moment[] }> {
  const events = await readEvents(db, subject, id);
  const reorganization = replay(id, events);
  if (reorganization === null) throw new Refused(notFound);
  const actors = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
  const people =
    actors.length === 0
      ? []
      : await db.selectFrom('account').select(['id', 'fullName']).where('id', 'in', actors).execute();
  const nameOf = new Map(people.map(({ id: person, fullName }) => [person, fullName]));
  const moments = events.map(({ number, happenedAt, actorId, kind, data }) => ({
    number,
    at: happenedAt,
    by: nameOf.get(actorId ?? 0) ?? '',
    event: ReorganizationEvent.parse({ kind, data }),
  }));
  return { reorganization, moments };
}

/** The plan that its events give. */
export function replay(
  id: number,
  events: readonly Pick<ChainedEvent, 'kind' | 'data' | 'number'>[],
): Reorganization | null {
  return events.reduce<Reorganization | null>(
    (before, { kind, data, number }) =>
      apply(before, ReorganizationEvent.parse({ kind, data }), { id, number }),
    null,
  );
}

export async function insertReorganization(tx: Tx, createdAt: Temporal.Instant): Promise<number> {
  const { id } = await tx
    .insertInto('reorganization')
    .values({ title: '', state: 'draft', operations: 0, version: 0, createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Holds the plan for this transaction. */
export async function holdReorganization(tx: Tx, id: number): Promise<Reorganization> {
  await tx.selectFrom('reorganization').select('id').where('id', '=', id).forUpdate().execute();
  return (await readReorganization(tx, id)).reorganization;
}

/** Appends an event and projects the row. */
export async function record(
  tx: Tx,
  id: number,
  before: Reorganization | null,
  { kind, data }: ReorganizationEvent,
  by: { readonly actorId: number | null; readonly at: Temporal.Instant },
): Promise<Reorganization> {
  const draft = { kind, data, actorId: by.actorId, happenedAt: by.at, recordedAt: by.at };
  const [event] = await appendEvents(tx, { kind: subject, id }, [draft]);
  const after = apply(before, ReorganizationEvent.parse({ kind, data }), { id, number: event?.number ?? 0 });
  await tx
    .updateTable('reorganization')
    .set({ ...rowOf(after), ...(kind === 'carried-out' ? { carriedOutAt: by.at } : {}) })
    .where('id', '=', id)
    .execute();
  return after;
}

/** What the row must hold by the events. */
export function rowOf({ plan, state, version }: Reorganization) {
  const written: State = state;
  return {
    title: plan.title,
    effectiveOn: plan.effectiveOn === '' ? null : Temporal.PlainDate.from(plan.effectiveOn),
    state: written,
    decision: plan.decision.number,
    operations: plan.operations.length,
    version,
  };
}
