import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { accepted, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t, type Text } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { FirstPasswordPage, NewAccountAgencyPage, NewAccountPage } from './account-form.tsx';
import { AccountPage } from './account-page.tsx';
import type { Accounts } from './face.ts';
import { AccountListPage, pageSize } from './admin-list-page.tsx';
import { formRefusals } from './form-refusals.ts';
import { manageAccounts } from './permissions.ts';
import { AccountDetails, NewAccount, RoleName } from './schema.ts';
import { words } from './words.ts';

/** Filters of the list; what makes no sense filters nothing. */
const Filters = z.object({
  q: z.string().max(200).catch(''),
  agency: z
    .string()
    .regex(/^\d{1,9}$/)
    .catch(''),
  role: RoleName.or(z.literal('')).catch(''),
  state: z.enum(['active', 'locked', 'closed']).or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

const WhichAgency = z.object({
  agency: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
});

/** An address whose id is none is answered as any other that is not there. */
const OfAccount = z.object({
  id: z.string().transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)),
});

/** Refuses in the page's shape, and gives the way back to the account. */
type Measure = (actor: Actor, id: number) => Promise<true | Refusal>;

export function adminRoutes(accounts: Accounts): Route[] {
  async function newPage(
    { actor, language }: Asking,
    agencyId: number | undefined,
    shown: { refusals?: readonly Refusal[]; values?: Record<string, unknown> } = {},
  ): Promise<Reply> {
    const agencies = await accounts.listAgencies(actor);
    const agency = agencies.length === 1 ? agencies[0] : agencies.find(({ id }) => id === agencyId);
    const title = say(words.newAccount, language);
    if (agency === undefined) return page(title, <NewAccountAgencyPage agencies={agencies} />);
    const [units, grantable] = await Promise.all([
      accounts.listUnits(actor, agency.id),
      accounts.grantableRoles(actor),
    ]);
    const props = { agency, units, grantable, hasOtherAgencies: agencies.length > 1, ...shown };
    return page(title, <NewAccountPage {...props} />);
  }

  async function accountPage(
    { actor }: Asking,
    id: number,
    moveTo: number | undefined,
    shown: { refusals?: readonly Refusal[]; values?: Record<string, unknown> } = {},
  ): Promise<Reply> {
    const account = accepted(await accounts.getAccount(actor, id));
    const agencies = await accounts.listAgencies(actor);
    const find = (wanted: number | undefined) => agencies.find((agency) => agency.id === wanted);
    const agency = find(moveTo) ?? find(account.agencyId);
    if (agency === undefined) throw new Refused(notFound);
    const [units, grantable, history] = await Promise.all([
      accounts.listUnits(actor, agency.id),
      accounts.grantableRoles(actor),
      accounts.readHistory(actor, id),
    ]);
    const isMoving = agency.id !== account.agencyId;
    const props = { account, agency, isMoving, units, agencies, grantable, ...shown };
    return page(account.fullName, <AccountPage {...props} history={accepted(history)} />);
  }

  function measure(name: string, act: Measure, done: Text): Route {
    return route({
      method: 'POST',
      path: `/admin/accounts/:id/${name}`,
      permission: manageAccounts,
      params: OfAccount,
      async handle({ actor, params }) {
        accepted(await act(actor, params.id));
        return redirect(`/admin/accounts/${params.id}`, done);
      },
    });
  }

  return [
    route({
      method: 'GET',
      path: '/admin/accounts',
      permission: manageAccounts,
      query: Filters,
      async handle({ actor, query, language }) {
        const filter = {
          q: query.q,
          agencyId: query.agency === '' ? null : Number(query.agency),
          role: query.role === '' ? null : query.role,
          state: query.state === '' ? null : query.state,
        };
        const { page: number, ...values } = query;
        const [{ rows, total }, agencies, mayConfigure] = await Promise.all([
          accounts.listAccounts(actor, filter, { offset: (number - 1) * pageSize, limit: pageSize }),
          accounts.listAgencies(actor),
          accounts.mayConfigureSignOn(actor),
        ]);
        const props = { rows, total, page: number, agencies, values, mayConfigure };
        return page(say(words.accounts, language), <AccountListPage {...props} />);
      },
    }),
    route({
      method: 'GET',
      path: '/admin/accounts/new',
      permission: manageAccounts,
      query: WhichAgency,
      handle: (context) => newPage(context, context.query.agency),
    }),
    route({
      method: 'POST',
      path: '/admin/accounts/new',
      permission: manageAccounts,
      body: NewAccount,
      async handle({ actor, body, language }) {
        const made = accepted(await accounts.createAccount(actor, body));
        const props = { ...made, username: body.username, fullName: body.fullName };
        return page(say(words.firstPassword, language), <FirstPasswordPage {...props} />);
      },
      refused: (context) =>
        newPage(context, Number(context.input['agencyId']), {
          refusals: formRefusals(context),
          values: { ...context.input },
        }),
    }),
    route({
      method: 'GET',
      path: '/admin/accounts/:id',
      permission: manageAccounts,
      params: OfAccount,
      query: WhichAgency,
      handle: (context) => accountPage(context, context.params.id, context.query.agency),
    }),
    route({
      method: 'POST',
      path: '/admin/accounts/:id',
      permission: manageAccounts,
      params: OfAccount,
      body: AccountDetails,
      async handle({ actor, params, body }) {
        accepted(await accounts.updateAccount(actor, params.id, body));
        return redirect(`/admin/accounts/${params.id}`, t('Đã lưu.', 'Saved.'));
      },
      refused(context) {
        const refusals = formRefusals(context);
        const { id } = OfAccount.parse(context.params);
        return accountPage(context, id, Number(context.input['agencyId']), {
          refusals,
          values: { ...context.input },
        });
      },
    }),
    route({
      method: 'POST',
      path: '/admin/accounts/:id/password',
      permission: manageAccounts,
      params: OfAccount,
      async handle({ actor, params, language }) {
        const account = accepted(await accounts.getAccount(actor, params.id));
        const { password } = accepted(await accounts.resetPassword(actor, params.id));
        const props = {
          accountId: account.id,
          username: account.username,
          fullName: account.fullName,
          password,
        };
        return page(say(words.firstPassword, language), <FirstPasswordPage {...props} />);
      },
    }),
    measure('unlock', (actor, id) => accounts.unlock(actor, id), t('Đã mở khóa.', 'Unlocked.')),
    measure(
      'second-factor',
      (actor, id) => accounts.removeSecondFactor(actor, id),
      t('Đã tắt xác thực hai bước.', 'The second factor is off.'),
    ),
    measure(
      'deactivate',
      (actor, id) => accounts.deactivate(actor, id),
      t('Tài khoản đã ngừng hoạt động.', 'The account is deactivated.'),
    ),
    measure(
      'reactivate',
      (actor, id) => accounts.reactivate(actor, id),
      t('Tài khoản hoạt động trở lại.', 'The account is active again.'),
    ),
  ];
}
