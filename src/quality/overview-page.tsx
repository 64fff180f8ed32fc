import { t, type Text } from '../kernel/messages.ts';
import { Actions, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, StatTiles, type StatTile } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { showDay, StandingBadge, StateBadge } from './parts.tsx';
import type { CertificateStanding } from './rules.ts';
import type { System } from './store.ts';
import { systems as systemRegister } from './systems.ts';
import { words } from './words.ts';

export type SystemLine = {
  readonly system: System;
  readonly agency: string;
  readonly standing: CertificateStanding;
  readonly lastAudit: string | null;
  readonly open: number;
  readonly overdue: number;
};
export type OverviewProps = {
  readonly tiles: readonly StatTile[];
  readonly expiring: readonly SystemLine[];
  readonly lines: readonly SystemLine[];
  readonly query: { readonly q: string; readonly page: number };
  readonly total: number;
  readonly registers: readonly { readonly href: string; readonly title: Text }[];
  readonly mayKeep: boolean;
};

export const perPage = 50;

/** Every unit's quality system: its certificate, its audits, what is open; what runs out soon comes first. */
export function OverviewPage(props: OverviewProps) {
  const { tiles, expiring, lines, query, total, registers, mayKeep } = props;
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          'Hệ thống quản lý chất lượng của từng đơn vị: phạm vi theo thủ tục, đánh giá nội bộ, khắc phục, giấy chứng nhận.',
          'The quality system of each unit: scope by procedures, internal audits, remedies, certificates.',
        )}
      >
        {mayKeep ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/registers/quality-system/new"
            text={t('Thêm hệ thống', 'New system')}
          />
        ) : null}
        <LinkButton icon="layers" href="/quality/clauses" text={words.clauses} />
      </PageTitle>
      <StatTiles label={t('Số liệu', 'Figures')} tiles={tiles} />
      {expiring.length === 0 ? null : (
        <Card
          id="expiring"
          title={t('Hết hạn trong 90 ngày, hoặc đã hết hạn', 'Running out within 90 days, or expired')}
          icon="triangle-alert"
        >
          <SystemTable caption={t('Chứng nhận sắp hết hạn', 'Certificates running out')} lines={expiring} />
        </Card>
      )}
      <Card title={t('Các hệ thống', 'Systems')} icon="shield-check">
        <FilterBar action="/quality" values={{ q: query.q }}>
          <TextField name="q" label={t('Tên đơn vị, cơ quan', 'Unit or agency')} width="medium" />
        </FilterBar>
        <SystemTable
          caption={t('Các hệ thống quản lý chất lượng', 'Quality systems')}
          lines={lines}
          empty={
            <EmptyState
              icon="shield-check"
              title={t('Chưa có hệ thống nào', 'There is no system here')}
              text={t(
                'Ghi đơn vị phải áp dụng, thủ tục trong phạm vi, rồi giấy chứng nhận.',
                'Record the unit and the procedures in scope, then its certificate.',
              )}
            />
          }
        />
        <Pagination page={query.page} pageSize={perPage} total={total} />
      </Card>
      <Card title={t('Sổ', 'Registers')} icon="notebook-pen">
        <Actions>
          {registers.map(({ href, title }) => (
            <LinkButton key={href} look="quiet" icon="notebook-pen" href={href} text={title} />
          ))}
        </Actions>
      </Card>
    </>
  );
}

function SystemTable({
  caption,
  lines,
  empty,
}: {
  caption: Text;
  lines: readonly SystemLine[];
  empty?: preact.ComponentChildren;
}) {
  const say = useSay();
  const href = ({ system }: SystemLine): string => `/quality/systems/${system.id}`;
  return (
    <DataTable
      caption={caption}
      keyboard
      rows={lines}
      rowKey={({ system }) => String(system.id)}
      rowHref={href}
      empty={empty}
      columns={[
        {
          key: 'name',
          title: t('Đơn vị', 'Unit'),
          heads: true,
          width: 'wide',
          cell: (line) => <a href={href(line)}>{line.system.values.name}</a>,
        },
        {
          key: 'state',
          title: t('Tình trạng', 'State'),
          cell: ({ system }) => <StateBadge states={systemRegister.states} state={system.state} />,
        },
        {
          key: 'certificate',
          title: t('Chứng nhận', 'Certificate'),
          cell: ({ standing }) => <StandingBadge standing={standing} />,
        },
        {
          key: 'audit',
          title: t('Đánh giá gần nhất', 'Last audit'),
          width: 'fit',
          cell: ({ lastAudit }) => showDay(lastAudit),
        },
        {
          key: 'open',
          title: t('Chưa khép', 'Open'),
          cell: ({ open, overdue }) =>
            overdue === 0 ? open : say(t(`${open} (${overdue} quá hạn)`, `${open} (${overdue} overdue)`)),
        },
      ]}
    />
  );
}
