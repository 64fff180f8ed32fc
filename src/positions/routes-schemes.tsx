import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { hasEnded } from '../organization/organization.ts';
import { ComparePage } from './compare-page.tsx';
import { mayOf, momentsOf, type Desk } from './desk.ts';
import { ApproveForm, ById, NoteForm, ReturnForm, UndoForm } from './forms.ts';
import type { SchemeCommand } from './life.ts';
import { approveSchemes, draftSchemes, appraiseSchemes, readPositions } from './permissions.ts';
import { annexPdf } from './printing.ts';
import { Id } from './schema.ts';
import { SchemePage } from './scheme-page.tsx';
import type { SchemeProps } from './scheme-props.ts';
import { doneWords } from './words.ts';

const With = z.object({ with: Id.optional().catch(undefined) });

/** A scheme's page and its steps from draft to approval. */
export function schemeRoutes(desk: Desk): Route[] {
  const { positions, place } = desk;
  const { organization, house } = positions;

  async function schemePage(
    actor: Actor,
    language: Language,
    id: number,
    refused: Pick<SchemeProps, 'refusals' | 'typed' | 'about'> = { refusals: [], typed: {}, about: null },
  ): Promise<Reply> {
    const { scheme, events } = await positions.getScheme(actor, id);
    const agency = organization.getAgency(scheme.agencyId);
    const today = house.clock.today().toString();
    const rows = await positions.schemes({ agencyIds: [scheme.agencyId] });
    const props: SchemeProps = {
      agency,
      hasEnded: hasEnded(agency, house.clock.today()),
      scheme,
      moments: await momentsOf(desk, events),
      others: rows.filter((row) => row.number < scheme.number && row.state !== 'dropped'),
      quota: await positions.quotaOf(scheme.agencyId, today),
      may: mayOf(desk, actor, scheme.agencyId),
      ...refused,
    };
    return page(
      t(`Đề án của ${agency.name}`, `Scheme of ${agency.name}`)[language],
      <SchemePage {...props} />,
    );
  }

  const again =
    (about: SchemeCommand['kind']) =>
    ({ actor, language, params, refusals, input }: RefusedContext): Promise<Reply> => {
      const id = Id.safeParse(params['id']);
      if (!id.success || refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
        throw new Refused(refusals);
      return schemePage(actor, language, id.data, { refusals, typed: input, about });
    };

  async function act(actor: Actor, id: number, seen: number, command: SchemeCommand): Promise<Reply> {
    await positions.act(actor, id, seen, command);
    return redirect(`/positions/schemes/${id}`, doneWords[command.kind]);
  }

  return [
    route({
      method: 'GET',
      path: '/positions/schemes/:id',
      permission: readPositions,
      params: ById,
      handle: ({ actor, language, params }) => schemePage(actor, language, params.id),
    }),
    route({
      method: 'GET',
      path: '/positions/schemes/:id/compare',
      permission: readPositions,
      params: ById,
      query: With,
      async handle({ actor, language, params, query }) {
        if (query.with === undefined) throw new Refused(notFound);
        const [{ scheme: after }, { scheme: before }] = await Promise.all([
          positions.getScheme(actor, params.id),
          positions.getScheme(actor, query.with),
        ]);
        if (before.agencyId !== after.agencyId) throw new Refused(notFound);
        const agency = organization.getAgency(after.agencyId);
        return page(
          t('So sánh đề án', 'Compare schemes')[language],
          <ComparePage agency={agency} before={before} after={after} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/positions/schemes/:id/annex.pdf',
      permission: readPositions,
      params: ById,
      async handle({ actor, params }) {
        const { scheme } = await positions.getScheme(actor, params.id);
        const agency = organization.getAgency(scheme.agencyId);
        const above = agency.parentId === null ? '' : organization.getAgency(agency.parentId).name;
        return {
          kind: 'bytes',
          data: annexPdf(scheme, agency, { above, place }, house.clock.now()),
          mediaType: 'application/pdf',
          fileName: `vi-tri-viec-lam-${agency.code}-${scheme.number}.pdf`,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/undo-import',
      permission: draftSchemes,
      params: ById,
      body: UndoForm,
      refused: again('import-undone'),
      handle: ({ actor, params, body: { seen, number } }) =>
        act(actor, params.id, seen, { kind: 'import-undone', data: { number } }),
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/submit',
      permission: draftSchemes,
      params: ById,
      body: NoteForm,
      refused: again('submitted'),
      handle: ({ actor, params, body }) =>
        act(actor, params.id, body.seen, { kind: 'submitted', data: { note: body.words } }),
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/appraise',
      permission: appraiseSchemes,
      params: ById,
      body: NoteForm,
      refused: again('appraised'),
      handle: ({ actor, params, body }) =>
        act(actor, params.id, body.seen, { kind: 'appraised', data: { opinion: body.words } }),
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/return',
      // Home Affairs or the chairman; which of them, and whose scheme, the room decides.
      permission: readPositions,
      params: ById,
      body: ReturnForm,
      refused: again('returned'),
      handle: ({ actor, params, body }) =>
        act(actor, params.id, body.seen, { kind: 'returned', data: { remarks: body.remarks } }),
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/approve',
      permission: approveSchemes,
      params: ById,
      body: ApproveForm,
      refused: again('approved'),
      handle: ({ actor, params, body: { seen, ...data } }) =>
        act(actor, params.id, seen, { kind: 'approved', data }),
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/drop',
      permission: draftSchemes,
      params: ById,
      body: NoteForm,
      refused: again('dropped'),
      handle: ({ actor, params, body }) =>
        act(actor, params.id, body.seen, { kind: 'dropped', data: { reason: body.words } }),
    }),
  ];
}
