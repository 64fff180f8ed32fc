import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { countParts, holdsOn, idsOfParts, listedOn, type Listed, type Part } from './finding.ts';
import type { Review } from './reviews.ts';
import { Conclusion } from './schema.ts';

/** What of a round is listed: what has not been concluded yet, or what was concluded so. */
export const shownOfReview = ['open', ...Conclusion.options] as const;
export type ShownOfReview = (typeof shownOfReview)[number];

export type Reviewed = {
  readonly document: Listed;
  readonly dueOn: Temporal.PlainDate | null;
  readonly doneOn: Temporal.PlainDate | null;
};

/** How many documents a round looks at, and how many of them stand where. */
export async function countReviewed(
  db: Database,
  review: Review,
): Promise<{ readonly scope: number; readonly by: Readonly<Record<ShownOfReview, number>> }> {
  const parts = scopeOf(review);
  const [scope, open, concluded] = await Promise.all([
    countParts(db, `review ${review.id}`, parts),
    countParts(
      db,
      `review ${review.id} open`,
      parts.map((part) => sql`${part} and ${notConcluded(review)}`),
    ),
    db
      .selectFrom('legalConclusion')
      .select(({ fn }) => ['conclusion', fn.countAll<number>().as('total')])
      .where('reviewId', '=', review.id)
      .groupBy('conclusion')
      .execute(),
  ]);
  const of = (conclusion: Conclusion): number =>
    concluded.find((one) => one.conclusion === conclusion)?.total ?? 0;
  return {
    scope,
    by: {
      open,
      keep: of('keep'),
      amend: of('amend'),
      replace: of('replace'),
      annul: of('annul'),
    },
  };
}

/** A part of a round’s documents with their state on its mark: the newest first, or what is due first. */
export async function listReviewed(
  db: Database,
  review: Review,
  shown: ShownOfReview,
  { size, number }: Part,
): Promise<readonly Reviewed[]> {
  const offset = size * (number - 1);
  if (shown === 'open') {
    const parts = scopeOf(review).map((part) => sql`${part} and ${notConcluded(review)}`);
    const documents = await listedOn(db, await idsOfParts(db, parts, { size, number }), review.markOn);
    return documents.map((document) => ({ document, dueOn: null, doneOn: null }));
  }
  const rows = await db
    .selectFrom('legalConclusion')
    .select(['documentId', 'dueOn', 'doneOn'])
    .where('reviewId', '=', review.id)
    .where('conclusion', '=', shown)
    .orderBy('doneOn', (order) => order.asc().nullsFirst())
    .orderBy('dueOn')
    .orderBy('documentId')
    .limit(size)
    .offset(offset)
    .execute();
  const ids = rows.map(({ documentId }) => documentId);
  const byId = new Map((await listedOn(db, ids, review.markOn)).map((one) => [one.id, one]));
  return rows.flatMap(({ documentId, dueOn, doneOn }) => {
    const document = byId.get(documentId);
    return document === undefined ? [] : [{ document, dueOn, doneOn }];
  });
}

/** What was not over on the day of its mark, of its level and field, state by state. */
function scopeOf({ markOn, level, field }: Review): readonly RawBuilder<unknown>[] {
  return ['not-yet', 'in-force', 'partly', 'suspended'].map(
    (state) => sql`from legal_state as stretch
      where stretch.state = ${sql.lit(state)} and ${holdsOn(markOn)}
        and stretch.issued_on <= ${Temporal.PlainDate.from(markOn)}
        and ${level === '' ? sql`stretch.level <> 'central'` : sql`stretch.level = ${level}`}
        ${field === '' ? sql`` : sql`and stretch.field = ${field}`}`,
  );
}

function notConcluded({ id }: Review): RawBuilder<unknown> {
  return sql`not exists (
    select from legal_conclusion where review_id = ${id} and legal_conclusion.document_id = stretch.document_id)`;
}
