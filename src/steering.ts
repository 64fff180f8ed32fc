import { declaredIndicators, declaredRegisters } from './declared.ts';
import { createIndicators, type Indicators } from './indicators/indicators.ts';
import { indicatorApi } from './indicators/api-routes.ts';
import { indicatorRoutes } from './indicators/routes.tsx';
import type { House } from './kernel/house.ts';
import type { Route } from './kernel/web.ts';
import type { Organization } from './organization/organization.ts';
import { createProgramme, type Programme } from './programme/programme.ts';
import { programmeRoutes } from './programme/routes.tsx';
import { createReformIndex, type ReformIndex } from './reform-index/reform-index.ts';
import { reformIndexRoutes } from './reform-index/routes.ts';
import { createRegisters, type Registers } from './registers/registers.ts';
import { registerRoutes } from './registers/routes.tsx';
import { createReportedFigures, type ReportedFigures } from './reported-figures/reported-figures.ts';
import { reportedFigureRoutes } from './reported-figures/routes.tsx';
import { statisticsRoutes } from './statistics/statistics.tsx';

/** The rooms that steer the reform: figures, and what is built on them. */
export type Steering = {
  readonly house: House;
  readonly organization: Organization;
  readonly indicators: Indicators;
  readonly registers: Registers;
  readonly reportedFigures: ReportedFigures;
  readonly programme: Programme;
  readonly reformIndex: ReformIndex;
  /** Name of the city, as documents write the place of issue. */
  readonly place: string;
};

export function openSteering(house: House, organization: Organization, place: string): Steering {
  const registers = createRegisters(house, declaredRegisters);
  const indicators = createIndicators(house, declaredIndicators);
  const reportedFigures = createReportedFigures(house, indicators, organization);
  const programme = createProgramme(house, indicators, organization);
  const reformIndex = createReformIndex(house, indicators, organization);
  return { house, organization, indicators, registers, reportedFigures, programme, reformIndex, place };
}

export function steeringRoutes(steering: Steering): Route[] {
  const { house, organization, indicators, registers, reportedFigures, programme, reformIndex, place } =
    steering;
  return [
    ...indicatorRoutes(house, indicators, organization),
    ...statisticsRoutes(house, indicators, organization, place),
    ...registerRoutes(house, registers),
    ...reportedFigureRoutes(reportedFigures),
    ...programmeRoutes({ house, programme, indicators, organization }),
    ...reformIndexRoutes(house, reformIndex, indicators, organization),
    ...indicatorApi(indicators, (code) => organization.findAgency(code)),
  ];
}
