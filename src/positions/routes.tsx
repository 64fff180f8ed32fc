import type { Route } from '../kernel/web.ts';
import type { Desk } from './desk.ts';
import { agencyRoutes } from './routes-agency.tsx';
import { importRoutes } from './routes-import.tsx';
import { pageRoutes } from './routes-positions.tsx';
import { schemeRoutes } from './routes-schemes.tsx';

/** Everything of the room's pages, under `/positions`. */
export function positionRoutes(desk: Desk): Route[] {
  return [...agencyRoutes(desk), ...schemeRoutes(desk), ...pageRoutes(desk), ...importRoutes(desk)];
}
