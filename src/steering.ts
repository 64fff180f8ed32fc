import { dossierIndicators } from './dossiers/dossiers.ts';
import { createIndicators, type Indicators } from './indicators/indicators.ts';
import { indicatorApi } from './indicators/api-routes.ts';
import { indicatorRoutes } from './indicators/routes.tsx';
import type { House } from './kernel/house.ts';
import type { Route } from './kernel/web.ts';
import type { Organization } from './organization/organization.ts';
import { reportedIndicators } from './reported-figures/declared.ts';

/** The rooms that steer the reform: figures, and what is built on them. */
export type Steering = {
  readonly house: House;
  readonly organization: Organization;
  readonly indicators: Indicators;
};

export function openSteering(house: House, organization: Organization): Steering {
  const indicators = createIndicators(house, [...dossierIndicators, ...reportedIndicators]);
  return { house, organization, indicators };
}

export function steeringRoutes({ house, organization, indicators }: Steering): Route[] {
  return [
    ...indicatorRoutes(house, indicators, organization),
    ...indicatorApi(indicators, (code) => organization.findAgency(code)),
  ];
}
