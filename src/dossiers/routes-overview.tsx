import { z } from 'zod';
import { can, covers, type Staff } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { OverviewPage } from './pages-overview.tsx';
import { processDossiers, readDossiers, superviseDossiers } from './permissions.ts';
import { dayOrNull } from './reading-address.ts';
import type { DossierReading } from './reading-dossier.ts';
import {
  readByAgency,
  readByPerson,
  readByProcedure,
  readPeriod,
  readStandings,
} from './reading-overview.ts';
import { countWork, noFilters } from './reading-work.ts';
import { staffOf } from './routes-work.tsx';

const word = z.string().trim().max(60).catch('');

/** The leader's view over everything that they supervise. */
export function overviewRoutes(rooms: DossierReading): Route[] {
  const { house, organization } = rooms;

  async function waitingFor(staff: Staff, now: Temporal.Instant): Promise<number | undefined> {
    if (can(staff, processDossiers) === false) return undefined;
    const answer = can(staff, readDossiers);
    return (await countWork(house.db, { staff, answer, filters: noFilters, now })).mine;
  }

  return [
    route({
      method: 'GET',
      path: '/overview',
      permission: superviseDossiers,
      query: z.object({ agency: word, from: word, to: word }),
      async handle({ query, answer, language, ...asking }) {
        const staff = staffOf(asking);
        const now = house.clock.now();
        const today = house.clock.today();
        const agencies = organization.all().filter((agency) => covers(answer, agency.id));
        const chosen = query.agency === '' ? undefined : agencies.find(({ code }) => code === query.agency);
        const problems: Text[] =
          query.agency !== '' && chosen === undefined
            ? [
                t(
                  `Không có cơ quan "${query.agency}" trong phạm vi theo dõi.`,
                  `No agency "${query.agency}" within reach.`,
                ),
              ]
            : [];
        const to = dayOrNull(query.to) ?? today;
        const from = dayOrNull(query.from) ?? to.with({ day: 1 });
        const own = agencies.find(({ id }) => id === staff.agencyId);
        const agency = chosen ?? own;
        const asked = { answer, agencyId: chosen?.id ?? null, now, from, to };
        const [mine, standings, period, byAgency, byProcedure, byPerson] = await Promise.all([
          waitingFor(staff, now),
          readStandings(house.db, asked),
          readPeriod(house.db, asked),
          readByAgency(house.db, asked),
          readByProcedure(house.db, asked),
          agency === undefined ? [] : readByPerson(house.db, asked, agency.id),
        ]);
        const body = (
          <OverviewPage
            values={{ agency: chosen?.code ?? '', from: from.toString(), to: to.toString() }}
            agencies={agencies}
            agency={agency}
            mine={mine}
            standings={standings}
            period={period}
            byAgency={byAgency}
            byProcedure={byProcedure}
            byPerson={byPerson}
            problems={problems}
            agencyCode={(id) => organization.getAgency(id).code}
            agencyName={(id) => organization.getAgency(id).name}
          />
        );
        return page(t('Theo dõi tiến độ', 'Overview')[language], body);
      },
    }),
  ];
}
