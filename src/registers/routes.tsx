import { z } from 'zod';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { json, page, route, type Route } from '../kernel/web.ts';
import { apiRoutes } from './api-routes.ts';
import { searchPeople } from './lookups.ts';
import { readOverview } from './overview.ts';
import { OverviewPage } from './page-overview.tsx';
import type { Registers } from './registers.ts';
import { filterRoutes } from './routes-filters.ts';
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
      query: z.object({ q: z.string().trim().max(100).catch('') }),
      async handle({ actor, language, query: { q } }) {
        const lines = await readOverview(house, all, actor, q);
        return page(say(t('Sổ theo dõi', 'Registers'), language), <OverviewPage lines={lines} words={q} />);
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
        ...filterRoutes(desk),
        ...formRoutes(desk),
        ...importRoutes(desk),
        ...rowRoutes(desk),
        ...historyRoutes(desk),
        ...apiRoutes(desk),
      ];
    }),
  ];
}
