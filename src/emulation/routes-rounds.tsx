import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import { forbidden, notFound, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { commendReform } from '../reform-work/reform-work.ts';
import { foundPeople, SentPeople } from '../ui/people.ts';
import { room, type Sent } from './page-councils.tsx';
import { NewRoundPage, RoundPage } from './page-round.tsx';
import { nominateForEmulation, readEmulation } from './permissions.ts';
import { listPdf } from './printing.ts';
import { readMembers } from './members.ts';
import { readRules } from './reading-forms.ts';
import { by, ById, Decision, manages, namesOf, nominatable, staffOf, type Desk } from './desk.ts';

const base = '/emulation/rounds/:id';
const Rule = z.object({ top: z.string().max(10).optional(), least: z.string().max(10).optional() });

/** Rounds of commendation: drawn, proposed, voted, decided, printed. */
export function roundRoutes(desk: Desk): Route[] {
  const { house, emulation } = desk;

  async function roundPage(actor: Actor, id: number, sent: Sent, status = 200): Promise<Reply> {
    const round = await emulation.rounds.get(id);
    const me = staffOf(actor).accountId;
    if (can(actor, readEmulation) === false && !round.state.members.some(({ accountId }) => accountId === me))
      throw new Refused(notFound);
    return page(
      round.state.title,
      <RoundPage
        round={round}
        me={me}
        manages={manages(actor)}
        agencies={nominatable(desk, actor)}
        names={namesOf(desk)}
        sent={sent}
      />,
      { status },
    );
  }
  const again = (form: string) => (context: RefusedContext) =>
    roundPage(
      context.actor,
      ById.parse(context.params).id,
      { form, refusals: context.refusals, values: context.input },
      context.status,
    );
  async function show(
    refusals: RefusedContext['refusals'],
    values: Readonly<Record<string, unknown>>,
    status = 200,
  ): Promise<Reply> {
    const found = await foundPeople(desk.findPeople, values['members']);
    return page(room.vi, <NewRoundPage refusals={refusals} values={values} found={found} />, { status });
  }

  return [
    route({
      method: 'GET',
      path: '/emulation/rounds/new',
      permission: commendReform,
      handle: () =>
        show([], {
          year: house.clock.today().year - 1,
          rules: {
            department: { top: 3, least: 80 },
            district: { top: 2, least: 80 },
            commune: { top: 5, least: 80 },
          },
        }),
    }),
    route({
      method: 'POST',
      path: '/emulation/rounds/new',
      permission: commendReform,
      body: z.object({
        title: z.string().trim().min(3, 'Hãy đặt tên|Give a name').max(200),
        year: z.coerce.number('Hãy ghi năm|Give a year').int().min(2000).max(2199),
        rules: z.record(z.string().max(20), Rule).default({}),
        members: SentPeople,
      }),
      async handle({ actor, body: { title, year, rules, members } }) {
        const id = await emulation.openRound(by(desk, actor), {
          title,
          year,
          rules: readRules(rules),
          members: await readMembers(desk.findPeople, members),
        });
        return redirect(`/emulation/rounds/${id}`, t('Đã mở đợt xét.', 'The round is open.'));
      },
      refused: ({ refusals, input, status }) => show(refusals, input, status),
    }),
    route({
      method: 'GET',
      path: base,
      permission: 'signed-in',
      params: ById,
      handle: ({ actor, params: { id } }) => roundPage(actor, id, null),
    }),
    route({
      method: 'POST',
      path: `${base}/nominees`,
      permission: nominateForEmulation,
      params: ById,
      body: z.object({
        name: z.string().trim().min(2, 'Hãy ghi họ tên|Give the name').max(200),
        post: z.string().trim().max(200).default(''),
        agency: z.string().max(20).default(''),
        achievement: z.string().trim().min(1, 'Hãy ghi thành tích|Give the achievement').max(2000),
      }),
      async handle({ actor, params: { id }, body: { agency: code, ...rest } }) {
        const agency = desk.organization.findAgency(code);
        if (agency === undefined)
          throw new Refused(refuse('invalid', t('Hãy chọn cơ quan.', 'Choose an agency.'), 'agency'));
        if (!covers(can(actor, nominateForEmulation), agency.id)) throw new Refused(forbidden);
        await emulation.onRound(by(desk, actor), id, {
          kind: 'nominate',
          nominee: { ...rest, kind: 'person', agencyId: agency.id, indexScore: null, rank: null },
        });
        return redirect(`/emulation/rounds/${id}`, t('Đã đề nghị.', 'Proposed.'));
      },
      refused: again('nominate'),
    }),
    route({
      method: 'POST',
      path: `${base}/call`,
      permission: commendReform,
      params: ById,
      async handle({ actor, params: { id } }) {
        await emulation.onRound(by(desk, actor), id, { kind: 'call' });
        return redirect(`/emulation/rounds/${id}`, t('Đã mở bỏ phiếu.', 'The vote is open.'));
      },
    }),
    route({
      method: 'POST',
      path: `${base}/votes`,
      permission: 'signed-in',
      params: ById,
      body: z.object({
        nominee: z.coerce.number().int().min(1).max(10_000),
        vote: z.enum(['for', 'against']),
      }),
      async handle({ actor, params: { id }, body: { nominee, vote } }) {
        await emulation.onRound(by(desk, actor), id, {
          kind: 'vote',
          vote: { nominee, accountId: staffOf(actor).accountId, isFor: vote === 'for' },
        });
        return redirect(`/emulation/rounds/${id}`, t('Đã ghi phiếu.', 'Your vote stands.'));
      },
    }),
    route({
      method: 'POST',
      path: `${base}/decide`,
      permission: commendReform,
      params: ById,
      body: Decision,
      async handle({ actor, params: { id }, body: { decision } }) {
        await emulation.onRound(by(desk, actor), id, { kind: 'decide', decision });
        return redirect(
          `/emulation/rounds/${id}`,
          t('Đã ghi quyết định; danh sách vào sổ khen thưởng.', 'Decided; the list is in the register.'),
        );
      },
      refused: again('decide'),
    }),
    route({
      method: 'GET',
      path: `${base}/list.pdf`,
      permission: readEmulation,
      params: ById,
      async handle({ params: { id } }) {
        const { state } = await emulation.rounds.get(id);
        if (state.stage !== 'decided') throw new Refused(notFound);
        return {
          kind: 'bytes',
          data: listPdf(state, namesOf(desk), desk.head, house.clock.now()),
          mediaType: 'application/pdf',
          fileName: `danh-sach-khen-thuong-${state.year}.pdf`,
        };
      },
    }),
  ];
}
