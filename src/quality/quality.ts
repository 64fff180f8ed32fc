import { audits, checks, nonconformities, reviews } from './audits.ts';
import { certificates, systems } from './systems.ts';

/** The registers of quality systems. */
export const qualityRegisters = [systems, certificates, audits, checks, nonconformities, reviews] as const;

export { qualityDuties } from './duties.ts';
export { demonstrateQuality } from './demonstration.ts';
export { readQuality } from './permissions.ts';
export { qualityRoutes } from './routes.tsx';
