import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { Queries } from './database.ts';

/** What happened to a subject, before it is chained to what happened before. Data is plain JSON. */
export type EventDraft = {
  readonly kind: string;
  readonly data: unknown;
  readonly actorId: number | null;
  /** When it happened; may lie before `recordedAt` for work done while the line was down. */
  readonly happenedAt: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
};

/** An event in its chain: `hash` is SHA-256 over its canonical JSON (RFC 8785), the previous hash included. */
export type ChainedEvent = EventDraft & {
  readonly subjectKind: string;
  readonly subjectId: number;
  /** 1, 2, 3 … within its subject. */
  readonly number: number;
  readonly previousHash: Buffer | null;
  readonly hash: Buffer;
};

/** Where a subject's chain stands: number and hash of its last event. */
export type ChainHead = { readonly number: number; readonly hash: Buffer | null };

export const emptyChain: ChainHead = { number: 0, hash: null };

/** Chains drafts to a subject's head. */
export function chain(
  subject: { kind: string; id: number },
  head: ChainHead,
  drafts: readonly EventDraft[],
): ChainedEvent[] {
  let { number, hash } = head;
  return drafts.map((draft) => {
    number += 1;
    const link = { ...draft, subjectKind: subject.kind, subjectId: subject.id, number, previousHash: hash };
    hash = eventHash(link);
    return { ...link, hash };
  });
}

/** The hash that an event must carry. */
export function eventHash(event: Omit<ChainedEvent, 'hash'>): Buffer {
  const text = canonicalize({
    subject: `${event.subjectKind}/${event.subjectId}`,
    number: event.number,
    kind: event.kind,
    data: event.data,
    actor: event.actorId,
    happenedAt: event.happenedAt.epochMilliseconds,
    recordedAt: event.recordedAt.epochMilliseconds,
    previous: event.previousHash?.toString('hex') ?? null,
  });
  if (text === undefined) throw new TypeError('an event must be plain JSON');
  return createHash('sha256').update(text).digest();
}

/** All events of one subject, in order. */
export async function readEvents(
  db: Queries,
  subjectKind: string,
  subjectId: number,
): Promise<ChainedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', '=', subjectId)
    .orderBy('number')
    .execute();
  return rows.map(({ seq: _, ...row }) => row);
}

/** Appends to one subject's chain, inside the caller's transaction. Two writers at once: the second fails on the key. */
export async function appendEvents(
  db: Queries,
  subject: { kind: string; id: number },
  drafts: readonly EventDraft[],
): Promise<ChainedEvent[]> {
  const last = await db
    .selectFrom('event')
    .select(['number', 'hash'])
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const events = chain(subject, last ?? emptyChain, drafts);
  await insertEvents(db, events);
  return events;
}

/** Writes events that were chained before, of any number of subjects: one statement with one parameter. */
export async function insertEvents(db: Queries, events: readonly ChainedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    subject: event.subjectKind,
    id: event.subjectId,
    number: event.number,
    kind: event.kind,
    data: event.data,
    actor: event.actorId,
    happened: event.happenedAt.toString(),
    recorded: event.recordedAt.toString(),
    previous: event.previousHash?.toString('hex') ?? null,
    hash: event.hash.toString('hex'),
  }));
  await sql`insert into event
      (subject_kind, subject_id, number, kind, data, actor_id, happened_at, recorded_at, previous_hash, hash)
    select subject, id, number, kind, coalesce(data, 'null'), actor, happened, recorded, decode(previous, 'hex'), decode(hash, 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (subject text, id bigint, number int, kind text,
      data jsonb, actor int, happened timestamptz, recorded timestamptz, previous text, hash text)`.execute(
    db,
  );
}
