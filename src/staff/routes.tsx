import type { Route } from '../kernel/web.ts';
import { importRoutes } from './routes-import.tsx';
import { listRoutes } from './routes-list.tsx';
import { moveRoutes } from './routes-moves.tsx';
import { overviewRoutes } from './routes-overview.tsx';
import { ownRoutes } from './routes-own.tsx';
import { recordRoutes } from './routes-record.tsx';
import { writingRoutes } from './routes-writing.tsx';
import type { Staff } from './staff.ts';

/** The pages of personnel records. */
export function staffRoutes(staff: Staff): Route[] {
  return [
    ...listRoutes(staff),
    ...overviewRoutes(staff),
    ...ownRoutes(staff),
    ...importRoutes(staff),
    ...writingRoutes(staff),
    ...moveRoutes(staff),
    ...recordRoutes(staff),
  ];
}
