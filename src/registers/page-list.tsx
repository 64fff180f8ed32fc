import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination, Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, sayWords, useLanguage, usePage } from '../ui/page.tsx';
import { DataTable, type Column as TableColumn } from '../ui/table.tsx';
import type { ListAddress } from './address.ts';
import type { Destruction } from './destruction.ts';
import { filterQuery, type NamedFilter } from './filters.ts';
import { agencyChoices } from './form-fields.tsx';
import { NamedFilters } from './page-filters.tsx';
import { Retention } from './page-retention.tsx';
import type { ListedRow } from './listing.ts';
import type { Place } from './lookups.ts';
import { daysLate, stateOf } from './rules.ts';
import type { Register } from './schema.ts';
import type { Showing } from './showing.ts';

export type ListPageProps = {
  readonly register: Register;
  readonly rows: readonly ListedRow[];
  readonly total: number;
  readonly sums: ReadonlyMap<string, number>;
  readonly pageSize: number;
  readonly address: ListAddress;
  readonly problems: readonly Text[];
  readonly showing: Showing;
  readonly places: readonly Place[];
  readonly mayWrite: boolean;
  readonly today: Temporal.PlainDate;
  readonly filters: readonly NamedFilter[];
  /** Of the view of rows past their retention: how many may be destroyed, and what was. */
  readonly retention: {
    readonly count: number;
    readonly destructions: readonly Destruction[];
    readonly refusals: readonly Refusal[];
    readonly values: Readonly<Record<string, unknown>>;
  } | null;
};

export function ListPage(props: ListPageProps) {
  const { register, rows, total, address, showing } = props;
  const { path } = usePage();
  const base = `/registers/${register.code}`;
  const query = path.includes('?') ? path.slice(path.indexOf('?')) : '';
  return (
    <>
      <PageTitle
        title={register.title}
        crumbs={[{ href: '/registers', text: t('Sổ theo dõi', 'Registers') }]}
        {...(register.about === undefined ? {} : { lead: register.about })}
      >
        {props.mayWrite ? (
          <>
            <LinkButton
              look="next"
              icon="plus"
              href={`${base}/new`}
              text={t(`Thêm ${register.one.vi}`, `New ${register.one.en}`)}
            />
            <LinkButton icon="upload" href={`${base}/import`} text={t('Nhập từ Excel', 'Import')} />
          </>
        ) : null}
        <LinkButton icon="download" href={`${base}/rows.xlsx${query}`} text={t('Excel', 'Excel')} download />
        <LinkButton icon="download" href={`${base}/rows.csv${query}`} text={t('CSV', 'CSV')} download />
        <LinkButton icon="printer" href={`${base}/print${query}`} text={t('Bản in', 'Print sheet')} />
      </PageTitle>
      <Views {...props} />
      <Filters {...props} />
      <NamedFilters base={base} filters={props.filters} present={filterQuery(register, query)} />
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      <DataTable
        caption={register.title}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `${base}/${id}`}
        keyboard
        compact
        {...(address['sort'] === '' ? {} : { sort: String(address['sort']) })}
        columns={listColumns(register, showing, base, props.today)}
        empty={<Empty {...props} />}
      />
      {rows.length === 0 ? null : <Sums {...props} total={total} />}
      <Pagination page={address.page} pageSize={props.pageSize} total={total} />
      {props.retention === null ? null : <Retention base={base} {...props.retention} />}
    </>
  );
}

/** The columns of the list, the first of which leads to the row. */
export function listColumns(
  register: Register,
  showing: Showing,
  base: string | null,
  /** The day on which overdue rows are told; null: they are not. */
  today: Temporal.PlainDate | null,
): TableColumn<ListedRow>[] {
  const listed = Object.entries(register.columns).filter(([, column]) => column.list === true);
  return [
    ...listed.map(([name, column], index): TableColumn<ListedRow> => ({
      key: name,
      title: column.title,
      sortable: base !== null,
      heads: index === 0,
      ...(column.kind === 'number' ? { align: 'end' as const } : {}),
      ...(column.kind === 'day' || column.kind === 'number' ? { width: 'fit' as const } : {}),
      cell: (row) => {
        const words = showing.words(column, row.values[name]);
        if (index > 0 || base === null) return words;
        return <a href={`${base}/${row.id}`}>{words === '' ? showing.label(register, row) : words}</a>;
      },
    })),
    {
      key: 'state',
      title: t('Tình trạng', 'State'),
      sortable: base !== null,
      width: 'fit',
      cell: (row) => (
        <>
          <StateBadge register={register} state={row.state} />
          {today === null ? null : <LateBadge days={daysLate(register, row, today)} />}
        </>
      ),
    },
  ];
}

export function StateBadge({ register, state }: { register: Register; state: string }) {
  const { title, tone } = stateOf(register, state);
  const names = Object.keys(register.states);
  const usual = state === names[0] ? 'new' : names.includes(state) ? 'working' : 'plain';
  return <StatusBadge tone={tone ?? usual} text={title} />;
}

/** How long a row has been overdue; nothing for one that is not. */
export function LateBadge({ days }: { days: number }) {
  return days === 0 ? null : <DueBadge standing={{ kind: 'late', by: { days } }} />;
}

function Views({ register, address }: ListPageProps) {
  const views: [string, Text][] = [
    ['', t('Tất cả', 'All')],
    ['mine', t('Giao cho tôi', 'Assigned to me')],
    ['drafts', t('Bản nháp của tôi', 'My drafts')],
    ...(register.due === undefined ? [] : [['late', t('Quá hạn', 'Overdue')] as [string, Text]]),
    ...(register.keep === undefined
      ? []
      : [['over', t('Hết thời hạn bảo quản', 'Past retention')] as [string, Text]]),
  ];
  const base = `/registers/${register.code}`;
  return (
    <Tabs
      label={t('Các phần của sổ', 'Views of the register')}
      tabs={views.map(([view, words]) => ({
        href: view === '' ? base : `${base}?view=${view}`,
        text: words,
        current: String(address['view'] ?? '') === view,
      }))}
    />
  );
}

function Filters({ register, address, places }: ListPageProps) {
  const choices = Object.entries(register.columns).flatMap(([name, column]) =>
    column.kind === 'choice' ? [{ name, column }] : [],
  );
  const on = register.columns[register.on]?.title ?? t('Ngày', 'Day');
  const owner = register.columns[register.owner]?.title ?? t('Cơ quan', 'Agency');
  const values = Object.fromEntries(Object.entries(address).map(([name, value]) => [name, String(value)]));
  const isOpen = ['from', 'to', ...choices.map(({ name }) => name)].some(
    (name) => (values[name] ?? '') !== '',
  );
  const more = (
    <>
      {choices.map(({ name, column }) => (
        <Select
          key={name}
          name={name}
          label={column.title}
          choices={Object.entries(column.choices).map(([value, label]) => ({ value, label }))}
          empty={t('Tất cả', 'Any')}
        />
      ))}
      <DateField name="from" label={t(`${on.vi} từ`, `${on.en} from`)} />
      <DateField name="to" label={t('đến', 'to')} />
    </>
  );
  return (
    <FilterBar
      action={`/registers/${register.code}`}
      values={values}
      keep={['sort', 'view']}
      more={{ children: more, open: isOpen }}
    >
      <TextField name="q" type="search" label={t('Tìm', 'Search')} />
      <Select
        name="state"
        label={t('Tình trạng', 'State')}
        choices={Object.entries(register.states).map(([value, { title }]) => ({ value, label: title }))}
        empty={t('Mọi tình trạng', 'Any')}
      />
      <Select
        name={register.owner}
        label={owner}
        choices={agencyChoices(places)}
        empty={t('Mọi cơ quan', 'Any')}
      />
    </FilterBar>
  );
}

function Sums({ register, total, sums }: ListPageProps) {
  const language = useLanguage();
  const parts = [...sums].map(([name, sum]) => {
    const column = register.columns[name];
    const unit =
      column?.kind === 'number' && column.unit !== undefined ? ` ${sayWords(column.unit, language)}` : '';
    return `${sayWords(column?.title ?? name, language)}: ${formatNumber(sum, language)}${unit}`;
  });
  return (
    <p class="text-soft">
      <Say text={t(`Cộng ${formatNumber(total, 'vi')} dòng`, `${formatNumber(total, 'en')} rows in all`)} />
      {parts.length === 0 ? '' : ` · ${parts.join(' · ')}`}
    </p>
  );
}

function Empty({ register, address, mayWrite }: ListPageProps) {
  const base = `/registers/${register.code}`;
  const isFiltered = Object.entries(address).some(([name, value]) => name !== 'page' && value !== '');
  if (isFiltered)
    return (
      <EmptyState
        icon="search"
        title={t('Không có dòng nào khớp', 'Nothing matches')}
        text={t('Thử ít từ hơn, hoặc bỏ bớt điều kiện lọc.', 'Try fewer words, or take a filter away.')}
      >
        <LinkButton href={base} text={t('Xem tất cả', 'See all')} />
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('Sổ chưa có dòng nào', 'The register is empty')}
      text={t(
        'Ghi dòng đầu tiên, hoặc nhập cả bảng đang có trong Excel.',
        'Record the first row, or bring in what stands in Excel.',
      )}
    >
      {mayWrite ? (
        <LinkButton href={`${base}/import`} icon="upload" text={t('Nhập từ Excel', 'Import')} />
      ) : null}
    </EmptyState>
  );
}
