import type { Route } from '../kernel/web.ts';
import type { Desk } from './desk.ts';
import { documentRoutes } from './routes-documents.tsx';
import { importRoutes } from './routes-import.tsx';
import { overviewRoutes } from './routes-overview.tsx';
import { planRoutes } from './routes-plans.tsx';
import { targetRoutes } from './routes-targets.tsx';
import { taskRoutes } from './routes-tasks.tsx';

/** The pages of programmes, plans, targets, tasks and steering documents. */
export function programmeRoutes(desk: Desk): Route[] {
  return [
    ...overviewRoutes(desk),
    ...planRoutes(desk),
    ...importRoutes(desk),
    ...targetRoutes(desk),
    ...taskRoutes(desk),
    ...documentRoutes(desk),
  ];
}
