import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { can, covers, type Staff } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { OverviewPage } from './pages-overview.tsx';
import { processDossiers, readDossiers, superviseDossiers } from './permissions.ts';
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
import { noSuchDay } from './words.ts';

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
        const to = findDay(query.to) ?? today;
        const typedFrom = findDay(query.from) ?? to.with({ day: 1 });
        const isBackwards = Temporal.PlainDate.compare(typedFrom, to) > 0;
        const from = isBackwards ? to.with({ day: 1 }) : typedFrom;
        const problems: readonly Text[] = [
          ...(query.agency !== '' && chosen === undefined ? [notWithinReach(query.agency)] : []),
          ...[query.from, query.to].filter((day) => day !== '' && findDay(day) === null).map(noSuchDay),
          ...(isBackwards ? [endsBeforeItBegins] : []),
        ];
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

function notWithinReach(agency: string): Text {
  return t(`Không có cơ quan "${agency}" trong phạm vi theo dõi.`, `No agency "${agency}" within reach.`);
}

const endsBeforeItBegins = t(
  'Kỳ kết thúc trước khi bắt đầu: hãy chọn lại hai ngày. Đang xem từ đầu tháng của ngày kết thúc.',
  'The period ends before it begins: choose the two days again. Shown from the first of the month in which it ends.',
);
