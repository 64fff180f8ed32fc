import { z } from 'zod';
import { notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import type { Actor } from '../kernel/access.ts';
import { formatDay } from '../ui/format.ts';
import { CertificatePage } from './page-certificate.tsx';
import { certificatePdf } from './certificate.ts';
import { staffOf, type Desk } from './desk.ts';
import { ById, Id } from './forms.ts';
import { findCertificate } from './counting.ts';
import { EndedPage, QuestionPage } from './page-sitting.tsx';
import { sheetOf } from './rules.ts';
import type { Sitting, Test } from './schema.ts';
import { readSittings } from './store.ts';
import { words } from './words.ts';

const Place = z.coerce.number().int().min(0).max(5);
const base = '/knowledge-tests/sittings/:id';

/** A person's own sheet: filled question by question, handed in, looked at. */
export function sittingRoutes(desk: Desk): Route[] {
  const { house, knowledge, organization } = desk;
  const { tests } = knowledge;

  async function sittingPage(
    actor: Actor,
    id: number,
    wanted: number,
    refusals: readonly Refusal[] = [],
    status = 200,
  ): Promise<Reply> {
    const { test, sitting, code } = await tests.own(staffOf(actor), id);
    const sheet = sheetOf(test, sitting);
    if (sitting.endedAt !== null) {
      const body = (
        <EndedPage
          test={test}
          sitting={sitting}
          sheet={sheet}
          code={code}
          isTold={isTold(test, sitting, house.clock.now())}
          isOver={isOver(test, house.clock.now())}
        />
      );
      return page(test.fields.title, body);
    }
    const number = Math.min(Math.max(1, wanted), sheet.length);
    const body = (
      <QuestionPage
        test={test}
        sitting={sitting}
        sheet={sheet}
        number={number}
        now={house.clock.now()}
        refusals={refusals}
      />
    );
    return page(test.fields.title, body, { status, scripts: ['sitting.js'] });
  }

  return [
    route({
      method: 'GET',
      path: base,
      permission: 'signed-in',
      params: ById,
      query: z.object({ question: z.coerce.number().int().catch(1) }),
      handle: ({ actor, params: { id }, query }) => sittingPage(actor, id, query.question),
    }),
    route({
      method: 'POST',
      path: `${base}/answer`,
      permission: 'signed-in',
      params: ById,
      body: z.object({
        question: Id,
        number: z.coerce.number().int().min(1).max(1000).catch(1),
        chosen: z.union([Place, z.array(Place).max(6)]).default([]),
      }),
      async handle({ actor, params: { id }, body: { question, number, chosen } }) {
        await tests.answer(staffOf(actor), id, question, [chosen].flat());
        return redirect(`/knowledge-tests/sittings/${id}?question=${number + 1}`);
      },
      refused: ({ actor, params, refusals, status, input }) =>
        sittingPage(actor, ById.parse(params).id, Number(input['number'] ?? 1) || 1, refusals, status),
    }),
    route({
      method: 'POST',
      path: `${base}/hand-in`,
      permission: 'signed-in',
      params: ById,
      async handle({ actor, params: { id } }) {
        await tests.handIn(staffOf(actor), id);
        return redirect(`/knowledge-tests/sittings/${id}`, t('Đã nộp bài.', 'Handed in.'));
      },
    }),
    route({
      method: 'GET',
      path: `${base}/certificate.pdf`,
      permission: 'signed-in',
      params: ById,
      async handle({ actor, params: { id } }) {
        const { test, sitting, code } = await tests.own(staffOf(actor), id);
        const [row] = await readSittings(house.db, { id });
        if (row === undefined || code === null || !isTold(test, sitting, house.clock.now()))
          throw new Refused(notFound);
        const agency = organization.all().find((one) => one.id === row.agencyId)?.name ?? '';
        const data = certificatePdf({ test, sitting: row, agency, city: desk.issuer(), place: desk.place });
        return { kind: 'bytes', data, mediaType: 'application/pdf', fileName: `chung-nhan-${code}.pdf` };
      },
    }),
    route({
      method: 'GET',
      path: '/knowledge-tests/certificates',
      permission: 'signed-in',
      query: z.object({ code: z.string().max(40).catch('') }),
      perMinute: 60,
      async handle({ query: { code } }) {
        const clean = code.trim().toUpperCase();
        const row = clean === '' ? null : await findCertificate(house.db, clean);
        const found =
          row === null
            ? null
            : {
                person: row.person,
                agency: organization.all().find(({ id }) => id === row.agencyId)?.name ?? '',
                test: (await tests.get(row.testId)).fields.title,
                day: row.endedAt === null ? '' : formatDay(row.endedAt),
              };
        return page(words.room.vi, <CertificatePage code={clean} found={found} />);
      },
    }),
  ];
}

export function isOver(test: Test, now: Temporal.Instant): boolean {
  return (
    test.state === 'closed' || Temporal.Instant.compare(now, Temporal.Instant.from(test.fields.closesAt)) >= 0
  );
}

export function isTold(test: Test, sitting: Pick<Sitting, 'endedAt'>, now: Temporal.Instant): boolean {
  return sitting.endedAt !== null && (test.fields.showsAtOnce || isOver(test, now));
}
