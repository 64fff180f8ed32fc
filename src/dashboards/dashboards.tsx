import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { gather, type DashboardRooms } from './gather.ts';
import { TodayPage, type TakenOver } from './page.tsx';

export type { DashboardRooms, Owed, Waiting } from './gather.ts';

export function dashboardRoutes(rooms: DashboardRooms, organization: Organization): Route[] {
  return [
    route({
      method: 'GET',
      path: '/today',
      permission: 'signed-in',
      async handle({ actor, language }) {
        if (actor.kind !== 'staff') throw new Refused(notFound);
        const dashboard = await gather(rooms, actor);
        const body = (
          <TodayPage
            {...dashboard}
            staff={actor}
            today={rooms.house.clock.today()}
            places={organization.working()}
            takenOver={takenOver(organization, actor.agencyId, rooms.house.clock.today())}
          />
        );
        return page(t('Hôm nay', 'Today')[language], body);
      },
    }),
  ];
}

/** For so many days people are told on their first page that their agency carries on others' work. */
const toldDays = 90;

/** Agencies whose work came to this one by a recent reorganisation. */
function takenOver(
  organization: Organization,
  agencyId: number,
  today: Temporal.PlainDate,
): TakenOver | null {
  const recent = organization
    .successions()
    .filter(({ toAgencyId, onDate }) => toAgencyId === agencyId && isRecent(onDate, today));
  const [first] = recent;
  if (first === undefined) return null;
  const names = recent.map(({ fromAgencyId }) => organization.getAgency(fromAgencyId).name);
  return { on: first.onDate, decision: first.decision, names };
}

function isRecent(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const { days } = today.since(day, { largestUnit: 'days' });
  return days >= 0 && days <= toldDays;
}
