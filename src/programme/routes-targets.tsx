import { refuse, Refused } from '../kernel/errors.ts';
import { t, type Language } from '../kernel/messages.ts';
import type { Actor } from '../kernel/access.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { z } from 'zod';
import { showAgain } from './again.ts';
import { agencies, attachable, by, draftsOf, mayEdit, namesOf, type Desk } from './desk.ts';
import { audienceChoices, TargetInputs } from './fields.tsx';
import { FormPage, type Filled } from './form-page.tsx';
import { audienceKey, ById, ReasonForm, targetFields, TargetForm, targetValues } from './forms.ts';
import { editProgramme } from './permissions.ts';
import { Day, type TargetFields } from './schema.ts';
import { TargetPage } from './target-page.tsx';
import { words } from './words.ts';

const AsOf = z.object({ asOf: Day.or(z.literal('')).catch('') });

/** Targets: page, new, edit, drop. */
export function targetRoutes(desk: Desk): Route[] {
  const { programme, indicators } = desk;

  async function targetPage(actor: Actor, language: Language, id: number, asOf: string): Promise<Reply> {
    const found = await programme.getTarget(id, {
      answer: draftsOf(actor),
      asOf: asOf === '' ? undefined : Temporal.PlainDate.from(asOf),
    });
    const { fields } = found.target.target;
    const audience = audienceChoices(agencies(desk)).find(
      ({ value }) => fields.audience !== null && value === audienceKey(fields.audience),
    );
    const label = audience?.label ?? words.wholeCity;
    const props = {
      reading: found.target,
      indicator: indicators.find(fields.indicator),
      plan: found.plan,
      documents: found.documents,
      attachable: await attachable(desk, actor, found.documents),
      moments: await programme.history(
        'programme-target',
        id,
        asOf === '' ? undefined : Temporal.PlainDate.from(asOf),
      ),
      names: namesOf(desk),
      audienceName: typeof label === 'string' ? label : label[language],
      mayEdit: mayEdit(actor) && asOf === '',
    };
    return page(fields.title, <TargetPage {...props} />);
  }

  const inputs = () => <TargetInputs agencies={agencies(desk)} indicators={indicators.all()} />;

  async function newPage(language: Language, planId: number, filled?: Filled): Promise<Reply> {
    const { plan } = await programme.getPlan(planId, { answer: true });
    const title = t('Thêm mục tiêu', 'Add a target');
    const empty = { startsOn: plan.fields.startsOn, dueOn: plan.fields.endsOn, comparison: 'atLeast' };
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[{ href: `/programme/plans/${planId}`, text: plan.fields.title }]}
        action={`/programme/plans/${planId}/targets/new`}
        back={`/programme/plans/${planId}`}
        filled={filled ?? { refusals: [], values: empty }}
      >
        {inputs()}
      </FormPage>,
    );
  }

  async function editPage(language: Language, id: number, filled?: Filled): Promise<Reply> {
    const { target, plan } = await programme.getTarget(id, { answer: true });
    const { fields, version } = target.target;
    const title = t('Sửa mục tiêu', 'Edit the target');
    const unit = indicators.find(fields.indicator)?.unit ?? 'count';
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[
          { href: `/programme/plans/${plan.id}`, text: plan.fields.title },
          { href: `/programme/targets/${id}`, text: fields.title },
        ]}
        action={`/programme/targets/${id}`}
        back={`/programme/targets/${id}`}
        filled={filled ?? { refusals: [], values: targetValues(target.target, unit) }}
        {...(filled === undefined ? { seen: version } : {})}
      >
        {inputs()}
      </FormPage>,
    );
  }

  const again =
    (show: (language: Language, id: number, filled: Filled) => Promise<Reply>) =>
    (context: RefusedContext): Promise<Reply> => {
      const { language, refusals, input, params } = context;
      return showAgain(context, params['id'], (id) => show(language, id, { refusals, values: input }));
    };

  function fieldsOf(body: z.infer<typeof TargetForm>): TargetFields {
    const indicator = indicators.find(body.indicator);
    if (indicator === undefined) throw new Refused(unknownIndicator);
    const fields = targetFields(body, indicator.unit);
    if (Array.isArray(fields)) throw new Refused(fields);
    return fields;
  }

  return [
    route({
      method: 'GET',
      path: '/programme/plans/:id/targets/new',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => newPage(language, params.id),
    }),
    route({
      method: 'POST',
      path: '/programme/plans/:id/targets/new',
      permission: editProgramme,
      params: ById,
      body: TargetForm,
      refused: again(newPage),
      async handle({ actor, params, body }) {
        const id = await programme.createTarget(by(desk, actor), params.id, fieldsOf(body));
        return redirect(`/programme/targets/${id}`, t('Đã thêm mục tiêu.', 'The target is there.'));
      },
    }),
    route({
      method: 'GET',
      path: '/programme/targets/:id',
      permission: 'signed-in',
      params: ById,
      query: AsOf,
      handle: ({ actor, language, params, query }) => targetPage(actor, language, params.id, query.asOf),
    }),
    route({
      method: 'GET',
      path: '/programme/targets/:id/edit',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => editPage(language, params.id),
    }),
    route({
      method: 'POST',
      path: '/programme/targets/:id',
      permission: editProgramme,
      params: ById,
      body: TargetForm,
      refused: again(editPage),
      async handle({ actor, params, body }) {
        await programme.changeTarget(by(desk, actor), { id: params.id, seen: body.seen }, fieldsOf(body));
        return redirect(`/programme/targets/${params.id}`, t('Đã lưu.', 'Saved.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/targets/:id/drop',
      permission: editProgramme,
      params: ById,
      body: ReasonForm,
      async handle({ actor, params, body }) {
        await programme.dropTarget(by(desk, actor), { id: params.id, seen: body.seen }, body.reason);
        return redirect(
          `/programme/targets/${params.id}`,
          t('Đã đưa mục tiêu ra khỏi kế hoạch.', 'The target has been taken out of the plan.'),
        );
      },
    }),
  ];
}

const unknownIndicator = refuse(
  'invalid',
  t(
    'Không có chỉ tiêu thống kê này. Hãy chọn trong danh sách.',
    'There is no such indicator. Choose from the list.',
  ),
  'indicator',
);
