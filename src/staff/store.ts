import { setImmediate } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { chain, emptyChain, readEvents, type ChainedEvent, type EventDraft } from '../kernel/events.ts';
import { apply, replay, staffSubject } from './life.ts';
import { factChanges, factsOf, spellRows, type Fact } from './projection.ts';
import type { Sealing } from './sealed.ts';
import type { Day, Person, Recorded, StaffEvent } from './schema.ts';

/** An event with who did it and when. */
export type Told = StaffEvent & { readonly actorId: number | null; readonly at: Temporal.Instant };

export function recordedOf({ kind, data, recordedAt }: ChainedEvent): Recorded {
  return { kind, data, recordedAt } as Recorded;
}

/** A record with its events, as recorded before `known`; null when there was none. */
export async function readRecord(
  db: Queries,
  id: number,
  known?: Temporal.Instant,
): Promise<{ person: Person; events: readonly ChainedEvent[] } | null> {
  const all = await readEvents(db, staffSubject, id);
  const events =
    known === undefined
      ? all
      : all.filter(({ recordedAt }) => Temporal.Instant.compare(recordedAt, known) < 0);
  const person = replay(id, events.map(recordedOf));
  return person === null ? null : { person, events };
}

/** Locks a record until the transaction ends. */
export async function lockPerson(tx: Tx, id: number): Promise<boolean> {
  const found = await tx
    .selectFrom('staffPerson')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

/** Appends to a record that has been locked, and writes its rows anew. */
export async function appendTold(
  tx: Tx,
  sealing: Sealing,
  before: { person: Person; events: readonly ChainedEvent[] },
  told: readonly Told[],
  today: Day,
): Promise<Person> {
  const last = before.events.at(-1);
  const head = last === undefined ? emptyChain : { number: last.number, hash: last.hash };
  const events = chain({ kind: staffSubject, id: before.person.id }, head, told.map(draftOf));
  let person = before.person;
  const facts: FactRow[] = [];
  for (const event of events) {
    const was = factsOf(person);
    person = apply(person.id, person, recordedOf(event));
    facts.push(...factRows(person.id, was, factsOf(person), event.recordedAt));
  }
  await insertEvents(events).execute(tx);
  await sql`update staff_person set account_id = ${person.accountId}, id_mark = ${markOf(person, sealing)},
      version = ${person.version}, waiting = ${waitingOf(person)} where id = ${person.id}`.execute(tx);
  await sql`delete from staff_spell where person_id = ${person.id}`.execute(tx);
  await insertSpells([person], today).execute(tx);
  await insertFacts(facts).execute(tx);
  return person;
}

/** Records that begin, each with all that has happened to it so far, in few statements; gives their ids in order. */
export async function beginPeople(
  tx: Tx,
  sealing: Sealing,
  begun: readonly (readonly Told[])[],
  today: Day,
): Promise<number[]> {
  const ids: number[] = [];
  const { rows: reserved } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('staff_person', 'id'))::int as id from generate_series(1, ${begun.length}::int)`.execute(
    tx,
  );
  let written: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < begun.length; from += peopleAtOnce) {
    const some = begun.slice(from, from + peopleAtOnce);
    const people: Person[] = [];
    const events: ChainedEvent[] = [];
    const facts: FactRow[] = [];
    for (const [index, told] of some.entries()) {
      // Lets the statement under way be sent and answered in between.
      if (index % 200 === 0) await setImmediate();
      const id = reserved[from + index]?.id ?? 0;
      let person: Person | null = null;
      let was: readonly Fact[] = [];
      for (const event of chain({ kind: staffSubject, id }, emptyChain, told.map(draftOf))) {
        person = apply(id, person, recordedOf(event));
        const is = factsOf(person);
        facts.push(...factRows(id, was, is, event.recordedAt));
        was = is;
        events.push(event);
      }
      if (person !== null) people.push(person);
      ids.push(id);
    }
    await written;
    // The database writes these while the next ones are thought through.
    written = writeAll(tx, sealing, people, events, facts, today);
    written.catch(() => undefined); // awaited above and below
  }
  await written;
  return ids;
}

/** Takes records back of which nothing else has happened than their opening, in few statements. */
export async function takeBack(tx: Tx, ids: readonly number[], event: Told): Promise<void> {
  for (let from = 0; from < ids.length; from += peopleAtOnce) {
    const some = ids.slice(from, from + peopleAtOnce);
    const { rows } = await sql<OpeningRow>`
      select subject_id::int as id, data, recorded_at as at, hash from event
      where subject_kind = ${staffSubject} and subject_id = any(${some}::bigint[]) and number = 1`.execute(
      tx,
    );
    const events: ChainedEvent[] = [];
    const facts: FactRow[] = [];
    for (const { id, data, at, hash } of rows) {
      const before = apply(id, null, { kind: 'opened', data, recordedAt: at });
      events.push(...chain({ kind: staffSubject, id }, { number: 1, hash }, [draftOf(event)]));
      facts.push(...factRows(id, factsOf(before), [], event.at));
    }
    await insertEvents(events).execute(tx);
    await insertFacts(facts).execute(tx);
    await sql`delete from staff_spell where person_id = any(${some}::int[])`.execute(tx);
    await sql`update staff_person set version = 2, account_id = null, id_mark = null where id = any(${some}::int[])`.execute(
      tx,
    );
  }
}

type OpeningRow = {
  readonly id: number;
  readonly data: Extract<StaffEvent, { kind: 'opened' }>['data'];
  readonly at: Temporal.Instant;
  readonly hash: Buffer;
};

/** So many at a time: large statements are few, and none holds the city's people twice. */
export const peopleAtOnce = 2000;

export type FactRow = {
  readonly person_id: number;
  readonly weight: number;
  readonly recorded_at: string;
  readonly agency_id: number;
  readonly kind: string;
  readonly degree: string;
  readonly from_on: Day;
  readonly to_on: Day | null;
  readonly entered_on: Day | null;
  readonly meets_professional: boolean;
  readonly meets_political: boolean;
};

export function factRows(
  id: number,
  was: readonly Fact[],
  is: readonly Fact[],
  at: Temporal.Instant,
): FactRow[] {
  return factChanges(was, is).map((fact) => ({
    person_id: id,
    weight: fact.weight,
    recorded_at: at.toString(),
    agency_id: fact.agencyId,
    kind: fact.kind,
    degree: fact.degree,
    from_on: fact.from,
    to_on: fact.to,
    entered_on: fact.enteredOn,
    meets_professional: fact.meetsProfessional,
    meets_political: fact.meetsPolitical,
  }));
}

/** One statement for all of it. */
async function writeAll(
  tx: Tx,
  sealing: Sealing,
  people: readonly Person[],
  events: readonly ChainedEvent[],
  facts: readonly FactRow[],
  today: Day,
): Promise<void> {
  const rows = people.map((person) => ({
    id: person.id,
    account_id: person.accountId,
    id_mark: markOf(person, sealing)?.toString('hex') ?? null,
    version: person.version,
    waiting: waitingOf(person),
    import_id: person.importId,
  }));
  await sql`with
    people as (insert into staff_person (id, account_id, id_mark, version, waiting, import_id)
      select id, account_id, decode(id_mark, 'hex'), version, waiting, import_id
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as row(id int, account_id int, id_mark text, version int, waiting int, import_id int)),
    events as (${insertEvents(events)}), spells as (${insertSpells(people, today)})
    ${insertFacts(facts)}`.execute(tx);
}

function insertEvents(events: readonly ChainedEvent[]): RawBuilder<unknown> {
  const rows = events.map(
    ({ subjectId, number, kind, data, actorId, happenedAt, recordedAt, previousHash, hash }) => ({
      subject: subjectId,
      number,
      kind,
      data,
      actor: actorId,
      happened: happenedAt.toString(),
      recorded: recordedAt.toString(),
      previous: previousHash?.toString('hex') ?? null,
      hash: hash.toString('hex'),
    }),
  );
  return sql`insert into event (subject_kind, subject_id, number, kind, data, actor_id, happened_at, recorded_at, previous_hash, hash)
    select ${staffSubject}, subject, number, kind, data, actor, happened, recorded, decode(previous, 'hex'), decode(hash, 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(subject bigint, number int, kind text, data jsonb, actor int,
      happened timestamptz, recorded timestamptz, previous text, hash text)`;
}

export function insertSpells(people: readonly Person[], today: Day): RawBuilder<unknown> {
  const rows = people.flatMap((person) => spellRows(person, today));
  return sql`insert into staff_spell (person_id, number, from_on, to_on, is_first, is_last, joined_on, left_on, agency_id,
      unit_id, kind, title, full_name, name_key, birth_on, gender, grade, step, step_due_on, degree, major, lacks,
      entered_on, missing, retires_on, search)
    select person_id, number, from_on, to_on, is_first, is_last, joined_on, left_on, agency_id, unit_id, kind, title,
      full_name, name_key, birth_on, gender, grade, step, step_due_on, degree, major, lacks, entered_on, missing,
      retires_on, to_tsvector('simple', name_key)
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(person_id int, number smallint, from_on date, to_on date,
      is_first boolean, is_last boolean, joined_on date, left_on date, agency_id int, unit_id int, kind text, title text,
      full_name text, name_key text, birth_on date, gender text, grade text, step smallint, step_due_on date, degree text,
      major text, lacks text[], entered_on date, missing smallint, retires_on date)`;
}

export function insertFacts(facts: readonly FactRow[]): RawBuilder<unknown> {
  return sql`insert into staff_fact (person_id, weight, recorded_at, agency_id, kind, degree, from_on, to_on, entered_on,
      meets_professional, meets_political)
    select person_id, weight, recorded_at, agency_id, kind, degree, from_on, to_on, entered_on, meets_professional, meets_political
    from json_to_recordset(${JSON.stringify(facts)}::json) as row(person_id int, weight smallint, recorded_at timestamptz,
      agency_id int, kind text, degree text, from_on date, to_on date, entered_on date, meets_professional boolean,
      meets_political boolean)`;
}

function markOf({ sheets }: Person, sealing: Sealing): Buffer | null {
  const number = sealing.open(sheets['identity']?.['idNumber'] ?? '');
  return number === '' ? null : sealing.mark(number);
}

function waitingOf({ corrections }: Person): number {
  return corrections.filter(({ standing }) => standing === 'waiting').length;
}

function draftOf({ kind, data, actorId, at }: Told): EventDraft {
  return { kind, data, actorId, happenedAt: at, recordedAt: at };
}
