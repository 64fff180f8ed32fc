import type { Staff } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment } from '../ui/format.ts';
import { Alert, Code } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { words } from './words.ts';

/** A set of recovery codes, shown this one time, laid out for the paper on which it is kept. */
export function RecoveryCodesPage({
  actor,
  done,
  madeAt,
  codes,
}: {
  actor: Staff;
  /** What has just been done. */
  done: Text;
  madeAt: Temporal.Instant;
  codes: readonly string[];
}) {
  return (
    <>
      <PageTitle
        title={words.recoveryCodes}
        lead={`${actor.fullName} (${actor.username}) · ${formatMoment(madeAt, useLanguage())}`}
        crumbs={[{ href: '/account/second-factor', text: words.secondFactor }]}
      />
      <Alert
        kind="warning"
        title={done}
        text={t(
          'Các mã này chỉ hiện một lần. Hãy in trang này (Ctrl+P) hoặc chép lại, rồi cất nơi an toàn, tách khỏi điện thoại và mật khẩu.',
          'These codes are shown once. Print this page (Ctrl+P) or copy them, and keep them safe, apart from your telephone and password.',
        )}
      />
      <Card>
        <ol class="grid gap-3 sm:grid-cols-2 list-decimal pl-8 text-xl">
          {codes.map((code) => (
            <li key={code}>
              <Code>{code}</Code>
            </li>
          ))}
        </ol>
        <p class="hint">
          <Say
            text={t(
              'Khi đăng nhập, ở bước nhập mã xác thực, nhập một mã chưa dùng. Mỗi mã chỉ dùng được một lần; dùng xong hãy gạch đi.',
              'When signing in, enter one that is unused where the code is asked for. Each works once; cross it out afterwards.',
            )}
          />
        </p>
        <Actions>
          <LinkButton
            look="next"
            icon="check"
            href="/account/second-factor"
            text={t('Tôi đã cất giữ các mã này', 'I have kept these codes')}
          />
        </Actions>
      </Card>
    </>
  );
}
