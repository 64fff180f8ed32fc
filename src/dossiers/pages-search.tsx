import type { Agency } from '../organization/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import { DueBadge, type DueStanding } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, usePage } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { CodeLink, Day, dossierAddress, ProcedureName, StateBadge } from './pages-parts.tsx';
import type { Colleague } from './reading-people.ts';
import { states, stateNames } from './schema.ts';
import { mostCounted, standings, type FoundDossier, type Standing } from './search.ts';
import { nobody, roleWords } from './words.ts';

export const searchPageSize = 50;

export const standingWords: Record<Standing, Text> = {
  late: t('Đang quá hạn', 'Late now'),
  soon: t('Đến hạn trong 7 ngày', 'Due within 7 days'),
  early: t('Xử lý xong trước hạn', 'Resolved early'),
  onTime: t('Xử lý xong đúng hạn', 'Resolved on time'),
  resolvedLate: t('Xử lý xong quá hạn', 'Resolved late'),
};

/** The address's own words, as they stand there. */
export type SearchValues = Readonly<
  Record<
    'q' | 'state' | 'agency' | 'at' | 'procedure' | 'on' | 'from' | 'to' | 'standing' | 'role' | 'person',
    string
  >
>;

export type SearchPageProps = {
  readonly values: SearchValues;
  readonly rows: readonly (FoundDossier & { standing: DueStanding })[];
  readonly total: number;
  readonly page: number;
  /** Agencies within reach; one alone is not asked for. */
  readonly agencies: readonly Agency[];
  readonly workers: readonly Colleague[];
  readonly procedureName: string;
  /** Values of the address that cannot be used, said in words. */
  readonly problems: readonly Text[];
  readonly agencyName: (id: number) => string;
};

/** Everything one may see: by code, number, words of a name, and narrowed by what a list asks for. */
export function SearchPage(props: SearchPageProps) {
  const { values, rows, total, page, problems } = props;
  const { path } = usePage();
  const query = new URL(path, 'http://page.invalid').search;
  return (
    <>
      <PageTitle title={t('Tra cứu hồ sơ', 'Find dossiers')}>
        {total === 0 ? null : (
          <LinkButton
            icon="file-down"
            href={`/dossiers/export.csv${query}`}
            text={t('Xuất CSV (tối đa 50.000 dòng)', 'Export CSV (50,000 rows at most)')}
          />
        )}
      </PageTitle>
      <Filters {...props} />
      {problems.length === 0 ? null : (
        <Alert kind="warning">
          {problems.map((problem) => (
            <p key={problem.vi}>
              <Say text={problem} />
            </p>
          ))}
        </Alert>
      )}
      {total === 0 ? null : <Total total={total} />}
      <DataTable
        caption={t('Hồ sơ tìm thấy, mới nhất trước', 'Dossiers found, the newest first')}
        columns={columns(props)}
        rows={rows}
        rowKey={(row) => row.code}
        rowHref={(row) => dossierAddress(row.code)}
        rowTone={({ standing }) => (standing.kind === 'late' ? 'late' : undefined)}
        compact
        keyboard
        empty={<Empty hasWords={values.q !== ''} />}
      />
      <Pagination page={page} pageSize={searchPageSize} total={Math.min(total, mostCounted)} />
    </>
  );
}

function Total({ total }: { total: number }) {
  const language = useLanguage();
  const most = formatNumber(mostCounted, language);
  const words =
    total > mostCounted
      ? t(
          `Hơn ${most} hồ sơ; hãy thu hẹp điều kiện để xem hết.`,
          `More than ${most} dossiers; narrow the search to see all.`,
        )
      : t(`${formatNumber(total, 'vi')} hồ sơ`, `${formatNumber(total, 'en')} dossiers`);
  return (
    <p class="text-soft" role="status">
      <Say text={words} />
    </p>
  );
}

function columns({
  agencies,
  agencyName,
}: SearchPageProps): readonly Column<SearchPageProps['rows'][number]>[] {
  const agency: Column<SearchPageProps['rows'][number]> = {
    key: 'agency',
    title: t('Cơ quan', 'Agency'),
    cell: (row) => agencyName(row.agencyId),
  };
  return [
    {
      key: 'code',
      title: t('Mã hồ sơ', 'Code'),
      heads: true,
      width: 'fit',
      cell: (row) => <CodeLink code={row.code} />,
    },
    { key: 'applicant', title: t('Người nộp', 'Applicant'), cell: (row) => row.applicantName },
    {
      key: 'procedure',
      title: t('Thủ tục', 'Procedure'),
      cell: (row) => <ProcedureName name={row.procedure} />,
    },
    ...(agencies.length > 1 ? [agency] : []),
    {
      key: 'received',
      title: t('Nhận ngày', 'Received'),
      width: 'fit',
      cell: (row) => <Day at={row.receivedAt ?? row.registeredAt} />,
    },
    { key: 'promised', title: t('Hẹn trả', 'Due'), width: 'fit', cell: (row) => <Day at={row.dueAt} /> },
    {
      key: 'due',
      title: t('Thời hạn', 'Time left'),
      width: 'fit',
      cell: ({ standing, dueAt }) => <DueBadge standing={standing} {...(dueAt === null ? {} : { dueAt })} />,
    },
    {
      key: 'state',
      title: t('Trạng thái', 'State'),
      width: 'fit',
      cell: (row) => <StateBadge state={row.state} />,
    },
  ];
}

function Filters({ values, agencies, workers, procedureName }: SearchPageProps) {
  const all = t('Tất cả', 'All');
  const isMore = [values.at, values.role, values.person, values.standing, values.from, values.to].some(
    (value) => value !== '',
  );
  return (
    <FilterBar
      action="/dossiers"
      values={values}
      more={{
        open: isMore,
        children: (
          <>
            <Select
              name="standing"
              label={t('Thời hạn', 'Due date')}
              empty={all}
              choices={standings.map((value) => ({ value, label: standingWords[value] }))}
            />
            <Select
              name="on"
              label={t('Khoảng ngày tính theo', 'Period by')}
              empty={t('Ngày tiếp nhận', 'Day received')}
              choices={[{ value: 'resolved', label: t('Ngày xử lý xong', 'Day resolved') }]}
            />
            <DateField name="from" label={t('Từ ngày', 'From')} width="full" />
            <DateField name="to" label={t('Đến ngày', 'To')} width="full" />
            {agencies.length > 1 ? (
              <Select
                name="at"
                label={t('Đang ở cơ quan', 'Now with')}
                empty={all}
                choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
              />
            ) : null}
            <Select
              name="role"
              label={t('Bước đang mở của', 'Open step of')}
              empty={all}
              choices={['clerk', 'specialist', 'unit-head', 'leader', 'records-clerk'].map((role) => ({
                value: role,
                label: roleWords(role),
              }))}
            />
            <Select
              name="person"
              label={t('Người xử lý', 'Who')}
              empty={all}
              choices={[
                { value: 'none', label: nobody },
                ...workers.map(({ id, fullName }) => ({ value: String(id), label: fullName })),
              ]}
            />
          </>
        ),
      }}
    >
      <TextField
        name="q"
        type="search"
        label={t('Mã, tên, số định danh', 'Code, name, identity number')}
        autocomplete="off"
      />
      <Select
        name="state"
        label={t('Trạng thái', 'State')}
        empty={all}
        choices={[
          { value: 'open', label: t('Chưa kết thúc', 'Not closed') },
          ...stateNames.map((state) => ({ value: state, label: states[state].words })),
        ]}
      />
      {agencies.length > 1 ? (
        <Select
          name="agency"
          label={t('Cơ quan tiếp nhận', 'Received by')}
          empty={all}
          choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <Combobox
        name="procedure"
        label={t('Thủ tục', 'Procedure')}
        source="/dossiers/procedures"
        valueText={procedureName}
      />
    </FilterBar>
  );
}

function Empty({ hasWords }: { hasWords: boolean }) {
  return (
    <EmptyState
      icon="search"
      title={t('Không tìm thấy hồ sơ nào', 'No dossiers found')}
      text={
        hasWords
          ? t(
              'Thử ít chữ hơn, gõ đủ số định danh hoặc phần đầu của mã hồ sơ, hay bớt điều kiện lọc.',
              'Try fewer words, the whole identity number or the beginning of a code, or fewer filters.',
            )
          : t('Không có hồ sơ nào khớp điều kiện lọc.', 'No dossier matches these filters.')
      }
    />
  );
}
