import { z } from 'zod';
import type { Actor, Staff } from '../kernel/access.ts';
import { accepted, notSignedIn, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t, type Text } from '../kernel/messages.ts';
import { sessionCookie } from '../kernel/server.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { AbsencePage } from './absence-page.tsx';
import type { Accounts } from './face.ts';
import { formRefusals } from './form-refusals.ts';
import { OwnPage, PasswordPage } from './own-pages.tsx';
import type { RecoveryCodes } from './own-second-factor.ts';
import { RecoveryCodesPage } from './recovery-codes-page.tsx';
import { NewDelegation, TypedCode, TypedPassword } from './schema.ts';
import { SecondFactorOffPage, SecondFactorOnPage } from './second-factor-page.tsx';
import { words } from './words.ts';

/** A stolen session may not try many passwords or codes. */
const perMinute = 10;

export function ownRoutes(house: House, accounts: Accounts): Route[] {
  async function passwordPage(
    { actor, language }: Asking,
    refusals: readonly Refusal[] = [],
  ): Promise<Reply> {
    const person = staff(actor);
    const { hasPassword } = await accounts.ownFacts(person);
    const body = <PasswordPage actor={person} hasPassword={hasPassword} refusals={refusals} />;
    return page(say(words.changePassword, language), body);
  }

  async function secondFactorPage(
    { actor, language }: Asking,
    refusals: readonly Refusal[] = [],
    sealed?: string,
  ): Promise<Reply> {
    const { hasSecondFactor, recoveryCodesLeft } = await accounts.ownFacts(staff(actor));
    const body = hasSecondFactor ? (
      <SecondFactorOnPage recoveryCodesLeft={recoveryCodesLeft} refusals={refusals} />
    ) : (
      <SecondFactorOffPage
        enrolment={await accounts.beginSecondFactor(staff(actor), sealed)}
        refusals={refusals}
      />
    );
    return page(say(words.secondFactor, language), body);
  }

  function codesPage({ actor, language }: Asking, { recoveryCodes }: RecoveryCodes, done: Text): Reply {
    const props = { actor: staff(actor), done, madeAt: house.clock.now(), codes: recoveryCodes };
    return page(say(words.recoveryCodes, language), <RecoveryCodesPage {...props} />);
  }

  async function absencePage(
    { actor, language }: Asking,
    refusals: readonly Refusal[] = [],
    values: Record<string, unknown> = {},
  ): Promise<Reply> {
    const person = staff(actor);
    const [colleagues, delegations] = await Promise.all([
      accounts.listColleagues(person),
      accounts.listDelegations(person),
    ]);
    const props = { accountId: person.accountId, now: house.clock.now(), colleagues, delegations };
    return page(say(words.absence, language), <AbsencePage {...props} refusals={refusals} values={values} />);
  }

  return [
    route({
      method: 'GET',
      path: '/account',
      permission: 'signed-in',
      async handle({ actor, cookies, language }) {
        const person = staff(actor);
        const facts = await accounts.ownFacts(person);
        const sessions = await accounts.listSessions(person, cookies[sessionCookie] ?? '');
        return page(
          say(words.myAccount, language),
          <OwnPage actor={person} facts={facts} sessions={sessions} />,
        );
      },
    }),
    route({
      method: 'POST',
      path: '/account/sessions/end',
      permission: 'signed-in',
      body: z.object({
        session: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
      async handle({ actor, body, cookies }) {
        const count = await accounts.endSessions(staff(actor), cookies[sessionCookie] ?? '', body.session);
        return redirect('/account', t(`Đã kết thúc ${count} phiên đăng nhập.`, `Sessions ended: ${count}.`));
      },
    }),
    route({
      method: 'GET',
      path: '/account/password',
      permission: 'signed-in',
      handle: (asking) => passwordPage(asking),
    }),
    route({
      method: 'POST',
      path: '/account/password',
      permission: 'signed-in',
      isSecret: true,
      perMinute,
      body: z.object({ current: TypedPassword, next: TypedPassword, repeat: TypedPassword }),
      async handle({ actor, body, ip, userAgent }) {
        const { token } = accepted(await accounts.changePassword(staff(actor), { ...body, ip, userAgent }));
        return {
          ...redirect(
            '/account',
            t('Đã đổi mật khẩu; các phiên khác đã kết thúc.', 'Password changed; other sessions have ended.'),
          ),
          cookies: [{ name: sessionCookie, value: token }],
        };
      },
      refused: (context) => passwordPage(context, formRefusals(context)),
    }),
    route({
      method: 'GET',
      path: '/account/second-factor',
      permission: 'signed-in',
      handle: (asking) => secondFactorPage(asking),
    }),
    route({
      method: 'POST',
      path: '/account/second-factor',
      permission: 'signed-in',
      isSecret: true,
      perMinute,
      body: z.object({ sealed: z.string().max(1000), code: TypedCode }),
      async handle({ body, ...asking }) {
        const made = await accounts.confirmSecondFactor(staff(asking.actor), body.sealed, body.code);
        return codesPage(asking, accepted(made), t('Đã bật xác thực hai bước.', 'The second factor is on.'));
      },
      refused: (context) => secondFactorPage(context, formRefusals(context), textOf(context.input['sealed'])),
    }),
    route({
      method: 'POST',
      path: '/account/second-factor/recovery-codes',
      permission: 'signed-in',
      isSecret: true,
      perMinute,
      body: z.object({ code: TypedCode }),
      async handle({ body, ...asking }) {
        const made = await accounts.renewRecoveryCodes(staff(asking.actor), body.code, asking.ip);
        const done = t('Đã tạo bộ mã khôi phục mới.', 'A new set of recovery codes is made.');
        return codesPage(asking, accepted(made), done);
      },
      refused: (context) => secondFactorPage(context, formRefusals(context)),
    }),
    route({
      method: 'POST',
      path: '/account/second-factor/off',
      permission: 'signed-in',
      isSecret: true,
      perMinute,
      body: z.object({ current: TypedPassword }),
      async handle({ actor, body, ip }) {
        accepted(await accounts.disableSecondFactor(staff(actor), body.current, ip));
        return redirect(
          '/account/second-factor',
          t('Đã tắt xác thực hai bước.', 'The second factor is off.'),
        );
      },
      refused: (context) => secondFactorPage(context, formRefusals(context)),
    }),
    route({
      method: 'GET',
      path: '/account/absence',
      permission: 'signed-in',
      handle: (asking) => absencePage(asking),
    }),
    route({
      method: 'POST',
      path: '/account/absence',
      permission: 'signed-in',
      body: NewDelegation,
      async handle({ actor, body }) {
        accepted(await accounts.delegate(staff(actor), body));
        return redirect('/account/absence', t('Đã ghi nhận ủy quyền.', 'The delegation is recorded.'));
      },
      refused: (context) => absencePage(context, formRefusals(context), { ...context.input }),
    }),
    route({
      method: 'POST',
      path: '/account/absence/end',
      permission: 'signed-in',
      body: z.object({
        delegation: z
          .string()
          .regex(/^\d{1,9}$/)
          .transform(Number),
      }),
      async handle({ actor, body }) {
        accepted(await accounts.endDelegation(staff(actor), body.delegation));
        return redirect('/account/absence', t('Đã kết thúc ủy quyền.', 'The delegation has ended.'));
      },
    }),
  ];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The person signed in; these pages are nobody else's. */
function staff(actor: Actor): Staff {
  if (actor.kind !== 'staff') throw new Refused(notSignedIn);
  return actor;
}
