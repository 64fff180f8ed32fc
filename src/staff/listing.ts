import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { can, type Actor, type Answer, type Permission } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { readStaff } from './permissions.ts';
import { prefixQuery } from './summaries.ts';
import type { Day, EmploymentState, StaffKind } from './schema.ts';

/** What of the staff is listed; '' and 0: everything. */
export type ListAsk = {
  readonly words: string;
  readonly agencyIds: readonly number[] | null;
  readonly kind: string;
  readonly grade: string;
  readonly degree: string;
  readonly state: EmploymentState;
  /** entered · open: the record is not complete · waiting: a request for correction waits. */
  readonly record: '' | 'entered' | 'open' | 'waiting';
  readonly lacks: string;
  /** First and last day of retirement by age. */
  readonly retires: readonly [Day, Day] | null;
  readonly step: readonly [Day, Day] | null;
  /** Name of a column in `orders`, `-name` the other way round; '' and others: by name. */
  readonly sort?: string;
  /** By which permission, where it is not that of the list. */
  readonly as?: Permission;
};

export type ListedPerson = {
  readonly personId: number;
  readonly fullName: string;
  readonly birthOn: Temporal.PlainDate | null;
  readonly gender: string;
  readonly agencyId: number;
  readonly agency: string;
  readonly title: string;
  readonly kind: StaffKind;
  readonly grade: string;
  readonly degree: string;
  readonly enteredOn: Temporal.PlainDate | null;
  readonly missing: number;
  readonly retiresOn: Temporal.PlainDate | null;
  readonly stepDueOn: Temporal.PlainDate | null;
  readonly lacks: readonly string[];
};

/** The one access rule, as SQL over `staff_spell`. */
export function visible(answer: Answer): RawBuilder<SqlBool> {
  if (typeof answer === 'boolean') return answer ? sql`true` : sql`false`;
  return sql`agency_id = any(${[...answer.agencyIds]}::int[])`;
}

/** The spell that stands for a person in a state on a day: at most one each. */
export function inState(state: EmploymentState, day: Day): RawBuilder<SqlBool> {
  switch (state) {
    case 'working':
      return sql`from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date)`;
    case 'ahead':
      return sql`is_first and from_on > ${day}::date`;
    case 'left':
      return sql`is_last and to_on is not null and to_on < ${day}::date`;
  }
}

function conditions(actor: Actor, ask: ListAsk, day: Day): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [visible(can(actor, ask.as ?? readStaff)), inState(ask.state, day)];
  const words = prefixQuery(ask.words);
  if (words !== null) all.push(sql`search @@ to_tsquery('simple', ${words})`);
  else if (ask.words.trim() !== '') all.push(sql`false`);
  if (ask.agencyIds !== null) all.push(sql`agency_id = any(${[...ask.agencyIds]}::int[])`);
  if (ask.kind !== '') all.push(sql`kind = ${ask.kind}`);
  if (ask.grade !== '') all.push(sql`grade = ${ask.grade === 'none' ? '' : ask.grade}`);
  if (ask.degree !== '') all.push(sql`degree = ${ask.degree === 'none' ? '' : ask.degree}`);
  if (ask.record === 'entered') all.push(sql`missing = 0`);
  if (ask.record === 'open') all.push(sql`missing > 0`);
  if (ask.record === 'waiting') all.push(sql`person_id in (select id from staff_person where waiting > 0)`);
  if (ask.lacks !== '') all.push(sql`${ask.lacks} = any(lacks)`);
  if (ask.retires !== null)
    all.push(sql`retires_on between ${ask.retires[0]}::date and ${ask.retires[1]}::date`);
  if (ask.step !== null) all.push(sql`step_due_on between ${ask.step[0]}::date and ${ask.step[1]}::date`);
  return sql.join(all, sql` and `);
}

/** Columns that the list may be sorted by. */
export const orders = {
  name: sql`name_key`,
  birth: sql`birth_on`,
  retires: sql`retires_on`,
  missing: sql`missing`,
} satisfies Record<string, RawBuilder<unknown>>;

/** By the column, then by name, so that equals keep their places from page to page. */
function orderOf(sort: string): RawBuilder<unknown> {
  const name = sort.replace(/^-/u, '');
  const way = sort.startsWith('-') ? sql`desc` : sql`asc`;
  if (name === 'name' || !(name in orders)) return sql`name_key ${way}, person_id ${way}`;
  return sql`${orders[name as keyof typeof orders]} ${way} nulls last, name_key, person_id`;
}

/** People by name unless told otherwise, in the order of Vietnamese lists (given name first). */
export async function listPeople(
  db: Queries,
  actor: Actor,
  ask: ListAsk,
  day: Day,
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedPerson[]> {
  const order = orderOf(ask.sort ?? '');
  const { rows } = await sql<ListedPerson>`
    select person_id, full_name, birth_on, gender, agency_id, agency.name as agency, title, listed.kind, grade, degree,
      entered_on, missing, retires_on, step_due_on, lacks
    from (select person_id, number from staff_spell where ${conditions(actor, ask, day)}
      order by ${order} limit ${page.limit} offset ${page.offset}) found
    join staff_spell listed using (person_id, number)
    join agency on agency.id = listed.agency_id order by ${order}`.execute(db);
  return rows;
}

export async function countPeople(db: Queries, actor: Actor, ask: ListAsk, day: Day): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from staff_spell where ${conditions(actor, ask, day)}`.execute(db);
  return rows[0]?.total ?? 0;
}
