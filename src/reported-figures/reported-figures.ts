import type { Indicators } from '../indicators/indicators.ts';
import type { Question } from '../indicators/schema.ts';
import type { Actor } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { createActs, type Acts, type Rooms } from './acting.ts';
import { createReading, type Owed, type Reading } from './reading.ts';
import { reportedLines, type ReportedLines } from './values.ts';

export { handOverForms } from './handing-over.ts';
export { approveReportedFigures, fillReportedFigures } from './permissions.ts';

/** Collections of figures, agencies' forms in them, and who reported what. */
export type ReportedFigures = Acts &
  Omit<Reading, 'owedBy'> & {
    readonly rooms: Rooms;
    /** What an agency owes now, the most urgent first: its own forms, and approvals that wait for it. */
    owedBy(agencyId: number): Promise<readonly Owed[]>;
    /**
     * Who reported a figure and its parts, for exactly the question's period, as known on its as-of day; each with what
     * it was before. @throws Refused for an indicator that does not exist
     */
    reportedLines(actor: Actor, code: string, question: Question): Promise<readonly ReportedLines[]>;
  };

export function createReportedFigures(
  house: House,
  indicators: Indicators,
  organization: Organization,
): ReportedFigures {
  const rooms: Rooms = { house, indicators, organization };
  return {
    rooms,
    ...createActs(rooms),
    ...createReading(rooms),
    reportedLines: (actor, code, question) => reportedLines(rooms, actor, code, question),
  };
}

/** Page on which a reported figure opens to who reported it. */
export function reportedValuesAddress(code: string, query: string): string {
  return `/reported-figures/values/${encodeURIComponent(code)}?${query}`;
}
