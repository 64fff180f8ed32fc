import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import type { Look } from './figures.ts';
import { documentLife, type SteeringDocument } from './lives.ts';
import { knownInstant } from './looks.ts';
import type { Day, Directed, DocumentKind } from './schema.ts';
import { followUpStanding, type FollowUpStanding } from './status-rules.ts';
import { loadStates } from './store.ts';

export type DocumentReading = { readonly document: SteeringDocument; readonly standing: FollowUpStanding };

export type DocumentFilter = {
  readonly text: string;
  readonly kind: DocumentKind | '';
  /** Year of issue; 0: any. */
  readonly year: number;
  readonly standing: FollowUpStanding | '';
};

/** Steering documents that direct any of these, newest first, as they were known. */
export async function documentsOn(
  db: Queries,
  directed: readonly Directed[],
  look: Look,
): Promise<DocumentReading[]> {
  if (directed.length === 0) return [];
  // The links of today tell where to look; what a document directed on the day is in its own events.
  const ids = await db
    .selectFrom('steeringLink')
    .select('documentId')
    .distinct()
    .where((eb) =>
      eb.or(
        Map.groupBy(directed, ({ kind }) => kind)
          .entries()
          .map(([kind, list]) =>
            eb('subjectKind', '=', kind).and(
              'subjectId',
              '=',
              sql<number>`any(${list.map(({ id }) => id)}::int[])`,
            ),
          )
          .toArray(),
      ),
    )
    .execute();
  const states = await loadStates(
    db,
    documentLife,
    ids.map(({ documentId }) => documentId),
    knownInstant(look),
  );
  const wanted = new Set(directed.map(({ kind, id }) => `${kind} ${id}`));
  return [...states.values()]
    .filter(
      ({ own, fields }) =>
        own.withdrawn === null && fields.directs.some(({ kind, id }) => wanted.has(`${kind} ${id}`)),
    )
    .map((document) => reading(document, look.day))
    .toSorted(newestFirst);
}

/** All documents that fit a filter, newest first. */
export async function findDocuments(
  db: Queries,
  filter: DocumentFilter,
  look: Look,
): Promise<DocumentReading[]> {
  const rows = await db
    .selectFrom('steeringDocument')
    .select('id')
    .where('isWithdrawn', '=', false)
    .$if(filter.kind !== '', (query) => query.where('kind', '=', filter.kind))
    .$if(filter.year !== 0, (query) =>
      query
        .where('issuedOn', '>=', new Temporal.PlainDate(filter.year, 1, 1))
        .where('issuedOn', '<=', new Temporal.PlainDate(filter.year, 12, 31)),
    )
    .execute();
  const states = await loadStates(
    db,
    documentLife,
    rows.map(({ id }) => id),
    knownInstant(look),
  );
  const wanted = fold(filter.text).split(' ');
  return [...states.values()]
    .map((document) => reading(document, look.day))
    .filter(
      ({ document: { fields, own }, standing }) =>
        own.withdrawn === null &&
        (filter.standing === '' || filter.standing === standing) &&
        wanted.every((word) => fold(`${fields.number} ${fields.title} ${fields.issuer}`).includes(word)),
    )
    .toSorted(newestFirst);
}

export function reading(document: SteeringDocument, today: Day): DocumentReading {
  const { followUpBy } = document.fields;
  return { document, standing: followUpStanding({ followUpBy, isDone: document.own.isDone, today }) };
}

function newestFirst(one: DocumentReading, other: DocumentReading): number {
  const [a, b] = [one.document, other.document];
  return b.fields.issuedOn.localeCompare(a.fields.issuedOn) || b.id - a.id;
}
