import type { Route } from '../kernel/web.ts';
import type { Desk } from './desk.ts';
import { bankRoutes } from './routes-bank.tsx';
import { importRoutes } from './routes-import.tsx';
import { paperRoutes } from './routes-paper.tsx';
import { sittingRoutes } from './routes-sittings.tsx';
import { testRoutes } from './routes-tests.tsx';

/** Everything under `/knowledge-tests`. */
export function knowledgeTestRoutes(desk: Desk): Route[] {
  return [
    ...bankRoutes(desk),
    ...importRoutes(desk),
    ...sittingRoutes(desk),
    ...paperRoutes(desk),
    ...testRoutes(desk),
  ];
}
