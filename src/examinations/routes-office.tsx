import { can, covers, type Actor } from '../kernel/access.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { foundPeople, readPeople } from '../ui/people.ts';
import type { Examinations } from './examinations.ts';
import {
  again,
  ById,
  DecideForm,
  ExaminersForm,
  filledIn,
  ListQuery,
  PlanForm,
  PositionForm,
  ReasonForm,
  RecogniseForm,
  rowId,
  StepForm,
  type Filled,
} from './forms.ts';
import { gatherActs, type HistoryEntry } from './history.ts';
import { phases, type Examination } from './life.ts';
import { byNow, mayDo } from './office.ts';
import { OverviewPage } from './office-pages.tsx';
import { ExaminationsPage, PlanPage } from './list-pages.tsx';
import { askForQuotas, manageExaminations, readExaminations } from './permissions.ts';
import { PositionsPage } from './positions-page.tsx';
import { countCandidates } from './store-candidates.ts';
import { listExaminations, readHistory } from './store.ts';
import { words } from './words.ts';

/** The personnel office plans and steers; agencies ask for quotas. */
export function officeRoutes(examinations: Examinations): Route[] {
  const { desk } = examinations;
  const { house, organization } = desk;
  const to = (id: number, path = ''): string => `/examinations/${id}${path}`;
  const planTitle = t('Kế hoạch kỳ thi', 'Plan of an examination');

  async function overview({ actor }: Asking, id: number, filled: Filled | null): Promise<Reply> {
    const examination = await examinations.get(id);
    const history = await readHistory(house.db, id);
    const people = await namesOf([
      ...examination.examiners,
      ...history.flatMap(({ actorId }) => actorId ?? []),
    ]);
    const entries = history.map(({ number, kind, happenedAt, actorId }): HistoryEntry => {
      const by = actorId === null ? '' : (people.get(actorId)?.fullName ?? '');
      return { number, kind, at: happenedAt, by };
    });
    const examiners = examination.examiners.flatMap((one) => people.get(one) ?? []);
    const counts = await countCandidates(house.db, id);
    const props = {
      examination,
      may: mayDo(actor, examination),
      counts,
      history: gatherActs(entries).slice(0, 60),
      examiners,
      found: await foundPeople(desk.findPeople, filledIn(filled, 'examiners').values['examiners']),
      filled,
    };
    return page(examination.fields.title, <OverviewPage {...props} />);
  }

  async function namesOf(ids: readonly number[]) {
    const rows =
      ids.length === 0
        ? []
        : await house.db
            .selectFrom('account')
            .select(['id', 'username', 'fullName'])
            .where('id', 'in', [...new Set(ids)])
            .execute();
    return new Map(rows.map((row) => [row.id, row]));
  }

  async function positionsPage({ actor }: Asking, id: number, filled: Filled | null): Promise<Reply> {
    const examination = await examinations.get(id);
    const reach = can(actor, askForQuotas);
    const agencies = organization.all().filter((one) => covers(reach, one.id));
    const own = agencyOf(actor);
    const props = {
      examination,
      may: mayDo(actor, examination),
      agencies,
      vacancies: own === null || reach === false ? [] : await desk.vacancies(own),
      nameOf: (agencyId: number) => organization.getAgency(agencyId).name,
      filled,
    };
    return page(examination.fields.title, <PositionsPage {...props} />);
  }

  async function editPage({ language }: Asking, id: number, filled: Filled | null): Promise<Reply> {
    const examination = await examinations.get(id);
    return page(
      planTitle[language],
      <PlanPage
        id={id}
        today={house.clock.today().toString()}
        filled={filled ?? { refusals: [], values: examination.fields }}
      />,
    );
  }

  const newPage = ({ language }: Asking, filled: Pick<Filled, 'refusals' | 'values'>): Reply =>
    page(planTitle[language], <PlanPage id={null} today={house.clock.today().toString()} filled={filled} />);

  const done = (examination: Examination): Reply =>
    redirect(to(examination.id), t('Đã ghi nhận.', 'Recorded.'));

  return [
    route({
      method: 'GET',
      path: '/examinations',
      permission: readExaminations,
      query: ListQuery,
      async handle({ actor, query, language }) {
        const listed = await listExaminations(house.db, phases, query.kind);
        const mayManage = can(actor, manageExaminations) !== false;
        return page(
          words.room[language],
          <ExaminationsPage examinations={listed} kind={query.kind ?? ''} mayManage={mayManage} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/new',
      permission: manageExaminations,
      handle: (context) => newPage(context, { refusals: [], values: {} }),
    }),
    route({
      method: 'POST',
      path: '/examinations/new',
      permission: manageExaminations,
      body: PlanForm,
      refused: (context) => newPage(context, { refusals: context.refusals, values: context.input }),
      handle: async ({ actor, body }) => done(await examinations.plan(byNow(house, actor), body)),
    }),
    route({
      method: 'GET',
      path: '/examinations/:id',
      permission: readExaminations,
      params: ById,
      handle: (context) => overview(context, context.params.id, null),
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/edit',
      permission: manageExaminations,
      params: ById,
      handle: (context) => editPage(context, context.params.id, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/edit',
      permission: manageExaminations,
      params: ById,
      body: PlanForm,
      refused: again('plan', ById, (context, { id }, filled) => editPage(context, id, filled)),
      handle: async ({ actor, params, body }) =>
        done(await examinations.change(byNow(house, actor), params.id, body)),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/examiners',
      permission: manageExaminations,
      params: ById,
      body: ExaminersForm,
      refused: again('examiners', ById, (context, { id }, filled) => overview(context, id, filled)),
      handle: async ({ actor, params, body }) =>
        done(
          await examinations.appointExaminers(
            byNow(house, actor),
            params.id,
            await readPeople(desk.findPeople, body.examiners, { field: 'examiners', twice: namedTwice }),
          ),
        ),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/steps',
      permission: manageExaminations,
      params: ById,
      body: StepForm,
      refused: again('step', ById, (context, { id }, filled) =>
        overview(context, id, { ...filled, form: String(filled.values['step']) }),
      ),
      async handle({ actor, params: { id }, body: { step } }) {
        const by = byNow(house, actor);
        if (step === 'compute') await examinations.compute(by, id);
        else if (step === 'closeRegistration') await examinations.closeRegistration(by, id);
        else await examinations.step(by, id, step);
        return redirect(step === 'compute' ? to(id, '/results') : to(id), t('Đã ghi nhận.', 'Recorded.'));
      },
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/recognise',
      permission: manageExaminations,
      params: ById,
      body: RecogniseForm,
      refused: again('recognise', ById, (context, { id }, filled) => overview(context, id, filled)),
      handle: async ({ actor, params, body }) =>
        done(await examinations.recognise(byNow(house, actor), params.id, body.decision)),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/cancel',
      permission: manageExaminations,
      params: ById,
      body: ReasonForm,
      refused: again('cancel', ById, (context, { id }, filled) => overview(context, id, filled)),
      handle: async ({ actor, params, body }) =>
        done(await examinations.cancel(byNow(house, actor), params.id, body.reason)),
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/positions',
      permission: readExaminations,
      params: ById,
      handle: (context) => positionsPage(context, context.params.id, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/positions',
      permission: askForQuotas,
      params: ById,
      body: PositionForm,
      refused: again('ask', ById, (context, { id }, filled) => positionsPage(context, id, filled)),
      async handle({ actor, params, body }) {
        const { agencyId, ...fields } = body;
        await examinations.askPositions(byNow(house, actor), params.id, [{ agencyId, fields }]);
        return redirect(to(params.id, '/positions'), t('Đã gửi đề nghị chỉ tiêu.', 'The request is in.'));
      },
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/positions/decide',
      permission: manageExaminations,
      params: ById,
      body: DecideForm,
      refused: again('decide', ById, (context, { id }, filled) => positionsPage(context, id, filled)),
      async handle({ actor, params, body }) {
        const { positions } = await examinations.get(params.id);
        const known = new Map(positions.map((one) => [one.id, one]));
        const decisions = Object.entries(body.quotas).flatMap(([name, quota]) => {
          const id = rowId(name);
          const position = known.get(id);
          const isSame = position?.state !== 'asked' && position?.quota === quota;
          return quota === '' || isSame ? [] : [{ id, quota, note: body.note }];
        });
        if (decisions.length === 0) throw new Refused(nothingDecided);
        await examinations.decidePositions(byNow(house, actor), params.id, decisions);
        return redirect(to(params.id, '/positions'), t('Đã quyết định chỉ tiêu.', 'The quotas are decided.'));
      },
    }),
  ];
}

const namedTwice = t('Người này đã có trong danh sách.', 'This person is on the list already.');
const nothingDecided = refuse('invalid', t('Chưa ghi chỉ tiêu duyệt nào.', 'No quota has been written.'));

function agencyOf(actor: Actor): number | null {
  return actor.kind === 'staff' ? actor.agencyId : null;
}
