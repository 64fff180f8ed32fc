import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { formatDay, formatMoment, formatNumber } from '../ui/format.ts';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Destruction } from './destruction.ts';

/** Below the rows past their retention: destroying them by a decision, and the decisions so far. */
export function Retention({
  base,
  count,
  destructions,
  refusals,
  values,
}: {
  base: string;
  /** Rows that this person may have destroyed. */
  count: number;
  destructions: readonly Destruction[];
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  const language = useLanguage();
  const shown = formatNumber(count, language);
  return (
    <>
      {count === 0 ? null : (
        <Confirm
          text={t('Tiêu hủy theo quyết định', 'Destroy by decision')}
          question={t(
            `Tiêu hủy ${shown} dòng hết thời hạn bảo quản? Nội dung các dòng sẽ bị xóa khỏi sổ, không khôi phục được; số liệu các kỳ trước giữ nguyên (Luật Lưu trữ 2024).`,
            `Destroy ${shown} rows past their retention? What stands in them leaves the register for good; figures of past periods stay (Law on Archives 2024).`,
          )}
          icon="trash-2"
          look="quiet"
          open={refusals.length > 0}
        >
          <Form id="destroy" action={`${base}/destroy`} refusals={refusals} values={values}>
            <TextField
              name="number"
              label={t('Số quyết định tiêu hủy', 'Number of the decision')}
              hint={t('Ví dụ 125/QĐ-UBND', 'Such as 125/QĐ-UBND')}
              required
            />
            <DateField name="decidedOn" label={t('Ngày quyết định', 'Day of the decision')} required />
            <Actions>
              <Button look="danger" text={t(`Tiêu hủy ${shown} dòng`, `Destroy ${shown} rows`)} />
            </Actions>
          </Form>
        </Confirm>
      )}
      {destructions.length === 0 ? null : (
        <Card title={t('Những lần đã tiêu hủy', 'Destroyed so far')} icon="history">
          <DataTable
            caption={t('Những lần đã tiêu hủy', 'Destroyed so far')}
            rows={destructions}
            rowKey={({ id }) => String(id)}
            compact
            columns={[
              {
                key: 'number',
                title: t('Quyết định', 'Decision'),
                heads: true,
                cell: ({ number, decidedOn }) => `${number}, ${formatDay(decidedOn)}`,
              },
              {
                key: 'rows',
                title: t('Số dòng', 'Rows'),
                align: 'end',
                cell: ({ rowCount }) => formatNumber(rowCount, language),
              },
              {
                key: 'at',
                title: t('Lúc', 'At'),
                cell: ({ destroyedAt }) => formatMoment(destroyedAt, language),
              },
              { key: 'by', title: t('Người thực hiện', 'By'), cell: ({ by }) => by },
            ]}
          />
        </Card>
      )}
    </>
  );
}
