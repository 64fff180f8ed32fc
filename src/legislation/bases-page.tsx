import { t } from '../kernel/messages.ts';
import { Alert } from '../ui/notices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { DataTable } from '../ui/table.tsx';
import { raisesHand, type Basis } from './bases.ts';
import type { Resting } from './legislation.ts';
import { documentAddress, EffectMark } from './parts.tsx';
import { room } from './words.ts';

type Hand = { readonly of: Resting; readonly bases: readonly Basis[] };
const perPage = 50;

/** Every procedure that rests on a document which is not wholly in force today: it raises its hand. */
export function BasesPage({ hands, page }: { hands: readonly Hand[]; page: number }) {
  return (
    <>
      <PageTitle
        title={t('Căn cứ pháp lý cần xem lại', 'Legal bases to look at')}
        crumbs={[{ href: '/legislation', text: room }]}
        lead={t(
          `${hands.length} thủ tục đang căn cứ vào văn bản hết hiệu lực, hết hiệu lực một phần, ngưng hoặc chưa có hiệu lực.`,
          `${hands.length} procedures rest on a document that is not, or not wholly, in force.`,
        )}
      />
      {hands.length === 0 ? null : (
        <Alert
          text={t(
            'Cán bộ kiểm soát thủ tục sửa căn cứ bằng một quyết định công bố mới; thủ tục vẫn tiếp nhận trong khi chờ.',
            'The procedure controller mends a basis with a new publication decision; the procedure is received meanwhile.',
          )}
        />
      )}
      <DataTable
        caption={t('Thủ tục có căn cứ cần xem lại', 'Procedures with a raised hand')}
        compact
        rows={hands.slice((page - 1) * perPage, page * perPage)}
        rowKey={({ of }) => of.code}
        columns={[
          { key: 'code', title: t('Mã', 'Code'), width: 'fit', cell: ({ of }) => of.code },
          {
            key: 'name',
            title: t('Thủ tục', 'Procedure'),
            heads: true,
            cell: ({ of }) => <a href={`/procedures/${encodeURIComponent(of.code)}`}>{of.name}</a>,
          },
          {
            key: 'bases',
            title: t('Căn cứ', 'Basis'),
            cell: ({ bases }) => (
              <ul class="grid gap-2">
                {bases.flatMap(({ documents }) =>
                  documents
                    .filter(({ state }) => raisesHand(state))
                    .map(({ id, number, state }) => (
                      <li key={id}>
                        <a href={documentAddress(id)}>{number}</a> <EffectMark state={state} />
                      </li>
                    )),
                )}
              </ul>
            ),
          },
        ]}
        empty={
          <EmptyState
            icon="circle-check"
            title={t('Mọi căn cứ đã đối chiếu đều còn hiệu lực', 'Every basis that is known is in force')}
            text={t(
              'Chỉ đối chiếu được căn cứ có ghi số, ký hiệu và văn bản đã nhập.',
              'Only bases with a number, of documents that are entered, can be compared.',
            )}
          />
        }
      />
      <Pagination page={page} pageSize={perPage} total={hands.length} />
    </>
  );
}
