import type { House } from '../kernel/house.ts';
import type { Route } from '../kernel/web.ts';
import type { Procedures } from './procedures.ts';
import { apiRoutes } from './routes-api.ts';
import { editRoutes } from './routes-edit.tsx';
import { importRoutes } from './routes-import.tsx';
import { manageRoutes } from './routes-manage.tsx';
import { publicRoutes } from './routes-public.tsx';
import type { Surroundings } from './surroundings.ts';

/** All pages and addresses of the catalogue. */
export function procedureRoutes(house: House, procedures: Procedures, surroundings: Surroundings): Route[] {
  return [
    ...publicRoutes(house, procedures, surroundings),
    ...editRoutes(house, procedures, surroundings),
    ...manageRoutes(house, procedures),
    ...importRoutes(house, procedures),
    ...apiRoutes(house, procedures, surroundings),
  ];
}
