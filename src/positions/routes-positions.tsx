import type { Actor } from '../kernel/access.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { findPosition, mayOf, type Desk } from './desk.ts';
import { ById, ByPosition, competenceLines, PositionForm, RemoveForm } from './forms.ts';
import { isOpen } from './life.ts';
import { draftSchemes, readPositions } from './permissions.ts';
import { PositionPage } from './position-page.tsx';
import { sheetPdf } from './printing.ts';
import { Id, type Position, type Scheme } from './schema.ts';
import { doneWords } from './words.ts';

/** Positions of a scheme: description sheet, form, print. */
export function pageRoutes(desk: Desk): Route[] {
  const { positions, place } = desk;
  const { organization, house } = positions;

  function positionPage(
    actor: Actor,
    scheme: Scheme,
    position: Position | null,
    refused: Pick<RefusedContext, 'refusals' | 'input'> | null,
  ): Reply {
    const agency = organization.getAgency(scheme.agencyId);
    const mayWrite =
      mayOf(desk, actor, scheme.agencyId)['position-written'] && isOpen(scheme.state, 'position-written');
    return page(
      position?.title ?? agency.name,
      <PositionPage
        agency={agency}
        scheme={scheme}
        position={position}
        mayWrite={mayWrite}
        refusals={refused?.refusals ?? []}
        values={refused?.input ?? (position === null ? { seats: 1 } : valuesOf(position))}
      />,
    );
  }

  async function again({ actor, params, refusals, input }: RefusedContext): Promise<Reply> {
    const id = Id.safeParse(params['id']);
    if (!id.success || refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
      throw new Refused(refusals);
    const { scheme } = await positions.getScheme(actor, id.data);
    const code = params['position'];
    const position = code === undefined ? null : scheme.positions.find((one) => one.code === code);
    if (position === undefined) throw new Refused(refusals);
    return positionPage(actor, scheme, position, { refusals, input });
  }

  return [
    route({
      method: 'GET',
      path: '/positions/schemes/:id/positions/new',
      permission: draftSchemes,
      params: ById,
      async handle({ actor, params }) {
        const { scheme } = await positions.getScheme(actor, params.id);
        if (!isOpen(scheme.state, 'position-written')) return redirect(`/positions/schemes/${scheme.id}`);
        return positionPage(actor, scheme, null, null);
      },
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/positions/new',
      permission: draftSchemes,
      params: ById,
      body: PositionForm,
      refused: again,
      async handle({ actor, params, body: { seen, ...position } }) {
        const { scheme } = await positions.getScheme(actor, params.id);
        if (scheme.positions.some(({ code }) => code === position.code)) throw new Refused(codeTaken);
        await positions.act(actor, params.id, seen, { kind: 'position-written', data: { position } });
        return redirect(`/positions/schemes/${params.id}`, doneWords['position-written']);
      },
    }),
    route({
      method: 'GET',
      path: '/positions/schemes/:id/positions/:position',
      permission: readPositions,
      params: ByPosition,
      async handle({ actor, params }) {
        const { scheme } = await positions.getScheme(actor, params.id);
        return positionPage(actor, scheme, findPosition(scheme, params.position), null);
      },
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/positions/:position',
      permission: draftSchemes,
      params: ByPosition,
      body: PositionForm,
      refused: again,
      async handle({ actor, params, body: { seen, ...position } }) {
        const { scheme } = await positions.getScheme(actor, params.id);
        findPosition(scheme, params.position);
        if (position.code !== params.position) throw new Refused(codeStays);
        await positions.act(actor, params.id, seen, { kind: 'position-written', data: { position } });
        return redirect(`/positions/schemes/${params.id}`, doneWords['position-written']);
      },
    }),
    route({
      method: 'POST',
      path: '/positions/schemes/:id/positions/:position/remove',
      permission: draftSchemes,
      params: ByPosition,
      body: RemoveForm,
      async handle({ actor, params, body }) {
        const data = { code: params.position };
        await positions.act(actor, params.id, body.seen, { kind: 'position-removed', data });
        return redirect(`/positions/schemes/${params.id}`, doneWords['position-removed']);
      },
    }),
    route({
      method: 'GET',
      path: '/positions/schemes/:id/positions/:position/sheet.pdf',
      permission: readPositions,
      params: ByPosition,
      async handle({ actor, params }) {
        const { scheme } = await positions.getScheme(actor, params.id);
        const position = findPosition(scheme, params.position);
        const agency = organization.getAgency(scheme.agencyId);
        const above = agency.parentId === null ? '' : organization.getAgency(agency.parentId).name;
        return {
          kind: 'bytes',
          data: sheetPdf(position, agency, { above, place }, house.clock.now()),
          mediaType: 'application/pdf',
          fileName: `ban-mo-ta-${position.code}.pdf`,
        };
      },
    }),
  ];
}

function valuesOf({ competences, degree, ...position }: Position): Record<string, unknown> {
  return { ...position, degree: degree ?? '', competences: competenceLines(competences) };
}

const codeTaken = refuse(
  'conflict',
  t('Đề án đã có vị trí mang mã này.', 'The scheme has a position of this code already.'),
  'code',
);
const codeStays = refuse(
  'conflict',
  t(
    'Mã của vị trí không đổi được vì người đang ở vị trí gắn với mã. Hãy bỏ vị trí rồi thêm vị trí mới.',
    'The code of a position stays, for those who sit in it are tied to it. Remove it and add a new one.',
  ),
  'code',
);
