import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { isOpen, type SchemeCommand } from './life.ts';
import type { SchemeProps } from './scheme-props.ts';

/** What may be done with the scheme now, by who looks. */
export function SchemeSteps({ scheme, may, refusals, typed, about }: SchemeProps) {
  const { id, state, version, imports } = scheme;
  const lastImport = imports.at(-1);
  const can = (kind: SchemeCommand['kind']): boolean => may[kind] && isOpen(state, kind);
  const of = (kind: SchemeCommand['kind']) => ({
    id: kind,
    refusals: about === kind ? refusals : [],
    values: about === kind ? typed : {},
  });
  const seen = <input type="hidden" name="seen" value={version} />;
  const steps = [
    can('submitted') ? (
      <Form key="submitted" {...of('submitted')} action={`/positions/schemes/${id}/submit`}>
        {seen}
        <TextArea name="words" label={t('Nội dung trình', 'Note')} rows={2} maxLength={2000} />
        <Actions>
          <Button look="next" icon="send" text={t('Trình Sở Nội vụ', 'Submit to Home Affairs')} />
        </Actions>
      </Form>
    ) : null,
    can('appraised') ? (
      <Form key="appraised" {...of('appraised')} action={`/positions/schemes/${id}/appraise`}>
        {seen}
        <TextArea name="words" label={t('Ý kiến thẩm định', 'Opinion')} rows={3} maxLength={2000} />
        <Actions>
          <Button
            look="next"
            icon="clipboard-check"
            text={t('Thẩm định xong, trình Chủ tịch', 'Appraised: to the chairman')}
          />
        </Actions>
      </Form>
    ) : null,
    can('approved') ? (
      <Form key="approved" {...of('approved')} action={`/positions/schemes/${id}/approve`}>
        {seen}
        <TextField name="decision" label={t('Quyết định số', 'Decision no.')} required maxLength={100} />
        <FieldRow>
          <DateField name="approvedOn" label={t('Ngày quyết định', 'Decided on')} required />
          <DateField name="inForceOn" label={t('Có hiệu lực từ', 'In force from')} required />
        </FieldRow>
        <Actions>
          <Button look="next" icon="stamp" text={t('Phê duyệt', 'Approve')} />
        </Actions>
      </Form>
    ) : null,
    can('returned') ? (
      <Form key="returned" {...of('returned')} action={`/positions/schemes/${id}/return`}>
        {seen}
        <TextArea
          name="remarks"
          label={t('Nội dung cần sửa', 'What is to be mended')}
          rows={3}
          required
          maxLength={2000}
        />
        <Actions>
          <Button icon="corner-up-left" text={t('Trả lại', 'Return')} />
        </Actions>
      </Form>
    ) : null,
    can('import-undone') && lastImport !== undefined ? (
      <Confirm
        key="import-undone"
        text={t('Thu hồi lần nhập gần nhất', 'Take the last import back')}
        question={t(
          `${lastImport.brought.length} vị trí của lần nhập trở lại như trước khi nhập.`,
          `Its ${lastImport.brought.length} positions return to what they were before.`,
        )}
        open={about === 'import-undone'}
      >
        <Form {...of('import-undone')} action={`/positions/schemes/${id}/undo-import`}>
          {seen}
          <input type="hidden" name="number" value={lastImport.number} />
          <Button look="danger" text={t('Thu hồi', 'Take back')} />
        </Form>
      </Confirm>
    ) : null,
    can('dropped') ? (
      <Confirm
        key="dropped"
        text={t('Hủy đề án', 'Drop the scheme')}
        question={t(
          'Đề án này sẽ không trình nữa; vẫn xem được.',
          'It will not be submitted; it can still be seen.',
        )}
        open={about === 'dropped'}
      >
        <Form {...of('dropped')} action={`/positions/schemes/${id}/drop`}>
          {seen}
          <TextField name="words" label={t('Lý do', 'Reason')} maxLength={2000} />
          <Button look="danger" text={t('Hủy đề án', 'Drop the scheme')} />
        </Form>
      </Confirm>
    ) : null,
  ].filter((step) => step !== null);
  // A step that another person has taken meanwhile: what was refused is said all the same.
  const isOrphan = about !== null && refusals.length > 0 && !can(about);
  if (steps.length === 0 && !isOrphan) return null;
  return (
    <Card title={t('Bước tiếp theo', 'Next step')} icon="route">
      {isOrphan ? refusals.map(({ text }) => <Alert key={text.en} kind="warning" text={text} />) : null}
      {steps}
    </Card>
  );
}
