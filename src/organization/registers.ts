import { bodies } from './bodies.ts';
import { oneStops } from './one-stops.ts';

/** Registers of this room. */
export const organizationRegisters = [bodies, oneStops] as const;
