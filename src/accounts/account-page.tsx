import { isRole, roles, type Role } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle, Timeline } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import type { IconName } from '../ui/icons.ts';
import { Alert, Confirm, Disclosure } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { AccountForm, AgencyChoice } from './account-form.tsx';
import type { ManagedAccount } from './administration.ts';
import { AccountState } from './admin-list-page.tsx';
import type { Place } from './place-store.ts';
import { eventWords, words } from './words.ts';

export type AccountPageProps = {
  account: ManagedAccount;
  /** The agency it is in, or is to move to. */
  agency: Place;
  isMoving: boolean;
  units: readonly Place[];
  agencies: readonly Place[];
  grantable: readonly Role[];
  history: readonly ChainedEvent[];
  refusals?: readonly Refusal[] | undefined;
  values?: Record<string, unknown> | undefined;
};

export function AccountPage({ account, ...props }: AccountPageProps) {
  const address = `/admin/accounts/${account.id}`;
  return (
    <>
      <PageTitle
        title={account.fullName}
        crumbs={[{ href: '/admin/accounts', text: words.accounts }]}
        lead={`${account.username} · ${props.agency.name}`}
        beside={<AccountState {...account} />}
      />
      {account.obstacle === null ? (
        <>
          {props.isMoving ? (
            <Alert
              text={t(
                `Tài khoản sẽ chuyển sang ${props.agency.name} khi lưu; các ủy quyền đang có sẽ kết thúc.`,
                `Saving moves the account to ${props.agency.name}; its delegations end.`,
              )}
            />
          ) : null}
          <Card title={t('Thông tin và vai trò', 'Facts and roles')} icon="user-cog">
            <AccountForm
              action={address}
              submit={t('Lưu', 'Save')}
              agency={props.agency}
              units={props.units}
              grantable={props.grantable}
              isNew={false}
              refusals={props.refusals}
              values={props.values ?? valuesOf(account, props.isMoving)}
            />
            {props.agencies.length > 1 ? (
              <Disclosure summary={t('Chuyển sang cơ quan khác', 'Move to another agency')}>
                <AgencyChoice
                  action={address}
                  agencies={props.agencies}
                  submit={t('Chọn cơ quan', 'Choose')}
                />
              </Disclosure>
            ) : null}
          </Card>
          <Measures account={account} address={address} />
        </>
      ) : (
        <Facts account={account} agency={props.agency} obstacle={account.obstacle} />
      )}
      <History events={props.history} />
    </>
  );
}

function valuesOf(account: ManagedAccount, isMoving: boolean): Record<string, unknown> {
  return {
    fullName: account.fullName,
    email: account.email,
    unitId: isMoving || account.unitId === null ? '' : String(account.unitId),
    roles: account.roles,
    oidcSubject: account.oidcSubject ?? '',
  };
}

function Facts({ account, agency, obstacle }: { account: ManagedAccount; agency: Place; obstacle: Refusal }) {
  const say = useSay();
  return (
    <Card>
      <Alert text={obstacle.text} />
      <DefinitionList
        columns={2}
        facts={[
          { term: words.username, value: account.username },
          { term: words.agency, value: agency.name },
          { term: words.email, value: account.email },
          { term: words.roles, value: account.roles.map((role) => say(roles[role])).join(', ') },
        ]}
      />
    </Card>
  );
}

function Measures({ account, address }: { account: ManagedAccount; address: string }) {
  return (
    <Card title={t('Biện pháp', 'Measures')} icon="shield">
      <div class="grid gap-3">
        {account.isLocked ? (
          <Measure
            action={`${address}/unlock`}
            icon="lock-open"
            text={t('Mở khóa', 'Unlock')}
            question={t(
              'Cho phép đăng nhập lại ngay, không đợi hết 15 phút.',
              'Lets the person sign in at once, without waiting for 15 minutes.',
            )}
          />
        ) : null}
        {account.isActive ? (
          <Measure
            action={`${address}/password`}
            icon="key-round"
            text={t('Đặt lại mật khẩu', 'Reset the password')}
            question={t(
              'Tạo mật khẩu mới, hiện một lần; mọi phiên đăng nhập của người này kết thúc.',
              'Makes a new password, shown once; all sessions of this person end.',
            )}
          />
        ) : null}
        {account.hasSecondFactor ? (
          <Measure
            action={`${address}/second-factor`}
            icon="smartphone"
            text={t('Tắt xác thực hai bước', 'Turn the second factor off')}
            question={t(
              'Chỉ dùng khi người dùng mất điện thoại; hãy kiểm tra đúng người trước.',
              'Only when the telephone is lost; make sure it is the right person first.',
            )}
          />
        ) : null}
        {account.isActive ? (
          <Measure
            action={`${address}/deactivate`}
            icon="user-x"
            text={t('Ngừng hoạt động', 'Deactivate')}
            question={t(
              'Người này không đăng nhập được nữa; phiên và ủy quyền kết thúc. Lịch sử công việc giữ nguyên.',
              'This person can no longer sign in; sessions and delegations end. The record of work stays.',
            )}
          />
        ) : (
          <Measure
            action={`${address}/reactivate`}
            icon="user-check"
            text={t('Cho hoạt động trở lại', 'Activate again')}
            question={t(
              'Người này đăng nhập lại được bằng mật khẩu cũ.',
              'This person can sign in again with the old password.',
            )}
          />
        )}
      </div>
    </Card>
  );
}

function Measure({
  action,
  icon,
  text,
  question,
}: {
  action: string;
  icon: IconName;
  text: Text;
  question: Text;
}) {
  return (
    <Confirm text={text} question={question} icon={icon} look="quiet">
      <Form action={action} id={action.split('/').at(-1) ?? 'measure'}>
        <Button text={text} icon={icon} />
      </Form>
    </Confirm>
  );
}

/** The last things that happened, newest first. */
function History({ events }: { events: readonly ChainedEvent[] }) {
  const say = useSay();
  const shown = events.slice(0, 30);
  return (
    <Card title={t('Lịch sử', 'History')} icon="history">
      <Timeline
        label={t('Lịch sử tài khoản, mới nhất trước', 'History of the account, newest first')}
        entries={shown.map((event) => ({
          id: String(event.number),
          at: event.happenedAt,
          title: eventWords[event.kind] ?? event.kind,
          by: detailOf(event, say),
          state: 'done' as const,
        }))}
      />
      {events.length > shown.length ? (
        <p class="hint">
          <Say
            text={t(
              `Hiện ${shown.length} việc mới nhất trong ${events.length} việc đã ghi.`,
              `The newest ${shown.length} of ${events.length} that are recorded.`,
            )}
          />
        </p>
      ) : null}
    </Card>
  );
}

/** What the event says of roles and of where it came from; the rest is in its words. */
function detailOf({ data }: ChainedEvent, say: ReturnType<typeof useSay>): string {
  if (typeof data !== 'object' || data === null) return '';
  const rolesIn = (list: unknown) =>
    Array.isArray(list)
      ? list
          .filter((role): role is Role => typeof role === 'string' && isRole(role))
          .map((role) => say(roles[role]))
          .join(', ')
      : '';
  if ('before' in data && 'after' in data && Array.isArray(data.after))
    return `${rolesIn(data.before)} → ${rolesIn(data.after)}`;
  if ('roles' in data) return rolesIn(data.roles);
  return 'ip' in data && typeof data.ip === 'string' ? data.ip : '';
}
