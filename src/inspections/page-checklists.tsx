import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Subject } from '../reform-work/reform-work.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { crumbs } from './page-overview.tsx';
import { faultKinds, type Checklist } from './schema.ts';

export function ChecklistsPage({ checklists }: { checklists: readonly Subject<Checklist>[] }) {
  return (
    <>
      <PageTitle
        title={t('Bảng kiểm', 'Checklists')}
        crumbs={crumbs}
        lead={t(
          'Phiếu đang kiểm giữ các mục như lúc bắt đầu; sửa bảng kiểm chỉ áp dụng cho lần sau.',
          'A visit keeps the items with which it began; changes count from the next one.',
        )}
      >
        <LinkButton
          look="next"
          icon="plus"
          href="/inspections/checklists/new"
          text={t('Lập bảng kiểm', 'New checklist')}
        />
      </PageTitle>
      <DataTable
        caption={t('Bảng kiểm', 'Checklists')}
        rows={checklists}
        rowKey={({ id }) => String(id)}
        empty={
          <EmptyState
            icon="clipboard-check"
            title={t('Chưa có bảng kiểm nào', 'No checklist yet')}
            text={t(
              'Lập bảng kiểm với từng mục và căn cứ pháp lý.',
              'Make one, each item with its legal basis.',
            )}
          />
        }
        columns={[
          {
            key: 'title',
            title: t('Tên', 'Name'),
            heads: true,
            cell: ({ id, state }) => <a href={`/inspections/checklists/${id}`}>{state.title}</a>,
          },
          {
            key: 'items',
            title: t('Số mục', 'Items'),
            align: 'end',
            cell: ({ state }) => state.items.length,
          },
          {
            key: 'state',
            title: t('Tình trạng', 'State'),
            cell: ({ state }) => (
              <Say text={state.isRetired ? t('Thôi dùng', 'Retired') : t('Đang dùng', 'In use')} />
            ),
          },
        ]}
      />
    </>
  );
}

export function ChecklistFormPage({
  id,
  refusals,
  values,
}: {
  id: number | null;
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  const kinds = Object.values(faultKinds);
  return (
    <>
      <PageTitle
        title={id === null ? t('Lập bảng kiểm', 'New checklist') : t('Sửa bảng kiểm', 'Edit the checklist')}
        crumbs={[...crumbs, { href: '/inspections/checklists', text: t('Bảng kiểm', 'Checklists') }]}
      />
      <Card>
        <Form
          action={id === null ? '/inspections/checklists/new' : `/inspections/checklists/${id}`}
          refusals={refusals}
          values={values}
        >
          <TextField name="title" required label={t('Tên bảng kiểm', 'Name')} maxLength={200} />
          <TextArea
            name="items"
            required
            rows={14}
            label={t('Các mục, mỗi mục một dòng', 'Items, one a line')}
            hint={t(
              `Viết: nội dung | căn cứ | nhóm. Nhóm: ${kinds.map(({ vi }) => vi).join('; ')}.`,
              `Write: text | legal basis | kind. Kinds: ${Object.keys(faultKinds).join(', ')}.`,
            )}
          />
          <Actions>
            <Button look="next" icon="save" text={t('Lưu bảng kiểm', 'Save')} />
          </Actions>
        </Form>
      </Card>
      {id === null ? null : (
        <Form id="retire" action={`/inspections/checklists/${id}/retire`}>
          <Actions>
            <Button icon="archive" text={t('Thôi dùng bảng kiểm này', 'Retire')} />
          </Actions>
        </Form>
      )}
    </>
  );
}

export function NewPlanPage({
  refusals,
  values,
}: {
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  return (
    <>
      <PageTitle title={t('Lập kế hoạch kiểm tra', 'New plan')} crumbs={crumbs} />
      <Card>
        <Form action="/inspections/plans/new" refusals={refusals} values={values}>
          <NumberField name="year" required label={t('Năm', 'Year')} />
          <Actions>
            <Button look="next" icon="plus" text={t('Lập kế hoạch', 'Make the plan')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
