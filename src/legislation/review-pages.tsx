import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, Columns, PageTitle, StatTiles } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { Confirm } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { documentAddress, EffectMark, showDay } from './parts.tsx';
import type { Listed } from './reading.ts';
import type { Review, ReviewInList } from './reviews.ts';
import type { Conclusion } from './schema.ts';
import { conclusionWords, levelWords, reviewWords, room } from './words.ts';

const reviewsTitle = t('Rà soát văn bản', 'Reviews');

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

type Concluded = {
  readonly conclusion: string;
  readonly dueOn: Temporal.PlainDate | null;
  readonly doneOn: Temporal.PlainDate | null;
};
const perPage = 50;

/** A round: every document of its scope with its conclusion; concluding is done on the document's page. */
export function ReviewPage(props: {
  review: Review;
  scope: readonly Listed[];
  conclusions: ReadonlyMap<number, Concluded>;
  page: number;
  mayKeep: boolean;
}) {
  const { review, scope, conclusions, page } = props;
  const say = useSay();
  const ordered = scope.toSorted(
    (one, other) => Number(conclusions.has(one.id)) - Number(conclusions.has(other.id)),
  );
  const shown = ordered.slice((page - 1) * perPage, page * perPage);
  const values = [...conclusions.values()];
  const here = `/legislation/reviews/${review.id}`;
  return (
    <>
      <PageTitle
        title={review.title}
        crumbs={[
          { href: '/legislation', text: room },
          { href: '/legislation/reviews', text: reviewsTitle },
        ]}
        lead={t(
          `${reviewWords[review.kind].vi}, mốc ${showDay(review.markOn)}${review.level === '' ? '' : `, ${levelWords[review.level].vi.toLowerCase()}`}${review.field === '' ? '' : `, lĩnh vực ${review.field}`}`,
          `${reviewWords[review.kind].en}, mark ${showDay(review.markOn)}`,
        )}
        beside={
          review.closedOn === null ? (
            <StatusBadge tone="working" text={t('Đang rà soát', 'Open')} />
          ) : (
            <StatusBadge
              tone="done"
              text={t(`Kết thúc ${showDay(review.closedOn)}`, `Closed ${showDay(review.closedOn)}`)}
            />
          )
        }
      />
      <StatTiles
        label={t('Kết quả', 'Results')}
        tiles={[
          { href: here, label: t('Văn bản thuộc phạm vi', 'In scope'), value: scope.length },
          { href: here, label: t('Đã kết luận', 'Concluded'), value: values.length },
          ...(Object.keys(conclusionWords) as Conclusion[]).map((conclusion) => ({
            href: here,
            label: conclusionWords[conclusion],
            value: values.filter((one) => one.conclusion === conclusion).length,
          })),
        ]}
      />
      <DataTable
        caption={t('Văn bản thuộc phạm vi rà soát', 'Documents in scope')}
        compact
        rows={shown}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => documentAddress(id)}
        columns={[
          {
            key: 'number',
            title: t('Số, ký hiệu', 'Number'),
            width: 'fit',
            heads: true,
            cell: ({ id, number }) => <a href={documentAddress(id)}>{number}</a>,
          },
          {
            key: 'title',
            title: t('Trích yếu', 'Subject'),
            width: 'wide',
            cell: ({ title, issuer }) => (
              <>
                {title}
                <span class="block text-sm text-soft">{issuer}</span>
              </>
            ),
          },
          {
            key: 'state',
            title: t('Hiệu lực', 'Effect'),
            width: 'fit',
            cell: ({ state }) => <EffectMark state={state} />,
          },
          {
            key: 'conclusion',
            title: t('Kết luận', 'Conclusion'),
            cell: ({ id }) => {
              const found = conclusions.get(id);
              if (found === undefined) return say(t('Chưa kết luận', 'Not yet'));
              const words = say(conclusionWords[found.conclusion as Conclusion]);
              if (found.doneOn !== null)
                return `${words}, ${say(t('xong', 'done'))} ${formatDay(found.doneOn)}`;
              return found.dueOn === null
                ? words
                : `${words}, ${say(t('hạn', 'due'))} ${formatDay(found.dueOn)}`;
            },
          },
        ]}
        empty={<EmptyState title={t('Không có văn bản nào thuộc phạm vi', 'No documents in scope')} />}
      />
      <Pagination page={page} pageSize={perPage} total={scope.length} />
      {props.mayKeep && review.closedOn === null ? (
        <Confirm
          icon="check-check"
          text={t('Kết thúc đợt rà soát', 'Close the round')}
          question={t(
            'Sau khi kết thúc không ghi thêm kết luận; việc phải xử lý vẫn theo dõi đến khi xong.',
            'Nothing more is concluded afterwards; what is to be done is followed to the end.',
          )}
        >
          <Form id="close" action={`${here}/close`}>
            <Actions>
              <Button text={t('Kết thúc', 'Close')} />
            </Actions>
          </Form>
        </Confirm>
      ) : null}
    </>
  );
}
