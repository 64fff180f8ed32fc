import { accepted, forbidden, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import type { Accounts } from './face.ts';
import { formRefusals, typedWithout } from './form-refusals.ts';
import { configureSignIn } from './permissions.ts';
import { SignOnForm } from './schema.ts';
import { SignOnPage } from './sign-on-page.tsx';
import { callbackPath } from './single-sign-on.ts';
import { words } from './words.ts';

/** The administrators' page of the city's single sign-on. */
export function signOnRoutes(accounts: Accounts): Route[] {
  async function signOnPage(
    { actor, language, origin }: Asking,
    kept: { refusals?: readonly Refusal[]; values?: Record<string, unknown> } = {},
  ): Promise<Reply> {
    if (!(await accounts.mayConfigureSignOn(actor))) throw new Refused(forbidden);
    const shown = await accounts.readSignOn();
    return page(
      say(words.signOn, language),
      <SignOnPage shown={shown} callback={origin + callbackPath} {...kept} />,
    );
  }

  return [
    route({
      method: 'GET',
      path: '/admin/sign-in',
      permission: configureSignIn,
      handle: (asking) => signOnPage(asking),
    }),
    route({
      method: 'POST',
      path: '/admin/sign-in',
      permission: configureSignIn,
      isSecret: true,
      perMinute: 20,
      body: SignOnForm,
      async handle({ actor, body }) {
        accepted(await accounts.saveSignOn(actor, body));
        return redirect(
          '/admin/sign-in',
          t('Đã lưu cấu hình đăng nhập một lần.', 'Single sign-on is saved.'),
        );
      },
      refused: (context) =>
        signOnPage(context, {
          refusals: formRefusals(context),
          values: typedWithout(context.input, 'clientSecret'),
        }),
    }),
  ];
}
