import { isRole, roles } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import type { AccountRow } from './account-store.ts';
import type { Place } from './place-store.ts';
import { stateWords, words } from './words.ts';

export const pageSize = 50;

export type AccountListProps = {
  rows: readonly AccountRow[];
  total: number;
  page: number;
  agencies: readonly Place[];
  /** The query as asked, for the filter's fields. */
  values: Record<string, string>;
  mayConfigure: boolean;
};

export function AccountListPage({ rows, total, page, agencies, values, mayConfigure }: AccountListProps) {
  const say = useSay();
  const language = useLanguage();
  const count = formatNumber(total, language);
  return (
    <>
      <PageTitle title={words.accounts} lead={t(`${count} tài khoản`, `${count} accounts`)}>
        <LinkButton look="next" icon="user-plus" href="/admin/accounts/new" text={words.newAccount} />
        {mayConfigure ? <LinkButton icon="id-card" href="/admin/sign-in" text={words.signOn} /> : null}
      </PageTitle>
      <FilterBar action="/admin/accounts" values={values}>
        <TextField
          name="q"
          type="search"
          label={t('Tìm theo tên', 'Search by name')}
          placeholder={t('Họ tên, tài khoản', 'Name, username')}
        />
        {agencies.length > 1 ? (
          <Select
            name="agency"
            label={words.agency}
            empty={t('Mọi cơ quan', 'All agencies')}
            choices={agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        ) : null}
        <Select
          name="role"
          label={words.roles}
          empty={t('Mọi vai trò', 'All roles')}
          choices={Object.entries(roles).map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="state"
          label={t('Tình trạng', 'State')}
          empty={t('Mọi tình trạng', 'All states')}
          choices={Object.entries(stateWords).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <DataTable
        caption={words.accounts}
        compact
        keyboard
        rows={rows}
        rowKey={(row) => String(row.id)}
        rowHref={(row) => `/admin/accounts/${row.id}`}
        rowTone={(row) => (row.isActive ? undefined : 'quiet')}
        columns={columns(say)}
        empty={
          <EmptyState
            icon="users"
            title={t('Không có tài khoản nào', 'No accounts')}
            text={t('Hãy bỏ bớt điều kiện lọc.', 'Remove some of the filters.')}
          />
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} />
    </>
  );
}

function columns(say: ReturnType<typeof useSay>): Column<AccountRow>[] {
  return [
    {
      key: 'name',
      title: words.fullName,
      heads: true,
      cell: (row) => <a href={`/admin/accounts/${row.id}`}>{row.fullName}</a>,
    },
    { key: 'username', title: words.username, cell: (row) => row.username },
    {
      key: 'place',
      title: words.agency,
      cell: (row) => (row.unitName === null ? row.agencyName : `${row.agencyName} · ${row.unitName}`),
    },
    {
      key: 'roles',
      title: words.roles,
      cell: (row) =>
        row.roles
          .filter(isRole)
          .map((role) => say(roles[role]))
          .join(', '),
    },
    {
      key: 'state',
      title: t('Tình trạng', 'State'),
      width: 'fit',
      cell: (row) => (
        <>
          <AccountState {...row} />
          {row.hasSecondFactor ? (
            <Icon name="shield-check" size={16} label={t('Đã bật xác thực hai bước', 'Second factor on')} />
          ) : null}
        </>
      ),
    },
  ];
}

/** Active, locked for now, or deactivated, in words. */
export function AccountState({ isActive, isLocked }: { isActive: boolean; isLocked: boolean }) {
  if (!isActive) return <StatusBadge tone="stopped" text={stateWords.closed} />;
  return isLocked ? (
    <StatusBadge tone="waiting" text={stateWords.locked} />
  ) : (
    <StatusBadge tone="working" text={stateWords.active} />
  );
}
