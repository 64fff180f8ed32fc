import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { parseInput } from '../kernel/parse.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { readOperations } from './files.ts';
import { FlatOperation, operationOf } from './flat.ts';
import type { Command } from './life.ts';
import { ReorganizationListPage } from './list-page.tsx';
import {
  approveReorganizations,
  compareFigures,
  planReorganizations,
  readReorganizations,
} from './permissions.ts';
import { NewPlanPage, PlanPage } from './plan-page.tsx';
import type { PlanPageProps } from './plan-view.tsx';
import { mayApproveAll, type Reorganizations } from './reorganization.ts';
import { Operation, Plan, type OperationKind } from './schema.ts';
import { agencyNamesIn, ById, trialRoutes } from './routes-trial.tsx';
import type { RegisterName } from './touched-text.ts';
import { doneWords, operationWords, words } from './words.ts';

const Id = z.coerce.number().int().min(1).max(2_000_000_000);
const ByOperation = z.object({ id: Id, number: z.coerce.number().int().min(0).max(100_000) });
const seen = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);
const Seen = z.object({ seen });
const Reason = z.object({
  seen,
  reason: z
    .string()
    .trim()
    .min(1, 'Hãy ghi lý do|Give the reason')
    .max(1000, 'Nhiều nhất 1000 ký tự|At most 1000 characters'),
});
const kinds = Object.keys(operationWords) as [OperationKind, ...OperationKind[]];
const View = z.object({
  add: z.enum(kinds).or(z.literal('')).catch(''),
  edit: z.coerce.number().int().min(0).max(100_000).or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  q: z.string().max(200).catch(''),
  kind: z.enum([...kinds, 'unverified', '']).catch(''),
});
const PlanForm = z.object({
  title: Plan.shape.title,
  effectiveOn: Plan.shape.effectiveOn,
  number: z.string().max(100, 'Nhiều nhất 100 ký tự|At most 100 characters').default(''),
  issuer: z.string().max(300, 'Nhiều nhất 300 ký tự|At most 300 characters').default(''),
  issuedOn: Plan.shape.effectiveOn,
});
const mostBytes = 5 * 1024 * 1024;

export function reorganizationRoutes(
  house: House,
  plans: Reorganizations,
  organization: Organization,
  registerName: RegisterName,
): Route[] {
  /** What a person may do with plans at all; the state is asked beside. */
  function mayOf(actor: Actor): (command: Command) => boolean {
    const plansIt = can(actor, planReorganizations) !== false;
    const approves = mayApproveAll(actor, organization);
    return (command) =>
      command === 'approve' ? approves : command === 'return' ? approves || plansIt : plansIt;
  }

  const namesIn = agencyNamesIn(organization);

  async function planPage(
    actor: Actor,
    id: number,
    view: z.infer<typeof View>,
    refused: PlanPageProps['refused'] = null,
  ): Promise<Reply> {
    const { reorganization, moments } = await plans.get(id);
    const { plan } = reorganization;
    const edited = view.edit === '' ? undefined : plan.operations[view.edit];
    const editing =
      edited !== undefined && view.edit !== ''
        ? { kind: edited.kind, index: view.edit }
        : view.add === ''
          ? null
          : { kind: view.add, index: null };
    const isOver = reorganization.state === 'carried-out' || reorganization.state === 'cancelled';
    const body = (
      <PlanPage
        reorganization={reorganization}
        moments={moments}
        faults={isOver ? [] : plans.check(plan)}
        may={mayOf(actor)}
        mayCompare={can(actor, compareFigures) !== false}
        nameOf={namesIn(plan)}
        editing={editing}
        page={view.page}
        only={{ q: view.q, kind: view.kind }}
        refused={refused}
      />
    );
    return page(plan.title, body);
  }

  const refusedForm =
    (form: string) =>
    ({ actor, params, refusals, input }: RefusedContext): Promise<Reply> => {
      const id = Id.safeParse(params['id']);
      if (!id.success || refusals.some(({ code }) => code === 'not-found' || code === 'forbidden'))
        throw new Refused(refusals);
      const kind = z.enum(kinds).safeParse(input['kind']);
      const index = Number(params['number'] ?? '');
      const view = View.parse({
        add: kind.success ? kind.data : '',
        edit: form === 'operation' && params['number'] !== undefined ? index : '',
      });
      // Where the plan cannot be shown, the refusal alone is said.
      return planPage(actor, id.data, view, { form, refusals, values: input }).catch((error: unknown) => {
        throw error instanceof Refused ? new Refused(refusals) : error;
      });
    };

  async function changed(
    actor: Actor,
    id: number,
    seenVersion: number,
    change: (plan: Plan) => Plan,
  ): Promise<Reply> {
    const { reorganization } = await plans.get(id);
    await plans.change(actor, id, seenVersion, change(reorganization.plan));
    return redirect(`/reorganization/${id}`, t('Đã lưu phương án.', 'The plan has been saved.'));
  }

  const planOf = (
    { title, effectiveOn, ...decision }: z.infer<typeof PlanForm>,
    operations: Operation[],
  ): Plan => Plan.parse({ title, effectiveOn, decision, operations });

  return [
    route({
      method: 'GET',
      path: '/reorganization',
      permission: readReorganizations,
      async handle({ actor, language }) {
        const mayPlan = can(actor, planReorganizations) !== false;
        return page(
          say(words.room, language),
          <ReorganizationListPage rows={await plans.list()} mayPlan={mayPlan} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/reorganization/new',
      permission: planReorganizations,
      handle: ({ language }) =>
        page(t('Soạn phương án', 'Draft a plan')[language], <NewPlanPage refusals={[]} values={{}} />),
    }),
    route({
      method: 'POST',
      path: '/reorganization/new',
      permission: planReorganizations,
      body: PlanForm,
      async handle({ actor, body }) {
        const id = await plans.draft(actor, planOf(body, []));
        return redirect(`/reorganization/${id}`, t('Đã lập phương án.', 'The plan has been made.'));
      },
      refused: ({ refusals, input, language }) =>
        page(
          t('Soạn phương án', 'Draft a plan')[language],
          <NewPlanPage refusals={refusals} values={input} />,
        ),
    }),
    route({
      method: 'GET',
      path: '/reorganization/:id',
      permission: readReorganizations,
      params: ById,
      query: View,
      handle: ({ actor, params, query }) => planPage(actor, params.id, query),
    }),
    route({
      method: 'POST',
      path: '/reorganization/:id',
      permission: planReorganizations,
      params: ById,
      body: PlanForm.extend({ seen }),
      handle: ({ actor, params, body: { seen: version, ...form } }) =>
        changed(actor, params.id, version, ({ operations }) => planOf(form, [...operations])),
      refused: refusedForm('plan'),
    }),
    route({
      method: 'POST',
      path: '/reorganization/:id/operations',
      permission: planReorganizations,
      params: ById,
      body: FlatOperation.extend({ seen }),
      handle: ({ actor, params, body: { seen: version, ...flat } }) => {
        const operation = parseInput(Operation, operationOf(flat));
        return changed(actor, params.id, version, (plan) => ({
          ...plan,
          operations: [...plan.operations, operation],
        }));
      },
      refused: refusedForm('operation'),
    }),
    route({
      method: 'POST',
      path: '/reorganization/:id/operations/:number',
      permission: planReorganizations,
      params: ByOperation,
      body: FlatOperation.extend({ seen }),
      handle: ({ actor, params, body: { seen: version, ...flat } }) => {
        const operation = parseInput(Operation, operationOf(flat));
        return changed(actor, params.id, version, (plan) => {
          if (plan.operations[params.number] === undefined) throw new Refused(notFound);
          return { ...plan, operations: plan.operations.with(params.number, operation) };
        });
      },
      refused: refusedForm('operation'),
    }),
    route({
      method: 'POST',
      path: '/reorganization/:id/operations/:number/remove',
      permission: planReorganizations,
      params: ByOperation,
      body: Seen,
      handle: ({ actor, params, body }) =>
        changed(actor, params.id, body.seen, (plan) => {
          if (plan.operations[params.number] === undefined) throw new Refused(notFound);
          return { ...plan, operations: plan.operations.toSpliced(params.number, 1) };
        }),
      refused: refusedForm('act'),
    }),
    route({
      method: 'POST',
      path: '/reorganization/:id/import',
      permission: planReorganizations,
      params: ById,
      body: Seen,
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      perMinute: 20,
      async handle({ actor, params, body, files: [file] }) {
        const place = file === undefined ? null : house.files.locate(file.hash);
        if (file === undefined || place === null) throw new Refused(noFile);
        const operations = await readOperations(await readFile(place), file.name);
        const faults = operations.filter((one) => 'refused' in one);
        if (faults.length > 0) throw new Refused(faults);
        const read = operations.filter((one): one is Operation => !('refused' in one));
        return changed(actor, params.id, body.seen, (plan) => ({ ...plan, operations: read }));
      },
      refused: refusedForm('import'),
    }),
    ...trialRoutes(plans, namesIn, house, { organization, registerName }),
    ...(['try', 'approve', 'carry-out'] as const).map((command) =>
      route({
        method: 'POST',
        path: `/reorganization/:id/${command}`,
        permission: command === 'approve' ? approveReorganizations : planReorganizations,
        params: ById,
        body: Seen,
        perMinute: 20,
        async handle({ actor, params: { id }, body }) {
          if (command === 'try') await plans.tryOut(actor, id, body.seen);
          if (command === 'approve') await plans.approve(actor, id, body.seen, '');
          if (command === 'carry-out') await plans.carryOut(actor, id, body.seen);
          return redirect(`/reorganization/${id}${nextOf[command]}`, doneWords[command]);
        },
        refused: refusedForm('act'),
      }),
    ),
    ...(['return', 'cancel'] as const).map((command) =>
      route({
        method: 'POST',
        path: `/reorganization/:id/${command}`,
        permission: command === 'cancel' ? planReorganizations : readReorganizations,
        params: ById,
        body: Reason,
        async handle({ actor, params: { id }, body }) {
          if (command === 'return') await plans.giveBack(actor, id, body.seen, body.reason);
          else await plans.cancel(actor, id, body.seen, body.reason);
          return redirect(`/reorganization/${id}`, t('Đã ghi.', 'Recorded.'));
        },
        refused: refusedForm(command),
      }),
    ),
  ];
}

const nextOf = { try: '/trial', approve: '', 'carry-out': '/report' } as const;
const noFile = {
  refused: true,
  code: 'no-file',
  text: t('Hãy chọn tệp cần nạp.', 'Choose the file to load.'),
  field: 'file',
} as const;
