import type { Route } from '../kernel/web.ts';
import type { Mend } from './import.ts';
import type { Legislation } from './legislation.ts';
import { actRoutes } from './routes-acts.tsx';
import { entryRoutes } from './routes-entry.tsx';
import { importRoutes } from './routes-import.tsx';
import { listRoutes } from './routes-lists.tsx';
import { publicRoutes } from './routes-public.tsx';
import { reviewRoutes } from './routes-reviews.tsx';

/** All pages of legal documents; `place` is the city as documents write where they were issued, `mend` puts old spreadsheets right. */
export function legislationRoutes(legislation: Legislation, place: string, mend: Mend): Route[] {
  return [
    ...publicRoutes(legislation),
    ...entryRoutes(legislation),
    ...actRoutes(legislation),
    ...reviewRoutes(legislation),
    ...listRoutes(legislation, place),
    ...importRoutes(legislation, mend),
  ];
}
