import { attendances, courses } from './courses.ts';
import { sponsoredStudies, studyRepayments } from './sponsored.ts';
import { studyRules } from './study-rules.ts';
import { talentCases, talentPayments, talentPolicies } from './talent.ts';

/** The registers of training, sponsored study and talent. */
export const trainingRegisters = [
  courses,
  attendances,
  sponsoredStudies,
  studyRepayments,
  studyRules,
  talentPolicies,
  talentCases,
  talentPayments,
] as const;

export { demonstrateTraining } from './demonstration.ts';
export { readTraining } from './permissions.ts';
export { trainingRoutes } from './routes.tsx';
