import { z } from 'zod';
import { can } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { json, page, route, type Route } from '../kernel/web.ts';
import { apiRoutes } from './api-routes.ts';
import { countRows, type View } from './listing.ts';
import { searchPeople } from './lookups.ts';
import { OverviewPage } from './page-overview.tsx';
import type { Registers } from './registers.ts';
import { formRoutes } from './routes-form.tsx';
import { historyRoutes } from './routes-history.tsx';
import { importRoutes } from './routes-import.tsx';
import { listRoutes } from './routes-list.tsx';
import { rowRoutes } from './routes-row.tsx';

/** Every register's routes, each under the register's own permission, and the page that lists the registers. */
export function registerRoutes(house: House, { all }: Registers): Route[] {
  return [
    route({
      method: 'GET',
      path: '/registers',
      permission: 'signed-in',
      async handle({ actor, language }) {
        const today = house.clock.today();
        const seen = all.filter(({ access }) => can(actor, access.read) !== false);
        const lines = await Promise.all(
          seen.map(async (register) => {
            const count = async (view: View): Promise<number> => {
              const ask = { words: '', state: '', view, filters: {}, from: null, to: null, sort: '' };
              return (await countRows(house.db, register, actor, ask, today)).total;
            };
            const [total, mine, drafts] = await Promise.all([count(''), count('mine'), count('drafts')]);
            return { register, total, mine, drafts };
          }),
        );
        return page(say(t('Sổ theo dõi', 'Registers'), language), <OverviewPage lines={lines} />);
      },
    }),
    route({
      method: 'GET',
      path: '/registers/people',
      permission: 'signed-in',
      query: z.object({ q: z.string().trim().max(100).catch('') }),
      handle: async ({ query: { q } }) => json({ options: await searchPeople(house.db, q) }),
    }),
    ...all.flatMap((register) => {
      const desk = { house, registers: all, register };
      return [
        ...listRoutes(desk),
        ...formRoutes(desk),
        ...importRoutes(desk),
        ...rowRoutes(desk),
        ...historyRoutes(desk),
        ...apiRoutes(desk),
      ];
    }),
  ];
}
