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
  const seen = sql`${visible(can(actor, readStaff))} and ${inState('working', day)}`;
  // Counted before agencies are named, so that the index alone is read.
  const { rows } = await sql<AgencyEntry>`
    select counted.agency_id, agency.name as agency, counted.total, counted.entered, coalesce(requests.waiting, 0) as waiting
    from (select agency_id, count(*)::int as total, count(*) filter (where missing = 0)::int as entered
        from staff_spell where ${seen} group by agency_id) counted
      join agency on agency.id = counted.agency_id
      left join (select agency_id, sum(person.waiting)::int as waiting
        from (${someoneWaits}) person join staff_spell on person_id = person.id where ${seen} group by agency_id) requests
        on requests.agency_id = counted.agency_id
    order by counted.entered::float8 / counted.total, agency.name`.execute(db);
  return rows;
}

/** Few at any time: found first, whatever the planner thinks of it. */
const someoneWaits = sql`select id, waiting from staff_person where waiting > 0 offset 0`;

export type Counted = { readonly key: string; readonly label: string; readonly total: number };

/** Retirements by age from a year on, by year, agency or grade; people in post on the day. */
export async function retirements(
  db: Queries,
  actor: Actor,
  day: Day,
  asked: { readonly by: 'year' | 'agency' | 'grade'; readonly from: number; readonly to: number },
): Promise<Counted[]> {
  const key = {
    year: sql`extract(year from retires_on)::int`,
    agency: sql`agency_id`,
    grade: sql`grade`,
  }[asked.by];
  const { rows } = await sql<Counted>`
    select key::text, ${asked.by === 'agency' ? sql`agency.name` : sql`''`} as label, total
    from (select ${key} as key, count(*)::int as total from staff_spell
      where ${visible(can(actor, readStaff))} and ${inState('working', day)}
        and retires_on between ${`${asked.from}-01-01`}::date and ${`${asked.to}-12-31`}::date group by 1) counted
    ${asked.by === 'agency' ? sql`join agency on agency.id = key` : sql``}
    order by ${asked.by === 'year' ? sql`key` : sql`total desc, key`}`.execute(db);
  return rows;
}

/** How many people in post lack each standard of their post and grade. */
export async function lackingStandards(
  db: Queries,
  actor: Actor,
  day: Day,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; total: number }>`
    select lack as key, sum(total)::int as total
    from (select lacks, count(*) as total from staff_spell
      where lacks <> '{}' and ${visible(can(actor, readStaff))} and ${inState('working', day)} group by lacks) alike,
      unnest(lacks) lack
    group by 1`.execute(db);
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
    from (${someoneWaits}) person join staff_spell spell on spell.person_id = person.id
      join agency on agency.id = spell.agency_id
    where ${visible(can(actor, readStaff))}
      and ((from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date)) or (is_last and to_on < ${day}::date))
    order by name_key, person.id limit 200`.execute(db);
  return rows;
}
