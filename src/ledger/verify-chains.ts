import { eventHash } from '../kernel/events.ts';
import { portions } from './cursor.ts';
import { nameOf, type Collector } from './problems.ts';
import type { Connection } from './store.ts';
import type { ProjectionOf, StoredEvent } from './verification.ts';
import { verifyRows, type Subject } from './verify-rows.ts';

const query = `
  select e.seq, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.number, e.kind, e.data,
    e.actor_id as "actorId", e.happened_at as "happenedAt", e.recorded_at as "recordedAt",
    e.previous_hash as "previousHash", e.hash, l.leaf_index as "leafIndex"
  from event e left join ledger_leaf l using (subject_kind, subject_id, number)
  order by e.subject_kind, e.subject_id, e.number`;

/**
 * Every event by subject and number: its hash, its link, its number, its leaf; then the subject's row. `anchoredSeq`: up
 * to which `seq` every event must be in the tree. Gives how many events there are.
 */
export async function verifyChains(
  db: Connection,
  problems: Collector,
  anchoredSeq: number,
  projectionOf?: ProjectionOf,
): Promise<number> {
  const leafCount = await countLeaves(db);
  let count = 0;
  let events: StoredEvent[] = [];
  let subjects: Subject[] = [];
  const endSubject = (): void => {
    const [first] = events;
    if (first !== undefined) subjects.push({ kind: first.subjectKind, id: first.subjectId, events });
    events = [];
  };
  for await (const rows of portions<Omit<StoredEvent, 'place'>>(db, 'chains', query)) {
    count += rows.length;
    for (const row of rows) {
      if (events[0]?.subjectKind !== row.subjectKind || events[0].subjectId !== row.subjectId) endSubject();
      const before = events.at(-1);
      const isSurplus = row.leafIndex === null && row.seq <= anchoredSeq;
      const event = {
        ...row,
        place: isSurplus ? (before?.place ?? -1) + 0.5 : (row.leafIndex ?? leafCount + row.seq),
      };
      verifyLink(problems, before, event);
      if (isSurplus) problems.add({ fault: 'not-anchored', place: event.place, event: nameOf(event) });
      if (event.subjectKind !== 'dossier') events = []; // only dossiers have rows, for which all events are needed
      events.push(event);
    }
    await verifyRows(db, problems, subjects, projectionOf);
    subjects = [];
  }
  endSubject();
  await verifyRows(db, problems, subjects, projectionOf);
  await findRowsWithoutEvents(db, problems);
  return count;
}

function verifyLink(problems: Collector, before: StoredEvent | undefined, event: StoredEvent): void {
  const expected = (before?.number ?? 0) + 1;
  const isNext = event.number === expected;
  if (!isNext) {
    const missing = { ...nameOf(event), number: expected, kind: null, seq: null };
    problems.add({ fault: 'event-missing', place: (before?.place ?? event.place - 1) + 0.5, event: missing });
  }
  if (!eventHash(event).equals(event.hash))
    problems.add({ fault: 'event-changed', place: event.place, event: nameOf(event) });
  else if (isNext && !isSame(event.previousHash, before?.hash ?? null))
    problems.add({ fault: 'chain-broken', place: event.place, event: nameOf(event) });
}

async function countLeaves(db: Connection): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select coalesce(max(leaf_index) + 1, 0) as count from ledger_leaf',
  );
  return rows[0]?.count ?? 0;
}

async function findRowsWithoutEvents(db: Connection, problems: Collector): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    `select id from dossier d where not exists
       (select 1 from event e where e.subject_kind = 'dossier' and e.subject_id = d.id)
     order by id limit 1000`,
  );
  for (const { id } of rows) {
    const event = { subjectKind: 'dossier', subjectId: id, number: 1, kind: null, seq: null };
    problems.add({ fault: 'events-missing', place: Number.MAX_SAFE_INTEGER, event });
  }
}

function isSame(left: Buffer | null, right: Buffer | null): boolean {
  return left === null || right === null ? left === right : left.equals(right);
}
