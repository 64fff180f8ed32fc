import { notFound, Refused } from '../kernel/errors.ts';
import type { Language } from '../kernel/messages.ts';
import { page, redirect, route, type Route } from '../kernel/web.ts';
import type { Agency } from '../organization/schema.ts';
import { AgenciesPage, agenciesTitle, AgencyPage, nameOf } from './agencies-page.tsx';
import {
  countByLevel,
  findAgencies,
  groupAgencies,
  hoursLines,
  isInForce,
  levelToShow,
  todayWords,
} from './directory.ts';
import { AboutPage, aboutTitle, HelpPage, helpTitle } from './guide-pages.tsx';
import { HomePage, homeTitle } from './home-page.tsx';
import { LedgerPage, ledgerTitle } from './ledger-page.tsx';
import type { Portal } from './portal.ts';
import { AgencyListQuery, AgencyParams } from './schema.ts';
import { trackRoutes } from './track-routes.tsx';

/** Everything the public sees besides the catalogue of procedures. */
export function portalRoutes(portal: Portal): Route[] {
  const { rooms, house } = portal;
  const { organization, procedures, ledger } = rooms;
  const parentOf = (agency: Agency): Agency | null =>
    agency.parentId === null ? null : organization.getAgency(agency.parentId);

  return [
    route({
      method: 'GET',
      path: '/',
      permission: 'public',
      async handle({ actor, language }) {
        if (actor.kind === 'staff') return redirect('/desk');
        const { facets } = await procedures.search({ pageSize: 1 });
        const lifeEvents = facets.lifeEvent.map((event) => event.value).slice(0, 12);
        return page(homeTitle[language], <HomePage lifeEvents={lifeEvents} />);
      },
    }),
    route({
      method: 'GET',
      path: '/about',
      permission: 'public',
      handle: ({ language }) => page(aboutTitle[language], <AboutPage />),
    }),
    route({
      method: 'GET',
      path: '/help',
      permission: 'public',
      handle: ({ language }) => page(helpTitle[language], <HelpPage />),
    }),
    route({
      method: 'GET',
      path: '/ledger',
      permission: 'public',
      handle: async ({ language }) =>
        page(
          ledgerTitle[language],
          <LedgerPage heads={await ledger.heads(24)} publicKey={ledger.publicKey} />,
        ),
    }),
    route({
      method: 'GET',
      path: '/agencies',
      permission: 'public',
      query: AgencyListQuery,
      handle({ query: { q = '', level }, language }) {
        const found = findAgencies(organization.all(), q, house.clock.today());
        const counts = countByLevel(found);
        const shown = level ?? levelToShow(counts);
        const groups = groupAgencies(found, shown, parentOf);
        return page(
          agenciesTitle[language],
          <AgenciesPage query={q} level={shown} counts={counts} groups={groups} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/agencies/:code',
      permission: 'public',
      params: AgencyParams,
      handle: ({ params, language }) => showAgency(params.code, language),
    }),
    ...trackRoutes(portal),
  ];

  async function showAgency(code: string, language: Language) {
    const today = house.clock.today();
    const agency = organization.findAgency(code);
    if (agency === undefined) throw new Refused(notFound);
    const related = (ids: readonly number[]) => ids.map((id) => organization.getAgency(id));
    const all = organization.successions();
    const successors = related(
      all.filter(({ fromAgencyId }) => fromAgencyId === agency.id).map(({ toAgencyId }) => toAgencyId),
    );
    const isEnded = !isInForce(agency, today);
    // One that has ended stays readable for whoever holds an old receipt; one still to come is not there yet.
    if (isEnded && successors.length === 0) throw new Refused(notFound);
    const hours = rooms.time.hoursOf(agency.id);
    const offered = isEnded
      ? []
      : await procedures.offeredAt({ code: agency.code, level: agency.level }, today);
    return page(
      nameOf(agency, language),
      <AgencyPage
        agency={agency}
        parent={parentOf(agency)}
        today={todayWords(rooms.time.calendar, hours, today)}
        hours={hoursLines(hours)}
        offered={offered}
        successors={isEnded ? successors : []}
        predecessors={related(
          all.filter(({ toAgencyId }) => toAgencyId === agency.id).map(({ fromAgencyId }) => fromAgencyId),
        )}
      />,
    );
  }
}
