import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { bankPageSize, type BankFilter } from './bank.ts';
import { optionLetter } from './forms.ts';
import { questionMoves } from './rules.ts';
import { difficulties, mostOptions, questionStates } from './schema.ts';
import type { Kept } from './store.ts';
import { questionTones, words } from './words.ts';

const choicesOf = (list: Readonly<Record<string, { vi: string; en: string }>>) =>
  Object.entries(list).map(([value, label]) => ({ value, label }));
const crumbs = [{ href: '/knowledge-tests', text: words.room }];
export const bankCrumbs = [...crumbs, { href: '/knowledge-tests/questions', text: words.bank }];

export function BankPage({
  rows,
  total,
  filter,
  topics,
}: {
  rows: readonly Kept[];
  total: number;
  filter: BankFilter;
  topics: readonly string[];
}) {
  return (
    <>
      <PageTitle title={words.bank} crumbs={crumbs}>
        <LinkButton
          look="next"
          icon="plus"
          href="/knowledge-tests/questions/new"
          text={t('Thêm câu hỏi', 'New question')}
        />
        <LinkButton
          icon="upload"
          href="/knowledge-tests/questions/import"
          text={t('Nhập từ Excel', 'Import from Excel')}
        />
        <LinkButton
          icon="download"
          href="/knowledge-tests/questions/export.xlsx"
          download
          text={t('Xuất Excel', 'Export')}
        />
      </PageTitle>
      <FilterBar
        action="/knowledge-tests/questions"
        values={{ q: filter.text, topic: filter.topic, difficulty: filter.difficulty, state: filter.state }}
      >
        <TextField name="q" type="search" label={t('Tìm trong câu hỏi', 'Search')} />
        <Select
          name="topic"
          label={t('Chủ đề', 'Topic')}
          empty={t('Mọi chủ đề', 'All topics')}
          choices={topics.map((topic) => ({ value: topic, label: topic }))}
        />
        <Select
          name="difficulty"
          label={t('Độ khó', 'Difficulty')}
          empty={t('Mọi mức', 'All')}
          choices={choicesOf(difficulties)}
        />
        <Select
          name="state"
          label={t('Tình trạng', 'State')}
          empty={t('Mọi tình trạng', 'All')}
          choices={choicesOf(questionStates)}
        />
      </FilterBar>
      <DataTable
        caption={words.bank}
        compact
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `/knowledge-tests/questions/${id}`}
        empty={
          <EmptyState
            icon="library"
            title={t('Không có câu hỏi nào', 'No question')}
            text={t(
              'Thêm từng câu, hoặc nhập cả tệp Excel theo mẫu.',
              'Add one by one, or import an Excel file.',
            )}
          />
        }
        columns={[
          {
            key: 'text',
            title: t('Câu hỏi', 'Question'),
            heads: true,
            width: 'wide',
            cell: ({ id, question }) => <a href={`/knowledge-tests/questions/${id}`}>{question.text}</a>,
          },
          { key: 'topic', title: t('Chủ đề', 'Topic'), cell: ({ question }) => question.topic },
          {
            key: 'difficulty',
            title: t('Độ khó', 'Difficulty'),
            cell: ({ question }) => <Say text={difficulties[question.difficulty]} />,
          },
          {
            key: 'options',
            title: t('Phương án', 'Options'),
            align: 'end',
            cell: ({ question }) => question.options.length,
          },
          {
            key: 'state',
            title: t('Tình trạng', 'State'),
            cell: ({ state }) => <StatusBadge tone={questionTones[state]} text={questionStates[state]} />,
          },
        ]}
      />
      <Pagination page={filter.page} pageSize={bankPageSize} total={total} />
    </>
  );
}

export function QuestionFormPage({
  kept,
  refusals,
  values,
  topics,
}: {
  kept: Kept | null;
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
  topics: readonly string[];
}) {
  const say = useSay();
  const action = kept === null ? '/knowledge-tests/questions/new' : `/knowledge-tests/questions/${kept.id}`;
  const keys = values['right'];
  const right = new Set((Array.isArray(keys) ? keys : [keys]).map(String));
  return (
    <>
      <PageTitle
        title={kept === null ? t('Thêm câu hỏi', 'New question') : t('Câu hỏi', 'Question')}
        crumbs={bankCrumbs}
        beside={
          kept === null ? undefined : (
            <StatusBadge tone={questionTones[kept.state]} text={questionStates[kept.state]} />
          )
        }
      />
      {kept?.state === 'active' ? (
        <Alert
          text={t(
            'Sửa ở đây không đổi các bài kiểm tra đã mở: bài giữ câu hỏi như lúc mở.',
            'Changes here do not touch tests that have opened: they keep the question as it was.',
          )}
        />
      ) : null}
      <Card>
        <Form action={action} refusals={refusals} values={values}>
          <FieldRow>
            <TextField
              name="topic"
              required
              label={t('Chủ đề', 'Topic')}
              suggestions={topics}
              maxLength={120}
            />
            <Select
              name="difficulty"
              required
              label={t('Độ khó', 'Difficulty')}
              choices={choicesOf(difficulties)}
            />
          </FieldRow>
          <TextArea name="text" required rows={3} label={t('Câu hỏi', 'Question')} maxLength={2000} />
          <FieldGroup
            title={t('Phương án', 'Options')}
            hint={t(
              'Từ hai đến sáu phương án; đánh dấu mọi phương án đúng.',
              'Two to six; tick all that are right.',
            )}
          >
            {refusals
              .filter(({ field }) => field === 'right')
              .map(({ text }) => (
                <p class="error" id="f-right" key={text.vi}>
                  {say(text)}
                </p>
              ))}
            {Array.from({ length: mostOptions }, (_, place) => (
              <div key={place} class="flex flex-wrap items-end gap-3">
                <label class="tick">
                  <input
                    type="checkbox"
                    class="checkbox"
                    name="right"
                    value={place}
                    checked={right.has(String(place))}
                    aria-label={say(
                      t(`Phương án ${optionLetter(place)} đúng`, `Option ${optionLetter(place)} is right`),
                    )}
                  />
                  <span>{say(t('Đúng', 'Right'))}</span>
                </label>
                <div class="grow">
                  <TextField
                    name={`options.o${place}`}
                    label={t(`Phương án ${optionLetter(place)}`, `Option ${optionLetter(place)}`)}
                    maxLength={500}
                  />
                </div>
              </div>
            ))}
          </FieldGroup>
          <TextArea
            name="explanation"
            rows={2}
            label={t('Giải thích', 'Explanation')}
            hint={t('Hiện cho người làm sau khi bài đóng.', 'Shown to people after the test has closed.')}
          />
          <TextField name="source" label={t('Nguồn (điều, khoản văn bản)', 'Source')} maxLength={500} />
          <Actions>
            <Button look="next" icon="save" text={t('Lưu câu hỏi', 'Save')} />
          </Actions>
        </Form>
      </Card>
      {kept === null ? null : (
        <div class="actions">
          {questionMoves[kept.state].map((to) => (
            <Form key={to} id={`move-${to}`} action={`/knowledge-tests/questions/${kept.id}/move`}>
              <input type="hidden" name="to" value={to} />
              <Actions>
                <Button
                  text={t(`Chuyển sang: ${questionStates[to].vi}`, `Move to: ${questionStates[to].en}`)}
                />
              </Actions>
            </Form>
          ))}
        </div>
      )}
    </>
  );
}
