import type { Agency } from '../organization/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { FilterBar } from '../ui/lists.tsx';
import { Alert, Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import type { AgencyLoad, PeriodFigures, PersonLoad, ProcedureLoad, Standings } from './reading-overview.ts';
import { nobody, roleWords } from './words.ts';

export type OverviewPageProps = {
  readonly values: Readonly<Record<'agency' | 'from' | 'to', string>>;
  /** Agencies within reach. */
  readonly agencies: readonly Agency[];
  /** The agency whose people are shown; undefined when its steps are not within reach. */
  readonly agency: Agency | undefined;
  /** What waits for this person; undefined for those who do no steps. */
  readonly mine: number | undefined;
  readonly standings: Standings;
  readonly period: PeriodFigures;
  readonly byAgency: readonly AgencyLoad[];
  readonly byProcedure: readonly ProcedureLoad[];
  readonly byPerson: readonly PersonLoad[];
  readonly problems: readonly Text[];
  readonly agencyCode: (id: number) => string;
  readonly agencyName: (id: number) => string;
};

/** The leader's view: what waits for me, what will be late, where, with whom. Each figure leads to its dossiers. */
export function OverviewPage(props: OverviewPageProps) {
  const { values, mine, standings, byAgency } = props;
  const scope: Record<string, string> = values.agency === '' ? {} : { agency: values.agency };
  return (
    <>
      <PageTitle
        title={t('Theo dõi tiến độ', 'Overview')}
        lead={t('Bấm vào con số để mở danh sách hồ sơ.', 'Each figure opens its list of dossiers.')}
      />
      <Filters {...props} />
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      <StatTiles
        label={t('Hiện nay', 'Now')}
        tiles={[
          ...(mine === undefined
            ? []
            : [{ href: '/work?tab=mine', label: t('Đang chờ tôi', 'Wait for me'), value: mine }]),
          {
            href: listAddress({ ...scope, standing: 'late' }),
            label: t('Đang quá hạn', 'Late now'),
            value: standings.late,
            tone: standings.late > 0 ? ('late' as const) : ('good' as const),
          },
          {
            href: listAddress({ ...scope, standing: 'soon' }),
            label: t('Đến hạn trong 7 ngày', 'Due within 7 days'),
            value: standings.soon,
            tone: standings.soon > 0 ? ('soon' as const) : ('plain' as const),
          },
          {
            href: listAddress({ ...scope, state: 'open' }),
            label: t('Chưa kết thúc', 'Not closed'),
            value: standings.open,
          },
          {
            href: listAddress({ ...scope, state: 'resolved' }),
            label: t('Chờ trả kết quả', 'Result to hand over'),
            value: standings.resolved,
          },
        ]}
      />
      <Period {...props} scope={scope} />
      {byAgency.length > 1 ? <AgenciesCard {...props} /> : null}
      <PeopleCard {...props} />
      <Card title={t('Theo thủ tục', 'By procedure')} icon="book-open">
        <LoadTable
          caption={t('Hồ sơ chưa kết thúc theo thủ tục', 'Open dossiers by procedure')}
          rows={props.byProcedure}
          rowKey={(row) => row.code}
          name={{ title: t('Thủ tục', 'Procedure'), cell: (row) => row.name }}
          address={(row) => ({ ...scope, procedure: row.code })}
        />
      </Card>
    </>
  );
}

function Period({ values, period, scope }: OverviewPageProps & { scope: Record<string, string> }) {
  const within = { from: values.from, to: values.to };
  const [from, to] = [values.from, values.to].map((day) => formatDay(Temporal.PlainDate.from(day)));
  const resolved = (extra: Record<string, string>) =>
    listAddress({ ...scope, ...within, on: 'resolved', ...extra });
  return (
    <Card title={t(`Từ ${from} đến ${to}`, `From ${from} to ${to}`)} icon="calendar-days">
      <StatTiles
        label={t('Trong kỳ', 'In the period')}
        tiles={[
          {
            href: listAddress({ ...scope, ...within }),
            label: t('Đã tiếp nhận', 'Received'),
            value: period.received,
          },
          { href: resolved({}), label: t('Đã xử lý xong', 'Resolved'), value: period.resolved },
          {
            href: resolved({ standing: 'early' }),
            label: t('Trước hạn', 'Early'),
            value: period.early,
            tone: 'good',
          },
          {
            href: resolved({ standing: 'onTime' }),
            label: t('Đúng hạn', 'On time'),
            value: period.onTime,
            tone: 'good',
          },
          {
            href: resolved({ standing: 'resolvedLate' }),
            label: t('Quá hạn', 'Late'),
            value: period.late,
            tone: period.late > 0 ? 'late' : 'plain',
          },
        ]}
      />
    </Card>
  );
}

/** Agencies shown at once: those with most late or soon due come first. */
const firstAgencies = 15;

function AgenciesCard({ byAgency, agencyCode, agencyName }: OverviewPageProps) {
  const rest = byAgency.slice(firstAgencies);
  const table = (rows: readonly AgencyLoad[]) => (
    <LoadTable
      caption={t('Hồ sơ chưa kết thúc theo cơ quan', 'Open dossiers by agency')}
      rows={rows}
      rowKey={(row) => String(row.agencyId)}
      name={{ title: t('Cơ quan', 'Agency'), cell: (row) => agencyName(row.agencyId) }}
      address={(row) => ({ agency: agencyCode(row.agencyId) })}
    />
  );
  return (
    <Card title={t('Theo cơ quan tiếp nhận', 'By receiving agency')} icon="building">
      {table(byAgency.slice(0, firstAgencies))}
      {rest.length === 0 ? null : (
        <Disclosure summary={t(`${rest.length} cơ quan khác`, `${rest.length} other agencies`)}>
          {table(rest)}
        </Disclosure>
      )}
    </Card>
  );
}

function PeopleCard({ agency, byPerson }: OverviewPageProps) {
  const say = useSay();
  if (agency === undefined) return null;
  return (
    <Card title={t(`Theo người xử lý: ${agency.name}`, `By person: ${agency.name}`)} icon="users">
      <LoadTable
        caption={t('Hồ sơ đang ở từng người', 'Dossiers with each person')}
        rows={byPerson}
        rowKey={(row) => `${row.role} ${row.accountId ?? 0}`}
        name={{ title: t('Người xử lý', 'Who'), cell: (row) => row.fullName ?? say(nobody) }}
        more={[
          { key: 'role', title: t('Vai trò', 'Role'), cell: (row) => say(roleWords(row.role)) },
          { key: 'unit', title: t('Bộ phận', 'Unit'), cell: (row) => row.unitName ?? '–' },
        ]}
        address={(row) => ({
          at: agency.code,
          role: row.role,
          person: row.accountId === null ? 'none' : String(row.accountId),
        })}
      />
    </Card>
  );
}

type Load = { readonly open: number; readonly late: number; readonly soon: number };

function LoadTable<Row extends Load>(props: {
  caption: Text;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  name: Pick<Column<Row>, 'title' | 'cell'>;
  more?: readonly Column<Row>[];
  address: (row: Row) => Record<string, string>;
}) {
  const { address } = props;
  const figure = (key: keyof Load, title: Text, extra: Record<string, string>): Column<Row> => ({
    key,
    title,
    align: 'end',
    width: 'fit',
    cell: (row) => (
      <Figure value={row[key]} href={listAddress({ ...address(row), ...extra })} isLate={key === 'late'} />
    ),
  });
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows}
      rowKey={props.rowKey}
      columns={[
        { key: 'name', heads: true, width: 'wide', ...props.name },
        ...(props.more ?? []),
        figure('late', t('Quá hạn', 'Late'), { standing: 'late' }),
        figure('soon', t('Đến hạn 7 ngày', 'Due in 7 days'), { standing: 'soon' }),
        figure('open', t('Chưa kết thúc', 'Not closed'), { state: 'open' }),
      ]}
      empty={
        <p class="text-soft">
          <Say text={t('Không có hồ sơ nào đang mở.', 'No open dossiers.')} />
        </p>
      }
    />
  );
}

function Figure({ value, href, isLate }: { value: number; href: string; isLate: boolean }) {
  const language = useLanguage();
  if (value === 0) return <span class="text-soft">0</span>;
  return (
    <a href={href} class={isLate ? 'font-semibold text-late' : undefined}>
      {formatNumber(value, language)}
    </a>
  );
}

function Filters({ values, agencies }: OverviewPageProps) {
  return (
    <FilterBar action="/overview" values={values}>
      {agencies.length > 1 ? (
        <Select
          name="agency"
          label={t('Cơ quan', 'Agency')}
          empty={t('Tất cả trong phạm vi theo dõi', 'All within reach')}
          choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <DateField name="from" label={t('Kỳ từ ngày', 'Period from')} width="full" />
      <DateField name="to" label={t('đến ngày', 'to')} width="full" />
    </FilterBar>
  );
}

function listAddress(parts: Record<string, string>): string {
  return `/dossiers?${new URLSearchParams(parts).toString()}`;
}
