import type { Selectable } from 'kysely';
import type { Queries, Tx } from '../kernel/database.ts';
import { appendEvents, readEvents, type ChainedEvent } from '../kernel/events.ts';
import type { FigureCollection, FigureForm as FormRow } from '../kernel/tables.ts';
import type { Period } from '../indicators/schema.ts';
import { plainDeadlines, readDeadlines } from './collection-rules.ts';
import {
  CollectionEvent,
  Deadlines,
  Entries,
  FormEvent,
  formStates,
  type Collection,
  type FigureForm,
  type FormHead,
  type FormState,
  type Happened,
} from './schema.ts';

export type By = { readonly actorId: number | null; readonly at: Temporal.Instant };

/** Puts a collection and its agencies' empty forms down; gives the collection's id. */
export async function insertCollection(
  tx: Tx,
  event: Extract<CollectionEvent, { kind: 'opened' }>,
  by: By,
): Promise<number> {
  const { data } = event;
  const { id } = await tx
    .insertInto('figureCollection')
    .values({
      name: data.name,
      periodFrom: Temporal.PlainDate.from(data.from),
      periodTo: Temporal.PlainDate.from(data.to),
      indicators: data.indicators,
      guidance: data.guidance,
      deadlines: JSON.stringify(data.deadlines),
      state: 'open',
      openedAt: by.at,
      version: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('figureForm')
    .values(data.agencyIds.map((agencyId) => ({ collectionId: id, agencyId, state: 'draft' })))
    .execute();
  await appendEvents(tx, { kind: 'figure-collection', id }, [draftOf(event, by)]);
  return id;
}

export async function readCollections(db: Queries): Promise<Collection[]> {
  const rows = await db.selectFrom('figureCollection').selectAll().orderBy('id', 'desc').execute();
  return rows.map(collectionOf);
}

export async function findCollection(db: Queries, id: number): Promise<Collection | undefined> {
  const row = await db.selectFrom('figureCollection').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : collectionOf(row);
}

/** Holds a collection, and with it all its forms, for this transaction: acts on one collection come one after another. */
export async function lockCollection(tx: Tx, id: number): Promise<Collection> {
  const row = await tx
    .selectFrom('figureCollection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return collectionOf(row);
}

export async function recordCollection(
  tx: Tx,
  after: Collection,
  events: readonly CollectionEvent[],
  by: By,
): Promise<void> {
  await appendEvents(
    tx,
    { kind: 'figure-collection', id: after.id },
    events.map((event) => draftOf(event, by)),
  );
  const { deadlines, state, hasTotal, version } = after;
  await tx
    .updateTable('figureCollection')
    .set({ deadlines: JSON.stringify(plainDeadlines(deadlines)), state, hasTotal, version })
    .where('id', '=', after.id)
    .execute();
}

export async function findForm(db: Queries, id: number): Promise<FigureForm | undefined> {
  const row = await db.selectFrom('figureForm').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : formOf(row);
}

export async function readForms(
  db: Queries,
  where: { collectionId?: number; agencyIds?: readonly number[]; waitsAt?: readonly number[] },
): Promise<FigureForm[]> {
  const { collectionId, agencyIds, waitsAt } = where;
  if (waitsAt?.length === 0) return [];
  const rows = await db
    .selectFrom('figureForm')
    .selectAll()
    .$if(collectionId !== undefined, (query) => query.where('collectionId', '=', collectionId ?? 0))
    .$if(agencyIds !== undefined, (query) => query.where('agencyId', 'in', [...(agencyIds ?? [])]))
    .$if(waitsAt !== undefined, (query) => query.where('waitsAt', 'in', [...(waitsAt ?? [])]))
    .orderBy('id')
    .execute();
  return rows.map(formOf);
}

/** All forms, without reading what stands in them. */
export async function readFormHeads(db: Queries): Promise<FormHead[]> {
  const rows = await db
    .selectFrom('figureForm')
    .select(['id', 'collectionId', 'agencyId', 'state', 'waitsAt', 'firstSubmittedAt'])
    .select(({ eb }) => eb('standing', 'is not', null).$castTo<boolean>().as('hasStanding'))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, state: stateOf(row) }));
}

export async function recordForm(
  tx: Tx,
  after: FigureForm,
  events: readonly FormEvent[],
  by: By,
): Promise<void> {
  await appendEvents(
    tx,
    { kind: 'figure-form', id: after.id },
    events.map((event) => draftOf(event, by)),
  );
  await tx.updateTable('figureForm').set(formRow(after)).where('id', '=', after.id).execute();
}

export async function readFormHistory(db: Queries, id: number): Promise<Happened<FormEvent>[]> {
  return (await readEvents(db, 'figure-form', id)).map((event) => happened(FormEvent.parse(event), event));
}

export async function readCollectionHistory(db: Queries, id: number): Promise<Happened<CollectionEvent>[]> {
  const events = await readEvents(db, 'figure-collection', id);
  return events.map((event) => happened(CollectionEvent.parse(event), event));
}

export async function readNames(
  db: Queries,
  accountIds: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(accountIds.flatMap((id) => id ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('account').select(['id', 'fullName']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, fullName }) => [id, fullName]));
}

/** Forms in which agencies gave their values of an indicator for exactly this period. */
export async function formsAbout(
  db: Queries,
  indicator: string,
  { from, to }: Period,
): Promise<{ id: number; agencyId: number }[]> {
  return db
    .selectFrom('figureForm')
    .innerJoin('figureCollection', 'figureCollection.id', 'figureForm.collectionId')
    .select(['figureForm.id', 'figureForm.agencyId'])
    .where('figureCollection.periodFrom', '=', from)
    .where('figureCollection.periodTo', '=', to)
    .where((eb) => eb(eb.val(indicator), '=', eb.fn.any('figureCollection.indicators')))
    .orderBy('figureForm.id')
    .execute();
}

/** What of a form changes with its events, as its row keeps it. */
export function formRow(form: FigureForm) {
  return {
    state: form.state,
    waitsAt: form.waitsAt,
    passed: [...form.passed],
    entries: JSON.stringify(form.entries),
    standing: form.standing === null ? null : JSON.stringify(form.standing),
    firstSubmittedAt: form.firstSubmittedAt,
    submittedAt: form.submittedAt,
    approvedAt: form.approvedAt,
    reason: form.reason,
    version: form.version,
  };
}

export function draftOf(event: FormEvent | CollectionEvent, { actorId, at }: By) {
  return { kind: event.kind, data: event.data, actorId, happenedAt: at, recordedAt: at };
}

function happened<Event>(event: Event, { number, happenedAt, actorId }: ChainedEvent): Happened<Event> {
  return { ...event, number, at: happenedAt, actorId };
}

function collectionOf(row: Selectable<FigureCollection>): Collection {
  return {
    id: row.id,
    name: row.name,
    period: { from: row.periodFrom, to: row.periodTo },
    indicators: row.indicators,
    guidance: row.guidance,
    deadlines: readDeadlines(Deadlines.parse(row.deadlines)),
    state: row.state === 'closed' ? 'closed' : 'open',
    hasTotal: row.hasTotal,
    openedAt: row.openedAt,
    version: row.version,
  };
}

function formOf(row: Selectable<FormRow>): FigureForm {
  return {
    ...row,
    state: stateOf(row),
    entries: Entries.parse(row.entries),
    standing: row.standing === null ? null : Entries.parse(row.standing),
  };
}

function stateOf({ id, state }: Pick<Selectable<FormRow>, 'id' | 'state'>): FormState {
  const known = formStates.find((one) => one === state);
  if (known === undefined) throw new Error(`form ${id} has no known state`);
  return known;
}
