import type { Indicator } from '../indicators/schema.ts';
import { communicationIndicators } from './declared-communication.ts';
import { institutionIndicators } from './declared-institutions.ts';
import { interlinkedIndicators } from './declared-interlinked.ts';
import { officeIndicators } from './declared-office.ts';
import { personnelIndicators } from './declared-personnel.ts';
import { procedureIndicators } from './declared-procedures.ts';
import { staffIndicators } from './declared-staff.ts';
import { steeringIndicators } from './declared-steering.ts';

/** What agencies report for the reform reports, with the sums and shares made of it. */
export const reportedIndicators: readonly Indicator[] = [
  ...steeringIndicators,
  ...communicationIndicators,
  ...institutionIndicators,
  ...procedureIndicators,
  ...interlinkedIndicators,
  ...staffIndicators,
  ...personnelIndicators,
  ...officeIndicators,
];
