import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { agencyName, collectionAddress, formAddress, Lateness, rootCrumb } from './parts.tsx';
import type { FormRow } from './reading.ts';
import { emptyEntry, type Collection } from './schema.ts';
import { words } from './words.ts';

export type Waiting = { readonly collection: Collection; readonly row: FormRow };

/** What waits for this person's decision: open one, or approve several at once. */
export function ApprovalsPage({
  waiting,
  today,
  refusals = [],
}: {
  waiting: readonly Waiting[];
  today: Temporal.PlainDate;
  refusals?: readonly Refusal[];
}) {
  const say = useSay();
  const language = useLanguage();
  const count = (number: number) => formatNumber(number, language);
  return (
    <>
      <PageTitle
        title={words.approvals}
        crumbs={[rootCrumb]}
        lead={t(
          `${waiting.length} biểu chờ duyệt`,
          `${waiting.length} ${waiting.length === 1 ? 'form waits' : 'forms wait'} for approval`,
        )}
      />
      <Form action="/reported-figures/approvals" refusals={refusals}>
        <DataTable
          caption={words.approvals}
          keyboard
          rows={waiting}
          rowKey={({ row }) => String(row.form.id)}
          rowHref={({ row }) => formAddress(row.form.id)}
          select={{
            name: 'forms',
            value: ({ row: { form } }) => `${form.id}:${form.version}`,
            label: ({ row }) => t(`Chọn ${row.agency.name}`, `Select ${say(agencyName(row.agency))}`),
          }}
          empty={
            <EmptyState
              icon="check-check"
              title={t('Không có biểu nào chờ bạn duyệt', 'Nothing waits for you')}
              text={t(
                'Khi cơ quan cấp dưới gửi số liệu, biểu của họ hiện ở đây.',
                'When agencies below send their figures, their forms show here.',
              )}
            />
          }
          columns={[
            {
              key: 'agency',
              title: words.agency,
              heads: true,
              cell: ({ row }) => <a href={formAddress(row.form.id)}>{say(agencyName(row.agency))}</a>,
            },
            {
              key: 'collection',
              title: words.collection,
              cell: ({ collection }) => <a href={collectionAddress(collection.id)}>{collection.name}</a>,
            },
            {
              key: 'sent',
              title: words.sent,
              width: 'fit',
              cell: ({ row: { form } }) =>
                form.submittedAt === null ? '–' : formatMoment(form.submittedAt, language),
            },
            {
              key: 'late',
              title: words.due,
              width: 'fit',
              cell: ({ row }) => <Lateness row={row} today={today} />,
            },
            {
              key: 'notes',
              title: t('Giải trình', 'Notes'),
              align: 'end',
              width: 'fit',
              cell: ({ row, collection }) => count(notesIn(row, collection)),
            },
          ]}
        />
        {waiting.length === 0 ? null : (
          <Actions>
            <Button look="next" icon="check" text={t('Duyệt các biểu đã chọn', 'Approve those selected')} />
          </Actions>
        )}
      </Form>
    </>
  );
}

function notesIn({ form }: FormRow, { indicators }: Collection): number {
  return indicators.filter((code) => (form.entries[code] ?? emptyEntry).note !== '').length;
}
