import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { formAddress } from './parts.tsx';
import type { FormRow } from './reading.ts';
import { words } from './words.ts';

export type DecideProps = {
  row: FormRow;
  mayDecide: boolean;
  mayReopen: boolean;
  refused: {
    form: 'fill' | 'return' | 'reopen' | 'approve';
    refusals: readonly Refusal[];
    values: Readonly<Record<string, unknown>>;
  } | null;
};

/** What the approving agency does with a form: approve, return, or reopen what was approved. */
export function Decide({ row: { form }, mayDecide, mayReopen, refused }: DecideProps) {
  const of = (name: 'return' | 'reopen' | 'approve') => (refused?.form === name ? refused : null);
  const seen = <input type="hidden" name="seen" value={String(form.version)} />;
  if (mayReopen) {
    return (
      <Confirm
        text={t('Mở lại để đính chính', 'Reopen for correction')}
        icon="undo-2"
        open={of('reopen') !== null}
        question={t(
          'Cơ quan sửa và gửi lại từ đầu. Số liệu đã duyệt được giữ trong lịch sử; báo cáo đã chốt không đổi.',
          'The agency corrects and sends it again. What was approved stays in the history; frozen reports do not change.',
        )}
      >
        <Form
          id="reopen"
          action={formAddress(form.id, '/reopen')}
          refusals={of('reopen')?.refusals ?? []}
          values={of('reopen')?.values ?? {}}
        >
          {seen}
          <TextArea name="reason" label={words.reason} rows={2} required maxLength={1000} />
          <Button icon="undo-2" text={t('Mở lại', 'Reopen')} />
        </Form>
      </Confirm>
    );
  }
  if (!mayDecide) return null;
  return (
    <div class="mt-4 flex flex-wrap items-start gap-4">
      <Form id="approve" action={formAddress(form.id, '/approve')} refusals={of('approve')?.refusals ?? []}>
        {seen}
        <Button look="next" icon="check" text={t('Duyệt biểu', 'Approve')} />
      </Form>
      <Confirm
        text={t('Trả lại', 'Return')}
        icon="corner-up-left"
        open={of('return') !== null}
        question={t(
          'Cơ quan nhận lại biểu cùng lý do để sửa.',
          'The agency gets the form back with your reason.',
        )}
      >
        <Form
          id="return"
          action={formAddress(form.id, '/return')}
          refusals={of('return')?.refusals ?? []}
          values={of('return')?.values ?? {}}
        >
          {seen}
          <TextArea name="reason" label={words.reason} rows={2} required maxLength={1000} />
          <Button icon="corner-up-left" text={t('Trả lại biểu', 'Return')} />
        </Form>
      </Confirm>
    </div>
  );
}
