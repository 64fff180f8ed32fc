import { sql } from 'kysely';
import { can, type Actor } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { inState, visible } from './listing.ts';
import { readStaff } from './permissions.ts';
import type { Day } from './schema.ts';

export type AgencyEntry = {
  readonly agencyId: number;
  readonly agency: string;
  readonly total: number;
  readonly entered: number;
  readonly waiting: number;
};

/** How many records are entered, by agency: the least complete first. */
export async function completeness(db: Queries, actor: Actor, day: Day): Promise<AgencyEntry[]> {
  const { rows } = await sql<AgencyEntry>`
    select agency_id, agency.name as agency, count(*)::int as total,
      count(*) filter (where missing = 0)::int as entered, coalesce(sum(person.waiting), 0)::int as waiting
    from staff_spell spell join agency on agency.id = agency_id
      left join staff_person person on person.id = person_id and person.waiting > 0
    where ${visible(can(actor, readStaff))} and ${inState('working', day)}
    group by agency_id, agency.name
    order by count(*) filter (where missing = 0)::float8 / count(*), agency.name`.execute(db);
  return rows;
}

export type Counted = { readonly key: string; readonly label: string; readonly total: number };

/** Retirements by age from a year on, by year, agency or grade; people in post on the day. */
export async function retirements(
  db: Queries,
  actor: Actor,
  day: Day,
  asked: { readonly by: 'year' | 'agency' | 'grade'; readonly from: number; readonly to: number },
): Promise<Counted[]> {
  const key = {
    year: sql`extract(year from retires_on)::int::text`,
    agency: sql`agency_id::text`,
    grade: sql`grade`,
  }[asked.by];
  const { rows } = await sql<Counted>`
    select ${key} as key, ${asked.by === 'agency' ? sql`min(agency.name)` : sql`''`} as label, count(*)::int as total
    from staff_spell join agency on agency.id = agency_id
    where ${visible(can(actor, readStaff))} and ${inState('working', day)}
      and retires_on between ${`${asked.from}-01-01`}::date and ${`${asked.to}-12-31`}::date
    group by 1 order by ${asked.by === 'year' ? sql`1` : sql`3 desc, 1`}`.execute(db);
  return rows;
}

/** How many people in post lack each standard of their post and grade. */
export async function lackingStandards(
  db: Queries,
  actor: Actor,
  day: Day,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; total: number }>`
    select lack as key, count(*)::int as total from staff_spell, unnest(lacks) lack
    where ${visible(can(actor, readStaff))} and ${inState('working', day)} group by 1`.execute(db);
  return new Map(rows.map(({ key, total }) => [key, total]));
}

export type WaitingCorrection = {
  readonly personId: number;
  readonly fullName: string;
  readonly agency: string;
  readonly waiting: number;
};

/** Records in which a request for correction waits. */
export async function waitingCorrections(db: Queries, actor: Actor, day: Day): Promise<WaitingCorrection[]> {
  const { rows } = await sql<WaitingCorrection>`
    select spell.person_id, full_name, agency.name as agency, person.waiting
    from staff_person person join staff_spell spell on spell.person_id = person.id
      join agency on agency.id = spell.agency_id
    where person.waiting > 0 and ${visible(can(actor, readStaff))}
      and ((from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date)) or (is_last and to_on < ${day}::date))
    order by name_key, person.id limit 200`.execute(db);
  return rows;
}
