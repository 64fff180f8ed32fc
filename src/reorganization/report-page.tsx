import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { totalOf, type Measure } from './counts.ts';
import type { Reorganization } from './life.ts';
import { crumbs } from './plan-view.tsx';
import type { AgencyCount, Done } from './schema.ts';
import { partWords } from './words.ts';

export const reportPerPage = 50;

/** A line behind a number of the report. */
export type ReportLine = {
  readonly key: string;
  readonly title: Text;
  readonly href: string | null;
  readonly detail: Text;
  readonly from: string;
  readonly to: string;
};

export type ReportPageProps = {
  readonly reorganization: Reorganization;
  readonly done: Done;
  /** Open dossiers without an owner today. */
  readonly now: number;
  readonly part: string;
  readonly lines: readonly ReportLine[];
  readonly total: number;
  readonly page: number;
  readonly mayCompare: boolean;
};

/** How many of each kind the carrying out handed over; the kinds with rows of their own. */
export function doneNumbers(done: Done): Record<string, number> {
  const { dossiers, steps, accounts, procedures, tasks, targets, forms, sheets, sections } = done;
  const { staff, seats, examinations } = done;
  const counted = (part: string): number => done.handed.filter((row) => row.part === part).length;
  return {
    agencies: counted('agencies'),
    dossiers,
    steps,
    accounts,
    staff,
    seats,
    schemes: counted('schemes'),
    examinations,
    procedures,
    tasks,
    targets,
    audiences: counted('audiences'),
    forms,
    sheets,
    sections,
    quotas: counted('quotas'),
    powers: counted('powers'),
    registers: counted('registers'),
    models: counted('models'),
  };
}

/** What carrying out did: numbers that open to their rows, before and after by agency, with sums that are equal. */
export function ReportPage(props: ReportPageProps) {
  const { reorganization, done, now, part } = props;
  const say = useSay();
  const { id, plan } = reorganization;
  const address = `/reorganization/${id}/report`;
  const numbers = doneNumbers(done);
  return (
    <>
      <PageTitle
        title={t(`Kết quả: ${plan.title}`, `What was done: ${plan.title}`)}
        crumbs={[...crumbs, { href: `/reorganization/${id}`, text: plan.title }]}
      >
        {props.mayCompare ? (
          <LinkButton
            icon="chart-column"
            href={`/reorganization/${id}/figures`}
            text={t('Số liệu trước và sau', 'Figures before and after')}
          />
        ) : null}
        <LinkButton
          icon="arrow-left"
          href={`/reorganization/${id}`}
          text={t('Về phương án', 'To the plan')}
        />
      </PageTitle>
      <Alert
        kind={now === 0 && done.movedDates === 0 ? 'done' : 'warning'}
        text={t(
          `${now} hồ sơ đang giải quyết thiếu cơ quan giữ; ${done.movedDates} ngày hẹn thay đổi.`,
          `${now} dossiers under way without an agency; ${done.movedDates} due dates changed.`,
        )}
      />
      <StatTiles
        label={t('Đã chuyển', 'Handed over')}
        tiles={Object.entries(partWords)
          .filter(([name]) => (numbers[name] ?? 0) > 0)
          .map(([name, label]) => ({
            href: `${address}?part=${name}#rows`,
            label,
            value: numbers[name] ?? 0,
          }))}
      />
      <Card title={partWords[part] ?? part} icon="list-checks">
        <div id="rows">
          <Lines {...props} />
        </div>
        <Pagination page={props.page} pageSize={reportPerPage} total={props.total} />
      </Card>
      <Card title={t('Trước và sau, theo cơ quan', 'Before and after, by agency')} icon="table">
        <div id="counts">
          <Counts counts={done.counts} />
        </div>
        <p class="text-soft">
          {say(
            t(
              'Số trước → số sau; một số là không đổi. Cơ quan không đổi gì không nêu ở đây. Dòng tổng cộng bằng nhau trước và sau: không mất hồ sơ, bước, tài khoản hay người nào.',
              'Before → after; one number has not changed. Agencies where nothing changed are left out. The totals are equal: no dossier, step, account or person was lost.',
            ),
          )}
        </p>
      </Card>
    </>
  );
}

function Lines({ part, lines }: ReportPageProps) {
  const say = useSay();
  return (
    <DataTable
      caption={partWords[part] ?? part}
      rows={lines}
      rowKey={({ key }) => key}
      compact
      empty={<EmptyState title={t('Không có dòng nào', 'No rows')} />}
      columns={[
        {
          key: 'what',
          title: t('Đối tượng', 'What'),
          heads: true,
          width: 'wide',
          cell: ({ title, href }) => (href === null ? say(title) : <a href={href}>{say(title)}</a>),
        },
        { key: 'detail', title: t('Xử lý', 'What became of it'), cell: ({ detail }) => say(detail) },
        { key: 'from', title: t('Từ cơ quan', 'From'), cell: ({ from }) => from },
        { key: 'to', title: t('Sang cơ quan', 'To'), cell: ({ to }) => to },
      ]}
    />
  );
}

function pairsOf(of: (measure: Measure) => [number, number]): Omit<AgencyCount, 'code' | 'name'> {
  return {
    dossiers: of('dossiers'),
    steps: of('steps'),
    accounts: of('accounts'),
    staff: of('staff'),
    posts: of('posts'),
    examinations: of('examinations'),
  };
}

function Counts({ counts }: { counts: readonly AgencyCount[] }) {
  const language = useLanguage();
  const say = useSay();
  const total: AgencyCount = {
    code: '',
    name: say(t('Tổng cộng', 'Total')),
    ...pairsOf((measure) => [...totalOf(counts, measure)]),
  };
  const number = (value: number): string => formatNumber(value, language);
  const column = (measure: Measure, title: Text) => ({
    key: measure,
    title,
    align: 'end' as const,
    cell: (row: AgencyCount) => {
      const [was, is] = row[measure];
      if (was === is) return number(is);
      const isOpen = measure === 'dossiers' && row.code !== '' && is > 0;
      return (
        <>
          {number(was)} →{' '}
          {isOpen ? (
            <a href={`/dossiers?agency=${encodeURIComponent(row.code)}&state=open`}>{number(is)}</a>
          ) : (
            number(is)
          )}
        </>
      );
    },
  });
  return (
    <DataTable
      caption={t('Trước và sau, theo cơ quan', 'Before and after, by agency')}
      rows={[total, ...counts]}
      rowKey={({ code }) => code}
      compact
      columns={[
        { key: 'name', title: t('Cơ quan', 'Agency'), heads: true, width: 'wide', cell: ({ name }) => name },
        column('dossiers', t('Hồ sơ đang giải quyết', 'Dossiers under way')),
        column('steps', t('Bước đang chờ', 'Steps waiting')),
        column('accounts', t('Tài khoản', 'Accounts')),
        column('staff', t('Người đang công tác', 'People in post')),
        column('posts', t('Biên chế', 'Posts')),
        column('examinations', t('Chỉ tiêu đang thi', 'Positions examined')),
      ]}
    />
  );
}
