import { sql } from 'kysely';
import type { Route } from '../../src/kernel/web.ts';
import type { WalkCity } from './walk-city.ts';

/** Something of an office of another agency, and words by which it could be recognised. */
export type Thing = {
  /** Beginning of the addresses about it. */
  readonly under: string;
  readonly agencyId: number;
  /** What the parameters of those addresses are. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly words: string;
};

type Found = {
  readonly id: number;
  readonly of: number | null;
  readonly agencyId: number;
  readonly words: string;
};

/** Of each kind of record that law, people and money keep, one that lies in another district. */
export async function thingsElsewhere(city: WalkCity, district: string): Promise<Thing[]> {
  const { db, clock } = city.house;
  const today = clock.today().toString();
  const within = sql`select id from agency where code like ${`${district}%`}`;
  const [person, scheme, candidate, rows] = await Promise.all([
    sql<Found>`
      select person_id as id, null as of, agency_id, full_name as words from staff_spell
      where agency_id in (${within}) and from_on <= ${today}::date and (to_on is null or to_on >= ${today}::date)
      order by person_id limit 1`.execute(db),
    sql<Found>`
      select id, null as of, agency_id, positions -> 0 ->> 'duties' as words from position_scheme
      where agency_id in (${within}) order by id limit 1`.execute(db),
    sql<Found>`
      select candidate.id, candidate.examination_id as of, agency_id, full_name as words
      from examination_candidate candidate join examination_position place on place.id = position_id
      where agency_id in (${within}) order by candidate.id limit 1`.execute(db),
    sql<Found & { register: string }>`
      select distinct on (register) register, id::float8 as id, null as of, agency_id, '' as words from register_row
      where agency_id in (${within}) and state <> 'draft' and not is_removed order by register, id`.execute(
      db,
    ),
  ]);
  const thing = (under: string, found: Found | undefined, name = 'id'): Thing[] =>
    found === undefined
      ? []
      : [
          {
            under,
            agencyId: found.agencyId,
            parameters: { ...(found.of === null ? {} : { id: String(found.of) }), [name]: String(found.id) },
            words: found.words,
          },
        ];
  const row = (code: string): Found | undefined => rows.rows.find(({ register }) => register === code);
  return [
    ...thing('/staff/:id', person.rows[0]),
    ...thing('/positions/schemes/:id', scheme.rows[0]),
    ...thing('/examinations/:id/candidates/:candidate', candidate.rows[0], 'candidate'),
    ...thing('/inspections/visits/:id', row('inspection')),
    ...thing('/inspections/findings/:id', row('inspection-finding')),
    ...thing('/training/courses/:id', row('training-course')),
    ...thing('/training/commitments/:id', row('sponsored-study')),
    ...thing('/quality/systems/:id', row('quality-system')),
    ...thing('/quality/audits/:id', row('quality-audit')),
    ...rows.rows.flatMap((found) => [
      ...thing(`/registers/${found.register}/:id`, found),
      ...thing(`/api/v1/registers/${found.register}/:id`, found),
    ]),
  ];
}

/** The address of a route about a thing; what else it names is what such things usually have. */
export function addressOfThing({ path }: Route, { parameters }: Thing): string {
  const usual: Readonly<Record<string, string>> = {
    section: 'identity',
    hash: 'a'.repeat(64),
    position: 'VT01',
  };
  return path.replace(/:(\w+)/g, (_, name: string) => parameters[name] ?? usual[name] ?? '1');
}
