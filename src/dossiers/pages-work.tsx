import { findDay } from '../kernel/clock.ts';
import type { Staff } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import { DueBadge, type DueStanding } from '../ui/badges.tsx';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { EmptyState, FilterBar, Pagination, Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { CodeLink, Day, dossierAddress, Person, ProcedureName, StateBadge } from './pages-parts.tsx';
import type { Colleague } from './reading-people.ts';
import { workTabs, type WorkRow, type WorkTab } from './reading-work.ts';
import { nobody, noSuchDay, roleWords } from './words.ts';

export const workPageSize = 50;

const tabWords: Record<WorkTab, Text> = {
  mine: t('Việc của tôi', 'My work'),
  free: t('Chưa ai nhận', 'Not taken'),
  agency: t('Cả cơ quan', 'Whole agency'),
  waiting: t('Đang chờ người nộp', 'Waiting for the applicant'),
  returning: t('Chờ trả kết quả', 'Result to hand over'),
  late: t('Quá hạn', 'Late'),
};

const emptyWords: Record<WorkTab, Text> = {
  mine: t('Không có việc nào đang chờ bạn', 'Nothing waits for you'),
  free: t('Mọi việc đều đã có người nhận', 'Everything has been taken'),
  agency: t('Cơ quan không có hồ sơ đang xử lý', 'Your agency has no open dossiers'),
  waiting: t('Không có hồ sơ nào chờ người nộp', 'No dossier waits for its applicant'),
  returning: t('Không có kết quả nào chờ trả', 'No result waits to be handed over'),
  late: t('Không có việc nào quá hạn', 'Nothing is late'),
};

/** The address's own words: what is chosen, as it stands there. */
export type WorkValues = Readonly<Record<'tab' | 'procedure' | 'role' | 'person' | 'due' | 'q', string>>;

export type WorkPageProps = {
  readonly staff: Staff;
  readonly tab: WorkTab;
  readonly values: WorkValues;
  readonly counts: Readonly<Record<WorkTab, number>>;
  readonly rows: readonly (WorkRow & { standing: DueStanding })[];
  readonly page: number;
  readonly procedures: readonly { code: string; name: string }[];
  readonly workers: readonly Colleague[];
  /** Heads and leaders may sign and assign many at once. */
  readonly canLead: boolean;
};

/** The first page of every member of staff: what to do now, by what is due. */
export function WorkPage(props: WorkPageProps) {
  const { tab, values, counts, rows, page, canLead, staff } = props;
  const table = (
    <DataTable
      caption={tabWords[tab]}
      columns={columns(staff)}
      rows={rows}
      rowKey={workKey}
      rowHref={(row) => dossierAddress(row.code)}
      rowTone={({ standing }) =>
        standing.kind === 'late' ? 'late' : standing.kind === 'running' && standing.soon ? 'soon' : undefined
      }
      compact="dense"
      keyboard
      {...(canLead ? { select: tick } : {})}
      empty={<Empty tab={tab} isFiltered={isFiltered(values)} />}
    />
  );
  const isBulk = canLead && rows.length > 0;
  return (
    <>
      <div class="list-head">
        <PageTitle title={t('Việc cần làm', 'My work')} />
        <Tabs
          label={t('Danh sách công việc', 'Lists of work')}
          tabs={workTabs.map((name) => ({
            href: tabAddress(name, values),
            text: tabWords[name],
            count: counts[name],
            current: name === tab,
          }))}
        />
        {isBulk ? <BulkButtons /> : null}
        <Filters {...props} />
      </div>
      {values.due === '' || findDay(values.due) !== null ? null : (
        <Alert kind="warning" text={noSuchDay(values.due)} />
      )}
      {isBulk ? (
        <form action="/work/sign" method="get" id={bulkForm}>
          {table}
        </form>
      ) : (
        table
      )}
      <Pagination page={page} pageSize={workPageSize} total={counts[tab]} />
    </>
  );
}

const bulkForm = 'bulk';

/** A row's place in a form: code and step. */
export function workKey(row: Pick<WorkRow, 'code' | 'step'>): string {
  return `${row.code}~${row.step ?? 0}`;
}

const tick = {
  name: 'items',
  value: workKey,
  label: (row: WorkRow) => t(`Chọn hồ sơ ${row.code}`, `Select dossier ${row.code}`),
};

function columns(staff: Staff): readonly Column<WorkPageProps['rows'][number]>[] {
  return [
    {
      key: 'code',
      title: t('Mã hồ sơ, người nộp', 'Code, applicant'),
      heads: true,
      share: 24,
      cell: (row) => (
        <>
          <CodeLink code={row.code} />{' '}
          <span class="row-name" title={row.applicantName}>
            {row.applicantName}
          </span>
        </>
      ),
    },
    {
      key: 'due',
      title: t('Hạn của bước', 'Step due'),
      share: 12,
      cell: ({ standing, dueAt }) => <DueBadge standing={standing} {...(dueAt === null ? {} : { dueAt })} />,
    },
    {
      key: 'procedure',
      title: t('Thủ tục', 'Procedure'),
      share: 16,
      cell: (row) => <ProcedureName name={row.procedure} />,
    },
    { key: 'step', title: t('Bước', 'Step'), share: 14, cell: (row) => row.stepName ?? '–' },
    {
      key: 'who',
      title: t('Người xử lý', 'Who'),
      share: 9,
      cell: (row) => <Who row={row} staff={staff} />,
    },
    {
      key: 'received',
      title: t('Nhận ngày', 'Received'),
      share: 7,
      hideOnPhone: true,
      cell: (row) => <Day at={row.receivedAt} />,
    },
    {
      key: 'promised',
      title: t('Hẹn trả', 'Promised'),
      share: 7,
      cell: (row) => <Day at={row.dossierDueAt} />,
    },
    {
      key: 'state',
      title: t('Trạng thái', 'State'),
      share: 11,
      cell: (row) => <StateBadge state={row.state} />,
    },
  ];
}

function Who({ row, staff }: { row: WorkRow; staff: Staff }) {
  if (row.step === null) return <>–</>;
  const { assigneeId, assigneeName } = row;
  if (assigneeId === null) return <Person name={null} />;
  return <Person name={assigneeName} isStoodInFor={staff.standsInFor.includes(assigneeId)} />;
}

function Filters({ values, procedures, workers }: WorkPageProps) {
  return (
    <FilterBar
      action={`/work?tab=${values.tab}`}
      values={values}
      keep={['tab']}
      folded={{ open: isFiltered(values) }}
    >
      <Select
        name="procedure"
        label={t('Thủ tục', 'Procedure')}
        empty={t('Tất cả', 'All')}
        choices={procedures.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
      />
      <Select
        name="role"
        label={t('Vai trò của bước', 'Role of the step')}
        empty={t('Tất cả', 'All')}
        choices={['clerk', 'specialist', 'unit-head', 'leader', 'records-clerk'].map((role) => ({
          value: role,
          label: roleWords(role),
        }))}
      />
      <Select
        name="person"
        label={t('Người xử lý', 'Who')}
        empty={t('Tất cả', 'All')}
        choices={[
          { value: 'none', label: nobody },
          ...workers.map(({ id, fullName }) => ({ value: String(id), label: fullName })),
        ]}
      />
      <DateField name="due" label={t('Hạn đến ngày', 'Due by')} width="full" />
      <TextField name="q" type="search" label={t('Mã, tên, số định danh', 'Code, name, identity number')} />
    </FilterBar>
  );
}

function BulkButtons() {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <span class="text-soft">
        <Say text={t('Với hồ sơ đã chọn:', 'With those ticked:')} />
      </span>
      <Button form={bulkForm} size="small" icon="signature" text={t('Ký duyệt', 'Sign')} />
      <Button
        form={bulkForm}
        size="small"
        icon="user-check"
        formAction="/work/assign"
        text={t('Phân công', 'Assign')}
      />
    </div>
  );
}

function Empty({ tab, isFiltered }: { tab: WorkTab; isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon="list-filter"
        title={t('Không có việc nào khớp điều kiện lọc', 'Nothing matches these filters')}
        text={t('Hãy bớt điều kiện hoặc bỏ lọc.', 'Use fewer filters, or clear them.')}
      >
        <LinkButton href={`/work?tab=${tab}`} text={t('Bỏ lọc', 'Clear')} />
      </EmptyState>
    );
  }
  return <EmptyState icon="check-check" title={emptyWords[tab]} />;
}

function isFiltered({ procedure, role, person, due, q }: WorkValues): boolean {
  return [procedure, role, person, due, q].some((value) => value !== '');
}

function tabAddress(tab: WorkTab, values: WorkValues): string {
  const kept = Object.entries({ ...values, tab }).filter(([, value]) => value !== '');
  return `/work?${new URLSearchParams(kept).toString()}`;
}
