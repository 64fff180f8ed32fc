import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t, type Language, type Text } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { showAgain } from './again.ts';
import { agencies, attachable, by, draftsOf, mayEdit, namesOf, type Desk } from './desk.ts';
import { mayCommand } from './editing-items.ts';
import { acceptEvidence, evidenceLimits, shownTypes } from './evidence.ts';
import { TaskInputs } from './fields.tsx';
import { FormPage, type Filled } from './form-page.tsx';
import { ById, ConfirmForm, ReasonForm, ReportForm, taskFields, TaskForm, taskValues } from './forms.ts';
import { editProgramme } from './permissions.ts';
import { Day } from './schema.ts';
import { TaskPage, type RefusedForm } from './task-page.tsx';
import type { TaskCommand } from './task-rules.ts';

const AsOf = z.object({ asOf: Day.or(z.literal('')).catch('') });
const Evidence = ById.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** Tasks: page, new, edit, progress with evidence, confirmation, return, drop. */
export function taskRoutes(desk: Desk): Route[] {
  const { programme, house } = desk;

  async function taskPage(
    actor: Actor,
    id: number,
    asOf: string,
    refused: RefusedForm | null,
  ): Promise<Reply> {
    const { task, plan, documents } = await programme.getTask(id, {
      answer: draftsOf(actor),
      asOf: asOf === '' ? undefined : Temporal.PlainDate.from(asOf),
    });
    const { day, asOf: past } = programme.lookOf(asOf === '' ? undefined : Temporal.PlainDate.from(asOf));
    const isNow = past === undefined;
    const props = {
      reading: task,
      plan,
      documents,
      attachable: await attachable(desk, actor, documents),
      moments: await programme.history('programme-task', id, past),
      names: namesOf(desk),
      today: day,
      mayEdit: isNow && mayEdit(actor),
      mayReport:
        isNow && plan.own.isPublished && mayCommand({ actor }, task.task, plan, { action: 'report' }),
      refused,
    };
    return page(task.task.fields.title, <TaskPage {...props} />);
  }

  async function newPage(language: Language, planId: number, filled?: Filled): Promise<Reply> {
    const { plan } = await programme.getPlan(planId, { answer: true });
    const title = t('Thêm nhiệm vụ', 'Add a task');
    const empty = { startsOn: plan.fields.startsOn, dueOn: '' };
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[{ href: `/programme/plans/${planId}`, text: plan.fields.title }]}
        action={`/programme/plans/${planId}/tasks/new`}
        back={`/programme/plans/${planId}`}
        filled={filled ?? { refusals: [], values: empty }}
      >
        <TaskInputs agencies={agencies(desk).filter(({ validTo }) => validTo === null)} hasCoOwners={false} />
      </FormPage>,
    );
  }

  async function editPage(language: Language, id: number, filled?: Filled): Promise<Reply> {
    const { task, plan } = await programme.getTask(id, { answer: true });
    const { fields, version } = task.task;
    const levels = new Map(agencies(desk).map((agency) => [agency.id, agency.level]));
    const title = t('Sửa nhiệm vụ', 'Edit the task');
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[
          { href: `/programme/plans/${plan.id}`, text: plan.fields.title },
          { href: `/programme/tasks/${id}`, text: fields.title },
        ]}
        action={`/programme/tasks/${id}`}
        back={`/programme/tasks/${id}`}
        filled={filled ?? { refusals: [], values: taskValues(task.task, (one) => levels.get(one)) }}
        {...(filled === undefined ? { seen: version } : {})}
      >
        <TaskInputs agencies={agencies(desk)} hasCoOwners={fields.coOwnerIds.length > 0} />
      </FormPage>,
    );
  }

  const again =
    (show: (language: Language, id: number, filled: Filled) => Promise<Reply>) =>
    (context: RefusedContext): Promise<Reply> => {
      const { language, refusals, input, params } = context;
      return showAgain(context, params['id'], (id) => show(language, id, { refusals, values: input }));
    };

  const onPage =
    (form: string) =>
    (context: RefusedContext): Promise<Reply> => {
      const { actor, refusals, input, params } = context;
      const refused = { form, refusals, values: input };
      return showAgain(context, params['id'], (id) => taskPage(actor, id, '', refused));
    };

  async function command(
    actor: Actor,
    at: { id: number; seen: number },
    wanted: TaskCommand,
    done: Text,
  ): Promise<Reply> {
    // A draft that the person may not see is answered as one that is not there.
    await programme.getTask(at.id, { answer: draftsOf(actor) });
    await programme.commandTask(by(desk, actor), at, wanted);
    return redirect(`/programme/tasks/${at.id}`, done);
  }

  return [
    route({
      method: 'GET',
      path: '/programme/plans/:id/tasks/new',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => newPage(language, params.id),
    }),
    route({
      method: 'POST',
      path: '/programme/plans/:id/tasks/new',
      permission: editProgramme,
      params: ById,
      body: TaskForm,
      refused: again(newPage),
      async handle({ actor, params, body }) {
        const [id = 0] = await programme.createTasks(by(desk, actor), params.id, [taskFields(body)]);
        return redirect(`/programme/tasks/${id}`, t('Đã thêm nhiệm vụ.', 'The task is there.'));
      },
    }),
    route({
      method: 'GET',
      path: '/programme/tasks/:id',
      permission: 'signed-in',
      params: ById,
      query: AsOf,
      handle: ({ actor, params, query }) => taskPage(actor, params.id, query.asOf, null),
    }),
    route({
      method: 'GET',
      path: '/programme/tasks/:id/evidence/:hash',
      permission: 'signed-in',
      params: Evidence,
      async handle({ actor, params }) {
        const { task } = await programme.getTask(params.id, { answer: draftsOf(actor) });
        const file = task.task.own.reports
          .flatMap(({ files }) => files)
          .find(({ hash }) => hash === params.hash);
        if (file === undefined) throw new Refused(notFound);
        const isShown = shownTypes.has(file.mediaType);
        return {
          kind: 'bytes',
          data: house.files.read(file.hash),
          mediaType: isShown ? file.mediaType : 'application/octet-stream',
          fileName: file.name,
          isDownload: !isShown,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/programme/tasks/:id/edit',
      permission: editProgramme,
      params: ById,
      handle: ({ language, params }) => editPage(language, params.id),
    }),
    route({
      method: 'POST',
      path: '/programme/tasks/:id',
      permission: editProgramme,
      params: ById,
      body: TaskForm,
      refused: again(editPage),
      async handle({ actor, params, body }) {
        await programme.changeTask(by(desk, actor), { id: params.id, seen: body.seen }, taskFields(body));
        return redirect(`/programme/tasks/${params.id}`, t('Đã lưu.', 'Saved.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/tasks/:id/report',
      permission: 'signed-in',
      params: ById,
      body: ReportForm,
      upload: evidenceLimits,
      refused: onPage('report'),
      async handle({ actor, params, body, files }) {
        const { task, plan } = await programme.getTask(params.id, { answer: draftsOf(actor) });
        if (!mayCommand({ actor }, task.task, plan, { action: 'report' })) throw new Refused(notFound);
        const report = {
          action: 'report' as const,
          percent: body.percent,
          words: body.words,
          doneOn: body.doneOn === '' ? null : body.doneOn,
          files: await acceptEvidence(house, files, 'files'),
        };
        const at = { id: params.id, seen: body.seen };
        return command(actor, at, report, t('Đã gửi báo cáo tiến độ.', 'The report has been sent.'));
      },
    }),
    route({
      method: 'POST',
      path: '/programme/tasks/:id/confirm',
      permission: editProgramme,
      params: ById,
      body: ConfirmForm,
      refused: onPage('confirm'),
      handle: ({ actor, params, body }) =>
        command(
          actor,
          { id: params.id, seen: body.seen },
          { action: 'confirm', note: body.note },
          t('Đã xác nhận hoàn thành.', 'Confirmed as done.'),
        ),
    }),
    ...(['return', 'drop'] as const).map((action) =>
      route({
        method: 'POST',
        path: `/programme/tasks/:id/${action}`,
        permission: editProgramme,
        params: ById,
        body: ReasonForm,
        refused: onPage(action),
        handle: ({ actor, params, body }) =>
          command(
            actor,
            { id: params.id, seen: body.seen },
            { action, reason: body.reason },
            action === 'return'
              ? t('Đã trả lại nhiệm vụ.', 'The task has been given back.')
              : t('Đã đưa nhiệm vụ ra khỏi kế hoạch.', 'The task has been taken out of the plan.'),
          ),
      }),
    ),
  ];
}
