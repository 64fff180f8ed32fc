import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import type { Delegation } from './delegation-store.ts';
import { OwnFrame } from './own-pages.tsx';
import { words } from './words.ts';

export type AbsencePageProps = {
  accountId: number;
  now: Temporal.Instant;
  colleagues: readonly { id: number; fullName: string; unitName: string | null }[];
  delegations: readonly Delegation[];
  refusals?: readonly Refusal[];
  values?: Record<string, unknown>;
};

/** Handing one's work to a colleague while away, and what colleagues have handed over. */
export function AbsencePage({
  accountId,
  now,
  colleagues,
  delegations,
  refusals = [],
  values = {},
}: AbsencePageProps) {
  return (
    <OwnFrame here="/account/absence">
      <Card title={t('Ủy quyền mới', 'New delegation')} icon="handshake">
        <p>
          <Say
            text={t(
              'Trong thời gian bạn vắng, đồng nghiệp được ủy quyền thấy và làm thay các việc đang chờ bạn; mỗi việc ghi rõ ai đã làm và làm thay ai.',
              'While you are away the colleague sees and does what waits for you; each act says who did it and for whom.',
            )}
          />
        </p>
        <Form action="/account/absence" refusals={refusals} values={values}>
          <Select
            name="to"
            label={t('Đồng nghiệp cùng cơ quan', 'Colleague of the same agency')}
            required
            width="medium"
            choices={colleagues.map(({ id, fullName, unitName }) => ({
              value: String(id),
              label: unitName === null ? fullName : `${fullName} (${unitName})`,
            }))}
          />
          <FieldRow>
            <DateField name="from" label={t('Từ', 'From')} withTime required />
            <DateField name="until" label={t('Đến', 'Until')} withTime required />
          </FieldRow>
          <TextField
            name="reason"
            label={t('Lý do', 'Reason')}
            hint={t(
              'Ví dụ: nghỉ phép năm, đi công tác, học tập.',
              'For example: annual leave, a business trip, training.',
            )}
            required
            maxLength={300}
          />
          <Actions>
            <Button look="next" icon="handshake" text={t('Ủy quyền', 'Delegate')} />
          </Actions>
        </Form>
      </Card>
      <Card title={t('Các lần ủy quyền', 'Delegations')} icon="history">
        <Form action="/account/absence/end" id="delegations">
          <DataTable
            caption={t('Các lần ủy quyền', 'Delegations')}
            rows={delegations}
            rowKey={(delegation) => String(delegation.id)}
            columns={useColumns(accountId, now)}
            empty={
              <EmptyState icon="handshake" title={t('Chưa có lần ủy quyền nào', 'No delegations yet')} />
            }
          />
        </Form>
      </Card>
    </OwnFrame>
  );
}

function useColumns(accountId: number, now: Temporal.Instant): Column<Delegation>[] {
  const language = useLanguage();
  return [
    { key: 'from', title: t('Người ủy quyền', 'From'), heads: true, cell: (row) => row.fromName },
    { key: 'to', title: t('Người được ủy quyền', 'To'), cell: (row) => row.toName },
    {
      key: 'since',
      title: t('Từ', 'From'),
      width: 'fit',
      cell: (row) => formatMoment(row.validFrom, language),
    },
    {
      key: 'until',
      title: t('Đến', 'Until'),
      width: 'fit',
      cell: (row) => formatMoment(row.validTo, language),
    },
    { key: 'reason', title: t('Lý do', 'Reason'), cell: (row) => row.reason },
    {
      key: 'state',
      title: t('Tình trạng', 'State'),
      width: 'fit',
      cell: (row) => <Standing row={row} now={now} />,
    },
    {
      key: 'end',
      title: words.end,
      width: 'fit',
      cell: (row) =>
        row.fromAccountId === accountId && row.endedAt === null && isBefore(now, row.validTo) ? (
          <Button size="small" look="quiet" name="delegation" value={String(row.id)} text={words.end} />
        ) : null,
    },
  ];
}

function Standing({ row, now }: { row: Delegation; now: Temporal.Instant }) {
  if (row.endedAt !== null || !isBefore(now, row.validTo))
    return <StatusBadge tone="done" text={t('Đã kết thúc', 'Ended')} />;
  return isBefore(now, row.validFrom) ? (
    <StatusBadge tone="new" text={t('Sắp tới', 'To come')} />
  ) : (
    <StatusBadge tone="working" text={t('Đang hiệu lực', 'In force')} />
  );
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
