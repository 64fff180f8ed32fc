import type { Route } from '../kernel/web.ts';
import type { Legislation } from './legislation.ts';
import { actRoutes } from './routes-acts.tsx';
import { entryRoutes } from './routes-entry.tsx';
import { importRoutes } from './routes-import.tsx';
import { listRoutes } from './routes-lists.tsx';
import { publicRoutes } from './routes-public.tsx';
import { reviewRoutes } from './routes-reviews.tsx';

/** All pages of legal documents. */
export function legislationRoutes(legislation: Legislation): Route[] {
  return [
    ...publicRoutes(legislation),
    ...entryRoutes(legislation),
    ...actRoutes(legislation),
    ...reviewRoutes(legislation),
    ...listRoutes(legislation),
    ...importRoutes(legislation),
  ];
}
