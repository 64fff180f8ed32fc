import type { City } from '../city.ts';
import { reportCommand, type ReportCommandResult } from '../reports/command.ts';

/** Opens a city for the time of one command. */
type WithCity = (use: (city: City) => Promise<ReportCommandResult>) => Promise<ReportCommandResult>;

/** `report TEMPLATE …`: arguments are read before the city is opened, so that a wrong one costs nothing. */
export function report(args: readonly string[], withCity: WithCity): Promise<ReportCommandResult> {
  return reportCommand(args, (use) => withCity(({ reports, address }) => use(reports, address.origin)));
}
