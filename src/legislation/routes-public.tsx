import { z } from 'zod';
import { actorId, can, type Actor } from '../kernel/access.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { showAgain } from './again.ts';
import { CommentCard } from './comment-card.tsx';
import { DeskSide } from './desk-page.tsx';
import { today } from './desk.ts';
import { DocumentPage } from './document-page.tsx';
import { stateOn } from './effect.ts';
import { ById, CommentForm, HideForm } from './forms.ts';
import { deskView, documentView, filesFor, seesDesk, visibleDocument } from './gathering.ts';
import type { Legislation } from './legislation.ts';
import { documentsPerPage, ListPage } from './list-page.tsx';
import { documentAddress, type Filled } from './parts.tsx';
import { keepDocuments, readDrafts } from './permissions.ts';
import { findDocuments, sorts } from './finding.ts';
import { LineagePage } from './lineage-page.tsx';
import { lineageOf } from './lineage.ts';
import { PostedPage, postedPerPage, postedTitle } from './posted-page.tsx';
import { countPosted, listPosted } from './posted.ts';
import { fieldsInUse, findCourse } from './reading.ts';
import { Day, DocumentKind, DocumentLevel, effectStates } from './schema.ts';
import { room } from './words.ts';

const Query = z.object({
  q: z.string().max(200).catch(''),
  kind: DocumentKind.or(z.literal('')).catch(''),
  level: DocumentLevel.or(z.literal('')).catch(''),
  field: z.string().max(200).catch(''),
  state: z.enum(effectStates).or(z.literal('')).catch(''),
  on: Day.or(z.literal('')).catch(''),
  sort: z.enum(sorts).catch('-issuedOn'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const Hash = z.object({ id: ById.shape.id, hash: z.string().max(100) });

/** A page of a document: what everybody sees, and beside it what this person may do. */
export async function showDocument(
  legislation: Legislation,
  actor: Actor,
  id: number,
  { on, filled = null }: { on?: Day; filled?: Filled | null } = {},
): Promise<Reply> {
  const document = await visibleDocument(legislation, actor, id);
  const day = on ?? today(legislation);
  const view = await documentView(legislation, actor, document, day);
  const now = today(legislation);
  const { posted, standing } = document;
  const isPosted = posted !== null && posted.from <= now && now <= posted.until && standing !== 'issued';
  const desk = seesDesk(actor, document, now) ? (
    <DeskSide view={await deskView(legislation, actor, document, view, filled)} />
  ) : null;
  const comment = isPosted ? <CommentCard id={id} posted={posted} filled={filled} /> : null;
  const side = desk === null && comment === null ? null : [comment, desk];
  return page(document.issue?.number ?? document.fields.title, <DocumentPage view={view} desk={side} />);
}

/** What everybody may look up. */
export function publicRoutes(legislation: Legislation): Route[] {
  const { house } = legislation;
  return [
    route({
      method: 'GET',
      path: '/legislation',
      permission: 'public',
      query: Query,
      async handle({ actor, query: { page: number, ...query }, language }) {
        const on = query.on === '' ? today(legislation) : query.on;
        const part = { number, size: documentsPerPage };
        const found = await findDocuments(house.db, { ...query, text: query.q, on }, part);
        const staff = {
          reads: can(actor, readDrafts) !== false,
          keeps: can(actor, keepDocuments) !== false,
        };
        const posted = await countPosted(legislation, today(legislation));
        const props = { ...found, query: { ...query, on }, page: number, staff, posted };
        return page(room[language], <ListPage {...props} fields={await fieldsInUse(house.db)} />);
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/posted',
      permission: 'public',
      query: Query.pick({ page: true }),
      async handle({ query: { page: number }, language }) {
        const on = today(legislation);
        const [rows, total] = await Promise.all([
          listPosted(legislation, on, { size: postedPerPage, number }),
          countPosted(legislation, on),
        ]);
        return page(postedTitle[language], <PostedPage {...{ rows, total, page: number }} />);
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/documents/:id',
      permission: 'public',
      params: ById,
      query: z.object({ on: Day.optional().catch(undefined) }),
      handle: ({ actor, params, query: { on } }) =>
        showDocument(legislation, actor, params.id, on === undefined ? {} : { on }),
    }),
    route({
      method: 'GET',
      path: '/legislation/documents/:id/relations',
      permission: 'public',
      params: ById,
      query: z.object({ on: Day.optional().catch(undefined) }),
      async handle({ actor, language, params: { id }, query: { on = today(legislation) } }) {
        const { issue, fields } = await visibleDocument(legislation, actor, id);
        const course = await findCourse(house.db, id);
        if (issue === null || course === null) throw new Refused(notFound);
        const lineage = await lineageOf(house.db, id, on);
        const { number } = issue;
        const props = { id, number, title: fields.title, state: stateOn(course, on), on, lineage };
        return page(t(`Lược đồ ${number}`, `Relations of ${number}`)[language], <LineagePage {...props} />);
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/documents/:id/files/:hash',
      permission: 'public',
      params: Hash,
      async handle({ actor, params }) {
        const document = await visibleDocument(legislation, actor, params.id);
        const file = filesFor(actor, document, today(legislation)).find(({ hash }) => hash === params.hash);
        if (file === undefined) throw new Refused(notFound);
        const isShown = ['application/pdf', 'image/jpeg', 'image/png'].includes(file.mediaType);
        return {
          kind: 'bytes',
          data: house.files.read(file.hash),
          mediaType: isShown ? file.mediaType : 'application/octet-stream',
          fileName: file.name,
          isDownload: !isShown,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/legislation/documents/:id/comments',
      permission: 'public',
      params: ById,
      body: CommentForm,
      perMinute: 5,
      refused: (context) =>
        showAgain(context, (id) =>
          showDocument(legislation, context.actor, id, {
            filled: { form: 'comment', refusals: context.refusals, values: context.input },
          }),
        ),
      async handle({ actor, params, body }) {
        const { posted, standing, id } = await visibleDocument(legislation, actor, params.id);
        const now = today(legislation);
        const isOpen = posted !== null && posted.from <= now && now <= posted.until;
        if (!isOpen || standing === 'issued') throw new Refused(notPostedNow);
        const row = { ...body, documentId: id, sentAt: house.clock.now() };
        await house.db.insertInto('legalComment').values(row).execute();
        return redirect(documentAddress(id), t('Cảm ơn góp ý của bạn.', 'Thank you for your comment.'));
      },
    }),
    route({
      method: 'POST',
      path: '/legislation/documents/:id/comments/hide',
      permission: keepDocuments,
      params: ById,
      body: HideForm,
      refused: (context) =>
        showAgain(context, (id) =>
          showDocument(legislation, context.actor, id, {
            filled: {
              form: `hide-${String(context.input['comment'])}`,
              refusals: context.refusals,
              values: context.input,
            },
          }),
        ),
      async handle({ actor, params: { id }, body: { comment, why } }) {
        const hidden = await house.db
          .updateTable('legalComment')
          .set({ hiddenAt: house.clock.now(), hiddenBy: actorId(actor), hiddenWhy: why })
          .where('id', '=', comment)
          .where('documentId', '=', id)
          .where('hiddenAt', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (hidden === undefined) throw new Refused(notFound);
        return redirect(
          documentAddress(id),
          t('Đã loại góp ý ra khỏi tổng hợp.', 'The comment is set aside.'),
        );
      },
    }),
  ];
}

const notPostedNow = refuse(
  'not-posted',
  t('Dự thảo này không còn lấy ý kiến.', 'This draft does not take comments any more.'),
);
