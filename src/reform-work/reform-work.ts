import { commendations } from './commendations.ts';
import { activities, postingSites } from './communication.ts';
import { initiatives } from './initiatives.ts';
import { findings, inspections } from './inspections.ts';

/** The registers of the work of reform. */
export const reformRegisters = [
  inspections,
  findings,
  initiatives,
  commendations,
  activities,
  postingSites,
] as const;

export { commendations, findings, initiatives, inspections };
export { readReformWork } from './permissions.ts';
export { demonstrateReformWork } from './demonstration.ts';
export { inspectReform, commendReform } from './permissions.ts';
export type { Keeping } from './keeping.ts';
export { createLived, type By, type Life, type Lived, type Subject } from './subjects.ts';
