import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { gather, type DashboardRooms } from './gather.ts';
import { TodayPage } from './page.tsx';

export type { DashboardRooms, Owed } from './gather.ts';

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
            places={organization.all()}
          />
        );
        return page(t('Hôm nay', 'Today')[language], body);
      },
    }),
  ];
}
