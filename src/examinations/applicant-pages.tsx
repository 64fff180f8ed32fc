import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Checkbox, CheckboxGroup, FileField, RadioCards, Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, NumberField, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { proofEndings } from './evidence.ts';
import { filledIn, type Filled } from './forms.ts';
import type { Examination } from './life.ts';
import { showDay, type NameOf } from './parts.tsx';
import { getRules } from './rule-sets.ts';
import { educations } from './schema.ts';
import { formatPoints, languageWords, words } from './words.ts';

const codesOf = <T extends object>(all: T) =>
  Object.entries(all) as [string, T[keyof T] & { vi: string; en: string }][];

/** The public form: what is asked is what the conditions need. */
export function RegisterPage({
  examination,
  nameOf,
  filled,
}: {
  examination: Examination;
  nameOf: NameOf;
  filled: Filled | null;
}) {
  const { id, fields, positions } = examination;
  const rules = getRules(fields.rules);
  const exempt = rules.parts.filter((part) => part.mayExempt);
  const needsService = rules.ties.some(({ by }) => by === 'service' || by === 'honour');
  return (
    <>
      <PageTitle
        title={t('Phiếu đăng ký dự tuyển', 'Application')}
        crumbs={[
          { href: '/exams', text: words.publicRoom },
          { href: `/exams/${id}`, text: fields.title },
        ]}
        lead={t(
          `Nhận hồ sơ đến hết ngày ${showDay(fields.registerTo)}. Mỗi người nộp một hồ sơ.`,
          `Applications are taken until the end of ${showDay(fields.registerTo)}. One application a person.`,
        )}
      />
      <Form action={`/exams/${id}/register`} multipart autocomplete="off" {...filledIn(filled, 'register')}>
        <FieldGroup title={t('Vị trí dự tuyển', 'Position')}>
          <Select
            name="positionId"
            label={words.position}
            required
            choices={positions
              .filter((one) => one.state === 'approved')
              .map((one) => ({
                value: String(one.id),
                label: `${one.title} – ${nameOf(one.agencyId)} (${one.quota})`,
              }))}
          />
        </FieldGroup>
        <FieldGroup title={t('Bản thân', 'You')}>
          <TextField name="fullName" label={words.name} required autocomplete="name" />
          <FieldRow>
            <DateField name="bornOn" label={words.bornOn} required />
            <TextField
              name="idNumber"
              label={t('Số định danh cá nhân (CCCD)', 'Identity number')}
              required
              inputMode="numeric"
              width="medium"
            />
          </FieldRow>
          <RadioCards
            name="gender"
            label={t('Giới tính', 'Sex')}
            required
            columns
            choices={[
              { value: 'male', label: t('Nam', 'Male') },
              { value: 'female', label: t('Nữ', 'Female') },
            ]}
          />
          <Checkbox name="isMinority" label={t('Là người dân tộc thiểu số', 'Of an ethnic minority')} />
          <FieldRow>
            <TextField name="phone" label={t('Điện thoại', 'Telephone')} type="tel" required width="medium" />
            <TextField name="email" label={t('Thư điện tử', 'Email')} type="email" width="medium" />
          </FieldRow>
          <TextField name="address" label={t('Nơi cư trú', 'Address')} required />
        </FieldGroup>
        <FieldGroup title={t('Trình độ', 'Education')}>
          <Select
            name="education"
            label={t('Trình độ cao nhất', 'Highest level')}
            required
            choices={codesOf(educations).map(([value, label]) => ({ value, label }))}
          />
          <TextField name="major" label={t('Chuyên ngành đào tạo', 'Speciality')} required />
          <Select
            name="language"
            label={t('Ngoại ngữ dự thi', 'Foreign language')}
            required
            choices={codesOf(languageWords).map(([value, label]) => ({ value, label }))}
          />
          {exempt.length === 0 ? null : (
            <CheckboxGroup
              name="exemptions"
              label={t('Đề nghị miễn thi', 'Exemption asked for')}
              hint={t(
                'Cần gửi kèm văn bằng, chứng chỉ theo quy chế',
                'With the diploma that the rules ask for',
              )}
              choices={exempt.map(({ code, title }) => ({ value: code, label: title }))}
            />
          )}
        </FieldGroup>
        {needsService ? (
          <FieldGroup title={t('Quá trình công tác', 'Service')}>
            <NumberField
              name="service"
              label={t('Thời gian công tác', 'Time in service')}
              suffix={t('tháng', 'months')}
            />
            <Select
              name="honour"
              label={t('Khen thưởng cao nhất', 'Highest commendation')}
              empty={t('Không có', 'None')}
              choices={[
                { value: '1', label: t('Giấy khen', 'Letter of praise') },
                { value: '2', label: t('Bằng khen cấp tỉnh, bộ', 'Provincial or ministerial certificate') },
                { value: '3', label: t('Bằng khen của Thủ tướng', 'The Prime Minister’s certificate') },
                { value: '4', label: t('Huân chương', 'Order') },
              ]}
            />
          </FieldGroup>
        ) : null}
        <FieldGroup title={t('Ưu tiên và giấy tờ', 'Priority and papers')}>
          {rules.priorities.length === 0 ? null : (
            <Select
              name="priority"
              label={t('Diện ưu tiên', 'Priority category')}
              empty={t('Không thuộc diện ưu tiên', 'None')}
              choices={rules.priorities.map(({ code, title, points }) => ({
                value: code,
                label: t(`${title.vi} (+${formatPoints(points)})`, `${title.en} (+${formatPoints(points)})`),
              }))}
            />
          )}
          {rules.kind === 'recruitment' ? (
            <Checkbox
              name="isOutside"
              label={t('Do cơ quan Đảng, đoàn thể cử dự thi', 'Sent by a Party or mass organisation')}
              hint={t('Không tính vào chỉ tiêu cạnh tranh của vị trí', 'Takes no place of the quota')}
            />
          ) : null}
          <FileField
            name="files"
            label={t('Giấy tờ chứng minh', 'Papers')}
            hint={t('Ảnh chụp hoặc PDF, mỗi tệp nhỏ hơn 10 MB', 'Photographs or PDF, each under 10 MB')}
            accept={proofEndings}
          />
        </FieldGroup>
        <Checkbox
          name="declared"
          required
          label={t(
            'Tôi cam đoan có quốc tịch Việt Nam, đủ sức khỏe, không thuộc trường hợp không được đăng ký dự tuyển và chịu trách nhiệm về nội dung đã khai',
            'I declare that I am a citizen of Viet Nam, in good health, not barred from applying, and answer for what I have written',
          )}
        />
        <Actions>
          <Button look="next" icon="send" text={t('Nộp hồ sơ', 'Apply')} />
        </Actions>
      </Form>
    </>
  );
}
