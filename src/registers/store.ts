import { sql } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, emptyChain, insertEvents, readEvents, type ChainedEvent } from '../kernel/events.ts';
import { fold } from '../kernel/messages.ts';
import { factsBetween, writeFacts } from './facts.ts';
import { apply, isCounted, replay } from './life.ts';
import type { Place } from './lookups.ts';
import type { Register, Row, RowEvent } from './schema.ts';
import { markChanged } from './totals.ts';
import { ensureSlots, figuresIn, keysIn, type Slots } from './slots.ts';

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
  const slots = await ensureSlots(tx, register);
  await insertRows(
    tx,
    register,
    made.map(({ row, events }) => ({
      ...projected(register, row, places, slots),
      id: row.id,
      author_id: row.authorId,
      import_id: row.importId,
      created_at: events[0].at.toString(),
      updated_at: (events.at(-1) ?? events[0]).at.toString(),
    })),
  );
  await markChanged(tx, register);
  const chained = made.flatMap(({ id, events }) =>
    chain({ kind: subjectKind(register), id }, emptyChain, events.map(draftOf)),
  );
  await insertEvents(tx, chained);
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
  await insertEvents(tx, events);
  let { row } = before;
  const facts = told.flatMap((event) => {
    const earlier = row;
    row = apply(row.id, row, event);
    return factsBetween(register.code, earlier, row, event.at);
  });
  const slots = await ensureSlots(tx, register);
  const is = projected(register, row, places, slots);
  await sql`update register_row set agency_id = ${is.agency_id}, state = ${is.state}, on_day = ${is.on_day},
      data = ${JSON.stringify(is.data)}, figures = ${is.figures}::float8[], keys = ${is.keys}::text[],
      unique_key = ${is.unique_key}, assignee_id = ${is.assignee_id}, version = ${is.version},
      is_removed = ${is.is_removed}, search = to_tsvector('simple', ${is.search}),
      updated_at = ${told.at(-1)?.at ?? first.at}
    where id = ${row.id}`.execute(tx);
  await markChanged(tx, register);
  await writeFacts(tx, facts);
  return row;
}

function draftOf({ kind, data, actorId, at }: Told) {
  return { kind, data, actorId, happenedAt: at, recordedAt: at };
}

/** The columns that change with a row. */
function projected(register: Register, row: Row, places: ReadonlyMap<number, Place>, slots: Slots) {
  const onDay = row.values[register.on];
  return {
    agency_id: row.agencyId,
    state: row.state,
    on_day: typeof onDay === 'string' ? onDay : null,
    data: row.values,
    figures: figuresIn(slots, row.values),
    keys: keysIn(slots, register, row.values),
    unique_key: isCounted(row) ? uniqueKey(register, row) : null,
    assignee_id: row.assigneeId,
    version: row.version,
    is_removed: row.isRemoved,
    search: searchWords(register, row, places),
  };
}

type NewRow = ReturnType<typeof projected> & {
  readonly id: number;
  readonly author_id: number | null;
  readonly import_id: number | null;
  readonly created_at: string;
  readonly updated_at: string;
};

/** One parameter, however many rows there are. */
async function insertRows(tx: Tx, { code }: Register, rows: readonly NewRow[]): Promise<void> {
  await sql`insert into register_row (id, register, agency_id, state, on_day, data, figures, keys, unique_key, assignee_id,
      author_id, import_id, version, created_at, updated_at, is_removed, search)
    select id, ${code}, agency_id, state, on_day, data, figures, keys, unique_key, assignee_id, author_id, import_id,
      version, created_at, updated_at, is_removed, to_tsvector('simple', search)
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id bigint, agency_id int, state text, on_day date,
      data jsonb, figures float8[], keys text[], unique_key text, assignee_id int, author_id int, import_id int,
      version int, created_at timestamptz, updated_at timestamptz, is_removed boolean, search text)`.execute(
    tx,
  );
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
