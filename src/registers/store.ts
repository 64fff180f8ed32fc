import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, emptyChain, readEvents, type ChainedEvent } from '../kernel/events.ts';
import { fold } from '../kernel/messages.ts';
import { factsBetween, writeFacts } from './facts.ts';
import { apply, isCounted, replay } from './life.ts';
import type { Place } from './lookups.ts';
import type { Register, Row, RowEvent } from './schema.ts';

/** An event with who did it and when. */
export type Told = RowEvent & { readonly actorId: number | null; readonly at: Temporal.Instant };
/** A row that begins, with all that has happened to it so far. */
export type Begun = { readonly events: readonly [Told, ...Told[]] };

export const subjectKind = ({ code }: Pick<Register, 'code'>): string => `register:${code}`;

/** A row and its events, as they were recorded before `known`; null when there is none. */
export async function readHistory(
  db: Queries,
  register: Register,
  id: number,
  known?: Temporal.Instant,
): Promise<{ row: Row; events: readonly ChainedEvent[] } | null> {
  const all = await readEvents(db, subjectKind(register), id);
  const events =
    known === undefined
      ? all
      : all.filter(({ recordedAt }) => Temporal.Instant.compare(recordedAt, known) < 0);
  const row = replay(id, events.map(rowEventOf));
  return row === null ? null : { row, events };
}

/** The event as this room wrote it. */
export function rowEventOf({
  kind,
  data,
  actorId,
}: ChainedEvent): RowEvent & { readonly actorId: number | null } {
  return { kind, data, actorId } as RowEvent & { readonly actorId: number | null };
}

/** Locks a row until the transaction ends; false when there is none. */
export async function lockRow(tx: Tx, { code }: Register, id: number): Promise<boolean> {
  const found = await tx
    .selectFrom('registerRow')
    .select('id')
    .where('id', '=', id)
    .where('register', '=', code)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

const rowsAtOnce = 2000;

/** Writes new rows with their events, projection and facts; gives their ids in order. */
export async function beginRows(
  tx: Tx,
  register: Register,
  begun: readonly Begun[],
  places: ReadonlyMap<number, Place>,
): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < begun.length; from += rowsAtOnce)
    ids.push(...(await beginSome(tx, register, begun.slice(from, from + rowsAtOnce), places)));
  return ids;
}

async function beginSome(
  tx: Tx,
  register: Register,
  begun: readonly Begun[],
  places: ReadonlyMap<number, Place>,
): Promise<number[]> {
  const { rows: reserved } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('register_row', 'id')) as id from generate_series(1, ${begun.length}::int)`.execute(
    tx,
  );
  const made = begun.map(({ events }, index) => {
    const id = reserved[index]?.id ?? 0;
    return { id, events, ...tell(register, id, events) };
  });
  await tx
    .insertInto('registerRow')
    .values(
      made.map(({ row, events }) => ({
        id: row.id,
        ...projected(register, row, places),
        register: register.code,
        authorId: row.authorId,
        importId: row.importId,
        createdAt: events[0].at,
        updatedAt: events.at(-1)?.at ?? events[0].at,
      })),
    )
    .execute();
  const chained = made.flatMap(({ id, events }) =>
    chain({ kind: subjectKind(register), id }, emptyChain, events.map(draftOf)),
  );
  for (let from = 0; from < chained.length; from += rowsAtOnce)
    await tx
      .insertInto('event')
      .values(
        chained
          .slice(from, from + rowsAtOnce)
          .map((event) => ({ ...event, data: JSON.stringify(event.data) })),
      )
      .execute();
  await writeFacts(
    tx,
    made.flatMap(({ facts }) => facts),
  );
  return made.map(({ id }) => id);
}

/** A new row's state and facts after all its events. */
function tell(register: Register, id: number, events: Begun['events']) {
  let row: Row | null = null;
  const facts = events.flatMap((event) => {
    const before: Row | null = row;
    const next: Row = apply(id, before, event);
    row = before === null ? { ...next, authorId: event.actorId } : next;
    return factsBetween(register.code, before, row, event.at);
  });
  if (row === null) throw new RangeError('a row begins with an event');
  return { row: row as Row, facts };
}

/** Appends to a row's chain and projects it. The caller holds the row's lock. */
export async function continueRow(
  tx: Tx,
  register: Register,
  before: { readonly row: Row; readonly events: readonly ChainedEvent[] },
  told: readonly Told[],
  places: ReadonlyMap<number, Place>,
): Promise<Row> {
  const [first] = told;
  const last = before.events.at(-1);
  if (first === undefined || last === undefined) return before.row;
  const subject = { kind: subjectKind(register), id: before.row.id };
  const events = chain(subject, { number: last.number, hash: last.hash }, told.map(draftOf));
  await tx
    .insertInto('event')
    .values(events.map((event) => ({ ...event, data: JSON.stringify(event.data) })))
    .execute();
  let { row } = before;
  const facts = told.flatMap((event) => {
    const earlier = row;
    row = apply(row.id, row, event);
    return factsBetween(register.code, earlier, row, event.at);
  });
  await tx
    .updateTable('registerRow')
    .set({ ...projected(register, row, places), updatedAt: told.at(-1)?.at ?? first.at })
    .where('id', '=', row.id)
    .execute();
  await writeFacts(tx, facts);
  return row;
}

function draftOf({ kind, data, actorId, at }: Told) {
  return { kind, data, actorId, happenedAt: at, recordedAt: at };
}

function projected(register: Register, row: Row, places: ReadonlyMap<number, Place>) {
  const onDay = row.values[register.on];
  return {
    agencyId: row.agencyId,
    state: row.state,
    onDay: typeof onDay === 'string' ? Temporal.PlainDate.from(onDay) : null,
    data: JSON.stringify(row.values),
    numbers: JSON.stringify(numbersOf(register, row)),
    uniqueKey: isCounted(row) ? uniqueKey(register, row) : null,
    assigneeId: row.assigneeId,
    version: row.version,
    isRemoved: row.isRemoved,
    search: sql<string>`to_tsvector('simple', ${searchWords(register, row, places)})`,
  };
}

function numbersOf({ columns }: Register, { values }: Row) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => columns[name]?.kind === 'number'));
}

/** What no other row may have; null where the register asks for nothing, or something of it is not filled. */
export function uniqueKey({ unique }: Register, { values }: Pick<Row, 'values'>): string | null {
  if (unique === undefined) return null;
  const parts = unique.map((name) => values[name]);
  if (parts.some((part) => part === undefined)) return null;
  return JSON.stringify(parts.map((part) => (typeof part === 'string' ? fold(part) : part)));
}

/** Everything of a row that a search finds, in words of letters and figures alone. */
function searchWords({ columns }: Register, row: Row, places: ReadonlyMap<number, Place>): string {
  const texts = Object.entries(columns).flatMap(([name, column]) => {
    const value = row.values[name];
    if (value === undefined) return [];
    if (column.kind === 'text') return [String(value)];
    if (column.kind === 'choice') return [column.choices[String(value)]?.vi ?? ''];
    if (column.kind !== 'agency') return [];
    const place = places.get(Number(value));
    return place === undefined ? [] : [place.name, place.code];
  });
  return wordsOf(texts.join(' ')).join(' ').slice(0, 100_000);
}

/** Folded words of letters and figures, as they are kept and looked for. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}
