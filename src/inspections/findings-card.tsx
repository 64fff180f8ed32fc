import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Card } from '../ui/content.tsx';
import { formatDay } from '../ui/format.ts';
import { Say } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Kept } from './reading.ts';

const findingWords: Readonly<Record<string, { vi: string; en: string }>> = {
  open: t('Chưa khắc phục', 'Open'),
  remedied: t('Đơn vị báo đã khắc phục', 'Remedied, says the agency'),
  confirmed: t('Đã xác nhận khắc phục', 'Confirmed'),
};
export const findingState = (state: string) => findingWords[state] ?? t(state, state);

export function FindingsCard({ findings, today }: { findings: readonly Kept[]; today: string }) {
  return (
    <Card title={t('Tồn tại', 'Findings')} icon="file-warning">
      <DataTable
        caption={t('Tồn tại của cuộc kiểm tra', 'Findings of the inspection')}
        rows={findings}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            key: 'fault',
            title: t('Tồn tại', 'Fault'),
            heads: true,
            width: 'wide',
            cell: ({ id, values }) => <a href={`/inspections/findings/${id}`}>{String(values['fault'])}</a>,
          },
          {
            key: 'due',
            title: t('Hạn khắc phục', 'Due'),
            cell: ({ values }) => formatDay(Temporal.PlainDate.from(String(values['dueOn']))),
          },
          {
            key: 'repeated',
            title: t('Lặp lại', 'Repeated'),
            cell: ({ values }) => (values['isRepeated'] === true ? <Say text={t('Có', 'Yes')} /> : ''),
          },
          {
            key: 'state',
            title: t('Tình trạng', 'State'),
            cell: ({ state, values }) =>
              state === 'open' && String(values['dueOn']) < today ? (
                <StatusBadge tone="stopped" text={t('Quá hạn', 'Overdue')} />
              ) : (
                <StatusBadge tone={state === 'confirmed' ? 'done' : 'waiting'} text={findingState(state)} />
              ),
          },
        ]}
      />
    </Card>
  );
}
