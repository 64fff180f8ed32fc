import type { ComponentChildren } from 'preact';
import { roles, type Staff } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { StatusBadge } from '../ui/badges.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { OwnSession } from './own-account.ts';
import { browserWords, words } from './words.ts';

const views = [
  { href: '/account', text: t('Thông tin và phiên đăng nhập', 'Facts and sessions') },
  { href: '/account/password', text: words.changePassword },
  { href: '/account/second-factor', text: words.secondFactor },
  { href: '/account/absence', text: words.absence },
];

/** One view of one's own account, with the way to the others. */
export function OwnFrame({ here, children }: { here: string; children: ComponentChildren }) {
  return (
    <>
      <PageTitle title={words.myAccount} />
      <Tabs label={words.myAccount} tabs={views.map((view) => ({ ...view, current: view.href === here }))} />
      {children}
    </>
  );
}

export function OwnPage({
  actor,
  facts,
  sessions,
}: {
  actor: Staff;
  facts: { email: string; hasSecondFactor: boolean };
  sessions: readonly OwnSession[];
}) {
  const say = useSay();
  return (
    <OwnFrame here="/account">
      <Card>
        <DefinitionList
          columns={2}
          facts={[
            { term: words.fullName, value: actor.fullName },
            { term: words.username, value: actor.username },
            { term: words.agency, value: actor.agencyName },
            { term: words.unit, value: actor.unitName },
            { term: words.roles, value: actor.roles.map((role) => say(roles[role])).join(', ') },
            { term: words.email, value: facts.email },
            {
              term: words.secondFactor,
              value: facts.hasSecondFactor ? (
                <StatusBadge tone="done" text={t('Đã bật', 'On')} />
              ) : (
                <a href="/account/second-factor">
                  <Say text={t('Chưa bật, nên bật ngay', 'Off: turn it on')} />
                </a>
              ),
            },
          ]}
        />
        <p class="hint">
          <Say
            text={t(
              'Họ tên, cơ quan và vai trò do quản trị viên của cơ quan quản lý.',
              'Name, agency and roles are kept by your agency’s administrator.',
            )}
          />
        </p>
      </Card>
      <Sessions sessions={sessions} />
    </OwnFrame>
  );
}

function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const language = useLanguage();
  const say = useSay();
  const hasOthers = sessions.some((session) => !session.isThis);
  return (
    <Card title={t('Các phiên đăng nhập', 'Sessions')} icon="monitor">
      <Form action="/account/sessions/end" id="sessions">
        <DataTable
          caption={t('Các phiên đăng nhập', 'Sessions')}
          rows={sessions}
          rowKey={(session) => session.id}
          columns={[
            {
              key: 'browser',
              title: t('Trình duyệt', 'Browser'),
              heads: true,
              cell: (session) => say(browserWords(session.userAgent)),
            },
            {
              key: 'since',
              title: t('Đăng nhập lúc', 'Signed in'),
              width: 'fit',
              cell: (session) => formatMoment(session.createdAt, language),
            },
            {
              key: 'seen',
              title: t('Hoạt động gần nhất', 'Last seen'),
              width: 'fit',
              cell: (session) => formatMoment(session.lastSeenAt, language),
            },
            {
              key: 'end',
              title: words.end,
              width: 'fit',
              cell: (session) =>
                session.isThis ? (
                  <StatusBadge tone="plain" text={t('Phiên này', 'This session')} />
                ) : (
                  <Button size="small" look="quiet" name="session" value={session.id} text={words.end} />
                ),
            },
          ]}
        />
        {hasOthers ? (
          <Actions>
            <Button icon="log-out" text={t('Kết thúc mọi phiên khác', 'End all other sessions')} />
          </Actions>
        ) : null}
      </Form>
      <p class="hint">
        <Say
          text={t(
            'Phiên tự kết thúc sau 30 phút không dùng và sau 12 giờ kể từ lúc đăng nhập.',
            'A session ends by itself after 30 minutes without use and 12 hours after signing in.',
          )}
        />
      </p>
    </Card>
  );
}

export function PasswordPage({
  actor,
  hasPassword,
  refusals = [],
}: {
  actor: Staff;
  hasPassword: boolean;
  refusals?: readonly Refusal[];
}) {
  return (
    <OwnFrame here="/account/password">
      <Card>
        {hasPassword ? (
          <Form action="/account/password" refusals={refusals}>
            <input
              type="text"
              name="username"
              value={actor.username}
              autocomplete="username"
              hidden
              readonly
            />
            <TextField
              name="current"
              type="password"
              label={t('Mật khẩu hiện tại', 'Present password')}
              required
              autocomplete="current-password"
              width="medium"
            />
            <NewPasswordFields />
            <Actions>
              <Button look="next" icon="key-round" text={words.changePassword} />
            </Actions>
            <p class="hint">
              <Say
                text={t(
                  'Sau khi đổi, mọi phiên đăng nhập khác của bạn kết thúc.',
                  'Afterwards all your other sessions end.',
                )}
              />
            </p>
          </Form>
        ) : (
          <Alert
            text={t(
              'Tài khoản này đăng nhập một lần qua hệ thống của thành phố; mật khẩu được đổi ở hệ thống đó.',
              'This account signs in through the city’s single sign-on; its password is changed there.',
            )}
          />
        )}
      </Card>
    </OwnFrame>
  );
}

/** A password of one's own choice, typed twice: fields `next` and `repeat`. */
export function NewPasswordFields({ autofocus = false }: { autofocus?: boolean }) {
  return (
    <>
      <TextField
        name="next"
        type="password"
        label={t('Mật khẩu mới', 'New password')}
        hint={t(
          'Ít nhất 10 ký tự; một câu dài dễ nhớ là tốt nhất.',
          'At least 10 characters; a long phrase is best.',
        )}
        required
        autofocus={autofocus}
        autocomplete="new-password"
        width="medium"
      />
      <TextField
        name="repeat"
        type="password"
        label={t('Nhập lại mật khẩu mới', 'New password again')}
        required
        autocomplete="new-password"
        width="medium"
      />
    </>
  );
}
