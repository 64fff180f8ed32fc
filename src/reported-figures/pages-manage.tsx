import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { DateField, TextArea } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { collectionAddress } from './parts.tsx';
import type { FormRow } from './reading.ts';
import type { Collection } from './schema.ts';
import { words } from './words.ts';

export type ManageProps = {
  collection: Collection;
  all: readonly FormRow[];
  refused: {
    form: 'deadlines' | 'close';
    refusals: readonly Refusal[];
    values: Readonly<Record<string, unknown>>;
  } | null;
};

/** What only the reform office does: other deadlines, and closing. */
export function ManageCollection({ collection, all, refused }: ManageProps) {
  const missing = all.filter(({ form }) => form.standing === null);
  const of = (form: 'deadlines' | 'close') => (refused?.form === form ? refused : null);
  const { commune, district, city } = collection.deadlines;
  const kept = { commune: commune.toString(), district: district.toString(), city: city.toString() };
  return (
    <div class="flex flex-wrap gap-4 no-print">
      <Confirm
        text={t('Đổi thời hạn', 'Change deadlines')}
        icon="calendar-clock"
        open={of('deadlines') !== null}
        question={t(
          'Thời hạn mới áp dụng cho mọi biểu chưa gửi; lý do được ghi vào quá trình.',
          'The new days hold for every form not sent yet; the reason is kept in the history.',
        )}
      >
        <Form
          id="deadlines"
          action={collectionAddress(collection.id, '/deadlines')}
          refusals={of('deadlines')?.refusals ?? []}
          values={of('deadlines')?.values ?? kept}
        >
          <FieldRow>
            <DateField name="commune" label={t('Cấp xã', 'Communes')} required />
            <DateField name="district" label={t('Cấp huyện', 'Districts')} required />
            <DateField name="city" label={t('Thành phố', 'City')} required />
          </FieldRow>
          <TextArea name="reason" label={words.reason} rows={2} required />
          <Button icon="save" text={t('Lưu thời hạn', 'Save')} />
        </Form>
      </Confirm>
      <Confirm
        text={t('Khóa đợt thu thập', 'Close the collection')}
        icon="lock"
        look="danger"
        open={of('close') !== null}
        question={
          missing.length === 0
            ? t('Mọi cơ quan đã có số liệu được duyệt.', 'Every agency’s figures are approved.')
            : t(
                `Còn ${missing.length} cơ quan chưa có số liệu được duyệt. Số liệu toàn thành phố sẽ được ghi từ những cơ quan đã có và nêu tên các cơ quan thiếu.`,
                `${missing.length} agencies have no approved figures. The city’s figures will be recorded from those that have, naming the missing.`,
              )
        }
      >
        <Form
          id="close"
          action={collectionAddress(collection.id, '/close')}
          refusals={of('close')?.refusals ?? []}
          values={of('close')?.values ?? {}}
        >
          <TextArea name="note" label={t('Ghi chú', 'Note')} rows={2} />
          <Button look="danger" icon="lock" text={t('Khóa', 'Close')} />
        </Form>
      </Confirm>
    </div>
  );
}
