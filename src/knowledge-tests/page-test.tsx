import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle, StatTiles } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay, formatMoment, formatNumber, formatShare } from '../ui/format.ts';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { AgencyResult, PersonResult } from './reading.ts';
import { difficulties, subjects, testStates, type Test } from './schema.ts';
import { testTones, words } from './words.ts';

export type Results = {
  readonly agencies: readonly AgencyResult[];
  readonly people: number;
  readonly passed: number;
  /** Sheets whose marks cannot be worked out again; null where that is not this reader's to see. */
  readonly differing: number | null;
  /** Null for those who need figures only. */
  readonly named: {
    readonly rows: readonly PersonResult[];
    readonly total: number;
    readonly page: number;
    readonly size: number;
  } | null;
};

export function TestPage(props: {
  test: Test;
  audience: string;
  mayStart: boolean;
  manages: boolean;
  isOver: boolean;
  results: Results | null;
  names: (id: number) => string;
}) {
  const { test, audience, mayStart, manages, isOver, results, names } = props;
  const { fields, state, id } = test;
  const say = useSay();
  const language = useLanguage();
  const questions = fields.shares.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PageTitle
        title={fields.title}
        crumbs={[{ href: '/knowledge-tests', text: words.room }]}
        beside={<StatusBadge tone={testTones[state]} text={testStates[state]} />}
      >
        {mayStart ? (
          <Form id="start" action={`/knowledge-tests/${id}/start`}>
            <Actions>
              <Button look="next" icon="play" text={t('Bắt đầu làm bài', 'Begin')} />
            </Actions>
          </Form>
        ) : null}
        {manages && state === 'draft' ? (
          <LinkButton icon="pencil" href={`/knowledge-tests/${id}/edit`} text={t('Sửa', 'Edit')} />
        ) : null}
        {manages && state === 'open' ? (
          <LinkButton
            icon="pencil"
            href={`/knowledge-tests/${id}/paper`}
            text={t('Nhập điểm thi giấy', 'Marks on paper')}
          />
        ) : null}
        {manages && test.pool.length > 0 ? (
          <LinkButton
            icon="chart-column"
            href={`/knowledge-tests/${id}/items`}
            text={t('Phân tích câu hỏi', 'Item statistics')}
          />
        ) : null}
      </PageTitle>
      {manages && state === 'draft' ? (
        <Form id="open" action={`/knowledge-tests/${id}/open`}>
          <Alert
            text={t(
              'Khi mở, câu hỏi đang dùng được chép vào bài; từ đó đề, đáp án và cách chấm không đổi nữa.',
              'When it opens, the questions in use are copied into it; from then on questions, key and marking do not change.',
            )}
          />
          <Actions>
            <Button look="next" icon="lock-open" text={t('Mở bài kiểm tra', 'Open the test')} />
          </Actions>
        </Form>
      ) : null}
      {manages && state === 'open' && isOver ? (
        <Confirm
          icon="lock"
          text={t('Đóng và chốt kết quả', 'Close and seal')}
          question={t(
            'Kết quả được chốt, không nhận thêm bài; mọi điểm vẫn tính lại được từ câu trả lời.',
            'Results are sealed and no more sheets are taken; all marks can still be worked out again.',
          )}
        >
          <Form id="close" action={`/knowledge-tests/${id}/close`}>
            <Actions>
              <Button text={t('Đóng bài kiểm tra', 'Close the test')} />
            </Actions>
          </Form>
        </Confirm>
      ) : null}
      <Card title={t('Thể lệ', 'Rules')} icon="info">
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Nội dung', 'Subject'), value: say(subjects[fields.subject]) },
            { term: t('Số câu', 'Questions'), value: questions },
            {
              term: t('Thời gian làm bài', 'Time'),
              value: say(t(`${fields.minutes} phút`, `${fields.minutes} minutes`)),
            },
            {
              term: t('Mở lúc', 'Opens'),
              value: formatMoment(Temporal.Instant.from(fields.opensAt), language),
            },
            {
              term: t('Đóng lúc', 'Closes'),
              value: formatMoment(Temporal.Instant.from(fields.closesAt), language),
            },
            {
              term: t('Điểm đạt (thang 100)', 'Pass mark (of 100)'),
              value: formatNumber(fields.passMark, language),
            },
            { term: t('Số lần làm bài', 'Attempts'), value: fields.attempts },
            {
              term: t('Dành cho', 'For'),
              value: audience === '' ? say(t('Mọi cán bộ, công chức, viên chức', 'All staff')) : audience,
            },
            {
              term: t('Báo điểm', 'Marks are told'),
              value: say(
                fields.showsAtOnce ? t('Ngay khi nộp', 'At once') : t('Sau khi đóng bài', 'After closing'),
              ),
            },
            {
              term: t('Cơ cấu đề', 'Made of'),
              value: fields.shares
                .map(
                  ({ topic, difficulty, count }) =>
                    `${topic}, ${say(difficulties[difficulty]).toLowerCase()}: ${count}`,
                )
                .join('; '),
            },
          ]}
        />
      </Card>
      {results === null ? null : <ResultCards results={results} test={test} names={names} />}
    </>
  );
}

function ResultCards({
  results: { agencies, people, passed, differing, named },
  test,
  names,
}: {
  results: Results;
  test: Test;
  names: (id: number) => string;
}) {
  const language = useLanguage();
  const say = useSay();
  const { called } = test.fields;
  const href = `/knowledge-tests/${test.id}#agencies`;
  if (people === 0)
    return (
      <EmptyState
        icon="users"
        title={t('Chưa có ai nộp bài', 'Nobody has handed in yet')}
        text={t(
          'Kết quả theo cơ quan hiện ở đây khi có bài nộp.',
          'Results by agency appear here with the first sheet.',
        )}
      />
    );
  return (
    <>
      <StatTiles
        label={t('Kết quả chung', 'Results')}
        tiles={[
          {
            href,
            label: t('Người dự', 'People'),
            value: people,
            ...(called === null
              ? {}
              : {
                  note: t(
                    `${formatShare(people / called, 'vi')} số người phải dự`,
                    `${formatShare(people / called, 'en')} of those called`,
                  ),
                }),
          },
          { href, label: t('Đạt', 'Passed'), value: passed },
          { href, label: t('Tỷ lệ đạt', 'Share passed'), value: formatShare(passed / people, language) },
        ]}
      />
      {differing === null ? null : (
        <Alert
          kind={differing === 0 ? 'done' : 'warning'}
          text={
            differing === 0
              ? t(
                  'Đã tính lại mọi bài từ câu trả lời: điểm khớp.',
                  'All sheets were worked out again from their answers: the marks agree.',
                )
              : t(
                  `${differing} bài có điểm không khớp khi tính lại.`,
                  `${differing} sheets differ when worked out again.`,
                )
          }
        />
      )}
      <Card title={t('Theo cơ quan', 'By agency')} icon="building" id="agencies">
        <DataTable
          caption={t('Kết quả theo cơ quan', 'Results by agency')}
          compact
          rows={agencies}
          rowKey={({ agencyId }) => String(agencyId)}
          columns={[
            { key: 'agency', title: t('Cơ quan', 'Agency'), heads: true, cell: ({ name }) => name },
            {
              key: 'people',
              title: t('Người dự', 'People'),
              align: 'end',
              cell: (row) => formatNumber(row.people, language),
            },
            {
              key: 'passed',
              title: t('Đạt', 'Passed'),
              align: 'end',
              cell: (row) => formatNumber(row.passed, language),
            },
            {
              key: 'share',
              title: t('Tỷ lệ đạt', 'Share'),
              align: 'end',
              cell: (row) => formatShare(row.passed / row.people, language),
            },
            {
              key: 'mean',
              title: t('Điểm trung bình', 'Mean'),
              align: 'end',
              cell: ({ mean }) => formatNumber(mean, language),
            },
          ]}
        />
      </Card>
      {named === null ? (
        <Alert
          text={t('Bạn xem số liệu; tên người dự không hiện.', 'You see figures; names are not shown.')}
        />
      ) : (
        <Card title={t('Người dự', 'People')} icon="users">
          <DataTable
            caption={t('Kết quả từng người', 'Results by person')}
            compact
            rows={named.rows}
            rowKey={({ best }) => String(best.id)}
            columns={[
              { key: 'person', title: t('Họ tên', 'Name'), heads: true, cell: ({ best }) => best.person },
              { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ best }) => names(best.agencyId) },
              {
                key: 'day',
                title: t('Ngày', 'Day'),
                cell: ({ best }) => (best.endedAt === null ? '' : formatDay(best.endedAt)),
              },
              {
                key: 'attempts',
                title: t('Số lần', 'Attempts'),
                align: 'end',
                cell: ({ attempts }) => attempts,
              },
              {
                key: 'marks',
                title: t('Điểm cao nhất', 'Best marks'),
                align: 'end',
                cell: ({ best }) => formatNumber(Math.round((best.marks ?? 0) * 100) / 100, language),
              },
              {
                key: 'result',
                title: t('Kết quả', 'Result'),
                cell: ({ best }) => <Say text={best.isPassed === true ? words.passed : words.failed} />,
              },
            ]}
          />
          <Pagination page={named.page} pageSize={named.size} total={named.total} />
          <p class="text-soft">
            {say(t('Mỗi lượt xem danh sách này được ghi lại.', 'Each look at this list is recorded.'))}
          </p>
        </Card>
      )}
    </>
  );
}
