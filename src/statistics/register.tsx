import type { Answer } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';
import { visible } from '../dossiers/dossiers.ts';
import { stateOfCode, states } from '../dossiers/schema.ts';
import { periodWords } from '../indicators/indicators.ts';
import type { Period } from '../indicators/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { AgencyField, PeriodFields } from './filters.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { StatisticsTabs } from './pages-tabs.tsx';

/** One line of the register of dossiers: whose it is, what was asked, when it came and went. */
export type RegisterRow = {
  readonly id: number;
  readonly code: string;
  readonly procedure: string;
  readonly agency: string;
  readonly applicantName: string;
  readonly receivedAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly state: number;
};

/** Dossiers received in a period, in the order of receipt, and how many there are. */
export async function readRegister(
  db: Queries,
  asked: {
    readonly period: Period;
    readonly agencyIds: readonly number[] | undefined;
    readonly answer: Answer;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ total: number; rows: RegisterRow[] }> {
  const { from, to } = asked.period;
  const found = db
    .selectFrom('dossier')
    .where('dossier.receivedAt', '>=', from.toZonedDateTime(timeZone).toInstant())
    .where('dossier.receivedAt', '<', to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant())
    .where(visible(asked.answer))
    .$if(asked.agencyIds !== undefined, (query) =>
      query.where('dossier.agencyId', 'in', [...(asked.agencyIds ?? []), -1]),
    );
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    found
      .innerJoin('agency', 'agency.id', 'dossier.agencyId')
      .innerJoin('procedureVersion', 'procedureVersion.id', 'dossier.procedureVersionId')
      .select([
        'dossier.id',
        'dossier.code',
        'procedureVersion.name as procedure',
        'agency.name as agency',
        'dossier.applicantName',
        'dossier.receivedAt',
        'dossier.dueAt',
        'dossier.resolvedAt',
        'dossier.state',
      ])
      .orderBy('dossier.receivedAt')
      .orderBy('dossier.id')
      .limit(asked.limit)
      .offset(asked.offset)
      .execute(),
  ]);
  return { total, rows };
}

const columns: readonly {
  readonly key: string;
  readonly title: Text;
  value(row: RegisterRow, language: Language): string;
}[] = [
  { key: 'code', title: t('Mã hồ sơ', 'Code'), value: (row) => row.code },
  { key: 'procedure', title: t('Thủ tục', 'Procedure'), value: (row) => row.procedure },
  { key: 'applicant', title: t('Cá nhân, tổ chức', 'Applicant'), value: (row) => row.applicantName },
  { key: 'agency', title: t('Cơ quan tiếp nhận', 'Received by'), value: (row) => row.agency },
  {
    key: 'received',
    title: t('Tiếp nhận', 'Received'),
    value: (row, language) => at(row.receivedAt, language),
  },
  { key: 'due', title: t('Hẹn trả', 'Due'), value: (row, language) => at(row.dueAt, language) },
  {
    key: 'resolved',
    title: t('Xử lý xong', 'Resolved'),
    value: (row, language) => at(row.resolvedAt, language),
  },
  {
    key: 'state',
    title: t('Trạng thái', 'State'),
    value: (row, language) => say(states[stateOfCode(row.state)].words, language),
  },
];

function at(moment: Temporal.Instant | null, language: Language): string {
  return moment === null ? '' : formatMoment(moment, language);
}

export function registerExcel(rows: readonly RegisterRow[], language: Language): Promise<Buffer> {
  return writeWorkbook([
    {
      name: language === 'vi' ? 'Sổ theo dõi hồ sơ' : 'Register of dossiers',
      columns: columns.map(({ title }) => ({ title: say(title, language), width: 24 })),
      rows: rows.map((row) => columns.map(({ value }) => value(row, language))),
    },
  ]);
}

/** The register of dossiers (form 07 of Circular 03/2025/TT-VPCP prints it by agency). */
export function RegisterPage(props: {
  readonly rows: readonly RegisterRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly period: Period;
  readonly values: Readonly<Record<'from' | 'to' | 'asOf' | 'agency' | 'by', string>>;
  readonly agencies: readonly { readonly id: number; readonly name: string }[];
  readonly problems: readonly Text[];
  readonly query: string;
  /** Of the one agency whose register prints as form 07; null while several are shown. */
  readonly pdf: string | null;
}) {
  const words = useSay();
  const language = useLanguage();
  return (
    <>
      <PageTitle
        title={t('Sổ theo dõi hồ sơ', 'Register of dossiers')}
        lead={t('Hồ sơ tiếp nhận trong kỳ, theo thứ tự tiếp nhận.', 'Received in the period, in order.')}
      >
        <LinkButton
          icon="download"
          href={`/statistics/register.xlsx?${props.query}`}
          text={t('Xuất Excel', 'Export Excel')}
        />
        {props.pdf === null ? null : (
          <LinkButton
            icon="printer"
            href={props.pdf}
            newWindow
            text={t('In sổ (mẫu 07)', 'Print (form 07)')}
          />
        )}
      </PageTitle>
      <StatisticsTabs current="register" query={props.query} />
      <FilterBar action="/statistics/register" values={props.values} keep={['asOf', 'by']}>
        <PeriodFields />
        <AgencyField agencies={props.agencies} />
      </FilterBar>
      {props.problems.map((problem) => (
        <Alert key={problem.vi} kind="warning" text={problem} />
      ))}
      <p class="text-soft">
        {words(periodWords(props.period))} · {formatNumber(props.total, language)}{' '}
        <Say text={t('hồ sơ', 'dossiers')} />
        {props.pdf === null ? (
          <>
            {' · '}
            <Say text={t('Chọn một cơ quan để in sổ theo mẫu 07.', 'Choose an agency to print form 07.')} />
          </>
        ) : null}
      </p>
      <DataTable
        caption={t('Sổ theo dõi hồ sơ', 'Register of dossiers')}
        rows={props.rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ code }) => `/dossiers/${code}`}
        keyboard
        compact
        empty={<EmptyState title={t('Không có hồ sơ nào trong kỳ', 'No dossiers in this period')} />}
        columns={columns.map(({ key, title, value }) => ({
          key,
          title,
          heads: key === 'code',
          cell: (row: RegisterRow) =>
            key === 'code' ? <a href={`/dossiers/${row.code}`}>{row.code}</a> : value(row, language),
        }))}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
    </>
  );
}
