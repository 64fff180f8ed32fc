import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatNumber, formatShare } from '../ui/format.ts';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { optionLetter } from './forms.ts';
import type { ItemStatistics } from './item-statistics.ts';
import { difficulties, type Test } from './schema.ts';
import { faultWords, words } from './words.ts';

/** Which questions are good: those that want a look come first. */
export function ItemsPage({ test, items }: { test: Test; items: readonly ItemStatistics[] }) {
  const language = useLanguage();
  const ordered = items.toSorted(
    (one, other) => other.faults.length - one.faults.length || one.question.id - other.question.id,
  );
  const number = (value: number | null) =>
    value === null ? '–' : formatNumber(Math.round(value * 100) / 100, language);
  return (
    <>
      <PageTitle
        title={t('Phân tích câu hỏi', 'Item statistics')}
        crumbs={[
          { href: '/knowledge-tests', text: words.room },
          { href: `/knowledge-tests/${test.id}`, text: test.fields.title },
        ]}
        lead={t(
          'Tính trên lần làm đầu tiên của mỗi người; câu cần xem lại đứng trước.',
          'Over everybody’s first sheet; questions that want a look come first.',
        )}
      />
      <Disclosure summary={t('Cách tính', 'How it is computed')}>
        <p>
          <Say
            text={t(
              'Độ khó p = số người đúng ÷ số người được hỏi. Độ phân biệt D = p của 27 % điểm cao nhất trừ p của 27 % thấp nhất (Kelley 1939). D dưới 0,2 là phân biệt kém, D âm thường là sai đáp án; p trên 0,9 quá dễ, dưới 0,2 quá khó (Ebel và Frisbie 1991). Cần ít nhất 10 bài.',
              'Difficulty p = right ÷ asked. Discrimination D = p of the best 27 % less p of the last 27 % (Kelley 1939). D below 0.2 is weak, below 0 mostly a wrong key; p above 0.9 too easy, below 0.2 too hard (Ebel and Frisbie 1991). At least 10 sheets.',
            )}
          />
        </p>
      </Disclosure>
      <Card>
        <DataTable
          caption={t('Câu hỏi', 'Questions')}
          compact
          rows={ordered}
          rowKey={({ question }) => String(question.id)}
          columns={[
            {
              key: 'text',
              title: t('Câu hỏi', 'Question'),
              heads: true,
              width: 'wide',
              cell: ({ question }) => (
                <a href={`/knowledge-tests/questions/${question.id}`}>{question.question.text}</a>
              ),
            },
            {
              key: 'level',
              title: t('Mức soạn', 'Meant as'),
              cell: ({ question }) => <Say text={difficulties[question.question.difficulty]} />,
            },
            { key: 'asked', title: t('Người được hỏi', 'Asked'), align: 'end', cell: ({ asked }) => asked },
            {
              key: 'p',
              title: t('Tỷ lệ đúng (p)', 'Right (p)'),
              align: 'end',
              cell: ({ difficulty }) => (difficulty === null ? '–' : formatShare(difficulty, language)),
            },
            {
              key: 'd',
              title: t('Độ phân biệt (D)', 'Discrimination (D)'),
              align: 'end',
              cell: ({ discrimination }) => number(discrimination),
            },
            {
              key: 'options',
              title: t('Số người chọn', 'Chosen'),
              cell: ({ question, optionCounts }) =>
                optionCounts
                  .map(
                    (count, place) =>
                      `${optionLetter(place)}${question.question.right.includes(place) ? '*' : ''} ${count}`,
                  )
                  .join(' · '),
            },
            {
              key: 'faults',
              title: t('Cần xem lại', 'Look at'),
              cell: ({ faults }) =>
                faults.map((fault) => (
                  <StatusBadge
                    key={fault}
                    tone={fault === 'wrong-key' ? 'stopped' : 'waiting'}
                    text={faultWords[fault]}
                  />
                )),
            },
          ]}
        />
      </Card>
    </>
  );
}
