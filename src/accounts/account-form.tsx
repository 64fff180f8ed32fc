import { roles, type Role } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { CheckboxGroup, Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert, Code } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import type { Place } from './place-store.ts';
import { words } from './words.ts';

const crumbs = [{ href: '/admin/accounts', text: words.accounts }];

export type AccountFormProps = {
  action: string;
  submit: Text;
  agency: Place;
  units: readonly Place[];
  grantable: readonly Role[];
  /** A new account has its username asked; it never changes afterwards. */
  isNew: boolean;
  refusals?: readonly Refusal[] | undefined;
  values?: Record<string, unknown> | undefined;
};

/** What an administrator says of an account at one agency. */
export function AccountForm(props: AccountFormProps) {
  return (
    <Form action={props.action} id="account" refusals={props.refusals ?? []} values={props.values ?? {}}>
      <input type="hidden" name="agencyId" value={String(props.agency.id)} />
      {props.isNew ? (
        <TextField
          name="username"
          label={words.username}
          hint={t(
            'Chữ thường không dấu, chữ số và . _ -, ví dụ nva.ninhkieu',
            'Small letters, digits and . _ -, e.g. nva.ninhkieu',
          )}
          required
          autocomplete="off"
          width="medium"
        />
      ) : null}
      <TextField
        name="fullName"
        label={words.fullName}
        required
        autocomplete="off"
        maxLength={120}
        width="medium"
      />
      <TextField name="email" type="email" label={words.email} autocomplete="off" width="medium" />
      <Select
        name="unitId"
        label={words.unit}
        empty={words.noUnit}
        width="medium"
        choices={props.units.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <CheckboxGroup
        name="roles"
        label={words.roles}
        required
        columns
        choices={props.grantable.map((role) => ({ value: role, label: roles[role] }))}
      />
      <TextField
        name="oidcSubject"
        label={t('Định danh đăng nhập một lần', 'Single sign-on identity')}
        hint={t(
          'Giá trị "sub" do hệ thống đăng nhập một lần của thành phố cấp; để trống nếu không dùng.',
          'The value “sub” that the city’s single sign-on gives this person; leave empty if unused.',
        )}
        autocomplete="off"
        width="medium"
      />
      <Actions>
        <Button look="next" icon="save" text={props.submit} />
        <LinkButton look="quiet" href="/admin/accounts" text={t('Về danh sách', 'Back to the list')} />
      </Actions>
    </Form>
  );
}

/** Which agency, before the form that offers its units. */
export function AgencyChoice({
  action,
  agencies,
  submit,
}: {
  action: string;
  agencies: readonly Place[];
  submit: Text;
}) {
  return (
    <Form action={action} method="get" id="agency-choice">
      <Select
        name="agency"
        label={words.agency}
        required
        width="medium"
        choices={agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Actions>
        <Button icon="arrow-right" text={submit} />
      </Actions>
    </Form>
  );
}

/** The first step of a new account where the administrator manages more than one agency. */
export function NewAccountAgencyPage({ agencies }: { agencies: readonly Place[] }) {
  return (
    <>
      <PageTitle title={words.newAccount} crumbs={crumbs} />
      <Card>
        <AgencyChoice action="/admin/accounts/new" agencies={agencies} submit={t('Tiếp tục', 'Continue')} />
      </Card>
    </>
  );
}

export function NewAccountPage({
  hasOtherAgencies,
  ...form
}: Omit<AccountFormProps, 'action' | 'submit' | 'isNew'> & { hasOtherAgencies: boolean }) {
  return (
    <>
      <PageTitle title={words.newAccount} crumbs={crumbs} lead={form.agency.name}>
        {hasOtherAgencies ? (
          <LinkButton
            look="quiet"
            href="/admin/accounts/new"
            text={t('Chọn cơ quan khác', 'Choose another agency')}
          />
        ) : null}
      </PageTitle>
      <Card>
        <AccountForm {...form} action="/admin/accounts/new" submit={words.newAccount} isNew />
      </Card>
    </>
  );
}

/** A first password, shown this one time to be handed over. */
export function FirstPasswordPage({
  accountId,
  username,
  fullName,
  password,
}: {
  accountId: number;
  username: string;
  fullName: string;
  password: string;
}) {
  return (
    <>
      <PageTitle title={words.firstPassword} crumbs={crumbs} lead={`${fullName} (${username})`} />
      <Card>
        <p class="text-2xl">
          <Code>{password}</Code>
        </p>
        <Alert
          kind="warning"
          text={t(
            'Mật khẩu này chỉ hiện một lần, không được lưu ở đâu. Hãy trao tận tay; ở lần đăng nhập đầu tiên, người dùng phải đặt mật khẩu riêng.',
            'This password is shown once and kept nowhere. Hand it over in person; at the first sign-in its holder has to set a password of their own.',
          )}
        />
        <Actions>
          <LinkButton
            look="next"
            icon="arrow-right"
            href={`/admin/accounts/${accountId}`}
            text={t('Đến tài khoản', 'To the account')}
          />
        </Actions>
        <p class="hint">
          <Say
            text={t(
              'Tải lại trang này sẽ không hiện lại mật khẩu; nếu lỡ mất, hãy đặt lại lần nữa.',
              'Reloading does not show it again; if it is lost, reset it once more.',
            )}
          />
        </p>
      </Card>
    </>
  );
}
