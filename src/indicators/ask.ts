import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { can, type Actor } from '../kernel/access.ts';
import { localDate, timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import type { Bounds, FactSource, Frame, Measure, Period, Question, Where } from './schema.ts';

/** Measures with a period each, asked together: one look at the facts. */
export type Asked = { readonly measure: Measure; readonly frame: Frame };

/** Which facts of a source count for a question of this actor; null when the actor sees none of them. */
export type Scope = { readonly agencyIds: readonly number[] | null };

/** The agencies an actor's question is about, as far as the actor may see; null for no permission at all. */
export function scopeOf(actor: Actor, source: FactSource, where: Where = {}): Scope | null {
  const answer = can(actor, source.permission);
  if (answer === false) return null;
  const wanted = where.agencyIds ?? null;
  if (answer === true) return { agencyIds: wanted };
  if (wanted === null) return { agencyIds: answer.agencyIds };
  const allowed = wanted.filter((id) => answer.agencyIds.includes(id));
  return allowed.length === 0 && wanted.length > 0 ? null : { agencyIds: allowed };
}

/** A question's bounds. `now` closes what has no as-of day. */
export function frameOf(
  { from, to }: Period,
  asOf: Temporal.PlainDate | undefined,
  now: Temporal.Instant,
): Frame {
  const known = asOf === undefined ? now : startAfter(asOf);
  const end = startAfter(to);
  const at = [end, known, now].reduce((one, other) =>
    Temporal.Instant.compare(one, other) <= 0 ? one : other,
  );
  return { from, to, at, known };
}

function startAfter(day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

/** Sums over a source, one row a key of the dimension (or one row in all), one number for each asked. */
export async function sums(
  db: Queries,
  source: FactSource,
  scope: Scope,
  asked: readonly Asked[],
  question: Question,
  dimension?: string,
): Promise<{ key: string; values: number[] }[]> {
  const byKey = new Map<string, number[]>();
  for (const { places, distinct, isOpen } of lots(source, asked, question)) {
    const own = places.flatMap((index) => asked[index] ?? []);
    const facts = isOpen
      ? sql`
      from ${factRows(source, question, dimension)}
      where ${conditions(source, scope, question, dimension)} and ${source.open}`
      : sql`
      from ${factsFor(source, scope, question, own, dimension)}
      where ${conditions(source, scope, question, dimension)}
        ${sumsFor(source, scope, question, dimension) === undefined ? foundBy(own) : sql``}`;
    const key = dimension === undefined ? sql<string>`''` : dimensionOf(source, dimension).key;
    const grouped = dimension === undefined ? sql`` : sql`group by 1`;
    const { rows } = await sql<Record<string, string | number>>`
      ${distinct === undefined ? summed(source, own, key, facts) : counted(source, own, key, facts, distinct, dimension !== undefined)}
      ${grouped}`.execute(db);
    for (const row of rows) {
      const line = byKey.get(String(row['key'])) ?? asked.map(() => 0);
      for (const [column, place] of places.entries()) line[place] = Number(row[`c${column}`]);
      byKey.set(String(row['key']), line);
    }
  }
  return [...byKey].map(([key, values]) => ({ key, values }));
}

type Lot = {
  readonly places: readonly number[];
  readonly distinct: RawBuilder<string | null> | undefined;
  /** What has not ended answers it. */
  readonly isOpen: boolean;
};

/** What is asked, parted by how it is answered: each lot by one look. */
function lots(source: FactSource, asked: readonly Asked[], { asOf }: Question): Lot[] {
  const isOpen = ({ measure, frame }: Asked) =>
    source.open !== undefined &&
    asOf === undefined &&
    measure.looksAtDue === true &&
    frame.at.equals(frame.known);
  const parted = Object.groupBy(asked.keys(), (index) => {
    const one = asked[index];
    return one !== undefined && isOpen(one) ? 'open' : 'all';
  });
  return (['open', 'all'] as const).flatMap((kind) =>
    [...Map.groupBy(parted[kind] ?? [], (index) => asked[index]?.measure.distinct)].map(
      ([distinct, places]) => ({ places, distinct, isOpen: kind === 'open' }),
    ),
  );
}

function summed(
  source: FactSource,
  asked: readonly Asked[],
  key: RawBuilder<string>,
  facts: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const columns = asked.map(
    ({ measure, frame }, index) =>
      sql`coalesce(sum(${weight(source)} * (${measure.adds(frame)})), 0)::float8 as ${sql.raw(`c${index}`)}`,
  );
  return sql`select ${key} as key, ${sql.join(columns)} ${facts}`;
}

/** How many different values stand: those of which more was recorded than taken back. */
function counted(
  source: FactSource,
  asked: readonly Asked[],
  key: RawBuilder<string>,
  facts: RawBuilder<unknown>,
  distinct: RawBuilder<string | null>,
  isDivided: boolean,
): RawBuilder<unknown> {
  const standing = asked.map(
    ({ measure, frame }, index) =>
      sql`sum(${weight(source)} * (${measure.adds(frame)})) as ${sql.raw(`n${index}`)}`,
  );
  const counts = asked.map((_, index) =>
    sql.raw(`count(*) filter (where value is not null and n${index} > 0)::float8 as c${index}`),
  );
  const outer = sql`select ${isDivided ? sql`key` : sql`''`} as key, ${sql.join(counts)}`;
  return sql`${outer} from (select ${key} as key, ${distinct} as value, ${sql.join(standing)} ${facts} group by 1, 2) one`;
}

/** The things behind measures (each with its sign), newest first, and how many there are. */
export async function subjects(
  db: Queries,
  source: FactSource,
  scope: Scope,
  asked: readonly (Asked & { readonly sign: 1 | -1 })[],
  question: Question,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; ids: number[] }> {
  const adds = sql.join(
    asked.map(({ measure, frame, sign }) => sql`${sql.raw(String(sign))} * (${measure.adds(frame)})`),
    sql` + `,
  );
  const subject = sql.raw(`fact.${source.subject}`);
  const found = sql`
    select ${subject} as id from ${sql.raw(source.table)} fact ${joinsFor(source, narrowedBy(question.where ?? {}))}
    where ${conditions(source, scope, question)} and (${adds}) <> 0 ${foundBy(asked)}
    group by 1 having sum(${weight(source)} * (${adds})) <> 0`;
  const [{ rows }, counted] = await Promise.all([
    sql<{ id: number }>`${found} order by 1 desc limit ${page.limit} offset ${page.offset}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from (${found}) found`.execute(db),
  ]);
  return { total: counted.rows[0]?.total ?? 0, ids: rows.map((row) => row.id) };
}

/** The sums by month that answer a question, if there are such. */
function sumsFor(source: FactSource, { agencyIds }: Scope, question: Question, dimension?: string) {
  const names = namesOf(question, dimension);
  const needed = agencyIds === null ? names : [...names, 'agency'];
  return question.asOf === undefined
    ? source.rollUps?.find(({ divides }) => needed.every((name) => divides.includes(name)))
    : undefined;
}

/** The facts to look through: their sums by month where these answer the question, else the rows. */
function factsFor(
  source: FactSource,
  scope: Scope,
  question: Question,
  asked: readonly Asked[],
  dimension?: string,
): RawBuilder<unknown> {
  const names = namesOf(question, dimension);
  const needed = scope.agencyIds === null ? names : [...names, 'agency'];
  const table =
    sumsFor(source, scope, question, dimension)?.facts(boundsOf(asked), needed) ?? sql.raw(source.table);
  return sql`${table} fact ${joinsFor(source, names)}`;
}

/** The facts one by one. */
function factRows(source: FactSource, question: Question, dimension?: string): RawBuilder<unknown> {
  return sql`${sql.raw(source.table)} fact ${joinsFor(source, namesOf(question, dimension))}`;
}

/** Dimensions that a question narrows and divides by. */
function namesOf({ where = {} }: Question, dimension?: string): string[] {
  return [...narrowedBy(where), ...(dimension === undefined ? [] : [dimension])];
}

/** So many measures at most are found by what holds of their facts: for more, asking costs what it saves. */
const mostFoundBy = 3;

/** Where every measure says what holds of its facts, the database finds them by that. */
function foundBy(asked: readonly Asked[]): RawBuilder<unknown> {
  if (asked.length > mostFoundBy) return sql``;
  const ways = asked.map(({ measure, frame }) => measure.only?.(frame));
  if (!ways.every((way) => way !== undefined)) return sql``;
  return sql`and (${sql.join(ways, sql` or `)})`;
}

function joinsFor(source: FactSource, names: readonly string[]): RawBuilder<unknown> {
  const joins = new Set(names.flatMap((name) => dimensionOf(source, name).join ?? []));
  return sql.join([...joins], sql` `);
}

/**
 * Where the periods asked about begin and end, and the months that such a bound cuts in two. Nothing has happened after
 * `known`, so that a later bound cuts nothing.
 */
function boundsOf(asked: readonly Asked[]): Bounds {
  const days: Temporal.PlainDate[] = [];
  const months: Temporal.PlainDate[] = [];
  const dueDays: Temporal.PlainDate[] = [];
  const dueMonths: Temporal.PlainDate[] = [];
  for (const { measure, frame } of asked) {
    const { from, to, at, known } = frame;
    const after = to.add({ days: 1 });
    days.push(from, after);
    const isPast = Temporal.PlainDate.compare(to, localDate(known)) < 0;
    months.push(...[from, ...(isPast ? [after] : [])].filter(({ day }) => day !== 1).map(monthOf));
    if (measure.looksAtDue !== true) continue;
    const month = monthOf(localDate(at));
    dueDays.push(month, month.add({ months: 1 }));
    if (!month.toZonedDateTime(timeZone).toInstant().equals(at)) dueMonths.push(month);
  }
  return {
    days: inOrder(days),
    months: inOrder(months),
    dueDays: inOrder(dueDays),
    dueMonths: inOrder(dueMonths),
  };
}

function monthOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.with({ day: 1 });
}

/** Each day once, earliest first. */
function inOrder(days: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  return [...new Map(days.map((day) => [day.toString(), day])).values()].toSorted(Temporal.PlainDate.compare);
}

function conditions(
  source: FactSource,
  { agencyIds }: Scope,
  question: Question,
  dimension?: string,
): RawBuilder<SqlBool> {
  const { where = {}, asOf } = question;
  const all: RawBuilder<SqlBool>[] = [
    source.within({
      agencyIds,
      each: question.each === true || dimension === 'agency' || agencyIds?.length === 1,
    }),
    ...narrowedBy(where).map((name) => sql<SqlBool>`${dimensionOf(source, name).key} = ${where[name]}`),
  ];
  if (asOf !== undefined)
    all.push(sql<SqlBool>`${sql.raw(`fact.${source.recordedAt}`)} < ${startAfter(asOf)}`);
  return sql.join(all, sql` and `);
}

function narrowedBy(where: Where): string[] {
  return Object.keys(where).filter((name) => name !== 'agencyIds' && where[name] !== undefined);
}

/** @throws RangeError for a dimension that the source does not have */
export function dimensionOf(source: FactSource, name: string) {
  const found = source.dimensions[name];
  if (found === undefined) throw new RangeError(`${source.code} is not divided by ${name}`);
  return found;
}

function weight(source: FactSource): RawBuilder<number> {
  return sql.raw(`fact.${source.weight}`);
}
