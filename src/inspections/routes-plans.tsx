import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { inspectReform, readReformWork } from '../reform-work/reform-work.ts';
import { agencyChoices, agencyNamed, by, inspects, namesOf, reads, type Desk } from './desk.ts';
import { ApproveForm, ById, Id, LineForm, ReturnForm } from './forms.ts';
import { leadsCity } from './inspections.ts';
import { NewPlanPage } from './page-checklists.tsx';
import { OverviewPage, room } from './page-overview.tsx';
import { PlanPage, type PlanPageProps } from './page-plan.tsx';
import { planPdf } from './printing.ts';
import { countVisits, findingsOf, inspectionsById, remediesOwed } from './reading.ts';

const base = '/inspections/plans';

/** The overview, and the yearly plan from its first line to its progress. */
export function planRoutes(desk: Desk): Route[] {
  const { house, inspections, organization } = desk;

  async function planPage(
    actor: Actor,
    id: number,
    refused: PlanPageProps['refused'],
    status = 200,
  ): Promise<Reply> {
    const plan = await inspections.plans.get(id);
    const ids = plan.state.lines.flatMap(({ inspectionId }) => inspectionId ?? []);
    const [visits, findings] = await Promise.all([inspectionsById(house.db, ids), findingsOf(house.db, ids)]);
    const today = house.clock.today().toString();
    const overdue = new Map<number, number>();
    for (const { state, values } of findings) {
      const { inspection, dueOn } = values;
      if (state === 'open' && dueOn < today) overdue.set(inspection, (overdue.get(inspection) ?? 0) + 1);
    }
    const props = {
      plan,
      visits,
      overdue,
      agencies: agencyChoices(desk),
      names: namesOf(desk),
      inspects: inspects(actor),
      approves: leadsCity(organization, actor),
      refused,
    };
    return page(room.vi, <PlanPage {...props} />, { status });
  }

  const again =
    (form: string) =>
    (context: {
      actor: Actor;
      params: Readonly<Record<string, string>>;
      refusals: Parameters<typeof NewPlanPage>[0]['refusals'];
      input: Readonly<Record<string, unknown>>;
      status: number;
    }) => {
      const { success, data } = ById.safeParse(context.params);
      if (!success) throw new Refused(context.refusals);
      return planPage(
        context.actor,
        data.id,
        { form, refusals: context.refusals, values: context.input },
        context.status,
      );
    };

  return [
    route({
      method: 'GET',
      path: '/inspections',
      permission: readReformWork,
      async handle({ actor }) {
        const year = house.clock.today().year;
        const [plans, owed, counts] = await Promise.all([
          inspections.plans.find(),
          remediesOwed(house.db, reads(actor)),
          countVisits(house.db, year),
        ]);
        const count = (kind: string, states: readonly string[]): number =>
          counts
            .filter((row) => row.kind === kind && states.includes(row.state))
            .reduce((sum, row) => sum + row.count, 0);
        const done = ['held', 'concluded', 'closed'];
        const progress = {
          planned:
            plans.find(({ state }) => state.year === year)?.state.lines.length ??
            count('planned', ['planned', ...done]),
          held: count('planned', done),
          concluded: count('planned', ['concluded', 'closed']),
          surprise: count('surprise', done),
        };
        return page(
          room.vi,
          <OverviewPage
            plans={plans}
            year={year}
            progress={progress}
            owed={owed}
            today={house.clock.today().toString()}
            inspects={inspects(actor)}
            names={namesOf(desk)}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: `${base}/new`,
      permission: inspectReform,
      handle: () => page(room.vi, <NewPlanPage refusals={[]} values={{ year: house.clock.today().year }} />),
    }),
    route({
      method: 'POST',
      path: `${base}/new`,
      permission: inspectReform,
      body: z.object({
        year: z.coerce
          .number('Hãy ghi năm|Give a year')
          .int()
          .min(2000, 'Hãy ghi năm|Give a year')
          .max(2199, 'Hãy ghi năm|Give a year'),
      }),
      async handle({ actor, body: { year } }) {
        const id = await inspections.plans.begin(by(desk, actor), [{ kind: 'created', data: { year } }]);
        return redirect(
          `${base}/${id}`,
          t('Đã lập kế hoạch; hãy thêm đơn vị.', 'The plan is there; add its units.'),
        );
      },
      refused: ({ refusals, input, status }) =>
        page(
          room.vi,
          <NewPlanPage refusals={refusals.map((one) => ({ ...one, field: 'year' }))} values={input} />,
          { status },
        ),
    }),
    route({
      method: 'GET',
      path: `${base}/:id`,
      permission: readReformWork,
      params: ById,
      handle: ({ actor, params: { id } }) => planPage(actor, id, null),
    }),
    route({
      method: 'GET',
      path: `${base}/:id/plan.pdf`,
      permission: readReformWork,
      params: ById,
      async handle({ params: { id } }) {
        const { state } = await inspections.plans.get(id);
        return {
          kind: 'bytes',
          data: planPdf(state, namesOf(desk), desk.head, house.clock.now()),
          mediaType: 'application/pdf',
          fileName: `ke-hoach-kiem-tra-${state.year}.pdf`,
        };
      },
    }),
    route({
      method: 'POST',
      path: `${base}/:id/lines`,
      permission: inspectReform,
      params: ById,
      body: LineForm,
      async handle({ actor, params: { id }, body: { agency, quarter, team } }) {
        const line = { agencyId: agencyNamed(desk, agency).id, quarter, team };
        await inspections.onPlan(by(desk, actor), id, { kind: 'line', line });
        return redirect(`${base}/${id}`, t('Đã thêm vào kế hoạch.', 'Added.'));
      },
      refused: again('line'),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/lines/:line/remove`,
      permission: inspectReform,
      params: ById.extend({ line: Id }),
      async handle({ actor, params: { id, line } }) {
        await inspections.onPlan(by(desk, actor), id, { kind: 'unline', line });
        return redirect(`${base}/${id}`, t('Đã bỏ khỏi kế hoạch.', 'Removed.'));
      },
    }),
    route({
      method: 'POST',
      path: `${base}/:id/submit`,
      permission: inspectReform,
      params: ById,
      async handle({ actor, params: { id } }) {
        const on = house.clock.today().toString();
        await inspections.onPlan(by(desk, actor), id, { kind: 'submit', on });
        return redirect(`${base}/${id}`, t('Đã trình duyệt kế hoạch.', 'The plan is submitted.'));
      },
      refused: again('submit'),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/return`,
      permission: readReformWork,
      params: ById,
      body: ReturnForm,
      async handle({ actor, params: { id }, body: { reason } }) {
        const isCityLeader = leadsCity(organization, actor);
        await inspections.onPlan(by(desk, actor), id, { kind: 'return', reason, isCityLeader });
        return redirect(`${base}/${id}`, t('Đã trả lại để sửa.', 'Returned for changes.'));
      },
      refused: again('return'),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/approve`,
      permission: readReformWork,
      params: ById,
      body: ApproveForm,
      async handle({ actor, params: { id }, body: { decision } }) {
        const on = house.clock.today().toString();
        await inspections.onPlan(by(desk, actor), id, {
          kind: 'approve',
          decision,
          on,
          isCityLeader: leadsCity(organization, actor),
        });
        return redirect(`${base}/${id}`, t('Đã duyệt kế hoạch.', 'The plan is approved.'));
      },
      refused: again('approve'),
    }),
  ];
}
