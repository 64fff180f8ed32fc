import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { hourTerm, timelinessOf } from './reading-sql.ts';
import { stateOfCode, type State, type Timeliness } from './schema.ts';

/** A dossier as lists of found ones show it. */
export type FoundDossier = {
  readonly id: number;
  readonly code: string;
  readonly agencyId: number;
  readonly procedure: string;
  readonly procedureCode: string;
  readonly applicantName: string;
  readonly state: State;
  readonly registeredAt: Temporal.Instant;
  readonly receivedAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly timeliness: Timeliness | null;
  readonly isPaused: boolean;
  readonly isHourTerm: boolean;
};

/** The same as the database gives it. */
export type FoundRow = Omit<FoundDossier, 'state' | 'timeliness'> & {
  readonly state: number;
  readonly timeliness: string | null;
};

export function foundDossier(row: FoundRow): FoundDossier {
  return { ...row, state: stateOfCode(row.state), timeliness: timelinessOf(row.timeliness) };
}

/** Found dossiers, the newest first. */
export function selectFound(db: Queries) {
  return db
    .selectFrom('dossier')
    .innerJoin('procedure', 'procedure.id', 'dossier.procedureId')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.agencyId',
      'procedureVersion.name as procedure',
      'procedure.code as procedureCode',
      'dossier.applicantName',
      'dossier.state',
      'dossier.registeredAt',
      'dossier.receivedAt',
      'dossier.dueAt',
      'dossier.resolvedAt',
      'dossier.closedAt',
      'dossier.timeliness',
    ])
    .select(sql<boolean>`dossier.paused_since is not null`.as('isPaused'))
    .select(hourTerm.as('isHourTerm'))
    .orderBy('dossier.id', 'desc');
}
