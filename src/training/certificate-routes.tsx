import { z } from 'zod';
import { can, type Actor, type Answer } from '../kernel/access.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { verify } from './certificates.ts';
import { CoursePage } from './course-page.tsx';
import { keepTraining, readTraining } from './permissions.ts';
import { certificatePdf } from './print.ts';
import { certificatesOf, findCertificates, findCourse, readAttendance, recordLooks } from './store.ts';
import { VerifyPage } from './verify-page.tsx';
import { words } from './words.ts';

const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const ById = z.object({ id: Id });
const line = (most: number) => z.string().trim().max(most);
const Asked = z.object({ number: line(60).catch(''), code: line(40).catch('') });
const Claim = z.object({
  number: line(60).min(1, 'Hãy ghi số chứng chỉ|Give the number of the certificate'),
  name: line(200).min(1, 'Hãy ghi họ và tên|Give the name'),
  code: line(40).default(''),
});

/** Courses with their certificates, and the page on which anybody checks one. */
export function certificateRoutes({
  house,
  organization,
  place,
}: {
  readonly house: House;
  readonly organization: Pick<Organization, 'all' | 'getAgency'>;
  readonly place: string;
}): Route[] {
  const { db, clock, secret } = house;
  const agencyName = (id: number): string => organization.getAgency(id).name;

  async function openCourse(actor: Actor, answer: Answer, id: number) {
    const course = await findCourse(db, id, answer);
    if (course === undefined) throw new Refused(notFound);
    const attendance = await readAttendance(db, id, answer);
    await recordLooks(
      db,
      actor,
      clock.now(),
      'training-attendance',
      attendance.map((row) => row.id),
    );
    return { course, attendance, certificates: certificatesOf(course, attendance) };
  }

  return [
    route({
      method: 'GET',
      path: '/training/courses/:id',
      permission: readTraining,
      params: ById,
      async handle({ actor, answer, params }) {
        const { course, attendance, certificates } = await openCourse(actor, answer, params.id);
        const numbers = Map.groupBy(certificates, ({ number }) => number);
        return page(
          course.values.name,
          <CoursePage
            course={course}
            attendance={attendance}
            printable={new Set(certificates.map(({ id }) => id))}
            twice={[...numbers].flatMap(([number, found]) => (found.length > 1 ? [number] : []))}
            agencyName={agencyName}
            mayKeep={can(actor, keepTraining) !== false}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/training/courses/:id/certificates',
      permission: readTraining,
      params: ById,
      query: z.object({ of: Id.optional().catch(undefined) }),
      async handle({ actor, answer, params, query, origin }) {
        const { course, certificates } = await openCourse(actor, answer, params.id);
        const chosen = certificates.filter(({ id }) => query.of === undefined || query.of === id);
        if (chosen.length === 0) throw new Refused(nothingToPrint);
        const issuer = organization.getAgency(course.agencyId);
        const head = {
          above: issuer.parentId === null ? '' : agencyName(issuer.parentId),
          issuer: issuer.name,
          place,
          address: `${origin}/certificates/verify`,
          signer: course.values.signer ?? '',
        };
        const data = certificatePdf(secret, chosen, head, clock.now());
        return { kind: 'bytes', data, mediaType: 'application/pdf', fileName: `chung-chi-${course.id}.pdf` };
      },
    }),
    route({
      method: 'GET',
      path: '/certificates/verify',
      permission: 'public',
      query: Asked,
      handle: ({ language, query }) =>
        page(words.verify[language], <VerifyPage refusals={[]} values={query} verdict={null} issuer="" />),
    }),
    route({
      method: 'POST',
      path: '/certificates/verify',
      permission: 'public',
      isQuery: true,
      // Numbers follow one another: nobody is to try them out.
      perMinute: 20,
      body: Claim,
      async handle({ language, body }) {
        const found = await findCertificates(db, body.number);
        const verdict = verify(secret, found, body);
        const issuer = verdict.kind === 'confirmed' ? agencyName(verdict.certificate.agencyId) : '';
        return page(
          words.verify[language],
          <VerifyPage refusals={[]} values={body} verdict={verdict} issuer={issuer} />,
        );
      },
      refused: ({ language, refusals, input, status }) =>
        page(
          words.verify[language],
          <VerifyPage refusals={refusals} values={input} verdict={null} issuer="" />,
          { status },
        ),
    }),
  ];
}

const nothingToPrint = refuse(
  'not-found',
  t(
    'Chưa có chứng chỉ nào để in: học viên phải có kết quả đạt, số, ngày cấp và được chuyển sang "Đã cấp chứng chỉ".',
    'There is no certificate to print yet: a person needs a passing result, a number, a day of issue, and the state "Certified".',
  ),
);
