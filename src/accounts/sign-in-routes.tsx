import { z } from 'zod';
import { accepted } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { sessionCookie } from '../kernel/server.ts';
import { readSetting } from '../kernel/settings.ts';
import { page, redirect, route, type Asking, type Cookie, type Reply, type Route } from '../kernel/web.ts';
import type { Accounts } from './face.ts';
import { demonstration } from './settings.ts';
import { formRefusals, typedWithout } from './form-refusals.ts';
import { firstPasswordOver } from './refusals.ts';
import { localPath } from './rules.ts';
import { TypedCode, TypedPassword } from './schema.ts';
import type { SignInOutcome } from './session-start.ts';
import { SignInPage, type SignInPageProps } from './sign-in-pages.tsx';
import { CodePage, NewPasswordPage } from './sign-in-steps-pages.tsx';
import { callbackPath } from './single-sign-on.ts';
import { leftWords, words } from './words.ts';

/** Holds the pending token between password and code. */
const pendingCookie = 'motcua_pending';
/** Holds the pending token of who has to set a password of their own. */
const firstCookie = 'motcua_first';
/** Where the last step leads when it is done. */
const nextCookie = 'motcua_next';
/** Holds what a single sign-on must come back with. */
const signOnCookie = 'motcua_sign_on';
const fewMinutes = 300;
const quarterHour = 900;

/** Sign-ins a minute from one address: an office of thirty behind one line arrives at the same minute, a guesser stops. */
const perMinute = 30;

const Name = z
  .string({ error: 'Hãy nhập tên đăng nhập|Enter the username' })
  .trim()
  .min(1, { error: 'Hãy nhập tên đăng nhập|Enter the username' })
  .max(200);

export function signInRoutes(house: House, accounts: Accounts): Route[] {
  async function signInPage(
    asking: Asking,
    props: Pick<SignInPageProps, 'as' | 'refusals' | 'values'> & { next?: unknown },
    cookies: readonly Cookie[] = [],
  ): Promise<Reply> {
    const signOn = await accounts.readSignOn();
    const body = (
      <SignInPage
        {...props}
        next={localPath(props.next, '')}
        signOn={signOn.isEnabled ? signOn.label : null}
        demonstration={await readSetting(house.db, demonstration)}
        present={asking.actor.kind === 'staff' ? asking.actor.username : undefined}
      />
    );
    return { ...page(say(words.signIn, asking.language), body), cookies };
  }

  return [
    route({
      method: 'GET',
      path: '/sign-in',
      permission: 'public',
      query: z.object({ next: z.unknown().optional(), as: z.string().max(100).optional().catch(undefined) }),
      handle: (context) => signInPage(context, context.query),
    }),
    route({
      method: 'POST',
      path: '/sign-in',
      permission: 'public',
      perMinute,
      body: z.object({ username: Name, password: TypedPassword, next: z.unknown().optional() }),
      async handle({ body, ...asking }) {
        const outcome = await accounts.signIn({ ...body, ...originOf(asking) });
        return entered(accepted(outcome), localPath(body.next));
      },
      refused: (context) =>
        signInPage(context, {
          next: context.input['next'],
          refusals: formRefusals(context),
          values: typedWithout(context.input, 'password'),
        }),
    }),
    route({
      method: 'GET',
      path: '/sign-in/code',
      permission: 'public',
      handle: ({ cookies, language }) =>
        cookies[pendingCookie] === undefined
          ? redirect('/sign-in')
          : page(say(words.enterCode, language), <CodePage />),
    }),
    route({
      method: 'POST',
      path: '/sign-in/code',
      permission: 'public',
      perMinute,
      body: z.object({ code: TypedCode }),
      async handle({ body, ...asking }) {
        const pending = asking.cookies[pendingCookie] ?? '';
        const outcome = await accounts.confirmCode({ pending, code: body.code, ...originOf(asking) });
        return entered(accepted(outcome), localPath(asking.cookies[nextCookie]));
      },
      refused(context) {
        const refusals = formRefusals(context);
        return refusals.some((refusal) => refusal.code === 'sign-in-over')
          ? signInPage(context, { next: context.cookies[nextCookie], refusals }, [gone(pendingCookie)])
          : page(say(words.enterCode, context.language), <CodePage refusals={refusals} />);
      },
    }),
    route({
      method: 'GET',
      path: '/sign-in/new-password',
      permission: 'public',
      async handle({ cookies, language }) {
        const username = await accounts.findFirstSignIn(cookies[firstCookie] ?? '');
        return username === undefined
          ? redirect('/sign-in')
          : page(say(words.newPassword, language), <NewPasswordPage username={username} />);
      },
    }),
    route({
      method: 'POST',
      path: '/sign-in/new-password',
      permission: 'public',
      perMinute,
      body: z.object({ next: TypedPassword, repeat: TypedPassword }),
      async handle({ body, ...asking }) {
        const pending = asking.cookies[firstCookie] ?? '';
        const outcome = await accounts.setFirstPassword({ pending, ...body, ...originOf(asking) });
        return entered(accepted(outcome), localPath(asking.cookies[nextCookie]));
      },
      async refused(context) {
        const refusals = formRefusals(context);
        const username = await accounts.findFirstSignIn(context.cookies[firstCookie] ?? '');
        if (username === undefined) {
          return signInPage(context, { next: context.cookies[nextCookie], refusals: [firstPasswordOver] }, [
            gone(firstCookie),
          ]);
        }
        const body = <NewPasswordPage username={username} refusals={refusals} />;
        return page(say(words.newPassword, context.language), body);
      },
    }),
    route({
      method: 'GET',
      path: '/sign-in/oidc',
      permission: 'public',
      perMinute,
      query: z.object({ next: z.unknown().optional() }),
      async handle({ origin, query }) {
        const { to, started } = accepted(await accounts.beginSignOn(origin, localPath(query.next)));
        return {
          ...redirect(to),
          cookies: [{ name: signOnCookie, value: started, maxAgeSeconds: fewMinutes }],
        };
      },
      refused: (context) => signInPage(context, { next: '', refusals: formRefusals(context) }),
    }),
    route({
      method: 'GET',
      path: callbackPath,
      permission: 'public',
      perMinute,
      async handle(asking) {
        const started = asking.cookies[signOnCookie];
        const url = new URL(asking.url, asking.origin);
        const outcome = accepted(await accounts.finishSignOn({ started, url, ...originOf(asking) }));
        const reply = entered(outcome, outcome.next);
        return { ...reply, cookies: [...(reply.cookies ?? []), gone(signOnCookie)] };
      },
      refused: (context) =>
        signInPage(context, { next: '', refusals: formRefusals(context) }, [gone(signOnCookie)]),
    }),
    route({
      method: 'POST',
      path: '/sign-out',
      permission: 'public',
      async handle({ cookies }) {
        const token = cookies[sessionCookie];
        if (token !== undefined) await accounts.signOut(token);
        return {
          ...redirect('/sign-in', t('Bạn đã đăng xuất.', 'You have signed out.')),
          cookies: [sessionCookie, pendingCookie, firstCookie].map(gone),
        };
      },
    }),
  ];
}

/** The browser signed in, or on its way to the next step. */
function entered(outcome: SignInOutcome, next: string): Reply {
  if (outcome.kind === 'signed-in') {
    const cookies = [
      { name: sessionCookie, value: outcome.token },
      ...[pendingCookie, firstCookie, nextCookie].map(gone),
    ];
    const { recoveryCodesLeft: left } = outcome;
    return { ...redirect(next, left === undefined ? undefined : leftWords(left)), cookies };
  }
  const [path, name, maxAgeSeconds] =
    outcome.kind === 'code-needed'
      ? ['/sign-in/code', pendingCookie, fewMinutes]
      : ['/sign-in/new-password', firstCookie, quarterHour];
  return {
    ...redirect(path),
    cookies: [
      { name, value: outcome.pending, maxAgeSeconds },
      { name: nextCookie, value: next, maxAgeSeconds: quarterHour },
    ],
  };
}

function originOf({ ip, userAgent, cookies }: Asking) {
  const replaces = cookies[sessionCookie];
  return { ip, userAgent, ...(replaces === undefined ? {} : { replaces }) };
}

function gone(name: string): Cookie {
  return { name, value: null };
}
