import { refuse } from '../../kernel/errors.ts';
import { t, type Language } from '../../kernel/messages.ts';
import { Actions, Button } from '../buttons.tsx';
import { Checkbox, CheckboxGroup, FileField, RadioCards, Select } from '../choices.tsx';
import { Combobox } from '../combobox.tsx';
import { Card, PageTitle } from '../content.tsx';
import { DateField, NumberField, TextArea, TextField } from '../fields.tsx';
import { FieldGroup, FieldRow, Form } from '../form.tsx';
import { Layout } from '../layout.tsx';
import { pageOf } from './gallery-frame.ts';

export function FormSheet({ language }: { language: Language }) {
  const refusals = [
    refuse(
      'invalid',
      t(
        'Số định danh phải có 9 hoặc 12 chữ số; đang có 8.',
        'An identity number has 9 or 12 digits; this has 8.',
      ),
      'applicant.idNumber',
    ),
    refuse('invalid', t('Hãy chọn cách nhận kết quả.', 'Choose how to receive the result.'), 'delivery'),
  ];
  return (
    <Layout page={pageOf(language, '/counter/receive')} title={t('Tiếp nhận hồ sơ', 'Receive a dossier')}>
      <PageTitle
        title={t('Tiếp nhận hồ sơ', 'Receive a dossier')}
        crumbs={[
          { href: '/desk', text: t('Bàn làm việc', 'Desk') },
          { href: '/dossiers', text: t('Hồ sơ', 'Dossiers') },
        ]}
      />
      <Form
        action="/counter/receive"
        multipart
        refusals={refusals}
        values={{ applicant: { name: 'Trần Thị <b>Ngọc</b> Ánh', idNumber: '36212345' }, papers: ['birth'] }}
      >
        <Card title={t('Thủ tục', 'Procedure')} icon="book-text">
          <Combobox
            name="procedure"
            source="/procedures/search.json"
            label={t('Tên hoặc mã thủ tục', 'Name or code of the procedure')}
            hint={t(
              'Gõ không dấu cũng được: "dang ky khai sinh".',
              'Diacritics are not needed: "dang ky khai sinh".',
            )}
            required
          />
        </Card>
        <Card title={t('Người nộp', 'Applicant')} icon="user">
          <FieldRow>
            <TextField
              name="applicant.name"
              label={t('Họ và tên', 'Full name')}
              required
              autocomplete="off"
            />
            <TextField
              name="applicant.idNumber"
              label={t('Số định danh', 'Identity number')}
              inputMode="numeric"
              required
            />
            <DateField name="applicant.birth" label={t('Ngày sinh', 'Date of birth')} />
          </FieldRow>
          <FieldRow>
            <Select
              name="applicant.kind"
              label={t('Là', 'Is')}
              choices={[
                { value: 'person', label: t('Cá nhân', 'Person') },
                { value: 'company', label: t('Doanh nghiệp, hợp tác xã', 'Company, cooperative') },
              ]}
            />
            <NumberField name="copies" label={t('Số bản sao', 'Copies')} suffix={t('bản', 'copies')} />
            <NumberField
              name="fee"
              label={t('Lệ phí', 'Fee')}
              suffix="đồng"
              hint={t('Theo biểu phí hiện hành.', 'By the current table.')}
            />
          </FieldRow>
          <TextArea name="note" label={t('Ghi chú', 'Note')} rows={3} />
        </Card>
        <Card title={t('Giấy tờ', 'Papers')} icon="files">
          <CheckboxGroup
            name="papers"
            label={t('Giấy tờ đã nộp', 'Papers handed in')}
            choices={[
              {
                value: 'form',
                label: t('Tờ khai đăng ký khai sinh theo mẫu quy định', 'Declaration'),
                hint: t('1 bản chính', '1 original'),
              },
              {
                value: 'birth',
                label: t(
                  'Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp; trường hợp không có thì văn bản của người làm chứng',
                  'Certificate of live birth',
                ),
                hint: t('1 bản chính', '1 original'),
              },
            ]}
          />
          <FileField
            name="scans"
            label={t('Bản quét', 'Scans')}
            hint={t(
              'PDF hoặc ảnh, nhiều tệp một lần, mỗi tệp đến 50 MB.',
              'PDF or images, several at once, 50 MB each.',
            )}
            accept=".pdf,image/*"
          />
        </Card>
        <Card title={t('Trả kết quả', 'Result')} icon="send">
          <RadioCards
            name="delivery"
            label={t('Cách nhận kết quả', 'How to receive the result')}
            required
            columns
            choices={[
              {
                value: 'counter',
                label: t('Tại bộ phận một cửa', 'At the counter'),
                hint: t('Mang giấy hẹn', 'Bring the receipt'),
              },
              {
                value: 'post',
                label: t('Qua bưu điện', 'By post'),
                hint: t('Người nộp trả cước', 'Postage is paid by the applicant'),
              },
              {
                value: 'online',
                label: t('Bản điện tử', 'Electronic'),
                hint: t('Ký số, gửi qua cổng', 'Signed, by the portal'),
              },
            ]}
          />
          <FieldGroup title={t('Xác nhận', 'Confirmation')}>
            <Checkbox
              name="checked"
              label={t(
                'Tôi đã kiểm tra giấy tờ với bản chính',
                'I have checked the papers against the originals',
              )}
              required
            />
          </FieldGroup>
        </Card>
        <Actions>
          <Button
            look="next"
            size="large"
            icon="printer"
            text={t('Tiếp nhận và in giấy hẹn', 'Receive and print the receipt')}
          />
          <Button
            look="plain"
            size="large"
            name="draft"
            value="1"
            formNoValidate
            text={t('Lưu tạm', 'Save draft')}
          />
        </Actions>
      </Form>
    </Layout>
  );
}
