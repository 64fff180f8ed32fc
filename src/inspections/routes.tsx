import type { Route } from '../kernel/web.ts';
import type { Desk } from './desk.ts';
import { checklistRoutes } from './routes-checklists.tsx';
import { findingRoutes } from './routes-findings.tsx';
import { planRoutes } from './routes-plans.tsx';
import { visitRoutes } from './routes-visits.tsx';

/** Everything under `/inspections`. */
export function inspectionRoutes(desk: Desk): Route[] {
  return [...planRoutes(desk), ...checklistRoutes(desk), ...visitRoutes(desk), ...findingRoutes(desk)];
}
