import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { commendReform } from '../reform-work/reform-work.ts';
import { foundPeople, SentPeople } from '../ui/people.ts';
import { by, ById, Decision, Id, manages, namesOf, staffOf, type Desk } from './desk.ts';
import { CouncilPage } from './page-council.tsx';
import { EmulationPage, NewCouncilPage, room, type Sent } from './page-councils.tsx';
import { readEmulation } from './permissions.ts';
import { readMembers } from './members.ts';
import { readCriteria } from './reading-forms.ts';
import { roundRoutes } from './routes-rounds.tsx';

const Title = z.string().trim().min(3, 'Hãy đặt tên|Give a name').max(200);

/** Everything under `/emulation`. A member of a council comes in whatever their role. */
export function emulationRoutes(desk: Desk): Route[] {
  const { emulation } = desk;

  async function councilPage(actor: Actor, id: number, sent: Sent, status = 200): Promise<Reply> {
    const council = await emulation.councils.get(id);
    const me = staffOf(actor).accountId;
    if (
      can(actor, readEmulation) === false &&
      !council.state.members.some(({ accountId }) => accountId === me)
    )
      throw new Refused(notFound);
    const agencies = desk.organization
      .all()
      .map((agency) => ({ value: String(agency.id), label: agency.name }));
    return page(
      council.state.title,
      <CouncilPage
        council={council}
        me={me}
        manages={manages(actor)}
        names={namesOf(desk)}
        agencies={agencies}
        sent={sent}
      />,
      { status },
    );
  }
  const again = (form: (input: RefusedContext['input']) => string) => (context: RefusedContext) =>
    councilPage(
      context.actor,
      ById.parse(context.params).id,
      { form: form(context.input), refusals: context.refusals, values: context.input },
      context.status,
    );

  async function newPage(
    refusals: RefusedContext['refusals'],
    values: Readonly<Record<string, unknown>>,
    status = 200,
  ): Promise<Reply> {
    return page(
      room.vi,
      <NewCouncilPage
        waiting={await emulation.waiting()}
        refusals={refusals}
        values={values}
        names={namesOf(desk)}
        found={await foundPeople(desk.findPeople, values['members'])}
      />,
      { status },
    );
  }
  const base = '/emulation/councils/:id';

  return [
    route({
      method: 'GET',
      path: '/emulation',
      permission: 'signed-in',
      async handle({ actor }) {
        const me = staffOf(actor).accountId;
        const isOpen = can(actor, readEmulation) !== false;
        const mine = (members: readonly { accountId: number }[]) =>
          isOpen || members.some(({ accountId }) => accountId === me);
        const [councils, rounds] = await Promise.all([emulation.councils.find(), emulation.rounds.find()]);
        return page(
          room.vi,
          <EmulationPage
            councils={councils.filter(({ state }) => mine(state.members))}
            rounds={rounds.filter(({ state }) => mine(state.members))}
            manages={manages(actor)}
            proposes
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/emulation/councils/new',
      permission: commendReform,
      handle: () =>
        newPage([], {
          quorum: 3,
          threshold: 65,
          criteria: 'Tính mới | 30\nHiệu quả | 40\nKhả năng nhân rộng | 30',
        }),
    }),
    route({
      method: 'POST',
      path: '/emulation/councils/new',
      permission: commendReform,
      body: z.object({
        title: Title,
        criteria: z.string().max(5000).default(''),
        members: SentPeople,
        quorum: z.coerce.number('Hãy ghi số|Write a number').int().min(1).max(50),
        threshold: z.coerce.number('Hãy ghi số|Write a number').min(0).max(100),
        initiatives: z.union([Id, z.array(Id).max(300)]).default([]),
      }),
      async handle({ actor, body }) {
        const opening = {
          ...body,
          criteria: readCriteria(body.criteria),
          members: await readMembers(desk.findPeople, body.members),
          initiatives: [body.initiatives].flat(),
        };
        const id = await emulation.openCouncil(by(desk, actor), opening);
        return redirect(`/emulation/councils/${id}`, t('Đã mở chấm điểm.', 'The scoring is open.'));
      },
      refused: ({ refusals, input, status }) => newPage(refusals, input, status),
    }),
    route({
      method: 'GET',
      path: base,
      permission: 'signed-in',
      params: ById,
      handle: ({ actor, params: { id } }) => councilPage(actor, id, null),
    }),
    route({
      method: 'POST',
      path: `${base}/marks`,
      permission: 'signed-in',
      params: ById,
      body: z.object({
        initiative: Id,
        points: z.record(z.string().max(20), z.record(z.string().max(3), z.string().max(10))).default({}),
      }),
      async handle({ actor, params: { id }, body: { initiative, points } }) {
        const { criteria } = (await emulation.councils.get(id)).state;
        const given = criteria.map((_, index) => {
          const text = (points[`i${initiative}`]?.[`c${index}`] ?? '').replace(',', '.').trim();
          return text === '' ? Number.NaN : Number(text);
        });
        await emulation.onCouncil(by(desk, actor), id, {
          kind: 'mark',
          marks: { initiative, accountId: staffOf(actor).accountId, points: given },
        });
        return redirect(`/emulation/councils/${id}`, t('Đã ghi điểm.', 'Your marks stand.'));
      },
      refused: again((input) => String(input['initiative'])),
    }),
    route({
      method: 'POST',
      path: `${base}/close`,
      permission: commendReform,
      params: ById,
      async handle({ actor, params: { id } }) {
        await emulation.onCouncil(by(desk, actor), id, { kind: 'close' });
        return redirect(`/emulation/councils/${id}`, t('Đã đóng chấm điểm.', 'Scoring is closed.'));
      },
      refused: again(() => 'close'),
    }),
    route({
      method: 'POST',
      path: `${base}/decide`,
      permission: commendReform,
      params: ById,
      body: Decision,
      async handle({ actor, params: { id }, body: { decision } }) {
        await emulation.onCouncil(by(desk, actor), id, { kind: 'decide', decision });
        return redirect(
          `/emulation/councils/${id}`,
          t('Đã ghi quyết định công nhận.', 'The decision stands.'),
        );
      },
      refused: again(() => 'decide'),
    }),
    route({
      method: 'POST',
      path: `${base}/spread`,
      permission: commendReform,
      params: ById,
      body: z.object({ initiative: Id, agencies: z.union([Id, z.array(Id).max(500)]).default([]) }),
      async handle({ actor, params: { id }, body: { initiative, agencies } }) {
        const agencyIds = [...new Set([agencies].flat())].map((one) => desk.organization.getAgency(one).id);
        if (agencyIds.length === 0)
          throw new Refused(
            refuse('missing', t('Hãy chọn cơ quan áp dụng.', 'Choose agencies.'), 'agencies'),
          );
        await emulation.onCouncil(by(desk, actor), id, { kind: 'spread', initiative, agencyIds });
        return redirect(`/emulation/councils/${id}`, t('Đã ghi nhân rộng.', 'Spread.'));
      },
      refused: again((input) => `spread-${String(input['initiative'])}`),
    }),
    ...roundRoutes(desk),
  ];
}
