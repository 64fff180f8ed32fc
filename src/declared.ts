import { digitalMeansIndicators, digitalMeansRegisters } from './digital-means/digital-means.ts';
import { dossierIndicators } from './dossiers/dossiers.ts';
import { examinationIndicators } from './examinations/examinations.ts';
import { financeIndicators, financeRegisters } from './finance/finance.ts';
import type { Indicator } from './indicators/schema.ts';
import { knowledgeIndicators } from './knowledge-tests/knowledge-tests.ts';
import { legislationIndicators } from './legislation/legislation.ts';
import { organizationRegisters } from './organization/organization.ts';
import { positionIndicators, positionRegisters } from './positions/positions.ts';
import { catalogueIndicators } from './procedures/procedures.ts';
import { programmeIndicators } from './programme/programme.ts';
import { qualityRegisters } from './quality/quality.ts';
import { reformIndexIndicators } from './reform-index/reform-index.ts';
import { reformRegisters } from './reform-work/reform-work.ts';
import { registerIndicators } from './registers/registers.ts';
import type { Register } from './registers/schema.ts';
import { reportedIndicators } from './reported-figures/declared.ts';
import { staffIndicators } from './staff/staff.ts';
import { trainingRegisters } from './training/training.ts';

/** Every register of the house that is a declaration. */
export const declaredRegisters: readonly Register[] = [
  ...reformRegisters,
  ...financeRegisters,
  ...organizationRegisters,
  ...positionRegisters,
  ...trainingRegisters,
  ...qualityRegisters,
  ...digitalMeansRegisters,
];

const measured: readonly Indicator[] = [
  ...dossierIndicators,
  ...catalogueIndicators,
  ...programmeIndicators,
  ...reformIndexIndicators,
  ...registerIndicators(declaredRegisters),
  ...legislationIndicators,
  ...financeIndicators,
  ...staffIndicators,
  ...positionIndicators,
  ...examinationIndicators,
  ...knowledgeIndicators,
  ...digitalMeansIndicators,
];
const measuredCodes = new Set(measured.map(({ code }) => code));

/** Every figure of the house. What a room measures is no longer only reported; what was reported stays beside it. */
export const declaredIndicators: readonly Indicator[] = [
  ...measured,
  ...reportedIndicators.filter(({ code }) => !measuredCodes.has(code)),
];
