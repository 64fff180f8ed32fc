import { autonomyDecisions, autonomyResults } from './autonomy.ts';
import { publicUnits } from './public-units.ts';

/** The registers of public finance; positions and training look units up in the first. */
export const financeRegisters = [publicUnits, autonomyDecisions, autonomyResults] as const;

export { demonstrateFinance } from './demonstration.ts';
export { financeIndicators } from './indicators.ts';
export { readFinance } from './permissions.ts';
export { financeRoutes } from './routes.tsx';
