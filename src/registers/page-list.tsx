import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination, Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, sayWords, useLanguage, usePage, withQuery } from '../ui/page.tsx';
import { DataTable, type Column as TableColumn } from '../ui/table.tsx';
import type { ListAddress } from './address.ts';
import { agencyChoices } from './form-fields.tsx';
import type { ListedRow } from './listing.ts';
import type { Place } from './lookups.ts';
import { stateOf } from './rules.ts';
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
        columns={listColumns(register, showing, base)}
        empty={<Empty {...props} />}
      />
      {rows.length === 0 ? null : <Sums {...props} total={total} />}
      <Pagination page={address.page} pageSize={props.pageSize} total={total} />
    </>
  );
}

/** The columns of the list, the first of which leads to the row. */
export function listColumns(
  register: Register,
  showing: Showing,
  base: string | null,
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
      cell: (row) => <StateBadge register={register} state={row.state} />,
    },
  ];
}

export function StateBadge({ register, state }: { register: Register; state: string }) {
  const { title, tone } = stateOf(register, state);
  const names = Object.keys(register.states);
  const usual = state === names[0] ? 'new' : names.includes(state) ? 'working' : 'plain';
  return <StatusBadge tone={tone ?? usual} text={title} />;
}

function Views({ register, address }: ListPageProps) {
  const views: [string, Text][] = [
    ['', t('Tất cả', 'All')],
    ['mine', t('Giao cho tôi', 'Assigned to me')],
    ['drafts', t('Bản nháp của tôi', 'My drafts')],
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

/** All rows that the address asks for on one sheet of paper. */
export function PrintPage({
  register,
  rows,
  total,
  showing,
  today,
}: Pick<ListPageProps, 'register' | 'rows' | 'total' | 'showing'> & { readonly today: string }) {
  const { path } = usePage();
  const isCut = total > rows.length;
  return (
    <>
      <PageTitle
        title={register.title}
        crumbs={[
          { href: withQuery(path.replace('/print', ''), {}), text: t('Về danh sách', 'Back to the list') },
        ]}
        lead={t(
          `In ngày ${today} · ${formatNumber(total, 'vi')} dòng · ${register.law}`,
          `Printed on ${today} · ${formatNumber(total, 'en')} rows · ${register.law}`,
        )}
      />
      <p class="hint no-print">
        <Say
          text={t(
            'Dùng lệnh In của trình duyệt (Ctrl+P), chọn khổ A4 ngang; cũng lưu được thành PDF.',
            'Print with your browser (Ctrl+P), A4 landscape; it can be saved as PDF as well.',
          )}
        />
      </p>
      {isCut ? (
        <Alert
          kind="warning"
          text={t(
            `Bản in chỉ có ${formatNumber(rows.length, 'vi')} dòng đầu; hãy lọc hẹp hơn hoặc xuất Excel.`,
            `The sheet holds the first ${formatNumber(rows.length, 'en')} rows; narrow the list or export it.`,
          )}
        />
      ) : null}
      <DataTable
        caption={register.title}
        rows={rows}
        rowKey={({ id }) => String(id)}
        compact
        columns={listColumns(register, showing, null)}
      />
    </>
  );
}
