import { sql, type RawBuilder } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { fold } from '../kernel/messages.ts';
import type { Day, Degree, EmploymentState, PersonSummary, StaffKind } from './schema.ts';

type Row = {
  readonly personId: number;
  readonly accountId: number | null;
  readonly fullName: string;
  readonly agencyId: number;
  readonly unitId: number | null;
  readonly kind: StaffKind;
  readonly title: string;
  readonly grade: string;
  readonly degree: string;
  readonly major: string;
  readonly joinedOn: Temporal.PlainDate;
  readonly leftOn: Temporal.PlainDate | null;
  readonly state: EmploymentState;
};

const columns = (day: Day): RawBuilder<unknown> => sql`
  spell.person_id, person.account_id, full_name, agency_id, unit_id, kind, title, grade, degree, major, joined_on, left_on,
  case when from_on > ${day}::date then 'ahead' when to_on < ${day}::date then 'left' else 'working' end as state`;

/** The spell that tells where a person stands on a day: the one of that day, else the last before it, else the first. */
export async function findPerson(db: Queries, id: number, day: Day): Promise<PersonSummary | null> {
  const { rows } = await sql<Row>`
    select ${columns(day)} from staff_spell spell join staff_person person on person.id = spell.person_id
    where spell.person_id = ${id}
    order by from_on <= ${day}::date desc, case when from_on <= ${day}::date then from_on end desc, from_on limit 1`.execute(
    db,
  );
  const [row] = rows;
  return row === undefined ? null : summaryOf(row);
}

export async function findPeople(
  db: Queries,
  words: string,
  agencyIds: readonly number[] | null,
  day: Day,
  limit: number,
): Promise<PersonSummary[]> {
  const wanted = prefixQuery(words);
  if (wanted === null) return [];
  const { rows } = await sql<Row>`
    select ${columns(day)} from staff_spell spell join staff_person person on person.id = spell.person_id
    where ${onDay(day)} and search @@ to_tsquery('simple', ${wanted}) ${within(agencyIds)}
    order by name_key, spell.person_id limit ${limit}`.execute(db);
  return rows.map(summaryOf);
}

export async function peopleOf(
  db: Queries,
  agencyIds: readonly number[] | null,
  day: Day,
  only?: { readonly kinds: readonly StaffKind[]; readonly personIds?: readonly number[] },
): Promise<PersonSummary[]> {
  const who =
    only === undefined
      ? sql``
      : sql`and (kind = any(${[...only.kinds]}) or spell.person_id = any(${[...(only.personIds ?? [])]}::int[]))`;
  const { rows } = await sql<Row>`
    select ${columns(day)} from staff_spell spell join staff_person person on person.id = spell.person_id
    where ${onDay(day)} ${within(agencyIds)} ${who} order by agency_id, name_key, spell.person_id`.execute(
    db,
  );
  return rows.map(summaryOf);
}

export const onDay = (day: Day): RawBuilder<unknown> =>
  sql`from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date)`;

export const within = (agencyIds: readonly number[] | null): RawBuilder<unknown> =>
  agencyIds === null ? sql`` : sql`and agency_id = any(${[...agencyIds]}::int[])`;

/** Words as beginnings of folded words, all of which must be there; null when nothing can be searched for. */
export function prefixQuery(words: string): string | null {
  const found = fold(words).match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.length === 0 ? null : found.map((word) => `${word}:*`).join(' & ');
}

function summaryOf({ personId, degree, joinedOn, leftOn, ...row }: Row): PersonSummary {
  return {
    ...row,
    id: personId,
    degree: degree === '' ? null : (degree as Degree),
    from: joinedOn.toString(),
    to: leftOn?.toString() ?? null,
  };
}
