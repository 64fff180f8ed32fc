import { z } from 'zod';
import { can, system } from '../kernel/access.ts';
import { findDay } from '../kernel/clock.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { readDossiers } from '../dossiers/dossiers.ts';
import type { Indicators } from '../indicators/indicators.ts';
import type { Organization } from '../organization/organization.ts';
import { compare, comparedCodes, comparedPeriod } from './compare.ts';
import { ComparePage, comparedPerPage } from './compare-page.tsx';
import { compareFigures } from './permissions.ts';
import type { Reorganizations } from './reorganization.ts';
import { ById } from './routes-trial.tsx';

const Day = z
  .string()
  .max(20)
  .default('')
  .transform((text) => findDay(text) ?? undefined);
const View = z.object({
  from: Day,
  to: Day,
  side: z.enum(['before', 'after']).catch('after'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/**
 * Figures in the structure before and after a plan. Counts by agency are the city's own, the same for whoever may compare
 * them: they are asked as the program itself; dossiers behind them open by their own rule.
 */
export function compareRoutes(
  house: Pick<House, 'clock'>,
  plans: Pick<Reorganizations, 'get'>,
  organization: Organization,
  indicators: Pick<Indicators, 'breakdown' | 'find'>,
): Route[] {
  return [
    route({
      method: 'GET',
      path: '/reorganization/:id/figures',
      permission: compareFigures,
      params: ById,
      query: View,
      async handle({ actor, params, query, language }) {
        const { reorganization } = await plans.get(params.id);
        const { effectiveOn } = reorganization.plan;
        if (effectiveOn === '') throw new Refused(notFound);
        const on = Temporal.PlainDate.from(effectiveOn);
        const period = comparedPeriod(on, house.clock.today(), query);
        const lines = await indicators.breakdown(system, [...comparedCodes], 'agency', { period });
        const comparison = compare(lines, reorganization, organization, on);
        const last = Math.max(1, Math.ceil(comparison[query.side].length / comparedPerPage));
        const titles = new Map(
          comparedCodes.flatMap((code) => {
            const found = indicators.find(code);
            return found === undefined ? [] : [[code, found.title] as const];
          }),
        );
        const body = (
          <ComparePage
            reorganization={reorganization}
            on={on}
            period={period}
            comparison={comparison}
            side={query.side}
            page={Math.min(query.page, last)}
            titles={titles}
            mayOpen={can(actor, readDossiers) === true}
          />
        );
        return page(t('Số liệu trước và sau sắp xếp', 'Figures before and after')[language], body);
      },
    }),
  ];
}
