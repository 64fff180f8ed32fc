import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select, type Choice } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { crumbs } from './page-overview.tsx';

export function NewVisitPage(props: {
  agencies: readonly Choice[];
  checklists: readonly Choice[];
  values: Readonly<Record<string, unknown>>;
  refusals: readonly Refusal[];
}) {
  const hidden = (name: string): string => {
    const value = props.values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const planned = hidden('plan') !== '';
  return (
    <>
      <PageTitle
        title={
          planned ? t('Kiểm tra theo kế hoạch', 'Visit by plan') : t('Kiểm tra đột xuất', 'Surprise visit')
        }
        crumbs={crumbs}
      />
      {props.checklists.length === 0 ? (
        <Alert
          kind="warning"
          text={t(
            'Chưa có bảng kiểm nào. Hãy lập bảng kiểm trước.',
            'There is no checklist yet. Make one first.',
          )}
        >
          <LinkButton
            icon="plus"
            href="/inspections/checklists/new"
            text={t('Lập bảng kiểm', 'New checklist')}
          />
        </Alert>
      ) : null}
      <Card>
        <Form action="/inspections/visits/new" refusals={props.refusals} values={props.values}>
          <input type="hidden" name="plan" value={hidden('plan')} />
          <input type="hidden" name="line" value={hidden('line')} />
          <Select name="agency" required label={t('Đơn vị được kiểm tra', 'Unit')} choices={props.agencies} />
          <DateField name="on" required label={t('Ngày kiểm tra', 'Day')} />
          <TextField
            name="team"
            required
            label={t('Thành phần đoàn, tổ kiểm tra', 'Members of the team')}
            maxLength={500}
          />
          <Select name="checklist" required label={t('Bảng kiểm', 'Checklist')} choices={props.checklists} />
          <Actions>
            <Button look="next" icon="play" text={t('Bắt đầu kiểm tra', 'Begin')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
