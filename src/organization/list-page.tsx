import { t } from '../kernel/messages.ts';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { useLanguage, useSay, type Words } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { AgencyLevel, type Agency } from './schema.ts';
import { levelWords, words } from './words.ts';

export const pageSize = 50;

export type AgencyListProps = {
  /** The rows of this page, out of `total`. */
  rows: readonly Agency[];
  total: number;
  page: number;
  /** The query as asked, for the filter's fields. */
  values: Readonly<Record<string, string>>;
  parentOf: (agency: Agency) => string;
};

/** The agencies that an administrator looks after. */
export function AgencyListPage({ rows, total, page, values, parentOf }: AgencyListProps) {
  const say = useSay();
  const language = useLanguage();
  const count = formatNumber(total, language);
  return (
    <>
      <PageTitle title={words.agencies} lead={t(`${count} cơ quan`, `${count} agencies`)} />
      <FilterBar action="/admin/agencies" values={values}>
        <TextField
          name="q"
          type="search"
          label={t('Tìm theo tên hoặc mã', 'Search by name or code')}
          hint={t('Không cần gõ dấu', 'Diacritics not needed')}
        />
        <Select
          name="level"
          label={words.level}
          empty={t('Mọi cấp', 'All levels')}
          choices={AgencyLevel.options.map((value) => ({ value, label: levelWords[value] }))}
        />
        <Select
          name="hours"
          label={words.hours}
          empty={t('Mọi giờ làm việc', 'Any hours')}
          choices={[
            { value: 'own', label: words.ownHours },
            { value: 'usual', label: words.usualHours },
          ]}
        />
      </FilterBar>
      <DataTable
        caption={words.agencies}
        compact
        keyboard
        rows={rows}
        rowKey={(row) => row.code}
        rowHref={(row) => `/admin/agencies/${encodeURIComponent(row.code)}`}
        columns={columns(say, parentOf)}
        empty={
          <EmptyState
            icon="building"
            title={t('Không có cơ quan nào khớp', 'No agency fits')}
            text={t('Hãy bỏ bớt điều kiện lọc.', 'Remove some of the filters.')}
          />
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} />
    </>
  );
}

function columns(say: (text: Words) => string, parentOf: (agency: Agency) => string): Column<Agency>[] {
  return [
    {
      key: 'name',
      title: words.name,
      heads: true,
      cell: (row) => <a href={`/admin/agencies/${encodeURIComponent(row.code)}`}>{row.name}</a>,
    },
    { key: 'code', title: words.code, width: 'fit', cell: (row) => row.code },
    { key: 'level', title: words.level, cell: (row) => say(levelWords[row.level]) },
    { key: 'parent', title: words.parent, hideOnPhone: true, cell: (row) => parentOf(row) },
    {
      key: 'hours',
      title: words.hours,
      cell: (row) => say(row.officeHours === null ? words.usualHours : words.ownHours),
    },
    { key: 'units', title: words.units, width: 'fit', align: 'end', cell: (row) => row.units.length },
  ];
}
