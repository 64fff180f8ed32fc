import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { fold, t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { withQuery } from '../ui/page.tsx';
import { AgencyPage, type AgencyProps } from './agency-page.tsx';
import { hasEnded, lineageOf } from '../organization/organization.ts';
import { getAgency, type Desk } from './desk.ts';
import { ByCode, ById, EndForm, OnDay, OpenForm, SeatForm } from './forms.ts';
import { positionsOf, templateFor, templates, type Template } from './frames.ts';
import { OverviewPage } from './overview-page.tsx';
import { draftSchemes, readPositions, seatPeople } from './permissions.ts';
import type { Position } from './schema.ts';
import { words } from './words.ts';

const Query = z.object({ day: OnDay });
const Overview = Query.extend({
  q: z.string().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
const pageSize = 50;

/** The city's overview, and each agency: its schemes, who sits where. */
export function agencyRoutes(desk: Desk): Route[] {
  const { positions } = desk;
  const { organization, house } = positions;
  const today = (): string => house.clock.today().toString();

  async function agencyPage(
    actor: Actor,
    language: Language,
    code: string,
    day: string,
    refused: Pick<AgencyProps, 'refusals' | 'typed' | 'about'> = { refusals: [], typed: {}, about: null },
  ): Promise<Reply> {
    const agency = getAgency(desk, actor, code);
    const scope = { agencyIds: [agency.id] };
    const [reading, schemes, inForce] = await Promise.all([
      positions.agencyOn(agency.id, day),
      positions.schemes(scope),
      positions.inForce(),
    ]);
    const isOver = hasEnded(agency, house.clock.today());
    const fit = templateFor(agency);
    const frames = Object.entries(templates).toSorted(
      ([one], [other]) => Number(other === fit) - Number(one === fit),
    );
    const before = new Set(lineageOf(agency.id, organization.successions()));
    const sources = [
      ...(inForce.has(agency.id)
        ? [
            {
              value: 'last',
              label: t('Đề án đang có hiệu lực của cơ quan', 'The agency’s scheme in force')[language],
            },
          ]
        : []),
      ...frames.map(([name, text]) => ({ value: `frame-${name}`, label: text[language] })),
      { value: 'empty', label: t('Danh mục trống', 'Nothing')[language] },
      ...organization
        .all()
        .filter(({ id }) => id !== agency.id && inForce.has(id))
        .toSorted((one, other) => Number(before.has(other.id)) - Number(before.has(one.id)))
        .map(({ code: other, name }) => ({
          value: `agency-${other}`,
          label: t(`Đề án của ${name}`, `Scheme of ${name}`)[language],
        })),
    ];
    return page(
      agency.name,
      <AgencyPage
        agency={agency}
        day={day}
        reading={reading}
        schemes={schemes}
        sources={sources}
        hasEnded={isOver}
        mayDraft={covers(can(actor, draftSchemes), agency.id) && !isOver}
        maySeat={covers(can(actor, seatPeople), agency.id)}
        {...refused}
      />,
    );
  }

  /** Where a new scheme begins. @throws Refused for an agency that has none */
  async function sourceOf(
    actor: Actor,
    agencyId: number,
    from: string,
  ): Promise<{ source: string; positions: readonly Position[] }> {
    if (from === 'empty') return { source: '', positions: [] };
    if (from.startsWith('frame-')) {
      const name = from.slice('frame-'.length) as Template;
      return { source: templates[name].vi, positions: positionsOf(name) };
    }
    const other =
      from === 'last'
        ? organization.getAgency(agencyId)
        : organization.findAgency(from.slice('agency-'.length));
    const found = other === undefined ? undefined : (await positions.inForce()).get(other.id);
    if (other === undefined || found === undefined)
      throw new Refused({
        refused: true,
        code: 'invalid',
        text: t('Cơ quan này chưa có đề án hiệu lực.', 'That agency has no scheme in force.'),
        field: 'from',
      });
    return { source: t(`Từ đề án của ${other.name}`, other.name).vi, positions: found };
  }

  const again =
    (about: 'seat' | 'open') =>
    ({ actor, language, params, refusals, input }: RefusedContext): Promise<Reply> => {
      if (refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
        throw new Refused(refusals);
      return agencyPage(actor, language, params['code'] ?? '', today(), { refusals, typed: input, about });
    };

  return [
    route({
      method: 'GET',
      path: '/positions',
      permission: readPositions,
      query: Overview,
      async handle({ actor, answer, query, language, url }) {
        const day = query.day ?? today();
        const [readings, schemes] = await Promise.all([
          positions.overview(answer, day),
          positions.schemes(answer),
        ]);
        const agencies = new Map(organization.all().map((agency) => [agency.id, agency]));
        const wanted = fold(query.q);
        const found = readings.filter(({ agencyId }) =>
          fold(agencies.get(agencyId)?.name ?? '').includes(wanted),
        );
        const last = Math.max(1, Math.ceil(found.length / pageSize));
        if (query.page > last) return redirect(withQuery(url, { page: last }));
        const from = (query.page - 1) * pageSize;
        return page(
          words.room[language],
          <OverviewPage
            day={day}
            words={query.q}
            listed={{
              rows: found.slice(from, from + pageSize),
              total: found.length,
              page: query.page,
              pageSize,
            }}
            readings={readings}
            schemes={schemes}
            waiting={schemes.filter((scheme) => positions.waitsFor(actor, scheme))}
            agencies={agencies}
            mayDraft={can(actor, draftSchemes) !== false}
            ownCode={actor.kind === 'staff' ? actor.agencyCode : null}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/positions/agencies/:code',
      permission: readPositions,
      params: ByCode,
      query: Query,
      handle: ({ actor, language, params, query }) =>
        agencyPage(actor, language, params.code, query.day ?? today()),
    }),
    route({
      method: 'POST',
      path: '/positions/agencies/:code/schemes',
      permission: draftSchemes,
      params: ByCode,
      body: OpenForm,
      refused: again('open'),
      async handle({ actor, params, body }) {
        const agency = getAgency(desk, actor, params.code);
        const id = await positions.openScheme(actor, agency.id, await sourceOf(actor, agency.id, body.from));
        return redirect(
          `/positions/schemes/${id}`,
          t(
            'Đã lập đề án; hãy sửa các vị trí rồi trình.',
            'The scheme is begun; mend its positions, then submit it.',
          ),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/positions/agencies/:code/seats',
      permission: seatPeople,
      params: ByCode,
      body: SeatForm,
      refused: again('seat'),
      async handle({ actor, params, body: { person: personId, ...wanted } }) {
        const agency = getAgency(desk, actor, params.code);
        await positions.seat(actor, { agencyId: agency.id, personId, ...wanted });
        return redirect(`/positions/agencies/${agency.code}`, t('Đã bố trí.', 'Seated.'));
      },
    }),
    route({
      method: 'POST',
      path: '/positions/seatings/:id/end',
      permission: seatPeople,
      params: ById,
      body: EndForm,
      async handle({ actor, params, body }) {
        const agencyId = await positions.endSeating(actor, params.id, body.to, body.reason);
        const { code } = organization.getAgency(agencyId);
        return redirect(`/positions/agencies/${code}`, t('Đã kết thúc.', 'It has ended.'));
      },
    }),
  ];
}
