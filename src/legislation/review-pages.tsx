import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, Columns, PageTitle } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { showDay } from './parts.tsx';
import type { ReviewInList } from './reviews.ts';
import { levelWords, reviewWords, room } from './words.ts';

export const reviewsTitle = t('Rà soát văn bản', 'Reviews');

export function ReviewsPage(props: {
  rows: readonly ReviewInList[];
  mayKeep: boolean;
  fields: readonly string[];
  filled: { readonly refusals: readonly Refusal[]; readonly values: Readonly<Record<string, unknown>> };
}) {
  const say = useSay();
  const list = (
    <DataTable
      caption={reviewsTitle}
      rows={props.rows}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => `/legislation/reviews/${id}`}
      columns={[
        {
          key: 'title',
          title: t('Đợt rà soát', 'Round'),
          heads: true,
          cell: ({ id, title }) => <a href={`/legislation/reviews/${id}`}>{title}</a>,
        },
        { key: 'kind', title: t('Loại', 'Kind'), cell: ({ kind }) => say(reviewWords[kind]) },
        { key: 'mark', title: t('Ngày mốc', 'Mark'), width: 'fit', cell: ({ markOn }) => showDay(markOn) },
        {
          key: 'concluded',
          title: t('Đã kết luận', 'Concluded'),
          align: 'end',
          cell: ({ concluded }) => concluded,
        },
        { key: 'open', title: t('Chưa xử lý xong', 'To do'), align: 'end', cell: ({ open }) => open },
      ]}
      empty={
        <EmptyState
          icon="clipboard-check"
          title={t('Chưa có đợt rà soát nào', 'No reviews yet')}
          text={t('Cán bộ pháp chế mở đợt rà soát tại đây.', 'The legal officer opens a round here.')}
        />
      }
    />
  );
  return (
    <>
      <PageTitle title={reviewsTitle} crumbs={[{ href: '/legislation', text: room }]} />
      {props.mayKeep ? (
        <Columns side={<NewReview fields={props.fields} filled={props.filled} />}>{list}</Columns>
      ) : (
        list
      )}
    </>
  );
}

function NewReview({ fields, filled }: Pick<Parameters<typeof ReviewsPage>[0], 'fields' | 'filled'>) {
  return (
    <Card icon="plus" title={t('Mở đợt rà soát', 'Open a round')}>
      <Form action="/legislation/reviews" refusals={filled.refusals} values={filled.values}>
        <TextField name="title" label={t('Tên đợt', 'Title')} required maxLength={500} />
        <Select
          name="kind"
          label={t('Loại', 'Kind')}
          required
          choices={Object.entries(reviewWords).map(([value, label]) => ({ value, label }))}
        />
        <DateField name="markOn" label={t('Ngày mốc', 'Mark')} required />
        <Select
          name="level"
          label={t('Cấp', 'Level')}
          empty={t('Mọi cấp của thành phố', 'All of the city')}
          choices={Object.entries(levelWords)
            .filter(([value]) => value !== 'central')
            .map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="field"
          label={t('Lĩnh vực (để trống là mọi lĩnh vực)', 'Field (empty: all)')}
          suggestions={fields}
          maxLength={200}
        />
        <Actions>
          <Button look="next" text={t('Mở đợt', 'Open')} />
        </Actions>
      </Form>
    </Card>
  );
}
