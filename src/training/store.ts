import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor, Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { Certificate } from './certificates.ts';
import type { Outcome, Study } from './repayment.ts';
import { isResult } from './words.ts';

/** Rows of one of this room's registers that stand, within what the reader may see. */
function standing(register: string, answer: Answer): RawBuilder<SqlBool> {
  const within =
    answer === true
      ? sql<SqlBool>`true`
      : answer === false
        ? sql<SqlBool>`false`
        : sql<SqlBool>`row.agency_id = any(${[...answer.agencyIds]}::int[])`;
  return sql<SqlBool>`row.register = ${register} and not row.is_removed and row.state <> 'draft' and ${within}`;
}

export type Course = {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly data: {
    readonly name: string;
    readonly kind: string;
    readonly startsOn: string;
    readonly endsOn?: string;
    readonly school?: string;
    readonly signer?: string;
    readonly people?: number;
    readonly quota?: number;
    readonly cost?: number;
  };
};

export async function findCourse(db: Queries, id: number, answer: Answer): Promise<Course | undefined> {
  const { rows } = await sql<Course>`
    select row.id::float8 as id, row.agency_id, row.state, row.data from register_row row
    where ${standing('training-course', answer)} and row.id = ${id}`.execute(db);
  return rows[0];
}

/** Courses now under way or still to begin, the nearest first. */
export async function readCourses(
  db: Queries,
  today: Temporal.PlainDate,
  answer: Answer,
  most: number,
): Promise<Course[]> {
  const { rows } = await sql<Course>`
    select row.id::float8 as id, row.agency_id, row.state, row.data from register_row row
    where ${standing('training-course', answer)} and row.state in ('planned', 'held')
      and coalesce(row.data->>'endsOn', row.data->>'startsOn') >= ${today.toString()}
    order by row.data->>'startsOn', row.id limit ${most}`.execute(db);
  return rows;
}

export type Attendance = {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly data: {
    readonly name: string;
    readonly bornOn: string;
    readonly course: number;
    readonly result?: string;
    readonly certificateNo?: string;
    readonly issuedOn?: string;
  };
};

export async function readAttendance(db: Queries, courseId: number, answer: Answer): Promise<Attendance[]> {
  const { rows } = await sql<Attendance>`
    select row.id::float8 as id, row.agency_id, row.state, row.data from register_row row
    where ${standing('training-attendance', answer)}
      and row.data @> ${JSON.stringify({ course: courseId })}::jsonb
    order by row.data->>'name', row.id`.execute(db);
  return rows;
}

/** Certificates in force of a course, as they are printed. */
export function certificatesOf(course: Course, attendance: readonly Attendance[]): Certificate[] {
  return attendance.flatMap(({ id, state, data }) => {
    const { name, bornOn, result = '', certificateNo: number, issuedOn } = data;
    if (state !== 'certified' || number === undefined || issuedOn === undefined) return [];
    if (!isResult(result) || result === 'failed') return [];
    const { name: title, startsOn, endsOn = null } = course.data;
    const held = { courseId: course.id, course: title, startsOn, endsOn, agencyId: course.agencyId };
    return [{ id, number, name, bornOn, result, issuedOn, ...held }];
  });
}

/** Every certificate in force that bears this number, whoever issued it; for those who check a paper. */
export async function findCertificates(db: Queries, number: string): Promise<Certificate[]> {
  const words = [...new Set([number, number.toUpperCase()])];
  const { rows } = await sql<Attendance>`
    select row.id::float8 as id, row.agency_id, row.state, row.data from register_row row
    where ${standing('training-attendance', true)} and row.state = 'certified'
      and (${sql.join(
        words.map((word) => sql`row.data @> ${JSON.stringify({ certificateNo: word })}::jsonb`),
        sql` or `,
      )})
    limit 20`.execute(db);
  const found = await Promise.all(
    rows.map(async (row) => {
      const course = await findCourse(db, row.data.course, true);
      return course === undefined ? [] : certificatesOf(course, [row]);
    }),
  );
  return found.flat();
}

export type SponsoredStudy = Study & {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly name: string;
  readonly programme: string;
  readonly country: string;
  readonly decision: string;
  readonly receivedOn: Temporal.PlainDate | null;
};

type StudyRow = {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly paid: number;
  readonly data: {
    readonly name: string;
    readonly programme: string;
    readonly country: string;
    readonly startedOn: string;
    readonly endedOn?: string;
    readonly outcome?: Outcome;
    readonly cost?: number;
    readonly commitmentMonths?: number;
    readonly leftOn?: string;
    readonly yearsBefore?: number;
    readonly isReduced?: boolean;
    readonly repaymentDecision?: string;
    readonly repaymentOn?: string;
  };
};

/** Sponsored studies with what has been paid back; all, or one. */
export async function readStudies(db: Queries, answer: Answer, id?: number): Promise<SponsoredStudy[]> {
  const { rows } = await sql<StudyRow>`
    select row.id::float8 as id, row.agency_id, row.state, row.data, coalesce(paid.amount, 0)::float8 as paid
    from register_row row
    left join lateral (
      select sum((repayment.data->>'amount')::numeric) as amount from register_row repayment
      where repayment.register = 'study-repayment' and not repayment.is_removed and repayment.state = 'paid'
        and repayment.data @> jsonb_build_object('study', row.id)
    ) paid on true
    where ${standing('sponsored-study', answer)} ${id === undefined ? sql`` : sql`and row.id = ${id}`}
    order by row.data->>'startedOn' desc, row.id desc`.execute(db);
  return rows.map(studyOf);
}

function studyOf({ id, agencyId, state, paid, data }: StudyRow): SponsoredStudy {
  const day = (words: string | undefined) => (words === undefined ? null : Temporal.PlainDate.from(words));
  return {
    id,
    agencyId,
    state,
    paid,
    name: data.name,
    programme: data.programme,
    country: data.country,
    startedOn: Temporal.PlainDate.from(data.startedOn),
    endedOn: day(data.endedOn),
    outcome: data.outcome ?? null,
    cost: data.cost ?? 0,
    commitmentMonths: data.commitmentMonths ?? null,
    leftOn: day(data.leftOn),
    yearsBefore: data.yearsBefore ?? 0,
    isReduced: data.isReduced === true,
    decision: data.repaymentDecision ?? '',
    receivedOn: day(data.repaymentOn),
  };
}

/** A look at people's records is kept (Nghị định 13/2023/NĐ-CP). */
export async function recordLooks(
  db: Queries,
  actor: Actor,
  at: Temporal.Instant,
  register: string,
  ids: readonly number[],
): Promise<void> {
  if (actor.kind !== 'staff' || ids.length === 0) return;
  await db
    .insertInto('personalDataLook')
    .values(
      ids.map((subjectId) => ({
        lookedAt: at,
        accountId: actor.accountId,
        subjectKind: `register:${register}`,
        subjectId,
        purpose: 'register',
      })),
    )
    .execute();
}
