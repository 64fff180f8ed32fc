import { dossierIndicators } from './dossiers/dossiers.ts';
import { createIndicators, type Indicators } from './indicators/indicators.ts';
import { indicatorApi } from './indicators/api-routes.ts';
import { indicatorRoutes } from './indicators/routes.tsx';
import type { House } from './kernel/house.ts';
import type { Route } from './kernel/web.ts';
import type { Organization } from './organization/organization.ts';
import { reportedIndicators } from './reported-figures/declared.ts';
import { createReportedFigures, type ReportedFigures } from './reported-figures/reported-figures.ts';
import { reportedFigureRoutes } from './reported-figures/routes.tsx';
import { statisticsRoutes } from './statistics/statistics.ts';

/** The rooms that steer the reform: figures, and what is built on them. */
export type Steering = {
  readonly house: House;
  readonly organization: Organization;
  readonly indicators: Indicators;
  readonly reportedFigures: ReportedFigures;
  /** Name of the city, as documents write the place of issue. */
  readonly place: string;
};

export function openSteering(house: House, organization: Organization, place: string): Steering {
  const indicators = createIndicators(house, [...dossierIndicators, ...reportedIndicators]);
  const reportedFigures = createReportedFigures(house, indicators, organization);
  return { house, organization, indicators, reportedFigures, place };
}

export function steeringRoutes(steering: Steering): Route[] {
  const { house, organization, indicators, reportedFigures, place } = steering;
  return [
    ...indicatorRoutes(house, indicators, organization),
    ...statisticsRoutes(house, indicators, organization, place),
    ...reportedFigureRoutes(reportedFigures),
    ...indicatorApi(indicators, (code) => organization.findAgency(code)),
  ];
}
