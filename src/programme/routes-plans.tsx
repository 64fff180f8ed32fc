import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { excelType, writeWorkbook } from '../kernel/spreadsheet.ts';
import { fold, t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { Checkbox } from '../ui/choices.tsx';
import { showAgain } from './again.ts';
import { by, draftsOf, mayEdit, namesOf, unitOf, type Desk } from './desk.ts';
import { PlanInputs } from './fields.tsx';
import { FormPage, type Filled } from './form-page.tsx';
import { ById, CopyForm, NewPlanForm, planFields, PlanForm, ReasonForm, SeenForm } from './forms.ts';
import { movedDay } from './copying.ts';
import { editProgramme } from './permissions.ts';
import { PlanPage, type PlanQuery } from './plan-page.tsx';
import { planViews, type PlanView } from './plan-views.tsx';
import { PlanPrintPage } from './print-page.tsx';
import type { PlanReading } from './reading.ts';
import { Area, Day, Id } from './schema.ts';
import { planSheets } from './sheets.ts';
import { statuses, type Status } from './status-rules.ts';

/** Filters of a plan; what makes no sense filters nothing. */
const Query = z.object({
  view: z.enum(Object.keys(planViews) as [PlanView, ...PlanView[]]).catch('area'),
  area: Area.or(z.literal('')).catch(''),
  owner: z
    .string()
    .regex(/^\d{1,10}$/)
    .catch(''),
  status: z
    .enum(Object.keys(statuses) as [Status, ...Status[]])
    .or(z.literal(''))
    .catch(''),
  asOf: Day.or(z.literal('')).catch(''),
});
const AsOf = z.object({ asOf: Day.or(z.literal('')).catch('') });
const NewPlan = z.object({ programme: Id });

/** Plans: their pages, print, Excel, and what is done with the whole of one. */
export function planRoutes(desk: Desk): Route[] {
  const { programme } = desk;

  const read = (actor: Actor, id: number, asOf: string): Promise<PlanReading> =>
    programme.getPlan(id, {
      answer: draftsOf(actor),
      asOf: asOf === '' ? undefined : Temporal.PlainDate.from(asOf),
    });

  async function planPage(actor: Actor, id: number, query: PlanQuery): Promise<Reply> {
    const reading = await read(actor, id, query.asOf);
    const props = {
      reading,
      query,
      moments: await programme.history('programme-plan', id, reading.look.asOf),
      names: namesOf(desk),
      unitOf: unitOf(desk),
      mayEdit: mayEdit(actor) && reading.look.asOf === undefined,
    };
    return page(reading.plan.fields.title, <PlanPage {...props} />);
  }

  async function newPage(language: Language, programmeId: number, filled: Filled): Promise<Reply> {
    const entry = (await programme.programmes({ answer: true })).find(
      (one) => one.programme.id === programmeId,
    );
    if (entry === undefined) throw new Refused(notFound);
    const parents = entry.plans
      .filter(({ place }) => place.kind === 'period')
      .map(({ id, fields }) => ({ value: String(id), label: fields.title }));
    const title = t('Lập kế hoạch', 'New plan');
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[{ href: `/programme/programmes/${programmeId}`, text: entry.programme.fields.title }]}
        action="/programme/plans/new"
        back={`/programme/programmes/${programmeId}`}
        filled={filled}
      >
        <input type="hidden" name="programme" value={programmeId} />
        <PlanInputs parents={parents} />
      </FormPage>,
    );
  }

  async function editPage(language: Language, id: number, filled?: Filled): Promise<Reply> {
    const { plan } = await programme.getPlan(id, { answer: true });
    const title = t('Sửa kế hoạch', 'Edit the plan');
    const own = { refusals: [], values: { ...plan.fields, focus: plan.fields.focus.join('\n') } };
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[{ href: `/programme/plans/${id}`, text: plan.fields.title }]}
        action={`/programme/plans/${id}`}
        back={`/programme/plans/${id}`}
        filled={filled ?? own}
        {...(filled === undefined ? { seen: plan.version } : {})}
      >
        <PlanInputs />
      </FormPage>,
    );
  }

  async function copyPage(language: Language, id: number, filled?: Filled): Promise<Reply> {
    const { plan } = await programme.getPlan(id, { answer: true });
    const title = t('Chép kế hoạch sang kỳ sau', 'Copy the plan to the next period');
    return page(
      title[language],
      <FormPage
        title={title}
        lead={t(
          'Mục tiêu và nhiệm vụ được chép với ngày dời theo; tiến độ và báo cáo không chép. Bản chép là bản thảo.',
          'Targets and tasks are copied with their days moved; progress and reports are not. The copy is a draft.',
        )}
        crumbs={[{ href: `/programme/plans/${id}`, text: plan.fields.title }]}
        action={`/programme/plans/${id}/copy`}
        back={`/programme/plans/${id}`}
        filled={filled ?? { refusals: [], values: nextPeriod(plan.fields) }}
        save={t('Chép kế hoạch', 'Copy the plan')}
      >
        <PlanInputs />
        <Checkbox
          name="onlyOpen"
          label={t('Chỉ chép nhiệm vụ chưa hoàn thành', 'Only tasks that are not done')}
        />
      </FormPage>,
    );
  }

  const again =
    (
      show: (language: Language, id: number, filled: Filled) => Promise<Reply>,
      from: 'id' | 'programme' = 'id',
    ) =>
    (context: RefusedContext): Promise<Reply> => {
      const { language, refusals, input, params } = context;
      const id = from === 'id' ? params['id'] : input['programme'];
      return showAgain(context, id, (one) => show(language, one, { refusals, values: input }));
    };

  return [
    route({
      method: 'GET',
      path: '/programme/plans/new',
      permission: editProgramme,
      query: NewPlan,
      handle: ({ language, query }) => newPage(language, query.programme, { refusals: [], values: {} }),
    }),
    route({
      method: 'POST',
      path: '/programme/plans/new',
      permission: editProgramme,
      body: NewPlanForm,
      refused: again(newPage, 'programme'),
      async handle({ actor, body }) {
        const { programme: programmeId, parent, kind } = body;
        const place = { programmeId, kind, parentId: parent === '' ? null : parent };
        const id = await programme.createPlan(by(desk, actor), place, planFields(body));
        return redirect(
          `/programme/plans/${id}`,
          t('Đã lập bản thảo kế hoạch.', 'The plan is there as a draft.'),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/programme/plans/:id',
      permission: 'signed-in',
      params: ById,
      query: Query,
      handle: ({ actor, params, query }) => planPage(actor, params.id, query),
    }),
    route({
      method: 'GET',
      path: '/programme/plans/:id/print',
      permission: 'signed-in',
      params: ById,
      query: AsOf,
      async handle({ actor, params, query }) {
        const reading = await read(actor, params.id, query.asOf);
        return page(
          reading.plan.fields.title,
          <PlanPrintPage reading={reading} names={namesOf(desk)} unitOf={unitOf(desk)} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/programme/plans/:id/plan.xlsx',
      permission: 'signed-in',
      params: ById,
      query: AsOf,
      async handle({ actor, params, query }) {
        const reading = await read(actor, params.id, query.asOf);
        return {
          kind: 'bytes',
          data: await writeWorkbook(planSheets(reading, namesOf(desk), unitOf(desk))),
          mediaType: excelType,
          fileName: `${fold(reading.plan.fields.code).replaceAll(/[^a-z0-9.-]+/g, '-')}.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/programme/plans/:id/edit',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => editPage(language, params.id),
    }),
    route({
      method: 'POST',
      path: '/programme/plans/:id',
      permission: editProgramme,
      params: ById,
      body: PlanForm,
      refused: again(editPage),
      async handle({ actor, params, body }) {
        await programme.changePlan(by(desk, actor), { id: params.id, seen: body.seen }, planFields(body));
        return redirect(`/programme/plans/${params.id}`, t('Đã lưu.', 'Saved.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/plans/:id/publish',
      permission: editProgramme,
      params: ById,
      body: SeenForm,
      async handle({ actor, params, body }) {
        await programme.publishPlan(by(desk, actor), { id: params.id, seen: body.seen });
        return redirect(
          `/programme/plans/${params.id}`,
          t('Đã ban hành kế hoạch.', 'The plan is published.'),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/programme/plans/:id/recall',
      permission: editProgramme,
      params: ById,
      body: ReasonForm,
      async handle({ actor, params, body }) {
        await programme.recallPlan(by(desk, actor), { id: params.id, seen: body.seen }, body.reason);
        return redirect(`/programme/plans/${params.id}`, t('Đã thu hồi về bản thảo.', 'Recalled to draft.'));
      },
    }),
    route({
      method: 'GET',
      path: '/programme/plans/:id/copy',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => copyPage(language, params.id),
    }),
    route({
      method: 'POST',
      path: '/programme/plans/:id/copy',
      permission: editProgramme,
      params: ById,
      body: CopyForm,
      refused: again(copyPage),
      async handle({ actor, params, body }) {
        const from = { planId: params.id, onlyOpen: body.onlyOpen === 'on' };
        const id = await programme.copyPlan(by(desk, actor), from, planFields(body));
        return redirect(`/programme/plans/${id}`, t('Đã chép thành bản thảo mới.', 'Copied as a new draft.'));
      },
    }),
  ];
}

/** What the copy is first proposed as: the same plan, as many years later as it is long. */
function nextPeriod(fields: PlanReading['plan']['fields']): Record<string, unknown> {
  const first = Number(fields.startsOn.slice(0, 4));
  const years = Number(fields.endsOn.slice(0, 4)) - first + 1;
  const moved = (text: string): string =>
    text.replaceAll(/\b(?:19|20)\d{2}\b/g, (year) => String(Number(year) + years));
  const whole = { startsOn: '0000-01-01', endsOn: '9999-12-31' };
  return {
    ...fields,
    code: moved(fields.code),
    title: moved(fields.title),
    startsOn: movedDay(fields.startsOn, years, whole),
    endsOn: movedDay(fields.endsOn, years, whole),
    focus: fields.focus.join('\n'),
  };
}
