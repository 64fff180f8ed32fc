import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { Alert } from '../ui/notices.tsx';
import { DataTable } from '../ui/table.tsx';
import { homeCrumb } from './pages-sets.tsx';
import { Points } from './parts.tsx';
import type { Recomputation } from './recompute.ts';
import type { Cycle } from './store-cycles.ts';
import { codeTitle, words } from './words.ts';

/** The results worked out anew beside what is stored, and the figures asked again. */
export function RecomputePage({
  cycle,
  answer,
  nameOf,
}: {
  cycle: Cycle;
  answer: Recomputation;
  nameOf: (agencyId: number) => string;
}) {
  const { isComputed, same, differing, changedBatches, figures } = answer;
  return (
    <>
      <PageTitle
        title={t('Kiểm chứng kết quả', 'Proof of the results')}
        crumbs={[
          homeCrumb,
          { href: `/reform-index/cycles/${cycle.id}`, text: codeTitle(cycle.level, cycle.year) },
        ]}
        lead={t(
          'Tính lại toàn bộ từ sự kiện của từng phiếu, bộ tiêu chí và phiếu điều tra, rồi so với kết quả đang lưu.',
          'Everything is worked out anew from the sheets’ events, the criteria and the survey, and compared with what is stored.',
        )}
      >
        <LinkButton
          href={`/reform-index/cycles/${cycle.id}/recompute`}
          icon="refresh-cw"
          text={t('Tính lại lần nữa', 'Once more')}
        />
      </PageTitle>
      {!isComputed ? (
        <Alert
          text={t(
            'Kỳ này chưa tính kết quả, nên chưa có gì để so.',
            'Nothing has been computed in this cycle yet.',
          )}
        />
      ) : same ? (
        <Alert
          kind="done"
          title={t('Kết quả trùng khớp', 'The results are the same')}
          text={t(
            'Tính lại từ đầu cho đúng các kết quả đang lưu.',
            'Working them out anew gives exactly what is stored.',
          )}
        />
      ) : (
        <Alert
          kind="warning"
          title={t('Kết quả không trùng khớp', 'The results differ')}
          text={
            changedBatches.length === 0
              ? t('Hãy xem các cơ quan bên dưới và tính lại.', 'See the agencies below and compute again.')
              : t(
                  `Số phiếu điều tra đã đổi sau khi nhập: ${changedBatches.join(', ')}.`,
                  `Survey answers were changed after they were recorded: ${changedBatches.join(', ')}.`,
                )
          }
        />
      )}
      <Card>
        <DefinitionList
          facts={[
            {
              term: t('Mã băm tính lại', 'Digest computed'),
              value: <code class="font-mono break-all">{answer.digest}</code>,
            },
            {
              term: t('Mã băm đã ghi', 'Digest recorded'),
              value:
                answer.storedDigest === null ? (
                  ''
                ) : (
                  <code class="font-mono break-all">{answer.storedDigest}</code>
                ),
            },
            {
              term: t('Số liệu hệ thống hỏi lại', 'System figures asked again'),
              value: String(figures.asked),
            },
            {
              term: t('Số liệu khác lúc chấm', 'Of these not the same'),
              value: String(figures.differing.length),
            },
          ]}
        />
      </Card>
      {differing.length === 0 ? null : (
        <Card title={t('Cơ quan có kết quả khác', 'Agencies with other results')}>
          <DataTable
            caption={t('Cơ quan có kết quả khác', 'Agencies with other results')}
            rows={differing}
            rowKey={({ stored, computed }) => String(stored?.agencyId ?? computed?.agencyId)}
            columns={[
              {
                key: 'agency',
                title: words.agency,
                heads: true,
                cell: ({ stored, computed }) => nameOf(stored?.agencyId ?? computed?.agencyId ?? 0),
              },
              {
                key: 'stored',
                title: t('Đang lưu', 'Stored'),
                align: 'end',
                cell: ({ stored }) => <Points value={stored?.index ?? null} />,
              },
              {
                key: 'computed',
                title: t('Tính lại', 'Computed'),
                align: 'end',
                cell: ({ computed }) => <Points value={computed?.index ?? null} />,
              },
            ]}
          />
        </Card>
      )}
      {figures.differing.length === 0 ? null : (
        <Card title={t('Số liệu hệ thống nay khác', 'System figures that are other now')}>
          <DataTable
            caption={t('Số liệu hệ thống nay khác', 'System figures that are other now')}
            rows={figures.differing}
            rowKey={({ agencyId, code, before }) => `${agencyId} ${code} ${before.indicator}`}
            columns={[
              { key: 'agency', title: words.agency, heads: true, cell: ({ agencyId }) => nameOf(agencyId) },
              { key: 'code', title: words.criterion, cell: ({ code }) => code },
              { key: 'indicator', title: t('Chỉ tiêu', 'Indicator'), cell: ({ before }) => before.indicator },
              {
                key: 'before',
                title: t('Lúc chấm', 'When scored'),
                align: 'end',
                cell: ({ before }) => <Points value={before.value} />,
              },
              {
                key: 'now',
                title: t('Hỏi lại', 'Asked again'),
                align: 'end',
                cell: ({ now }) => <Points value={now.value} />,
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}
