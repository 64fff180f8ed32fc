import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { NewPasswordFields } from './own-pages.tsx';
import { words } from './words.ts';

function BeginAgain() {
  return <LinkButton look="quiet" href="/sign-in" text={t('Đăng nhập lại từ đầu', 'Begin again')} />;
}

/** The second step of signing in, for who has a second factor. */
export function CodePage({ refusals = [] }: { refusals?: readonly Refusal[] }) {
  return (
    <>
      <PageTitle
        title={words.enterCode}
        lead={t(
          'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện cho Một Cửa.',
          'Open the authenticator on your telephone and enter the code it shows for Một Cửa.',
        )}
      />
      <Card>
        <Form action="/sign-in/code" refusals={refusals}>
          <TextField
            name="code"
            label={words.code}
            hint={t(
              'Mỗi mã có hiệu lực khoảng 30 giây và chỉ dùng được một lần. Không có điện thoại bên mình thì nhập một mã khôi phục 12 chữ số.',
              'A code holds for about 30 seconds and works once. Without your telephone, enter a recovery code of 12 digits.',
            )}
            required
            autofocus
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={20}
            width="short"
          />
          <Actions>
            <Button look="next" icon="log-in" text={words.signIn} />
            <BeginAgain />
          </Actions>
        </Form>
      </Card>
      <p class="hint">
        <Say
          text={t(
            'Mất điện thoại và hết mã khôi phục? Hãy nhờ quản trị viên của cơ quan tắt xác thực hai bước cho tài khoản của bạn.',
            'Lost your telephone and no recovery code left? Ask your agency’s administrator to turn the second factor off for your account.',
          )}
        />
      </p>
    </>
  );
}

/** The last step of the first sign-in with a password that an administrator gave. */
export function NewPasswordPage({
  username,
  refusals = [],
}: {
  username: string;
  refusals?: readonly Refusal[];
}) {
  return (
    <>
      <PageTitle
        title={words.newPassword}
        lead={t('Bước cuối trước khi vào làm việc lần đầu.', 'The last step before you begin to work here.')}
      />
      <Alert
        text={t(
          'Mật khẩu bạn vừa dùng do quản trị viên cấp và người khác đã biết. Từ nay chỉ dùng mật khẩu riêng mà bạn đặt ở đây.',
          'The password you just used was given by an administrator, so somebody else knows it. From now on only the one you set here will do.',
        )}
      />
      <Card>
        <Form action="/sign-in/new-password" refusals={refusals}>
          <input type="text" name="username" value={username} autocomplete="username" hidden readonly />
          <NewPasswordFields autofocus />
          <Actions>
            <Button
              look="next"
              icon="key-round"
              text={t('Đặt mật khẩu và đăng nhập', 'Set it and sign in')}
            />
            <BeginAgain />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
