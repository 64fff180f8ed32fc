import { reformAreas, type Indicator } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import type { Agency, AgencyLevel } from '../organization/schema.ts';
import { CheckboxGroup, FileField, Select, type Choice } from '../ui/choices.tsx';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { evidenceEndings } from './evidence.ts';
import { audienceKey } from './forms.ts';
import { comparisonWords, documentKindWords, fieldWords, planKindWords, words } from './words.ts';

export const levelWords = {
  city: t('Cấp thành phố', 'City level'),
  district: t('Cấp huyện', 'District level'),
  commune: t('Cấp xã', 'Commune level'),
} satisfies Record<AgencyLevel, object>;
const levels = ['city', 'district', 'commune'] as const;

const areaChoices: readonly Choice[] = Object.entries(reformAreas).map(([value, label]) => ({
  value,
  label,
}));

function name(field: string) {
  return fieldWords[field] ?? t(field, field);
}

export function agencyChoices(agencies: readonly Agency[]): Choice[] {
  return levels.flatMap((level) =>
    agencies
      .filter((agency) => agency.level === level)
      .map(({ id, name: label }) => ({ value: String(id), label, group: levelWords[level] })),
  );
}

export function ProgrammeInputs() {
  return (
    <>
      <FieldRow>
        <TextField
          name="code"
          label={name('code')}
          required
          width="medium"
          hint={t('Ví dụ: CCHC-2021-2030', 'For example CCHC-2021-2030')}
        />
        <DateField name="startsOn" label={name('startsOn')} required />
        <DateField name="endsOn" label={name('endsOn')} required />
      </FieldRow>
      <TextField
        name="title"
        label={t('Tên chương trình', 'Name of the programme')}
        required
        maxLength={500}
      />
      <TextArea
        name="basis"
        label={name('basis')}
        hint={t('Nghị quyết, quyết định làm căn cứ', 'Resolutions and decisions that it rests on')}
        rows={3}
      />
    </>
  );
}

export function PlanInputs({ parents }: { parents?: readonly Choice[] }) {
  return (
    <>
      {parents === undefined ? null : (
        <FieldRow>
          <Select
            name="kind"
            label={t('Loại kế hoạch', 'Kind of plan')}
            required
            choices={Object.entries(planKindWords).map(([value, label]) => ({ value, label }))}
          />
          <Select
            name="parent"
            label={t('Thực hiện kế hoạch giai đoạn', 'Carries out the period plan')}
            empty={t('Không', 'None')}
            choices={parents}
          />
        </FieldRow>
      )}
      <FieldRow>
        <TextField
          name="code"
          label={name('code')}
          required
          width="medium"
          hint={t('Ví dụ: KH-CCHC-2026', 'For example KH-CCHC-2026')}
        />
        <DateField name="startsOn" label={name('startsOn')} required />
        <DateField name="endsOn" label={name('endsOn')} required />
      </FieldRow>
      <TextField name="title" label={t('Tên kế hoạch', 'Name of the plan')} required maxLength={500} />
      <TextArea name="focus" label={name('focus')} hint={t('Mỗi nội dung một dòng', 'One a line')} rows={4} />
      <TextArea name="note" label={name('note')} rows={2} />
    </>
  );
}

export function TaskInputs({ agencies, hasCoOwners }: { agencies: readonly Agency[]; hasCoOwners: boolean }) {
  return (
    <>
      <TextArea
        name="title"
        label={t('Nội dung nhiệm vụ', 'What is to be done')}
        required
        rows={2}
        maxLength={500}
      />
      <TextArea
        name="product"
        label={name('product')}
        required
        rows={2}
        maxLength={1000}
        hint={t('Văn bản, phần mềm, kết quả phải có', 'The document, software or result to come of it')}
      />
      <Select name="area" label={name('area')} required choices={areaChoices} />
      <FieldRow>
        <DateField name="startsOn" label={name('startsOn')} required />
        <DateField name="dueOn" label={name('dueOn')} required />
      </FieldRow>
      <Select name="ownerId" label={name('ownerId')} required choices={agencyChoices(agencies)} />
      <FieldGroup title={words.coOwners}>
        {levels.map((level) => (
          <Disclosure key={level} summary={levelWords[level]} open={hasCoOwners && level !== 'commune'}>
            <CheckboxGroup
              name={`coOwners.${level}`}
              label={levelWords[level]}
              columns
              choices={agencies
                .filter((agency) => agency.level === level)
                .map(({ id, name: label }) => ({ value: String(id), label }))}
            />
          </Disclosure>
        ))}
      </FieldGroup>
    </>
  );
}

export function TargetInputs({
  agencies,
  indicators,
}: {
  agencies: readonly Agency[];
  indicators: readonly Indicator[];
}) {
  return (
    <>
      <TextArea
        name="title"
        label={t('Nội dung mục tiêu', 'What is to be reached')}
        required
        rows={2}
        maxLength={500}
      />
      <Select name="area" label={name('area')} required choices={areaChoices} />
      <Select
        name="indicator"
        label={name('indicator')}
        required
        hint={t(
          'Số liệu quyết định mục tiêu đạt hay không',
          'The figure that decides whether the target is met',
        )}
        choices={indicators.map(({ code, title, area }) => ({
          value: code,
          label: title,
          group: reformAreas[area],
        }))}
      />
      <FieldRow>
        <Select
          name="comparison"
          label={name('comparison')}
          required
          choices={Object.entries(comparisonWords).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="threshold"
          label={name('threshold')}
          required
          width="short"
          inputMode="decimal"
          hint={t('Tỷ lệ viết bằng %: 98,5', 'A share in percent: 98.5')}
        />
        <TextField
          name="baseline"
          label={name('baseline')}
          width="short"
          inputMode="decimal"
          hint={t('Để trống nếu phải giữ ngưỡng suốt kỳ', 'Empty if the threshold is to be held throughout')}
        />
      </FieldRow>
      <FieldRow>
        <DateField name="startsOn" label={t('Tính từ ngày', 'Counted from')} required />
        <DateField name="dueOn" label={t('Phải đạt vào ngày', 'To be reached by')} required />
      </FieldRow>
      <FieldRow>
        <DateField
          name="measuredFrom"
          label={name('measuredFrom')}
          hint={t('Chỉ khi khác thời gian của mục tiêu', 'Only where it differs from the target’s own days')}
        />
        <DateField name="measuredTo" label={name('measuredTo')} />
      </FieldRow>
      <Select
        name="audience"
        label={name('audience')}
        empty={words.wholeCity}
        choices={audienceChoices(agencies)}
        hint={t(
          'Toàn thành phố, hoặc từng cơ quan của một nhóm',
          'The city as a whole, or each agency of a group',
        )}
      />
      <Select
        name="ownerId"
        label={t('Cơ quan theo dõi', 'Agency that answers for it')}
        required
        choices={agencyChoices(agencies)}
      />
    </>
  );
}

/** Groups of agencies that the city has, by level and kind, each named by its first members. */
export function audienceChoices(agencies: readonly Agency[]): Choice[] {
  const groups = Map.groupBy(agencies, ({ level, kind }) => audienceKey({ level, kind }));
  return levels.flatMap((level) =>
    [...groups]
      .filter(([, [first]]) => first?.level === level)
      .map(([value, members]) => ({
        value,
        label: t(
          `Từng cơ quan trong ${members.length} cơ quan: ${members
            .slice(0, 2)
            .map((agency) => agency.name)
            .join(', ')}…`,
          `Each of ${members.length} agencies: ${members
            .slice(0, 2)
            .map((agency) => agency.nameEn || agency.name)
            .join(', ')}…`,
        ),
        group: levelWords[level],
      })),
  );
}

export function DocumentInputs({ issuers, hasFile }: { issuers: readonly string[]; hasFile: boolean }) {
  return (
    <>
      <FieldRow>
        <Select
          name="kind"
          label={name('kind')}
          required
          choices={Object.entries(documentKindWords).map(([value, label]) => ({ value, label }))}
        />
        <TextField name="number" label={name('number')} required width="medium" maxLength={100} />
        <DateField name="issuedOn" label={name('issuedOn')} required />
      </FieldRow>
      <TextField name="issuer" label={name('issuer')} required suggestions={issuers} maxLength={200} />
      <TextArea name="title" label={t('Trích yếu', 'Subject')} required rows={2} maxLength={500} />
      <FieldRow>
        <Select name="area" label={name('area')} required choices={areaChoices} />
        <DateField
          name="followUpBy"
          label={name('followUpBy')}
          hint={t('Để trống nếu không phải theo dõi', 'Empty if there is nothing to follow up')}
        />
      </FieldRow>
      <FileField
        name="file"
        label={name('file')}
        multiple={false}
        accept={evidenceEndings}
        hint={
          hasFile
            ? t('Đã có tệp; chọn tệp khác để thay.', 'There is a file; choose another to replace it.')
            : t('PDF, ảnh, Word hoặc Excel, không quá 50 MB.', 'PDF, image, Word or Excel, at most 50 MB.')
        }
      />
    </>
  );
}
