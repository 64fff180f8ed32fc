import type { Actor, Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { countRowsBy, findRow, readRows, type RowIn } from '../registers/registers.ts';
import type { Certificate } from './certificates.ts';
import { attendances, courses } from './courses.ts';
import type { Study } from './repayment.ts';
import { sponsoredStudies, studyRepayments } from './sponsored.ts';

export type Course = RowIn<typeof courses>;

export const findCourse = (db: Queries, id: number, answer: Answer): Promise<Course | undefined> =>
  findRow(db, courses, answer, id);

/** Courses now under way or still to begin, the nearest first. */
export async function readCourses(
  db: Queries,
  today: Temporal.PlainDate,
  answer: Answer,
  most: number,
): Promise<Course[]> {
  const asked = { states: ['planned', 'held'], order: 'startsOn', limit: most } as const;
  const day = today.toString();
  const [ending, beginning] = await Promise.all([
    readRows(db, courses, answer, { ...asked, least: { endsOn: day } }),
    readRows(db, courses, answer, { ...asked, least: { startsOn: day }, empty: ['endsOn'] }),
  ]);
  return [...ending, ...beginning]
    .toSorted((one, other) => one.values.startsOn.localeCompare(other.values.startsOn) || one.id - other.id)
    .slice(0, most);
}

export type Attendance = RowIn<typeof attendances>;

export const readAttendance = (db: Queries, courseId: number, answer: Answer): Promise<Attendance[]> =>
  readRows(db, attendances, answer, { where: { course: courseId }, order: 'name' });

/** Certificates in force of a course, as they are printed. */
export function certificatesOf(course: Course, attendance: readonly Attendance[]): Certificate[] {
  return attendance.flatMap(({ id, state, values }) => {
    const { name, bornOn, result = 'failed', certificateNo: number, issuedOn } = values;
    if (state !== 'certified' || number === undefined || issuedOn === undefined) return [];
    if (result === 'failed') return [];
    const { name: title, startsOn, endsOn = null } = course.values;
    const held = { courseId: course.id, course: title, startsOn, endsOn, agencyId: course.agencyId };
    return [{ id, number, name, bornOn, result, issuedOn, ...held }];
  });
}

/** Every certificate in force that bears this number, whoever issued it; for those who check a paper. */
export async function findCertificates(db: Queries, number: string): Promise<Certificate[]> {
  const rows = await readRows(db, attendances, true, {
    states: ['certified'],
    where: { certificateNo: [...new Set([number, number.toUpperCase()])] },
    limit: 20,
  });
  const held = await readRows(db, courses, true, { ids: rows.map(({ values }) => values.course) });
  return held.flatMap((course) =>
    certificatesOf(
      course,
      rows.filter(({ values }) => values.course === course.id),
    ),
  );
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

/** Sponsored studies with what has been paid back; all, or one. */
export async function readStudies(db: Queries, answer: Answer, id?: number): Promise<SponsoredStudy[]> {
  const [studies, payments] = await Promise.all([
    readRows(db, sponsoredStudies, answer, id === undefined ? {} : { ids: [id] }),
    countRowsBy(db, studyRepayments, true, ['study'], {
      states: ['paid'],
      sum: 'amount',
      ...(id === undefined ? {} : { where: { study: id } }),
    }),
  ]);
  const paid = new Map(payments.map(({ study, sum }) => [study, sum]));
  return studies.map((study) => studyOf(study, paid.get(study.id) ?? 0));
}

function studyOf(
  { id, agencyId, state, values }: RowIn<typeof sponsoredStudies>,
  paid: number,
): SponsoredStudy {
  const day = (words: string | undefined) => (words === undefined ? null : Temporal.PlainDate.from(words));
  return {
    id,
    agencyId,
    state,
    paid,
    name: values.name,
    programme: values.programme,
    country: values.country,
    startedOn: Temporal.PlainDate.from(values.startedOn),
    endedOn: day(values.endedOn),
    outcome: values.outcome ?? null,
    cost: values.cost ?? 0,
    commitmentMonths: values.commitmentMonths ?? null,
    leftOn: day(values.leftOn),
    yearsBefore: values.yearsBefore ?? 0,
    isReduced: values.isReduced === true,
    decision: values.repaymentDecision ?? '',
    receivedOn: day(values.repaymentOn),
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
