import { t, type Text } from '../kernel/messages.ts';
import { Checkbox, CheckboxGroup, FileField, RadioCards, Select } from '../ui/choices.tsx';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow } from '../ui/form.tsx';
import type { FormAct } from './forms.ts';
import { conclusionWords, faultWords, relationWords, stanceWords, verdictWords } from './words.ts';

export const evidenceEndings = '.pdf,.docx,.xlsx,.jpg,.jpeg,.png';

const choices = (words: Readonly<Record<string, Text>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Agencies to choose from, by name. */
export type AgencyChoice = { readonly value: string; readonly label: string };

const reason = <TextArea name="reason" label={t('Lý do', 'Reason')} required rows={2} maxLength={2000} />;

/** The fields of an act that needs nothing but the document. */
export function ActFields({ act, agencies }: { act: FormAct; agencies: readonly AgencyChoice[] }) {
  switch (act) {
    case 'ask':
      return (
        <>
          <DateField name="dueOn" label={t('Góp ý trước ngày', 'Opinions by')} required />
          <CheckboxGroup
            columns
            name="agencyIds"
            label={t('Cơ quan được lấy ý kiến', 'Agencies')}
            choices={agencies}
            required
          />
        </>
      );
    case 'opine':
      return (
        <>
          <Select name="agencyId" label={t('Cơ quan góp ý', 'Agency')} choices={agencies} required />
          <RadioCards name="stance" label={t('Ý kiến', 'Opinion')} choices={choices(stanceWords)} required />
          <TextArea name="words" label={t('Nội dung góp ý', 'In words')} rows={4} maxLength={20_000} />
        </>
      );
    case 'post':
      return (
        <FieldRow>
          <DateField name="from" label={t('Đăng từ ngày', 'From')} required />
          <DateField name="until" label={t('Đến hết ngày', 'To')} required />
        </FieldRow>
      );
    case 'assess':
      return (
        <>
          <TextField
            name="adds"
            label={t('Mã thủ tục thêm mới', 'Procedures added')}
            hint={t(
              'Cách nhau bằng dấu phẩy; để trống nếu không có.',
              'Separated by commas; empty for none.',
            )}
          />
          <TextField name="amends" label={t('Mã thủ tục sửa đổi, bổ sung', 'Procedures amended')} />
          <TextField name="abolishes" label={t('Mã thủ tục bãi bỏ', 'Procedures abolished')} />
          <TextArea
            name="assessment"
            label={t('Đánh giá tác động', 'Assessment')}
            hint={t(
              'Bắt buộc khi có thủ tục (Nghị định 63/2010/NĐ-CP, điều 10).',
              'Obligatory where a procedure is touched.',
            )}
            rows={4}
            maxLength={20_000}
          />
        </>
      );
    case 'appraise':
      return (
        <>
          <RadioCards
            name="verdict"
            label={t('Kết luận', 'Conclusion')}
            choices={choices(verdictWords)}
            required
          />
          <Checkbox name="isLegal" label={t('Hợp hiến, hợp pháp', 'Lawful')} />
          <Checkbox
            name="isConsistent"
            label={t('Thống nhất với hệ thống pháp luật', 'Consistent with other law')}
          />
          <Checkbox name="isFeasible" label={t('Khả thi', 'Feasible')} />
          <TextArea
            name="words"
            label={t('Nội dung thẩm định', 'In words')}
            rows={5}
            required
            maxLength={20_000}
          />
        </>
      );
    case 'submit':
      return (
        <TextArea
          name="words"
          label={t('Tiếp thu, giải trình ý kiến thẩm định', 'How the appraisal was taken in')}
          rows={4}
          maxLength={20_000}
        />
      );
    case 'return':
    case 'drop':
    case 'withdraw':
      return reason;
    case 'issue':
      return <IssueFields />;
    case 'relate':
      return <RelateFields />;
    case 'articles':
      return (
        <TextArea
          name="articles"
          label={t('Các điều', 'Articles')}
          hint={t(
            'Mỗi điều bắt đầu bằng "Điều 5. Tiêu đề" ở đầu dòng.',
            'Each begins with "Điều 5. Heading" on a new line.',
          )}
          rows={10}
          maxLength={500_000}
        />
      );
    case 'attach':
      return (
        <>
          <FileField
            name="files"
            label={t('Tệp', 'Files')}
            hint={t(
              'PDF, Word, Excel hoặc ảnh, mỗi tệp tối đa 50 MB.',
              'PDF, Word, Excel or images, at most 50 MB each.',
            )}
            accept={evidenceEndings}
            required
          />
          <Checkbox
            name="isOpen"
            label={t(
              'Cho mọi người xem (toàn văn dự thảo đăng lấy ý kiến, văn bản đã ban hành)',
              'Open to everybody (the text of a posted draft or an issued document)',
            )}
          />
        </>
      );
    case 'check':
      return <CheckFields />;
    case 'conclude':
      return <ConcludeFields />;
    case 'remedy-check':
    case 'remedy-review':
      return (
        <>
          <DateField name="doneOn" label={t('Xử lý xong ngày', 'Done on')} required />
          <TextArea
            name="words"
            label={t('Kết quả xử lý', 'What was done')}
            rows={2}
            required
            maxLength={2000}
          />
        </>
      );
    case 'end-suspension':
      return <DateField name="lastDay" label={t('Ngày cuối cùng ngưng hiệu lực', 'Last day')} required />;
    case 'unrelate':
      return reason;
    case 'accept':
    case 'send-appraisal':
    case 'open-file':
      return null;
  }
}

/** Number, signer and days of an issued document. */
export function IssuedFields() {
  return (
    <>
      <FieldRow>
        <TextField
          name="number"
          label={t('Số, ký hiệu', 'Number and symbol')}
          hint={t('Ví dụ 12/2026/QĐ-UBND', 'Such as 12/2026/QĐ-UBND')}
          required
          maxLength={60}
        />
        <TextField name="signer" label={t('Người ký', 'Signed by')} maxLength={200} />
      </FieldRow>
      <FieldRow>
        <DateField name="issuedOn" label={t('Ngày ban hành', 'Issued on')} required />
        <DateField name="effectiveOn" label={t('Ngày có hiệu lực', 'In force from')} required />
        <DateField
          name="endsOn"
          label={t('Ngày cuối có hiệu lực', 'Last day of effect')}
          hint={t('Chỉ khi văn bản tự quy định.', 'Only where the document sets it.')}
        />
      </FieldRow>
    </>
  );
}

function IssueFields() {
  return (
    <>
      <IssuedFields />
      <Checkbox
        name="isShortened"
        label={t('Ban hành theo trình tự, thủ tục rút gọn', 'By the shortened procedure')}
      />
    </>
  );
}

function RelateFields() {
  return (
    <>
      <Select
        name="kind"
        label={t('Văn bản này', 'This document')}
        choices={choices(relationWords)}
        required
      />
      <TextField
        name="target"
        label={t('Số, ký hiệu văn bản kia', 'Number of the other document')}
        hint={t(
          'Khi nhiều nơi cùng số, ghi thêm cơ quan ban hành: 05/2014/QĐ-UBND của …',
          'Where several have it, add the issuer.',
        )}
        required
        maxLength={400}
      />
      <FieldRow>
        <DateField name="effectiveOn" label={t('Từ ngày', 'From')} required />
        <DateField name="untilOn" label={t('Đến hết ngày (khi ngưng hiệu lực)', 'To (of a suspension)')} />
      </FieldRow>
      <TextField
        name="articles"
        label={t('Các điều', 'Articles')}
        hint={t('Để trống là toàn bộ văn bản; ví dụ 5, 12a.', 'Empty: the whole document; such as 5, 12a.')}
        maxLength={2000}
      />
      <Checkbox
        name="survives"
        label={t(
          'Văn bản hướng dẫn vẫn còn hiệu lực khi văn bản kia hết hiệu lực',
          'The guiding document survives the other',
        )}
      />
    </>
  );
}

function CheckFields() {
  return (
    <>
      <DateField name="checkedOn" label={t('Ngày kiểm tra', 'Checked on')} required />
      <CheckboxGroup
        name="faults"
        label={t('Sai phạm phát hiện', 'Faults')}
        hint={t('Để trống khi văn bản phù hợp.', 'None where the document is right.')}
        choices={choices(faultWords)}
      />
      <TextArea name="words" label={t('Nội dung phát hiện', 'Findings')} rows={3} maxLength={20_000} />
      <TextField name="remedy" label={t('Biện pháp xử lý', 'Remedy')} maxLength={2000} />
      <DateField name="dueOn" label={t('Hạn xử lý', 'Due')} />
    </>
  );
}

export function ConcludeFields() {
  return (
    <>
      <RadioCards
        name="conclusion"
        label={t('Kết luận', 'Conclusion')}
        columns
        choices={choices(conclusionWords)}
        required
      />
      <TextArea name="words" label={t('Lý do', 'Why')} rows={2} maxLength={20_000} />
      <TextField name="remedy" label={t('Việc phải làm', 'What has to be done')} maxLength={2000} />
      <DateField name="dueOn" label={t('Hạn', 'Due')} />
    </>
  );
}
