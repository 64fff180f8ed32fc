import { t, type Text } from '../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { PageTitle, StatTiles } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState, Pagination, Tabs } from '../ui/lists.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { documentAddress, dueStanding, EffectMark, showDay } from './parts.tsx';
import { reviewsTitle } from './review-pages.tsx';
import { shownOfReview, type Reviewed, type ShownOfReview } from './review-scope.ts';
import type { Review } from './reviews.ts';
import { conclusionWords, levelWords, reviewWords, room } from './words.ts';

export const reviewedPerPage = 50;

const shownWords: Readonly<Record<ShownOfReview, Text>> = {
  open: t('Chưa kết luận', 'Not concluded'),
  ...conclusionWords,
};

/** A round: the documents of its scope by conclusion; concluding is done on the document's page. */
export function ReviewPage(props: {
  review: Review;
  counts: { readonly scope: number; readonly by: Readonly<Record<ShownOfReview, number>> };
  rows: readonly Reviewed[];
  show: ShownOfReview;
  page: number;
  mayKeep: boolean;
  today: Temporal.PlainDate;
}) {
  const { review, counts, rows, show, page } = props;
  const here = `/legislation/reviews/${review.id}`;
  const { open, ...concluded } = counts.by;
  const done = Object.values(concluded).reduce((sum, count) => sum + count, 0);
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
          { href: here, label: t('Văn bản thuộc phạm vi', 'In scope'), value: counts.scope },
          { href: `${here}?show=keep`, label: t('Đã kết luận', 'Concluded'), value: done },
          { href: here, label: shownWords.open, value: open },
        ]}
      />
      <Tabs
        label={t('Kết luận', 'Conclusion')}
        tabs={shownOfReview.map((one) => ({
          href: one === 'open' ? here : `${here}?show=${one}`,
          text: shownWords[one],
          count: counts.by[one],
          current: one === show,
        }))}
      />
      <DataTable
        caption={shownWords[show]}
        compact
        rows={rows}
        rowKey={({ document }) => String(document.id)}
        rowHref={({ document }) => documentAddress(document.id)}
        columns={[
          {
            key: 'number',
            title: t('Số, ký hiệu', 'Number'),
            width: 'fit',
            heads: true,
            cell: ({ document }) => <a href={documentAddress(document.id)}>{document.number}</a>,
          },
          {
            key: 'title',
            title: t('Trích yếu', 'Subject'),
            width: 'wide',
            cell: ({ document }) => (
              <>
                {document.title}
                <span class="block text-sm text-soft">{document.issuer}</span>
              </>
            ),
          },
          {
            key: 'state',
            title: t(`Hiệu lực vào ${showDay(review.markOn)}`, `Effect on ${showDay(review.markOn)}`),
            width: 'fit',
            cell: ({ document }) => <EffectMark state={document.state} />,
          },
          {
            key: 'remedy',
            title: t('Xử lý', 'To be done'),
            width: 'fit',
            cell: ({ dueOn, doneOn }) =>
              doneOn !== null ? (
                <Say text={t(`xong ${formatDay(doneOn)}`, `done ${formatDay(doneOn)}`)} />
              ) : dueOn === null ? (
                '–'
              ) : (
                <>
                  {formatDay(dueOn)} <DueBadge standing={dueStanding(dueOn, props.today)} />
                </>
              ),
          },
        ]}
        empty={
          <EmptyState
            icon="clipboard-check"
            title={
              show === 'open'
                ? t('Không còn văn bản nào chờ kết luận', 'Nothing waits for a conclusion')
                : t('Chưa có văn bản nào kết luận như vậy', 'Nothing was concluded so')
            }
          />
        }
      />
      <Pagination page={page} pageSize={reviewedPerPage} total={counts.by[show]} />
      {props.mayKeep && review.closedOn === null ? (
        <Confirm
          icon="check-check"
          text={t('Kết thúc đợt rà soát', 'Close the round')}
          question={
            open === 0
              ? t(
                  'Sau khi kết thúc không ghi thêm kết luận; việc phải xử lý vẫn theo dõi đến khi xong.',
                  'Nothing more is concluded afterwards; what is to be done is followed to the end.',
                )
              : t(
                  `Còn ${open} văn bản chưa kết luận; sau khi kết thúc không ghi thêm được. Việc phải xử lý vẫn theo dõi đến khi xong.`,
                  `${open} documents have no conclusion, and get none afterwards. What is to be done is followed to the end.`,
                )
          }
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
