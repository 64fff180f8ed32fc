import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Checkbox, RadioCards } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Code } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import type { ShownSignOn } from './single-sign-on.ts';
import { words } from './words.ts';

/** Where the city's administrator says who the provider is. */
export function SignOnPage({
  shown,
  callback,
  refusals = [],
  values,
}: {
  shown: ShownSignOn;
  /** Address to register with the provider. */
  callback: string;
  refusals?: readonly Refusal[];
  values?: Record<string, unknown>;
}) {
  const { isEnabled, hasSecret, ...kept } = shown;
  const isOn = values === undefined ? isEnabled : values['isEnabled'] === 'on';
  return (
    <>
      <PageTitle
        title={words.signOn}
        crumbs={[{ href: '/admin/accounts', text: words.accounts }]}
        lead={t(
          'Cán bộ đăng nhập bằng tài khoản chung của thành phố qua OpenID Connect.',
          'Staff sign in with the city’s common accounts by OpenID Connect.',
        )}
      />
      <Card>
        <DefinitionList
          facts={[
            {
              term: t(
                'Địa chỉ nhận trả lời, khai báo với nhà cung cấp',
                'Redirect address to register with the provider',
              ),
              value: <Code>{callback}</Code>,
            },
          ]}
        />
        <Form action="/admin/sign-in" refusals={refusals} values={values ?? kept} autocomplete="off">
          <Checkbox
            name="isEnabled"
            label={t('Bật đăng nhập một lần', 'Turn single sign-on on')}
            hint={t(
              'Khi bật, hệ thống kiểm tra ngay rằng nhà cung cấp trả lời. Đăng nhập bằng mật khẩu vẫn dùng được.',
              'When turned on, the provider is asked at once whether it answers. Passwords go on working.',
            )}
            checked={isOn}
          />
          <TextField
            name="label"
            label={t('Chữ trên nút đăng nhập', 'Words on the sign-in button')}
            hint={t('Ví dụ: Tài khoản công vụ Cần Thơ', 'For example: Cần Thơ civil service account')}
            width="medium"
            maxLength={80}
          />
          <TextField
            name="issuer"
            type="url"
            label={t('Địa chỉ nhà cung cấp (issuer)', 'Provider’s address (issuer)')}
            placeholder="https://dangnhap.cantho.gov.vn"
          />
          <TextField name="clientId" label={t('Mã ứng dụng (client ID)', 'Client ID')} width="medium" />
          <TextField
            name="clientSecret"
            type="password"
            label={t('Khóa bí mật (client secret)', 'Client secret')}
            hint={
              hasSecret
                ? t(
                    'Đã lưu, được mã hóa và không hiện lại. Để trống để giữ nguyên.',
                    'Kept, encrypted, never shown again. Leave empty to keep it.',
                  )
                : t('Được mã hóa khi lưu và không hiện lại.', 'Encrypted when saved and never shown again.')
            }
            autocomplete="new-password"
            width="medium"
          />
          <RadioCards
            name="matchBy"
            label={t('Nhận ra tài khoản theo', 'An account is recognised by')}
            required
            choices={[
              {
                value: 'subject',
                label: t('Định danh đã gắn', 'Bound identity'),
                hint: t(
                  'Chỉ những tài khoản được quản trị viên gắn “sub” mới đăng nhập được. An toàn nhất.',
                  'Only accounts to which an administrator has bound a “sub”. The safest.',
                ),
              },
              {
                value: 'email',
                label: t('Thư điện tử đã xác minh', 'Verified e-mail address'),
                hint: t(
                  'Lần đầu, thư điện tử do nhà cung cấp xác minh trùng với đúng một tài khoản sẽ gắn định danh; từ đó theo định danh.',
                  'The first time, an address the provider has verified that exactly one account has binds the identity; from then on the identity counts.',
                ),
              },
            ]}
          />
          <Actions>
            <Button look="next" icon="save" text={t('Lưu', 'Save')} />
          </Actions>
        </Form>
      </Card>
      <p class="hint">
        <Say
          text={t(
            'Chỉ dùng địa chỉ https://; http:// chỉ chấp nhận cho chính máy chủ này khi thử nghiệm.',
            'Only https:// addresses; http:// is accepted only on this very machine, for trials.',
          )}
        />
      </p>
    </>
  );
}
