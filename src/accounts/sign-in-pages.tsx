import { isRole, roles } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert, Code } from '../ui/notices.tsx';
import { Say, useSay, withQuery } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Demonstration } from './schema.ts';
import { words } from './words.ts';

export type SignInPageProps = {
  /** Where to go afterwards: a path of this site, or '' for the desk. */
  next: string;
  /** Label of the city's single sign-on, or null when it is off. */
  signOn: string | null;
  demonstration: Demonstration;
  /** Demonstration account whose name and password stand in the form already. */
  as?: string | undefined;
  refusals?: readonly Refusal[];
  values?: Record<string, unknown>;
  /** Who is signed in on this browser now. */
  present?: string | undefined;
};

export function SignInPage({
  next,
  signOn,
  demonstration,
  as,
  refusals = [],
  values = {},
  present,
}: SignInPageProps) {
  const chosen = demonstration.isDemonstration
    ? demonstration.accounts.find((account) => account.username === as)
    : undefined;
  return (
    <>
      <PageTitle
        title={words.signIn}
        lead={t('Dành cho cán bộ, công chức của thành phố.', 'For the staff of the city.')}
      />
      {present === undefined ? null : (
        <Alert
          text={t(
            `Trình duyệt này đang đăng nhập với tài khoản ${present}. Đăng nhập tài khoản khác sẽ kết thúc phiên đó.`,
            `This browser is signed in as ${present}. Signing in as somebody else ends that session.`,
          )}
        />
      )}
      <Card>
        <Form
          action="/sign-in"
          refusals={refusals}
          values={
            chosen === undefined ? values : { username: chosen.username, password: demonstration.password }
          }
        >
          {next === '' ? null : <input type="hidden" name="next" value={next} />}
          <TextField
            name="username"
            label={words.username}
            required
            autofocus
            autocomplete="username"
            width="medium"
          />
          <TextField
            name="password"
            type="password"
            label={words.password}
            required
            autocomplete="current-password"
            width="medium"
          />
          <Actions>
            <Button look="next" icon="log-in" text={words.signIn} />
            {signOn === null ? null : (
              <LinkButton
                icon="id-card"
                href={withQuery('/sign-in/oidc', { next })}
                text={signOn === '' ? t('Đăng nhập một lần', 'Single sign-on') : signOn}
              />
            )}
          </Actions>
        </Form>
      </Card>
      {demonstration.isDemonstration ? <DemonstrationAccounts {...demonstration} next={next} /> : null}
    </>
  );
}

function DemonstrationAccounts({ accounts, password, next }: Demonstration & { next: string }) {
  const say = useSay();
  return (
    <Card title={t('Tài khoản dùng thử', 'Demonstration accounts')} icon="users">
      <p>
        <Say
          text={t(
            'Bấm vào một tài khoản để điền sẵn vào biểu mẫu. Mật khẩu chung: ',
            'Choose an account to fill the form in. Password of all: ',
          )}
        />
        <Code>{password}</Code>
      </p>
      <DataTable
        caption={t('Tài khoản dùng thử', 'Demonstration accounts')}
        compact
        rows={accounts}
        rowKey={(account) => account.username}
        columns={[
          {
            key: 'username',
            title: words.username,
            heads: true,
            cell: ({ username }) => <a href={withQuery('/sign-in', { as: username, next })}>{username}</a>,
          },
          {
            key: 'role',
            title: t('Vai trò', 'Role'),
            cell: ({ role }) => (isRole(role) ? say(roles[role]) : role),
          },
          { key: 'agency', title: words.agency, cell: ({ agency }) => agency },
        ]}
      />
    </Card>
  );
}
