import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert, Confirm, QrImage } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import type { Enrolment } from './own-second-factor.ts';
import { OwnFrame } from './own-pages.tsx';
import { leftWords, words } from './words.ts';

const here = '/account/second-factor';

/** The second factor is on: the recovery codes it has, and how to turn it off. */
export function SecondFactorOnPage({ recoveryCodesLeft, refusals = [] }: OnPageProps) {
  const isAboutCodes = refusals.some(({ field }) => field === 'code');
  return (
    <OwnFrame here={here}>
      <Card>
        <Alert
          kind="done"
          text={t(
            'Xác thực hai bước đang bật: mỗi lần đăng nhập cần mật khẩu và mã trên điện thoại của bạn.',
            'The second factor is on: every sign-in takes your password and the code on your telephone.',
          )}
        />
        <RecoveryCodesLeft left={recoveryCodesLeft} refusals={isAboutCodes ? refusals : []} />
        <TurnOff refusals={isAboutCodes ? [] : refusals} />
      </Card>
    </OwnFrame>
  );
}

type OnPageProps = { recoveryCodesLeft: number; refusals?: readonly Refusal[] };

function RecoveryCodesLeft({ left, refusals }: { left: number; refusals: readonly Refusal[] }) {
  return (
    <>
      <p>
        <Say text={leftWords(left)} />{' '}
        <Say
          text={t(
            'Mỗi mã thay mã trên điện thoại đúng một lần, khi bạn mất hoặc không mang điện thoại.',
            'Each stands in for the code on your telephone once, when that is lost or not at hand.',
          )}
        />
      </p>
      <Confirm
        text={t('Tạo bộ mã khôi phục mới', 'Make a new set of recovery codes')}
        question={t(
          'Bộ mã cũ mất hiệu lực ngay. Nhập mã ứng dụng xác thực đang hiện để xác nhận.',
          'The old set ends at once. Enter the code that the authenticator shows now to confirm.',
        )}
        icon="refresh-cw"
        open={refusals.length > 0}
      >
        <Form action={`${here}/recovery-codes`} id="recovery-codes" refusals={refusals}>
          <TextField
            name="code"
            label={words.code}
            required
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={10}
            width="short"
          />
          <Actions>
            <Button text={t('Tạo bộ mới', 'Make a new set')} />
          </Actions>
        </Form>
      </Confirm>
    </>
  );
}

function TurnOff({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <Confirm
      text={t('Tắt xác thực hai bước', 'Turn the second factor off')}
      question={t(
        'Sau khi tắt, chỉ cần mật khẩu là đăng nhập được; các mã khôi phục cũng mất hiệu lực. Nhập mật khẩu để xác nhận.',
        'Afterwards the password alone signs in, and the recovery codes end too. Enter it to confirm.',
      )}
      look="danger"
      icon="shield-alert"
      open={refusals.length > 0}
    >
      <Form action={`${here}/off`} refusals={refusals}>
        <TextField
          name="current"
          type="password"
          label={t('Mật khẩu hiện tại', 'Present password')}
          required
          autocomplete="current-password"
          width="medium"
        />
        <Actions>
          <Button look="danger" text={t('Tắt', 'Turn off')} />
        </Actions>
      </Form>
    </Confirm>
  );
}

/** The second factor is off: scan, enter the first code, done. */
export function SecondFactorOffPage({
  enrolment,
  refusals = [],
}: {
  enrolment: Enrolment;
  refusals?: readonly Refusal[];
}) {
  return (
    <OwnFrame here={here}>
      <Card>
        <p>
          <Say
            text={t(
              'Xác thực hai bước giữ tài khoản an toàn cả khi lộ mật khẩu: đăng nhập cần thêm mã 6 chữ số, đổi mỗi 30 giây, trên điện thoại của bạn.',
              'A second factor keeps the account safe even when the password is known: signing in also takes a 6-digit code on your telephone that changes every 30 seconds.',
            )}
          />
        </p>
        <ol class="grid gap-6 list-decimal pl-6">
          <li>
            <p>
              <Say
                text={t(
                  'Cài một ứng dụng xác thực (Google Authenticator, Microsoft Authenticator, FreeOTP…) và quét mã QR này.',
                  'Install an authenticator (Google Authenticator, Microsoft Authenticator, FreeOTP…) and scan this image.',
                )}
              />
            </p>
            <QrImage
              source={enrolment.image}
              size={200}
              label={t('Mã QR để ứng dụng xác thực quét', 'QR image for the authenticator')}
            />
            <p>
              <Say text={t('Không quét được thì nhập khóa: ', 'If it cannot be scanned, enter the key: ')} />
              <code class="font-mono">{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
          </li>
          <li>
            <p>
              <Say
                text={t(
                  'Nhập mã ứng dụng đang hiện để hoàn tất.',
                  'Enter the code that the app shows now to finish.',
                )}
              />
            </p>
            <Form action={here} refusals={refusals}>
              <input type="hidden" name="sealed" value={enrolment.sealed} />
              <TextField
                name="code"
                label={words.code}
                required
                inputMode="numeric"
                autocomplete="one-time-code"
                maxLength={10}
                width="short"
              />
              <Actions>
                <Button
                  look="next"
                  icon="shield-check"
                  text={t('Bật xác thực hai bước', 'Turn the second factor on')}
                />
              </Actions>
            </Form>
          </li>
        </ol>
      </Card>
    </OwnFrame>
  );
}
