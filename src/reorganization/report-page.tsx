import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { totalOf } from './counts.ts';
import type { Reorganization } from './life.ts';
import { crumbs } from './plan-view.tsx';
import type { AgencyCount, Done } from './schema.ts';

/** What carrying out did: before and after by agency, with sums that are equal. `now`: open dossiers without an owner today. */
export function ReportPage({
  reorganization,
  done,
  now,
}: {
  reorganization: Reorganization;
  done: Done;
  now: number;
}) {
  const say = useSay();
  const { id, plan } = reorganization;
  const trial = `/reorganization/${id}/report`;
  return (
    <>
      <PageTitle
        title={t(`Kết quả: ${plan.title}`, `What was done: ${plan.title}`)}
        crumbs={[...crumbs, { href: `/reorganization/${id}`, text: plan.title }]}
      >
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
        tiles={[
          { href: `${trial}#counts`, label: t('Hồ sơ', 'Dossiers'), value: done.dossiers },
          { href: `${trial}#counts`, label: t('Bước đang chờ', 'Steps waiting'), value: done.steps },
          { href: `${trial}#counts`, label: t('Tài khoản', 'Accounts'), value: done.accounts },
          { href: `${trial}#counts`, label: t('Thủ tục', 'Procedures'), value: done.procedures },
          { href: `${trial}#counts`, label: t('Nhiệm vụ', 'Tasks'), value: done.tasks },
        ]}
      />
      <Card title={t('Trước và sau, theo cơ quan', 'Before and after, by agency')} icon="table">
        <div id="counts">
          <Counts counts={done.counts} />
        </div>
        <p class="text-soft">
          {say(
            t(
              'Cơ quan có số không đổi không nêu ở đây. Dòng tổng cộng bằng nhau trước và sau: không mất hồ sơ, bước hay tài khoản nào.',
              'Agencies whose numbers stay are left out. The totals are equal: no dossier, step or account was lost.',
            ),
          )}
        </p>
      </Card>
    </>
  );
}

function Counts({ counts }: { counts: readonly AgencyCount[] }) {
  const language = useLanguage();
  const say = useSay();
  const total: AgencyCount = {
    code: '',
    name: say(t('Tổng cộng', 'Total')),
    dossiers: [...totalOf(counts, 'dossiers')],
    steps: [...totalOf(counts, 'steps')],
    accounts: [...totalOf(counts, 'accounts')],
  };
  const number = (value: number): string => formatNumber(value, language);
  const pair = (measure: 'dossiers' | 'steps' | 'accounts', vi: string, en: string) => [
    {
      key: `${measure}-before`,
      title: t(`${vi}, trước`, `${en}, before`),
      align: 'end' as const,
      cell: (row: AgencyCount) => number(row[measure][0]),
    },
    {
      key: `${measure}-after`,
      title: t(`${vi}, sau`, `${en}, after`),
      align: 'end' as const,
      cell: (row: AgencyCount) =>
        measure === 'dossiers' && row.code !== '' && row[measure][1] > 0 ? (
          <a href={`/dossiers?agency=${encodeURIComponent(row.code)}&state=open`}>
            {number(row[measure][1])}
          </a>
        ) : (
          number(row[measure][1])
        ),
    },
  ];
  return (
    <DataTable
      caption={t('Trước và sau, theo cơ quan', 'Before and after, by agency')}
      rows={[total, ...counts]}
      rowKey={({ code }) => code}
      compact
      columns={[
        { key: 'name', title: t('Cơ quan', 'Agency'), heads: true, width: 'wide', cell: ({ name }) => name },
        ...pair('dossiers', 'Hồ sơ đang giải quyết', 'Dossiers under way'),
        ...pair('steps', 'Bước đang chờ', 'Steps waiting'),
        ...pair('accounts', 'Tài khoản', 'Accounts'),
      ]}
    />
  );
}
