import type { Route } from '../kernel/web.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { approvalRoutes } from './routes-approvals.tsx';
import { collectionRoutes } from './routes-collections.tsx';
import { exchangeRoutes } from './routes-exchange.tsx';
import { formRoutes } from './routes-forms.tsx';
import { valueRoutes } from './routes-values.tsx';

/** Pages of the reported figures. */
export function reportedFigureRoutes(figures: ReportedFigures): Route[] {
  return [
    ...collectionRoutes(figures),
    ...approvalRoutes(figures),
    ...formRoutes(figures),
    ...exchangeRoutes(figures),
    ...valueRoutes(figures),
  ];
}
