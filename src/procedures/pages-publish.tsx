import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { CheckboxGroup } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { Say, useSay, type FormValues } from '../ui/page.tsx';
import { missingParts } from './rules.ts';
import type { ProcedureDraft } from './schema.ts';
import { partWords } from './words.ts';

export type PublishProps = {
  readonly drafts: readonly ProcedureDraft[];
  readonly values: FormValues;
  readonly refusals?: readonly Refusal[];
};

/** A draft as the form names it: with the revision that the controller has seen. */
export function draftChoice(draft: Pick<ProcedureDraft, 'code' | 'revision'>): string {
  return `${draft.revision}:${draft.code}`;
}

/** One decision, what it publishes and what it abolishes. */
export function PublishPage({ drafts, values, refusals = [] }: PublishProps) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Ghi quyết định công bố', 'Record a publication decision')}
        crumbs={[{ href: '/procedures/manage', text: t('Soạn và công bố', 'Edit and publish') }]}
        lead={t(
          'Các phiên bản có hiệu lực từ ngày hiệu lực của quyết định; hồ sơ đã nhận vẫn theo phiên bản khi nhận.',
          'Versions come into force on the day the decision takes effect; dossiers received before stay on theirs.',
        )}
      />
      <Form action="/procedures/manage/publish" refusals={refusals} values={values}>
        <FieldGroup title={t('Quyết định', 'Decision')}>
          <FieldRow>
            <TextField name="number" label={t('Số, ký hiệu', 'Number')} placeholder="1234/QĐ-UBND" required />
            <DateField name="issuedOn" label={t('Ngày ban hành', 'Issued on')} required />
            <DateField name="effectiveOn" label={t('Ngày hiệu lực', 'Takes effect on')} required />
          </FieldRow>
          <TextField name="issuer" label={t('Cơ quan ban hành', 'Issuer')} required />
          <TextArea name="title" label={t('Trích yếu', 'Subject')} rows={2} />
        </FieldGroup>
        <FieldGroup title={t('Công bố mới, sửa đổi, bổ sung', 'New and amended')}>
          {drafts.length === 0 ? (
            <p>
              <Say text={t('Không có dự thảo nào.', 'There are no drafts.')} />
            </p>
          ) : (
            <CheckboxGroup
              name="drafts"
              label={t('Dự thảo được công bố', 'Drafts to publish')}
              choices={drafts.map((draft) => {
                const missing = missingParts(draft.content).map((part) => say(partWords[part]));
                const lacks = t(`còn thiếu: ${missing.join('; ')}`, `missing: ${missing.join('; ')}`);
                return {
                  value: draftChoice(draft),
                  label: `${draft.code} ${draft.content.name}`,
                  ...(missing.length > 0 ? { hint: lacks } : {}),
                };
              })}
            />
          )}
        </FieldGroup>
        <FieldGroup title={t('Bãi bỏ', 'Abolished')}>
          <TextArea
            name="abolish"
            label={t('Mã các thủ tục bị bãi bỏ', 'Codes of the procedures abolished')}
            hint={t('Mỗi dòng một mã.', 'One code a line.')}
            rows={3}
          />
        </FieldGroup>
        <Actions>
          <Button look="next" icon="stamp" text={t('Công bố', 'Publish')} />
          <LinkButton look="quiet" href="/procedures/manage" text={t('Thôi', 'Cancel')} />
        </Actions>
      </Form>
    </>
  );
}
