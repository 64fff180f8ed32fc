import { z } from 'zod';
import type { House } from '../kernel/house.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { can } from '../kernel/access.ts';
import { firstYear } from './autonomy.ts';
import { FinancePage } from './page.tsx';
import { readFinance, reportAutonomy } from './permissions.ts';
import { readYear } from './reading.ts';
import { words } from './words.ts';

const Query = z.object({
  year: z.coerce.number().int().min(firstYear).max(2199).optional().catch(undefined),
  level: z.enum(['city', 'district', 'commune', '']).catch(''),
  kind: z.enum(['administrative', 'service', '']).catch(''),
  view: z.enum(['missing', 'faults', 'sent']).catch('missing'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** How far the year's results have come in: the page of the finance office. */
export function financeRoutes(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  organization: Pick<Organization, 'all'>,
): Route[] {
  return [
    route({
      method: 'GET',
      path: '/finance',
      permission: readFinance,
      query: Query,
      async handle({ actor, answer, query, language }) {
        // The year whose results have fallen due; they are sent at the beginning of the next.
        const year = query.year ?? clock.today().year - 1;
        const all = await readYear(db, year, answer);
        const lines = all.filter(
          ({ level, kind }) =>
            (query.level === '' || level === query.level) && (query.kind === '' || kind === query.kind),
        );
        const names = new Map(organization.all().map((agency) => [agency.id, agency]));
        return page(
          words.room[language],
          <FinancePage
            {...query}
            year={year}
            lastYear={clock.today().year}
            lines={lines}
            names={names}
            mayReport={can(actor, reportAutonomy) !== false}
          />,
        );
      },
    }),
  ];
}
