import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { readIndicators } from '../indicators/indicators.ts';
import { PeriodQuery, type Question } from '../indicators/schema.ts';
import { can } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { say } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { shownEvidence } from './evidence.ts';
import { ValuesPage } from './pages-values.tsx';
import { readReportedFigures } from './permissions.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { OfId } from './routes-collections.tsx';
import { findEvidence } from './values.ts';

const code = z.string().min(1).max(200);

const optionalDay = z.string().transform(findDay).catch(null).default(null);

/** `from`, `to`, `asOf`, `agency` (ids, separated by commas), as the indicators' own addresses have them. */
const ValuesQuery = z.intersection(
  PeriodQuery,
  z.object({
    asOf: optionalDay,
    agency: z.string().max(2000).catch('').default(''),
    page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  }),
);

/** Who reported a figure: where it opens when no register of the system knows it. */
export function valueRoutes(figures: ReportedFigures): Route[] {
  const { house } = figures.rooms;
  return [
    route({
      method: 'GET',
      path: '/reported-figures/values/:indicator',
      permission: readIndicators,
      params: z.object({ indicator: code }),
      query: ValuesQuery,
      async handle({ actor, params, query, language }) {
        const { from, to, asOf, agency } = query;
        const agencyIds = agency.split(',').flatMap((id) => (/^\d{1,9}$/.test(id) ? Number(id) : []));
        const question: Question = {
          period: { from, to },
          ...(asOf === null ? {} : { asOf }),
          ...(agencyIds.length === 0 ? {} : { where: { agencyIds } }),
        };
        const groups = await figures.reportedLines(actor, params.indicator, question);
        const title = groups.find(({ asked }) => asked.code === params.indicator)?.asked.title;
        return page(
          title === undefined ? params.indicator : say(title, language),
          <ValuesPage code={params.indicator} question={question} groups={groups} page={query.page} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/reported-figures/evidence/:id',
      permission: readReportedFigures,
      params: OfId,
      async handle({ actor, params }) {
        const found = await findEvidence(house.db, actor, params.id);
        if (found === undefined || can(actor, readReportedFigures) === false) throw new Refused(notFound);
        const isShown = shownEvidence.has(found.mediaType);
        return {
          kind: 'bytes',
          data: house.files.read(found.hash),
          mediaType: isShown ? found.mediaType : 'application/octet-stream',
          fileName: `minh-chung-${params.id}`,
          isDownload: !isShown,
        };
      },
    }),
  ];
}
