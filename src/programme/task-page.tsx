import { reformAreas } from '../indicators/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, Columns, DefinitionList, PageTitle } from '../ui/content.tsx';
import { DateField, NumberField, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatBytes, formatMoment } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Confirm, Progress } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DocumentsCard } from './documents-card.tsx';
import { evidenceEndings } from './evidence.ts';
import { HistoryCard } from './history-card.tsx';
import type { Plan, Task } from './lives.ts';
import { showDay, StatusMark, TaskDue, type Names } from './parts.tsx';
import type { Moment } from './programme.ts';
import type { TaskReading } from './reading.ts';
import type { DocumentReading } from './reading-documents.ts';
import type { Day } from './schema.ts';
import { isOpenTo } from './task-rules.ts';
import { standingWords, words } from './words.ts';

export type RefusedForm = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

export type TaskPageProps = {
  readonly reading: TaskReading;
  readonly plan: Plan;
  readonly documents: readonly DocumentReading[];
  readonly attachable: readonly DocumentReading[];
  readonly moments: readonly Moment[];
  readonly names: Names;
  readonly today: Day;
  readonly mayEdit: boolean;
  readonly mayReport: boolean;
  readonly refused: RefusedForm | null;
};

/** A task: what is to be done by whom and when, how far it is, and what can be done next. */
export function TaskPage(props: TaskPageProps) {
  const { reading, plan, names, today, mayEdit } = props;
  const { task, status, why } = reading;
  const { fields, own } = task;
  const say = useSay();
  return (
    <>
      <PageTitle
        title={fields.title}
        crumbs={[
          { href: '/programme', text: words.room },
          { href: `/programme/plans/${plan.id}`, text: plan.fields.title },
        ]}
        beside={<StatusMark status={status} />}
        lead={why}
      >
        {mayEdit && isOpenTo(own.standing, 'change') ? (
          <LinkButton
            icon="pencil"
            href={`/programme/tasks/${task.id}/edit`}
            text={t('Sửa nhiệm vụ', 'Edit the task')}
          />
        ) : null}
      </PageTitle>
      {own.standing === 'open' && own.reason !== null ? (
        <Alert kind="warning" title={t('Đã bị trả lại', 'Given back')} text={own.reason} />
      ) : null}
      {own.standing === 'dropped' && own.reason !== null ? (
        <Alert kind="note" title={standingWords.dropped} text={own.reason} />
      ) : null}
      <Columns
        side={
          <>
            <DocumentsCard
              directed={{ kind: 'programme-task', id: task.id }}
              documents={props.documents}
              attachable={props.attachable}
              mayEdit={mayEdit}
            />
            <HistoryCard moments={props.moments} names={names} />
          </>
        }
      >
        <Card title={t('Nội dung', 'What it is')} icon="clipboard-list">
          <DefinitionList
            columns={2}
            facts={[
              { term: words.product, value: fields.product },
              { term: words.area, value: say(reformAreas[fields.area]) },
              { term: words.owner, value: names(fields.ownerId) },
              { term: words.coOwners, value: fields.coOwnerIds.map(names).join('; ') },
              { term: t('Bắt đầu', 'Begins'), value: showDay(fields.startsOn) },
              { term: words.due, value: <TaskDue own={own} dueOn={fields.dueOn} today={today} /> },
              {
                term: words.progress,
                value: <Progress value={own.progress / 100} label={words.progress} />,
              },
              {
                term: t('Bước hiện tại', 'Where it stands'),
                value: (
                  <StatusBadge
                    tone={own.standing === 'done' ? 'done' : 'working'}
                    text={standingWords[own.standing]}
                  />
                ),
              },
              ...(own.doneOn === null
                ? []
                : [{ term: t('Hoàn thành ngày', 'Done on'), value: showDay(own.doneOn) }]),
            ]}
          />
        </Card>
        <Reports task={task} />
        {props.mayReport && isOpenTo(own.standing, 'report') ? <ReportForm {...props} /> : null}
        {mayEdit ? <OfficeForms {...props} /> : null}
      </Columns>
    </>
  );
}

function Reports({ task: { id, own } }: { task: Task }) {
  const language = useLanguage();
  return (
    <Card title={t('Báo cáo tiến độ', 'Progress reports')} icon="message-square">
      {own.reports.length === 0 ? (
        <EmptyState icon="message-square" title={t('Chưa có báo cáo nào', 'No reports yet')} />
      ) : (
        own.reports.toReversed().map((report) => (
          <article key={report.number}>
            <p>
              <b>{report.percent} %</b> <span class="hint">{formatMoment(report.at, language)}</span>
            </p>
            <p>{report.words}</p>
            {report.files.length === 0 ? null : (
              <ul>
                {report.files.map((file) => (
                  <li key={file.hash}>
                    <a href={`/programme/tasks/${id}/evidence/${file.hash}`}>{file.name}</a>{' '}
                    <span class="hint">{formatBytes(file.size, language)}</span>
                  </li>
                ))}
              </ul>
            )}
          </article>
        ))
      )}
    </Card>
  );
}

function ReportForm({ reading: { task }, refused, today }: TaskPageProps) {
  const mine = refused?.form === 'report' ? refused : null;
  const isDone = task.own.standing === 'open';
  return (
    <Card title={t('Báo cáo tiến độ mới', 'Report progress')} icon="pen-line">
      <Form
        id="report"
        action={`/programme/tasks/${task.id}/report`}
        multipart
        refusals={mine?.refusals ?? []}
        values={mine?.values ?? { percent: String(task.own.progress) }}
      >
        <input type="hidden" name="seen" value={task.version} />
        <NumberField
          name="percent"
          label={t('Đã làm được', 'Done so far')}
          suffix="%"
          width="medium"
          required
          hint={t(
            'Từ 0 đến 100. Ghi 100 khi đã xong: cơ quan cải cách hành chính sẽ xác nhận hoặc trả lại.',
            '0 to 100. Write 100 when it is done: the reform office confirms it or gives it back.',
          )}
        />
        <TextArea
          name="words"
          label={t('Kết quả, khó khăn, kiến nghị', 'Results, difficulties, proposals')}
          required
          rows={3}
          maxLength={4000}
        />
        <DateField
          name="doneOn"
          label={t('Ngày hoàn thành (khi đạt 100 %)', 'Done on (at 100 %)')}
          width="medium"
          max={today}
          hint={t('Để trống: hôm nay.', 'Empty: today.')}
        />
        <FileField
          name="files"
          label={t('Tài liệu kiểm chứng', 'Evidence')}
          accept={evidenceEndings}
          hint={t(
            'PDF, ảnh, Word hoặc Excel; mỗi tệp không quá 50 MB.',
            'PDF, images, Word or Excel; at most 50 MB each.',
          )}
        />
        <Actions>
          <Button look={isDone ? 'next' : 'plain'} icon="send" text={t('Gửi báo cáo', 'Send the report')} />
        </Actions>
      </Form>
    </Card>
  );
}

function OfficeForms({ reading: { task }, refused }: TaskPageProps) {
  const { id, own, version } = task;
  const at = `/programme/tasks/${id}`;
  const of = (form: string): { refusals: readonly Refusal[]; values: Readonly<Record<string, unknown>> } =>
    refused?.form === form ? refused : { refusals: [], values: {} };
  if (own.standing === 'dropped') return null;
  return (
    <Card title={t('Cơ quan cải cách hành chính', 'Reform office')} icon="shield-check">
      {isOpenTo(own.standing, 'confirm') ? (
        <Form id="confirm" action={`${at}/confirm`} {...of('confirm')}>
          <input type="hidden" name="seen" value={version} />
          <TextArea name="note" label={t('Ý kiến (nếu có)', 'Remark (if any)')} rows={2} maxLength={2000} />
          <Actions>
            <Button look="next" icon="badge-check" text={t('Xác nhận hoàn thành', 'Confirm as done')} />
          </Actions>
        </Form>
      ) : null}
      <div class="actions">
        {isOpenTo(own.standing, 'return') ? (
          <Confirm
            text={t('Trả lại', 'Give back')}
            icon="corner-up-left"
            open={refused?.form === 'return'}
            question={t(
              'Nhiệm vụ trở lại đang thực hiện; cơ quan chủ trì thấy lý do này.',
              'The task is under way again; its owner reads this reason.',
            )}
          >
            <Form id="return" action={`${at}/return`} {...of('return')}>
              <input type="hidden" name="seen" value={version} />
              <TextArea name="reason" label={words.reason} required rows={2} maxLength={2000} />
              <Actions>
                <Button text={t('Trả lại nhiệm vụ', 'Give the task back')} />
              </Actions>
            </Form>
          </Confirm>
        ) : null}
        {isOpenTo(own.standing, 'drop') ? (
          <Confirm
            text={t('Đưa ra khỏi kế hoạch', 'Take out of the plan')}
            icon="x"
            look="quiet"
            open={refused?.form === 'drop'}
            question={t(
              'Nhiệm vụ không còn được tính; lịch sử của nó vẫn giữ.',
              'The task no longer counts; its history is kept.',
            )}
          >
            <Form id="drop" action={`${at}/drop`} {...of('drop')}>
              <input type="hidden" name="seen" value={version} />
              <TextArea name="reason" label={words.reason} required rows={2} maxLength={2000} />
              <Actions>
                <Button look="danger" text={t('Đưa ra khỏi kế hoạch', 'Take out of the plan')} />
              </Actions>
            </Form>
          </Confirm>
        ) : null}
      </div>
    </Card>
  );
}
