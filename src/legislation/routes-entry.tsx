import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { act, beginDocument, mayAct } from './acting.ts';
import { showAgain } from './again.ts';
import { by, fieldsOf, units } from './desk.ts';
import { DraftsPage, draftsPerPage } from './drafts-page.tsx';
import { EntryPage } from './entry-page.tsx';
import { ById, DraftForm, EntryForm } from './forms.ts';
import { visibleDocument } from './gathering.ts';
import type { Legislation } from './legislation.ts';
import { documentAddress, type Filled } from './parts.tsx';
import { draftDocuments, keepDocuments, readDrafts } from './permissions.ts';
import { listDrafts, shownDrafts } from './drafts.ts';
import { fieldsInUse } from './reading.ts';

const noValues: Omit<Filled, 'form'> = { refusals: [], values: {} };
const drafts = { href: '/legislation/drafts', text: t('Dự thảo', 'Drafts') };

/** Drafts: the list and a new one; documents entered as issued; the change of either. */
export function entryRoutes(legislation: Legislation): Route[] {
  const { house, organization } = legislation;

  async function shared(actor: Actor) {
    const mayDraft = can(actor, draftDocuments);
    return {
      units: units(legislation)
        .filter(({ parentId }) => parentId !== null)
        .map(({ id, name }) => ({ value: String(id), label: name })),
      drafters: organization
        .all()
        .filter(({ id, level }) => covers(mayDraft, id) && (mayDraft !== true || level !== 'commune'))
        .map(({ id, name }) => ({ value: String(id), label: name })),
      fields: await fieldsInUse(house.db),
    };
  }

  async function newDraft(actor: Actor, language: keyof Text, filled = noValues): Promise<Reply> {
    const title = t('Đề nghị xây dựng văn bản', 'Propose a document');
    const own = actor.kind === 'staff' ? { drafterId: String(actor.agencyId), level: 'city' } : {};
    return page(
      title[language],
      <EntryPage
        title={title}
        crumbs={[drafts]}
        action="/legislation/drafts/new"
        back="/legislation/drafts"
        isIssued={false}
        withNeed
        version={null}
        {...await shared(actor)}
        filled={filled === noValues ? { refusals: [], values: own } : filled}
      />,
    );
  }

  async function newIssued(actor: Actor, language: keyof Text, filled = noValues): Promise<Reply> {
    const title = t('Nhập văn bản đã ban hành', 'Enter an issued document');
    return page(
      title[language],
      <EntryPage
        title={title}
        lead={t(
          'Dùng cho văn bản không qua phần soạn thảo tại đây, kể cả văn bản trung ương mà thủ tục căn cứ vào.',
          'For documents that were not drafted here, central ones on which procedures rest included.',
        )}
        crumbs={[]}
        action="/legislation/documents/new"
        back="/legislation"
        isIssued
        withNeed={false}
        version={null}
        {...await shared(actor)}
        filled={filled}
      />,
    );
  }

  async function editPage(
    actor: Actor,
    language: keyof Text,
    id: number,
    filled?: Omit<Filled, 'form'>,
  ): Promise<Reply> {
    const document = await visibleDocument(legislation, actor, id);
    const { fields, issue, version, standing } = document;
    if (!mayAct(actor, document, { kind: standing === 'issued' ? 'correct' : 'edit' }))
      throw new Refused(notFound);
    const title =
      issue === null ? t('Sửa dự thảo', 'Edit the draft') : t('Sửa thông tin văn bản', 'Correct the entry');
    const values = { ...fields, drafterId: fields.drafterId ?? '', ...issue, endsOn: issue?.endsOn ?? '' };
    return page(
      title[language],
      <EntryPage
        title={title}
        crumbs={[{ href: documentAddress(id), text: issue?.number ?? fields.title }]}
        action={`${documentAddress(id)}/edit`}
        back={documentAddress(id)}
        isIssued={issue !== null}
        withNeed={false}
        version={filled === undefined ? version : null}
        {...await shared(actor)}
        filled={filled ?? { refusals: [], values }}
      />,
    );
  }

  return [
    route({
      method: 'GET',
      path: '/legislation/drafts',
      permission: readDrafts,
      query: z.object({
        show: z.enum(shownDrafts).catch('open'),
        page: z.coerce.number().int().min(1).max(10_000).catch(1),
      }),
      async handle({ actor, answer, language, query: { show, page: number } }) {
        const found = await listDrafts(legislation, actor, answer, show, { size: draftsPerPage, number });
        const mayPropose = can(actor, draftDocuments) !== false;
        const props = { ...found, show, page: number, mayPropose };
        return page(drafts.text[language], <DraftsPage {...props} />);
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/drafts/new',
      permission: draftDocuments,
      handle: ({ actor, language }) => newDraft(actor, language),
    }),
    route({
      method: 'POST',
      path: '/legislation/drafts/new',
      permission: draftDocuments,
      body: DraftForm,
      refused: ({ actor, language, refusals, input }) =>
        newDraft(actor, language, { refusals, values: input }),
      async handle({ actor, body }) {
        const data = { fields: fieldsOf(legislation, body), need: body.need };
        const id = await beginDocument(house, by(legislation, actor), { kind: 'proposed', data });
        return redirect(documentAddress(id), t('Đã gửi đề nghị.', 'The proposal is recorded.'));
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/documents/new',
      permission: keepDocuments,
      handle: ({ actor, language }) => newIssued(actor, language),
    }),
    route({
      method: 'POST',
      path: '/legislation/documents/new',
      permission: keepDocuments,
      body: EntryForm,
      refused: ({ actor, language, refusals, input }) =>
        newIssued(actor, language, { refusals, values: input }),
      async handle({ actor, body }) {
        const { number, issuedOn, effectiveOn, endsOn, signer } = body;
        const issue = { number, issuedOn, effectiveOn, endsOn, signer };
        const data = { fields: fieldsOf(legislation, body), issue, articles: [] };
        const id = await beginDocument(house, by(legislation, actor), { kind: 'registered', data });
        return redirect(documentAddress(id), t('Đã nhập văn bản.', 'The document is entered.'));
      },
    }),
    route({
      method: 'GET',
      path: '/legislation/documents/:id/edit',
      permission: draftDocuments,
      params: ById,
      handle: ({ actor, language, params }) => editPage(actor, language, params.id),
    }),
    route({
      method: 'POST',
      path: '/legislation/documents/:id/edit',
      permission: draftDocuments,
      params: ById,
      body: EntryForm.partial({ number: true, issuedOn: true, effectiveOn: true, signer: true }),
      refused: (context) =>
        showAgain(context, (id) =>
          editPage(context.actor, context.language, id, {
            refusals: context.refusals,
            values: context.input,
          }),
        ),
      async handle({ actor, params: { id }, body }) {
        const { issue: before } = await visibleDocument(legislation, actor, id);
        const fields = fieldsOf(legislation, body);
        const { number, issuedOn, effectiveOn, endsOn, signer } = body;
        const issue =
          before === null
            ? null
            : {
                number: number ?? before.number,
                issuedOn: issuedOn ?? before.issuedOn,
                effectiveOn: effectiveOn ?? before.effectiveOn,
                endsOn,
                signer: signer ?? before.signer,
              };
        const at = { id, seen: body.seen };
        await act(
          house,
          by(legislation, actor),
          at,
          issue === null ? { kind: 'edit', data: { fields } } : { kind: 'correct', data: { fields, issue } },
        );
        return redirect(documentAddress(id), t('Đã lưu.', 'Saved.'));
      },
    }),
  ];
}
