import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField, Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { processesPath } from './addresses.ts';
import { fileWords } from './words.ts';

export type NewProcessProps = {
  /** Published processes, any of which may be copied. */
  readonly processes: readonly { readonly code: string; readonly name: string }[];
  readonly refusals?: readonly Refusal[];
  readonly input?: Readonly<Record<string, unknown>>;
};

/** Begins a process: from the empty drawing, from another process, or from a file of any BPMN tool. */
export function NewProcessPage({ processes, refusals = [], input = {} }: NewProcessProps) {
  return (
    <>
      <PageTitle
        title={t('Quy trình mới', 'New process')}
        crumbs={[{ href: processesPath, text: t('Quy trình', 'Processes') }]}
        lead={t(
          'Bản vẽ được lưu thành bản thảo. Chỉ khi ban hành, quy trình mới có hiệu lực.',
          'The drawing is kept as a draft. Nothing is in force before it is published.',
        )}
      />
      <Card>
        <Form action={processesPath} multipart refusals={refusals} values={input}>
          <FieldRow>
            <TextField
              name="code"
              label={t('Mã quy trình', 'Code of the process')}
              hint={t(
                'Chữ không dấu, chữ số và gạch nối, ví dụ phuong-trong-ngay. Mã không đổi được về sau.',
                'Letters, digits and hyphens, e.g. ward-same-day. It cannot be changed later.',
              )}
              required
              maxLength={60}
              pattern="[A-Za-z][A-Za-z0-9\-]*"
            />
            <TextField
              name="name"
              label={t('Tên quy trình', 'Name of the process')}
              hint={t(
                'Để trống nếu tải tệp lên: lấy tên trong tệp.',
                'Leave empty with a file: its own name is taken.',
              )}
              maxLength={200}
            />
          </FieldRow>
          <Select
            name="from"
            label={t('Bắt đầu từ', 'Begin with')}
            empty={t(
              'Mẫu trống: tiếp nhận, giải quyết, trả kết quả',
              'The empty drawing: receive, handle, return',
            )}
            choices={processes.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
          />
          <FileField
            name="file"
            label={t('Hoặc tải lên một tệp BPMN', 'Or upload a BPMN file')}
            hint={fileWords}
            accept=".bpmn,.xml,.bpmn20.xml"
            multiple={false}
          />
          <Actions>
            <Button icon="pen-line" look="next" text={t('Tạo bản thảo', 'Make the draft')} />
            <LinkButton look="quiet" href={processesPath} text={t('Thôi', 'Cancel')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
