import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { periodWords } from '../indicators/indicators.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { wordsOfPeriod } from './period.ts';
import type { ReportEntry } from './face.ts';
import { reportStates, type ReportState } from './rules.ts';

export const stateTones = {
  draft: 'working',
  frozen: 'waiting',
  approved: 'waiting',
  published: 'done',
} as const satisfies Record<ReportState, string>;

const columns: readonly Column<ReportEntry>[] = [
  {
    key: 'title',
    title: t('Báo cáo', 'Report'),
    heads: true,
    width: 'wide',
    cell: (row) => <a href={`/reports/${row.id}`}>{row.title}</a>,
  },
  { key: 'period', title: t('Kỳ', 'Period'), cell: (row) => <PeriodWords row={row} /> },
  {
    key: 'number',
    title: t('Số, ký hiệu', 'Number'),
    width: 'fit',
    cell: ({ office }) => (office.number === '' ? '–' : office.number),
  },
  {
    key: 'asOf',
    title: t('Số liệu đến ngày', 'Figures as of'),
    width: 'fit',
    cell: ({ asOf }) => (asOf === null ? '–' : formatDay(asOf)),
  },
  {
    key: 'state',
    title: t('Trạng thái', 'State'),
    width: 'fit',
    cell: ({ state }) => <StatusBadge tone={stateTones[state]} text={reportStates[state]} />,
  },
];

function PeriodWords({ row: { period } }: { row: ReportEntry }) {
  const say = useSay();
  const words = wordsOfPeriod(period);
  return <>{say(t(words.charAt(0).toUpperCase() + words.slice(1), periodWords(period).en))}</>;
}

export type BeginForm = {
  readonly templates: readonly { readonly name: string; readonly title: string }[];
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** Where there is one template, nobody needs to choose. */
function onlyOne([first, ...others]: BeginForm['templates']): { readonly template?: string } {
  return first === undefined || others.length > 0 ? {} : { template: first.name };
}

export function ReportsPage({
  reports,
  begin,
}: {
  reports: readonly ReportEntry[];
  begin: BeginForm | null;
}) {
  return (
    <>
      <PageTitle
        title={t('Báo cáo', 'Reports')}
        lead={t(
          'Mỗi con số trong báo cáo mở ra hồ sơ hoặc cơ quan đã báo cáo số đó.',
          'Every figure in a report opens to its records, or to the agency that reported it.',
        )}
      />
      <DataTable
        caption={t('Các báo cáo', 'Reports')}
        columns={columns}
        rows={reports}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `/reports/${id}`}
        empty={
          <EmptyState
            icon="file-text"
            title={t('Chưa có báo cáo nào', 'No reports yet')}
            text={t('Báo cáo đã phát hành sẽ hiện ở đây.', 'Published reports appear here.')}
          />
        }
      />
      {begin === null ? null : (
        <Card title={t('Lập báo cáo', 'Begin a report')} icon="file-plus">
          <Form
            action="/reports"
            refusals={begin.refusals}
            values={{ ...onlyOne(begin.templates), ...begin.values }}
          >
            <FieldRow>
              <Select
                name="template"
                label={t('Mẫu', 'Template')}
                required
                choices={begin.templates.map(({ name, title }) => ({ value: name, label: title }))}
              />
              <DateField name="from" label={t('Từ ngày', 'From')} required />
              <DateField name="to" label={t('Đến ngày', 'To')} required />
            </FieldRow>
            <Actions>
              <Button look="next" icon="file-plus" text={t('Lập báo cáo', 'Begin the report')} />
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}
