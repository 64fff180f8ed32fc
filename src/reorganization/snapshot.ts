import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { dossierAgencies, type OpenDossier } from './snapshot-rows.ts';
import type { OfProcedure } from './outcome.ts';

export type Person = {
  readonly id: number;
  readonly username: string;
  readonly fullName: string;
  readonly agency: string;
  readonly unit: string | null;
  readonly roles: readonly string[];
  readonly isActive: boolean;
};

/** A procedure in force and the agencies that perform it; none named: every agency of the level. */
export type OpenProcedure = OfProcedure & { readonly name: string; readonly agencies: readonly string[] };

/** All that a reorganisation may touch, as it stands in one moment. */
export type Snapshot = {
  readonly dossiers: readonly OpenDossier[];
  readonly people: readonly Person[];
  readonly procedures: readonly OpenProcedure[];
};

export async function readSnapshot(db: Queries, today: Temporal.PlainDate): Promise<Snapshot> {
  const [dossiers, people, procedures] = [
    await dossierAgencies(db),
    await readPeople(db),
    await readProcedures(db, today),
  ];
  return { dossiers, people, procedures };
}

async function readPeople(db: Queries): Promise<Person[]> {
  return db
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .select([
      'account.id',
      'account.username',
      'account.fullName',
      'agency.code as agency',
      'unit.code as unit',
      'account.roles',
      'account.isActive',
    ])
    .orderBy('account.id')
    .execute();
}

async function readProcedures(db: Queries, today: Temporal.PlainDate): Promise<OpenProcedure[]> {
  const { rows } = await sql<OpenProcedure>`
    select p.code, v.field, v.level, v.name,
      coalesce(array(select jsonb_array_elements_text(v.content->'agencies')), '{}') as agencies
    from procedure p join procedure_version v on v.procedure_id = p.id
    where v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to >= ${today}::date)
      and v.change <> 'abolished'
    order by p.code`.execute(db);
  return rows;
}
