import type { Database, Tx } from '../kernel/database.ts';
import { chain, emptyChain, insertEvents } from '../kernel/events.ts';
import { plainDeadlines } from './collection-rules.ts';
import type { Collection, CollectionEvent, FigureForm, FormEvent, Happened } from './schema.ts';
import { draftOf, formRow } from './store.ts';

/** A form with its whole history, to be written at once. */
export type BulkForm = { readonly form: FigureForm; readonly events: readonly Happened<FormEvent>[] };

/** Writes a collection with all its forms and histories: few statements, however many forms. */
export async function insertBulk(
  tx: Tx,
  collection: Collection,
  events: readonly Happened<CollectionEvent>[],
  forms: readonly BulkForm[],
): Promise<void> {
  const { id } = await tx
    .insertInto('figureCollection')
    .values({
      name: collection.name,
      periodFrom: collection.period.from,
      periodTo: collection.period.to,
      indicators: [...collection.indicators],
      guidance: collection.guidance,
      deadlines: JSON.stringify(plainDeadlines(collection.deadlines)),
      state: collection.state,
      hasTotal: collection.hasTotal,
      openedAt: collection.openedAt,
      version: collection.version,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = await tx
    .insertInto('figureForm')
    .values(forms.map(({ form }) => ({ ...formRow(form), collectionId: id, agencyId: form.agencyId })))
    .returning(['id', 'agencyId'])
    .execute();
  const formIds = new Map(rows.map((row) => [row.agencyId, row.id]));
  const chained = [
    ...chain(
      { kind: 'figure-collection', id },
      emptyChain,
      events.map((event) => draftOf(event, event)),
    ),
    ...forms.flatMap((one) =>
      chain(
        { kind: 'figure-form', id: formIds.get(one.form.agencyId) ?? 0 },
        emptyChain,
        one.events.map((event) => draftOf(event, event)),
      ),
    ),
  ];
  await insertEvents(tx, chained);
}

/** One account for each agency and role (`12 leader`): the first there is. */
export async function readPeople(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'agencyId', 'roles'])
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ id, agencyId, roles }) => roles.map((role) => [`${agencyId} ${role}`, id] as const)),
  );
}
