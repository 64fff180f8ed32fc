import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle, type Crumb } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { IssuedFields, type AgencyChoice } from './act-fields.tsx';
import type { Filled } from './parts.tsx';
import { bodyWords, kindWords, levelWords, room } from './words.ts';

const choices = (words: Readonly<Record<string, Text>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** A new draft, a document entered as issued, or the change of one. */
export function EntryPage(props: {
  title: Text;
  lead?: Text;
  crumbs: readonly Crumb[];
  action: string;
  back: string;
  /** Number, days and signer: of an issued document. */
  isIssued: boolean;
  withNeed: boolean;
  version: number | null;
  units: readonly AgencyChoice[];
  drafters: readonly AgencyChoice[];
  fields: readonly string[];
  filled: Omit<Filled, 'form'>;
}) {
  const { filled } = props;
  const kept = filled.values['seen'];
  const seen = props.version ?? (typeof kept === 'string' ? kept : null);
  return (
    <>
      <PageTitle
        title={props.title}
        crumbs={[{ href: '/legislation', text: room }, ...props.crumbs]}
        {...(props.lead === undefined ? {} : { lead: props.lead })}
      />
      <Form action={props.action} refusals={filled.refusals} values={filled.values}>
        {seen === null ? null : <input type="hidden" name="seen" value={seen} />}
        <FieldRow>
          <Select name="kind" label={t('Loại văn bản', 'Kind')} choices={choices(kindWords)} required />
          <Select name="level" label={t('Cấp ban hành', 'Level')} choices={choices(levelWords)} required />
          <Select
            name="body"
            label={t('Thẩm quyền ban hành', 'Body')}
            choices={choices(bodyWords)}
            required
          />
        </FieldRow>
        <FieldRow>
          <Select
            name="agencyId"
            label={t('Địa phương (cấp huyện, cấp xã)', 'Unit (district, commune)')}
            hint={t(
              'Văn bản trung ương và của thành phố không cần chọn.',
              'Not needed for the centre and the city.',
            )}
            choices={props.units}
            empty={t('Không chọn', 'None')}
          />
          <TextField
            name="issuer"
            label={t('Cơ quan ban hành', 'Issued by')}
            hint={t(
              'Để trống với văn bản địa phương: tên ghép từ thẩm quyền và địa phương.',
              'Leave empty for local documents.',
            )}
            maxLength={300}
          />
        </FieldRow>
        <TextArea name="title" label={t('Trích yếu', 'Subject')} required rows={2} maxLength={2000} />
        <FieldRow>
          <TextField
            name="field"
            label={t('Lĩnh vực', 'Field')}
            required
            suggestions={props.fields}
            maxLength={200}
          />
          <Select
            name="drafterId"
            label={t('Cơ quan soạn thảo', 'Drafted by')}
            choices={props.drafters}
            empty={t('Không ghi', 'Not given')}
          />
        </FieldRow>
        {props.withNeed ? (
          <TextArea
            name="need"
            label={t('Sự cần thiết ban hành, nội dung chính', 'Why it is needed, main contents')}
            rows={5}
            maxLength={20_000}
          />
        ) : null}
        {props.isIssued ? (
          <FieldGroup title={t('Ban hành', 'Issue')}>
            <IssuedFields />
          </FieldGroup>
        ) : null}
        <Actions>
          <Button look="next" icon="save" text={t('Lưu', 'Save')} />
          <LinkButton look="quiet" href={props.back} text={t('Thôi', 'Cancel')} />
        </Actions>
      </Form>
    </>
  );
}
