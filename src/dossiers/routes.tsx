import type { Route } from '../kernel/web.ts';
import type { DossierActs } from './actions.ts';
import type { DossierReading } from './reading-dossier.ts';
import { bulkRoutes } from './routes-bulk.tsx';
import { commandRoutes } from './routes-commands.tsx';
import { dossierPageRoutes } from './routes-dossier.tsx';
import { overviewRoutes } from './routes-overview.tsx';
import { searchRoutes, type Catalogue } from './routes-search.tsx';
import { workRoutes } from './routes-work.tsx';

/** What the pages stand on: the rooms they read, and the life of dossiers they act on. */
export type DossierPages = Omit<DossierReading, 'time' | 'procedures'> & {
  readonly dossiers: DossierActs;
  readonly procedures: DossierReading['procedures'] & Catalogue;
};

/** Work list, dossier page with its commands, search, and the leader's view. */
export function dossierRoutes({ dossiers, procedures, ...rooms }: DossierPages): Route[] {
  const reading: DossierReading = { ...rooms, procedures, time: dossiers.time };
  return [
    ...workRoutes(reading),
    ...bulkRoutes(reading, dossiers),
    ...overviewRoutes(reading),
    ...searchRoutes(reading, procedures),
    ...dossierPageRoutes(reading),
    ...commandRoutes(reading, dossiers),
  ];
}
