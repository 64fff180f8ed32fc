import type { Indicators } from '../indicators/indicators.ts';
import type { House } from '../kernel/house.ts';
import type { Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import type { ReformIndex } from './reform-index.ts';
import { cycleRoutes } from './routes-cycles.tsx';
import { resultRoutes } from './routes-results.tsx';
import { setRoutes } from './routes-sets.tsx';
import { sheetRoutes } from './routes-sheets.tsx';
import { surveyRoutes } from './routes-surveys.tsx';

/** Every page of the reform index. */
export function reformIndexRoutes(
  house: House,
  index: ReformIndex,
  indicators: Indicators,
  organization: Organization,
): Route[] {
  return [
    ...cycleRoutes(house, index, organization),
    ...setRoutes(house, index, indicators),
    ...sheetRoutes(house, index, indicators, organization),
    ...surveyRoutes(house, index, organization),
    ...resultRoutes(index, organization),
  ];
}
