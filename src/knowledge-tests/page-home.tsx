import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { subjects, testStates, type Test } from './schema.ts';
import type { SittingRow } from './store.ts';
import { testTones, words } from './words.ts';

export type Waiting = { readonly test: Test; readonly open: SittingRow | null; readonly attempts: number };

/** What waits for the reader, what they have sat; below, for those who hold tests, all of them. */
export function HomePage(props: {
  waiting: readonly Waiting[];
  mine: readonly { readonly row: SittingRow; readonly test: Test; readonly isTold: boolean }[];
  tests: readonly Test[] | null;
  manages: boolean;
}) {
  const { waiting, mine, tests, manages } = props;
  const language = useLanguage();
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          'Làm bài trắc nghiệm trong trình duyệt; đồng hồ máy chủ tính giờ, mỗi câu được lưu ngay.',
          'Multiple-choice tests in the browser; the server keeps the time, each answer is saved at once.',
        )}
      >
        {manages ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/knowledge-tests/new"
            text={t('Lập bài kiểm tra', 'New test')}
          />
        ) : null}
        {manages ? <LinkButton icon="library" href="/knowledge-tests/questions" text={words.bank} /> : null}
        <LinkButton
          look="quiet"
          icon="badge-check"
          href="/knowledge-tests/certificates"
          text={t('Tra cứu giấy chứng nhận', 'Check a certificate')}
        />
      </PageTitle>
      <Card title={t('Bài đang chờ bạn', 'Waiting for you')} icon="pen-line">
        {waiting.length === 0 ? (
          <EmptyState
            icon="circle-check"
            title={t('Không có bài nào đang chờ', 'No test waits for you')}
            text={t(
              'Bài kiểm tra dành cho cơ quan của bạn sẽ hiện ở đây khi đến giờ mở.',
              'A test for your agency appears here when it opens.',
            )}
          />
        ) : (
          <ul class="grid gap-4">
            {waiting.map(({ test, open, attempts }) => (
              <li key={test.id} class="flex flex-wrap items-center justify-between gap-3">
                <div>
                  <a href={`/knowledge-tests/${test.id}`}>{test.fields.title}</a>
                  <p class="text-soft">
                    <Say
                      text={t(
                        `${test.fields.minutes} phút; đóng lúc ${formatMoment(Temporal.Instant.from(test.fields.closesAt), 'vi')}; lần ${attempts + (open === null ? 1 : 0)}/${test.fields.attempts}`,
                        `${test.fields.minutes} minutes; closes ${formatMoment(Temporal.Instant.from(test.fields.closesAt), 'en')}; attempt ${attempts + (open === null ? 1 : 0)}/${test.fields.attempts}`,
                      )}
                    />
                  </p>
                </div>
                {open === null ? (
                  <Form id={`start-${test.id}`} action={`/knowledge-tests/${test.id}/start`}>
                    <Actions>
                      <Button
                        look={manages ? 'plain' : 'next'}
                        icon="play"
                        text={t('Bắt đầu làm bài', 'Begin')}
                      />
                    </Actions>
                  </Form>
                ) : (
                  <LinkButton
                    look={manages ? 'plain' : 'next'}
                    icon="play"
                    href={`/knowledge-tests/sittings/${open.id}`}
                    text={t('Làm tiếp', 'Go on')}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mine.length === 0 ? null : (
        <Card title={t('Bài bạn đã làm', 'What you have sat')} icon="history">
          <DataTable
            caption={t('Bài bạn đã làm', 'What you have sat')}
            rows={mine}
            rowKey={({ row }) => String(row.id)}
            columns={[
              {
                key: 'title',
                title: t('Bài kiểm tra', 'Test'),
                heads: true,
                cell: ({ row, test }) => (
                  <a href={`/knowledge-tests/sittings/${row.id}`}>{test.fields.title}</a>
                ),
              },
              {
                key: 'at',
                title: t('Nộp lúc', 'Handed in'),
                cell: ({ row }) => (row.endedAt === null ? '–' : formatMoment(row.endedAt, language)),
              },
              {
                key: 'marks',
                title: t('Điểm', 'Marks'),
                align: 'end',
                cell: ({ row, isTold }) =>
                  isTold && row.marks !== null
                    ? formatNumber(Math.round(row.marks * 100) / 100, language)
                    : '–',
              },
              {
                key: 'result',
                title: t('Kết quả', 'Result'),
                cell: ({ row, isTold }) =>
                  isTold ? (
                    <StatusBadge
                      tone={row.isPassed === true ? 'done' : 'stopped'}
                      text={row.isPassed === true ? words.passed : words.failed}
                    />
                  ) : (
                    <Say text={t('Có sau khi đóng bài', 'Told after it has closed')} />
                  ),
              },
            ]}
          />
        </Card>
      )}
      {tests === null ? null : (
        <Card title={t('Các bài kiểm tra', 'Tests')} icon="clipboard-list">
          <DataTable
            caption={t('Các bài kiểm tra', 'Tests')}
            rows={tests}
            rowKey={({ id }) => String(id)}
            rowHref={({ id }) => `/knowledge-tests/${id}`}
            empty={
              <EmptyState
                icon="clipboard-list"
                title={t('Chưa có bài kiểm tra nào', 'There is no test yet')}
                text={t(
                  'Nhập ngân hàng câu hỏi trước, rồi lập bài kiểm tra.',
                  'Fill the question bank first, then make a test.',
                )}
              />
            }
            columns={[
              {
                key: 'title',
                title: t('Bài kiểm tra', 'Test'),
                heads: true,
                width: 'wide',
                cell: ({ id, fields }) => <a href={`/knowledge-tests/${id}`}>{fields.title}</a>,
              },
              {
                key: 'subject',
                title: t('Nội dung', 'Subject'),
                cell: ({ fields }) => <Say text={subjects[fields.subject]} />,
              },
              {
                key: 'opens',
                title: t('Mở', 'Opens'),
                cell: ({ fields }) => formatMoment(Temporal.Instant.from(fields.opensAt), language),
              },
              {
                key: 'closes',
                title: t('Đóng', 'Closes'),
                cell: ({ fields }) => formatMoment(Temporal.Instant.from(fields.closesAt), language),
              },
              {
                key: 'state',
                title: t('Tình trạng', 'State'),
                cell: ({ state }) => <StatusBadge tone={testTones[state]} text={testStates[state]} />,
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}
