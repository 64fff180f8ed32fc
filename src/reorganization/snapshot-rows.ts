import type { Queries } from '../kernel/database.ts';
import type { OfProcedure } from './outcome.ts';

/** An open dossier as far as a reorganisation moves it. */
export type OpenDossier = {
  readonly id: number;
  readonly code: string;
  readonly state: number;
  readonly agency: string;
  readonly procedure: OfProcedure;
  readonly parentId: number | null;
  readonly dueAt: Temporal.Instant | null;
  readonly steps: readonly OpenStep[];
};
export type OpenStep = {
  readonly number: number;
  readonly name: string;
  readonly agency: string;
  readonly role: string;
  readonly assigneeId: number | null;
};

/** Every open dossier with its open steps. */
export async function dossierAgencies(db: Queries): Promise<OpenDossier[]> {
  const dossiers = await db
    .selectFrom('dossier')
    .innerJoin('agency', 'agency.id', 'dossier.agencyId')
    .innerJoin('procedureVersion as version', 'version.id', 'dossier.procedureVersionId')
    .innerJoin('procedure', 'procedure.id', 'dossier.procedureId')
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.state',
      'dossier.parentId',
      'dossier.dueAt',
      'agency.code as agency',
      'procedure.code as procedure',
      'version.field',
      'version.level',
    ])
    .where('dossier.closedAt', 'is', null)
    .orderBy('dossier.id')
    .execute();
  const steps = await db
    .selectFrom('step')
    .innerJoin('dossier', 'dossier.id', 'step.dossierId')
    .innerJoin('agency', 'agency.id', 'step.agencyId')
    .select([
      'step.dossierId',
      'step.number',
      'step.name',
      'step.role',
      'step.assigneeId',
      'agency.code as agency',
    ])
    .where('step.closedAt', 'is', null)
    .where('dossier.closedAt', 'is', null)
    .orderBy('step.dossierId')
    .orderBy('step.number')
    .execute();
  const stepsOf = Map.groupBy(steps, ({ dossierId }) => dossierId);
  return dossiers.map(({ procedure: code, field, level, ...dossier }) => ({
    ...dossier,
    procedure: { code, field, level },
    steps: (stepsOf.get(dossier.id) ?? []).map(({ dossierId: _, ...step }): OpenStep => step),
  }));
}
