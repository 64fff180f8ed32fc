import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select, type Choice } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField, TextArea } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import type { Test } from './schema.ts';
import { words } from './words.ts';

/** Marks of a sitting held on paper, an agency and a day at a time. */
export function PaperPage(props: {
  test: Test;
  agencies: readonly Choice[];
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  const { test, agencies, refusals, values } = props;
  const address = `/knowledge-tests/${test.id}`;
  return (
    <>
      <PageTitle
        title={t('Nhập điểm thi giấy', 'Marks of sheets on paper')}
        crumbs={[
          { href: '/knowledge-tests', text: words.room },
          { href: address, text: test.fields.title },
        ]}
        lead={t(
          'Mỗi dòng một người; có thể chép hai cột từ bảng tính rồi dán vào.',
          'One person a line; two columns of a spreadsheet can be pasted.',
        )}
      />
      <Card>
        <Form id="paper" action={`${address}/paper`} refusals={refusals} values={values}>
          <FieldRow>
            <Select name="agency" required label={t('Cơ quan', 'Agency')} choices={agencies} />
            <DateField name="on" required label={t('Ngày thi', 'Day')} />
          </FieldRow>
          <TextArea
            name="lines"
            required
            rows={12}
            label={t('Họ và tên; điểm (thang 100)', 'Name; marks (of 100)')}
            hint={t('Ví dụ: Tô Thị Sen; 85', 'For example: Tô Thị Sen; 85')}
          />
          <Actions>
            <Button look="next" icon="save" text={t('Ghi điểm', 'Record the marks')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
