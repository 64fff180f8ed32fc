import type { Indicators } from '../indicators/indicators.ts';
import type { Actor } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Procedures } from '../procedures/procedures.ts';
import type { ProcessModels } from '../processes/processes.ts';

/** What the routes of this room work with. */
export type QualityRooms = {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly organization: Pick<Organization, 'getAgency'>;
  readonly indicators: Indicators;
  readonly procedures: Pick<Procedures, 'findInForce' | 'search'>;
  /** Writes the codes of a system's scope into its record, by the register's own rules. */
  keepScope(actor: Actor, systemId: number, codes: string): Promise<void>;
  readonly processes: Pick<ProcessModels, 'findLatest'>;
};
