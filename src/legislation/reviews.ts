import { z } from 'zod';
import { actorId, can } from '../kernel/access.ts';
import { localDate } from '../kernel/clock.ts';
import type { Database, Tx } from '../kernel/database.ts';
import { forbidden, notFound, refuse, Refused } from '../kernel/errors.ts';
import { appendEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { By } from './acting.ts';
import { keepDocuments } from './permissions.ts';
import { DocumentLevel, ReviewKind, type Day, type ReviewFields } from './schema.ts';

/** A round of review: over what, as of which day, until when it is open. */
export type Review = ReviewFields & { readonly id: number; readonly closedOn: Day | null };
export type ReviewInList = Review & {
  readonly concluded: number;
  readonly open: number;
};

const subject = (id: number) => ({ kind: 'legal-review', id });

export async function createReview({ db }: Pick<House, 'db'>, by: By, fields: ReviewFields): Promise<number> {
  if (can(by.actor, keepDocuments) === false) throw new Refused(forbidden);
  return db.transaction().execute((tx) => insertReview(tx, by, fields));
}

/** A new round, inside the caller's transaction. */
export async function insertReview(tx: Tx, by: By, fields: ReviewFields): Promise<number> {
  const { id } = await tx
    .insertInto('legalReview')
    .values({ ...fields, markOn: Temporal.PlainDate.from(fields.markOn), closedOn: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await appendEvents(tx, subject(id), [drafted('created', fields, by)]);
  return id;
}

/** Ends a round: nothing more is concluded in it; what is still to be remedied stays in its lists. */
export async function closeReview({ db }: Pick<House, 'db'>, by: By, id: number): Promise<void> {
  if (can(by.actor, keepDocuments) === false) throw new Refused(forbidden);
  await db.transaction().execute((tx) => endReview(tx, by, id));
}

/** The same, inside the caller's transaction. @throws Refused for a round that has ended */
export async function endReview(tx: Tx, by: By, id: number): Promise<void> {
  const closed = await tx
    .updateTable('legalReview')
    .set({ closedOn: localDate(by.at) })
    .where('id', '=', id)
    .where('closedOn', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (closed === undefined) throw new Refused(alreadyClosed);
  await appendEvents(tx, subject(id), [drafted('closed', {}, by)]);
}

export async function getReview(db: Database, id: number): Promise<Review> {
  const row = await db.selectFrom('legalReview').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refused(notFound);
  return reviewOf(row);
}

export async function listReviews(db: Database): Promise<readonly ReviewInList[]> {
  const rows = await db
    .selectFrom('legalReview')
    .leftJoin('legalConclusion', 'legalConclusion.reviewId', 'legalReview.id')
    .selectAll('legalReview')
    .select(({ fn }) => [
      fn.count<number>('legalConclusion.documentId').as('concluded'),
      fn
        .count<number>('legalConclusion.documentId')
        .filterWhere('legalConclusion.conclusion', '<>', 'keep')
        .filterWhere('legalConclusion.doneOn', 'is', null)
        .as('open'),
    ])
    .groupBy('legalReview.id')
    .orderBy('legalReview.markOn', 'desc')
    .orderBy('legalReview.id', 'desc')
    .execute();
  return rows.map(({ concluded, open, ...row }) => ({
    ...reviewOf(row),
    concluded,
    open,
  }));
}

export async function refuseClosed(db: Database, reviewId: number): Promise<Review> {
  const review = await getReview(db, reviewId);
  if (review.closedOn !== null) throw new Refused(alreadyClosed);
  return review;
}

function drafted(kind: string, data: unknown, { actor, at }: By) {
  return { kind, data, actorId: actorId(actor), happenedAt: at, recordedAt: at };
}

const Level = DocumentLevel.exclude(['central']).or(z.literal(''));

function reviewOf(row: {
  id: number;
  kind: string;
  title: string;
  level: string;
  field: string;
  markOn: Temporal.PlainDate;
  closedOn: Temporal.PlainDate | null;
}): Review {
  const { id, title, field } = row;
  return {
    id,
    title,
    field,
    kind: ReviewKind.parse(row.kind),
    level: Level.parse(row.level),
    markOn: row.markOn.toString(),
    closedOn: row.closedOn?.toString() ?? null,
  };
}

const alreadyClosed = refuse('closed', t('Đợt rà soát này đã kết thúc.', 'This round of review is closed.'));
