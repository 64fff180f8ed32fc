import { scanEndings } from '../kernel/scans.ts';
import { t } from '../kernel/messages.ts';
import { FileField } from '../ui/choices.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import type { Filing } from './schema.ts';

/** Blank rows offered below the papers that are there. */
const blankRows = 3;

/** What was filed, to be corrected or added to. Rows left without a name fall away. */
export function FilingFields({
  filing,
  values,
  withFiles = false,
}: {
  filing: Filing;
  /** What was typed before it was refused. */
  values?: Readonly<Record<string, unknown>> | undefined;
  withFiles?: boolean;
}) {
  const rows = Math.max(filing.papers.length, typedRows(values)) + blankRows;
  return (
    <>
      <FieldGroup title={t('Người nộp', 'Applicant')}>
        <PersonFields name="filing.applicant" required />
      </FieldGroup>
      <Disclosure
        summary={t('Nộp thay cho người khác (chủ hồ sơ)', 'Filed for somebody else (the owner)')}
        open={filing.owner !== null}
      >
        <div class="grid gap-4">
          <PersonFields name="filing.owner" />
        </div>
      </Disclosure>
      <FieldGroup title={t('Giấy tờ đã nộp', 'Papers handed in')}>
        {Array.from({ length: rows }, (_, index) => (
          <PaperRow key={index} index={index} />
        ))}
        <NumberField name="filing.sets" label={t('Số bộ hồ sơ', 'Sets')} />
      </FieldGroup>
      {withFiles ? (
        <FileField
          name="files"
          label={t('Bản quét', 'Scans')}
          hint={t(
            'PDF hoặc ảnh, mỗi tệp tối đa 50 MB, tối đa 20 tệp.',
            'PDF or images, 50 MB each, 20 at most.',
          )}
          accept={scanEndings}
        />
      ) : null}
      <TextArea name="filing.note" label={t('Ghi chú', 'Note')} rows={2} />
    </>
  );
}

/** The filing as the values of its fields. */
export function filingValues(filing: Filing): Readonly<Record<string, unknown>> {
  return { filing: { ...filing, owner: filing.owner ?? {} } };
}

function PersonFields({ name, required = false }: { name: string; required?: boolean }) {
  return (
    <>
      <FieldRow>
        <TextField name={`${name}.name`} label={t('Họ tên hoặc tên tổ chức', 'Name')} required={required} />
        <TextField
          name={`${name}.idNumber`}
          label={t('Số định danh, mã số thuế', 'Identity number, tax code')}
        />
      </FieldRow>
      <FieldRow>
        <TextField name={`${name}.phone`} type="tel" label={t('Điện thoại', 'Telephone')} />
        <TextField name={`${name}.email`} type="email" label={t('Thư điện tử', 'E-mail')} />
      </FieldRow>
      <TextField name={`${name}.address`} label={t('Địa chỉ', 'Address')} />
    </>
  );
}

function PaperRow({ index }: { index: number }) {
  const name = `filing.papers.${index}`;
  const number = index + 1;
  return (
    <div class="grid items-end gap-3 border-b border-line pb-3 md:grid-cols-[minmax(0,1fr)_6rem_6rem_6rem]">
      <TextField name={`${name}.name`} label={t(`Giấy tờ ${number}`, `Paper ${number}`)} />
      <NumberField name={`${name}.original`} label={t('Bản chính', 'Originals')} width="full" />
      <NumberField name={`${name}.certified`} label={t('Chứng thực', 'Certified')} width="full" />
      <NumberField name={`${name}.plain`} label={t('Bản sao', 'Copies')} width="full" />
    </div>
  );
}

function typedRows(values: Readonly<Record<string, unknown>> | undefined): number {
  const filing: unknown = values?.['filing'];
  if (typeof filing !== 'object' || filing === null || !('papers' in filing)) return 0;
  return Array.isArray(filing.papers) ? Math.min(filing.papers.length, 100) : 0;
}
