import { sql } from 'kysely';
import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';

/** A procedure in force that runs on a process. */
export type ProcedureUse = { readonly process: string; readonly code: string; readonly name: string };

/** How many open dossiers run on a version of a process. */
export type RunningCount = { readonly process: string; readonly number: number; readonly count: number };

/** Procedures in force on a day by the process they run on; of one process, or of all. */
export async function readProcedureUses(
  db: Queries,
  day: Temporal.PlainDate,
  process?: string,
): Promise<ProcedureUse[]> {
  return db
    .selectFrom('procedureVersion as v')
    .innerJoin('procedure as p', 'p.id', 'v.procedureId')
    .select(['v.processCode as process', 'p.code', 'v.name'])
    .where('v.change', '<>', 'abolished')
    .where('v.processCode', '<>', '')
    .where('v.validFrom', '<=', day)
    .where((eb) => eb.or([eb('v.validTo', 'is', null), eb('v.validTo', '>=', day)]))
    .$if(process !== undefined, (query) => query.where('v.processCode', '=', process ?? ''))
    .orderBy('v.name')
    .orderBy('p.code')
    .execute();
}

/** Open dossiers by version, of the agencies that the answer covers. */
export async function countRunning(db: Queries, answer: Answer, process?: string): Promise<RunningCount[]> {
  if (answer === false) return [];
  return db
    .selectFrom('dossier as d')
    .innerJoin('processVersion as v', 'v.id', 'd.processVersionId')
    .innerJoin('process as p', 'p.id', 'v.processId')
    .select(['p.code as process', 'v.number', sql<number>`count(*)::int`.as('count')])
    .where('d.closedAt', 'is', null)
    .$if(answer !== true, (query) =>
      query.where('d.agencyId', '=', sql<number>`any(${answer === true ? [] : [...answer.agencyIds]})`),
    )
    .$if(process !== undefined, (query) => query.where('p.code', '=', process ?? ''))
    .groupBy(['p.code', 'v.number'])
    .orderBy('v.number', 'desc')
    .execute();
}
