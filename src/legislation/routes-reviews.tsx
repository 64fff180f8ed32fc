import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { by } from './desk.ts';
import { ById } from './forms.ts';
import type { Legislation } from './legislation.ts';
import { keepDocuments, readDrafts } from './permissions.ts';
import { fieldsInUse } from './reading.ts';
import { ReviewPage, reviewedPerPage } from './review-page.tsx';
import { ReviewsPage } from './review-pages.tsx';
import { countReviewed, listReviewed, shownOfReview } from './review-scope.ts';
import { closeReview, createReview, getReview, listReviews } from './reviews.ts';
import { ReviewFields } from './schema.ts';

const Form = ReviewFields.extend({
  level: ReviewFields.shape.level.default(''),
  field: ReviewFields.shape.field.default(''),
});

/** Rounds of review. */
export function reviewRoutes(legislation: Legislation): Route[] {
  const { house } = legislation;
  const noValues = { refusals: [], values: {} };

  async function list(
    actor: Actor,
    language: Language,
    filled: Parameters<typeof ReviewsPage>[0]['filled'],
  ): Promise<Reply> {
    const props = {
      rows: await listReviews(house.db),
      fields: await fieldsInUse(house.db),
      mayKeep: can(actor, keepDocuments) !== false,
      filled,
    };
    return page(t('Rà soát văn bản', 'Reviews')[language], <ReviewsPage {...props} />);
  }

  return [
    route({
      method: 'GET',
      path: '/legislation/reviews',
      permission: readDrafts,
      handle: ({ actor, language }) => list(actor, language, noValues),
    }),
    route({
      method: 'POST',
      path: '/legislation/reviews',
      permission: keepDocuments,
      body: Form,
      refused: ({ actor, language, refusals, input }) => list(actor, language, { refusals, values: input }),
      async handle({ actor, body }) {
        const id = await createReview(house, by(legislation, actor), body);
        return redirect(`/legislation/reviews/${id}`, t('Đã mở đợt rà soát.', 'The round is open.'));
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/reviews/:id',
      permission: readDrafts,
      params: ById,
      query: z.object({
        show: z.enum(shownOfReview).catch('open'),
        page: z.coerce.number().int().min(1).max(10_000).catch(1),
      }),
      async handle({ actor, params, query: { show, page: number } }) {
        const review = await getReview(house.db, params.id);
        const [counts, rows] = await Promise.all([
          countReviewed(house.db, review),
          listReviewed(house.db, review, show, { size: reviewedPerPage, number }),
        ]);
        const mayKeep = can(actor, keepDocuments) !== false;
        const props = { review, counts, rows, show, mayKeep, page: number, today: house.clock.today() };
        return page(review.title, <ReviewPage {...props} />);
      },
    }),
    route({
      method: 'POST',
      path: '/legislation/reviews/:id/close',
      permission: keepDocuments,
      params: ById,
      async handle({ actor, params }) {
        await closeReview(house, by(legislation, actor), params.id);
        return redirect(
          `/legislation/reviews/${params.id}`,
          t('Đã kết thúc đợt rà soát.', 'The round is closed.'),
        );
      },
    }),
  ];
}
