import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { formatMoment, formatNumber, formatTime } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Alert, Confirm, Progress } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import type { Drawn } from './drawing.ts';
import { optionLetter } from './forms.ts';
import type { Sitting, Test } from './schema.ts';
import { words } from './words.ts';

/** One question a page: it works by the form alone, and saves as chosen where a script runs. The key is not on it. */
export function QuestionPage(props: {
  test: Test;
  sitting: Sitting;
  sheet: readonly Drawn[];
  number: number;
  now: Temporal.Instant;
  refusals: readonly Refusal[];
}) {
  const { test, sitting, sheet, number, now, refusals } = props;
  const say = useSay();
  const drawn = sheet[number - 1];
  if (drawn === undefined) return null;
  const { question: asked, order } = drawn;
  const chosen = sitting.answers[asked.id] ?? [];
  const single = asked.question.right.length === 1;
  const done = sheet.filter(({ question }) => (sitting.answers[question.id] ?? []).length > 0).length;
  const here = `/knowledge-tests/sittings/${sitting.id}`;
  const left = Math.max(0, Math.floor(now.until(sitting.dueAt).total('seconds')));
  return (
    <>
      <PageTitle title={test.fields.title} crumbs={[{ href: '/knowledge-tests', text: words.room }]}>
        <p
          class="text-lg font-semibold"
          data-seconds-left={left}
          data-over={say(t('Đã hết giờ', 'Time is over'))}
        >
          <Say text={t(`Hết giờ lúc ${formatTime(sitting.dueAt)}`, `Ends at ${formatTime(sitting.dueAt)}`)} />
        </p>
      </PageTitle>
      <ErrorSummary refusals={refusals} />
      <Progress
        value={done / sheet.length}
        label={t(`Đã trả lời ${done}/${sheet.length} câu`, `${done} of ${sheet.length} answered`)}
      />
      <Card title={t(`Câu ${number}`, `Question ${number}`)}>
        <Form id="answer" action={`${here}/answer`}>
          <input type="hidden" name="question" value={asked.id} />
          <input type="hidden" name="number" value={number} />
          <fieldset class="field field-full">
            <legend class="text-lg font-semibold">{asked.question.text}</legend>
            <p class="hint">
              {say(
                single
                  ? t('Chọn một phương án.', 'Choose one.')
                  : t('Chọn mọi phương án đúng.', 'Choose all that are right.'),
              )}
            </p>
            <div class="choice-cards">
              {order.map((place, index) => (
                <label key={place} class="choice-card">
                  <input
                    type={single ? 'radio' : 'checkbox'}
                    class={single ? 'radio' : 'checkbox'}
                    name="chosen"
                    value={place}
                    checked={chosen.includes(place)}
                    data-saves
                  />
                  <span class="choice-label">
                    {optionLetter(index)}. {asked.question.options[place]}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <p
            class="text-soft"
            role="status"
            data-saved={say(t('Đã lưu câu này.', 'Saved.'))}
            data-unsaved={say(
              t(
                'Chưa lưu được, sẽ thử lại; đừng đóng trang.',
                'Not saved yet, trying again; keep the page open.',
              ),
            )}
            data-signed-out={say(
              t(
                'Phiên đăng nhập đã hết, câu này chưa lưu. Bấm nút lưu để đăng nhập lại; giờ làm bài vẫn tính.',
                'You have been signed out; this answer is not saved. Press save to sign in again; the time runs on.',
              ),
            )}
            data-late={say(
              t('Đã hết giờ, câu này không được tính.', 'Time is over, this answer does not count.'),
            )}
          />
          <div class="actions">
            <Button
              look="next"
              icon="arrow-right"
              text={
                number < sheet.length
                  ? t('Lưu và sang câu sau', 'Save and go on')
                  : t('Lưu và xem lại', 'Save and review')
              }
            />
            {number > 1 ? (
              <LinkButton
                icon="arrow-left"
                href={`${here}?question=${number - 1}`}
                text={t('Câu trước', 'Back')}
              />
            ) : null}
          </div>
        </Form>
      </Card>
      <nav aria-label={say(t('Các câu', 'Questions'))} class="flex flex-wrap gap-2">
        {sheet.map(({ question }, index) => (
          <a
            key={question.id}
            class="page-link"
            href={`${here}?question=${index + 1}`}
            aria-current={index + 1 === number ? 'page' : undefined}
          >
            {index + 1}
            {(sitting.answers[question.id] ?? []).length > 0 ? (
              <>
                {' '}
                <Icon name="check" size={14} label={t('đã trả lời', 'answered')} />
              </>
            ) : null}
          </a>
        ))}
      </nav>
      <Confirm
        icon="send"
        text={t('Nộp bài', 'Hand in')}
        question={
          done < sheet.length
            ? t(
                `Còn ${sheet.length - done} câu chưa trả lời. Nộp rồi không sửa được nữa.`,
                `${sheet.length - done} questions have no answer. It cannot be changed afterwards.`,
              )
            : t(
                'Bạn đã trả lời mọi câu. Nộp rồi không sửa được nữa.',
                'All are answered. It cannot be changed afterwards.',
              )
        }
      >
        <Form id="hand-in" action={`${here}/hand-in`}>
          <Actions>
            <Button icon="send" text={t('Nộp bài ngay', 'Hand in now')} />
          </Actions>
        </Form>
      </Confirm>
    </>
  );
}

/** After the end: marks where they are told, and the sheet gone through once the test has closed. */
export function EndedPage({
  test,
  sitting,
  sheet,
  code,
  isTold,
  isOver,
}: {
  test: Test;
  sitting: Sitting;
  sheet: readonly Drawn[];
  code: string | null;
  isTold: boolean;
  isOver: boolean;
}) {
  const language = useLanguage();
  const say = useSay();
  const { result, endedAt } = sitting;
  if (result === null || endedAt === null) return null;
  return (
    <>
      <PageTitle
        title={test.fields.title}
        crumbs={[{ href: '/knowledge-tests', text: words.room }]}
        beside={
          isTold ? (
            <StatusBadge
              tone={result.isPassed ? 'done' : 'stopped'}
              text={result.isPassed ? words.passed : words.failed}
            />
          ) : undefined
        }
      >
        {isTold && code !== null ? (
          <LinkButton
            look="next"
            icon="printer"
            newWindow
            href={`/knowledge-tests/sittings/${sitting.id}/certificate.pdf`}
            text={t('In giấy chứng nhận', 'Print the certificate')}
          />
        ) : null}
      </PageTitle>
      {isTold ? (
        <Card title={t('Kết quả', 'Result')} icon="badge-check">
          <DefinitionList
            columns={3}
            facts={[
              {
                term: t('Điểm (thang 100)', 'Marks (of 100)'),
                value: formatNumber(Math.round(result.marks * 100) / 100, language),
              },
              { term: t('Số câu đúng', 'Right'), value: `${result.right}/${result.asked}` },
              { term: t('Nộp lúc', 'Handed in'), value: formatMoment(endedAt, language) },
              ...(code === null ? [] : [{ term: t('Mã giấy chứng nhận', 'Certificate code'), value: code }]),
            ]}
          />
        </Card>
      ) : (
        <Alert
          kind="done"
          title={t('Bài của bạn đã được nộp', 'Your sheet has been handed in')}
          text={t(
            `Điểm được báo sau khi bài đóng, lúc ${formatMoment(Temporal.Instant.from(test.fields.closesAt), 'vi')}.`,
            `Marks are told after the test closes, ${formatMoment(Temporal.Instant.from(test.fields.closesAt), 'en')}.`,
          )}
        />
      )}
      {isTold && isOver ? (
        <Card title={t('Xem lại bài làm', 'Your sheet')} icon="list-checks">
          <ol class="grid gap-4">
            {sheet.map(({ question: asked, order }, index) => {
              const chosen = sitting.answers[asked.id] ?? [];
              return (
                <li key={asked.id}>
                  <p class="font-semibold">
                    {index + 1}. {asked.question.text}
                  </p>
                  <ul>
                    {order.map((place, at) => (
                      <li key={place}>
                        {optionLetter(at)}. {asked.question.options[place]}
                        {asked.question.right.includes(place) ? <b> – {say(t('đúng', 'right'))}</b> : null}
                        {chosen.includes(place) ? <em> – {say(t('bạn chọn', 'yours'))}</em> : null}
                      </li>
                    ))}
                  </ul>
                  {asked.question.explanation === '' ? null : (
                    <p class="text-soft">{asked.question.explanation}</p>
                  )}
                  {asked.question.source === '' ? null : (
                    <p class="text-soft">
                      {say(t('Nguồn', 'Source'))}: {asked.question.source}
                    </p>
                  )}
                </li>
              );
            })}
          </ol>
        </Card>
      ) : null}
    </>
  );
}
