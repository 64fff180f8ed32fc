import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Checkbox, Select } from '../ui/choices.tsx';
import { Card, Columns, PageTitle, Timeline } from '../ui/content.tsx';
import { DateField, TextArea } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Confirm, Progress } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { cycleActions, nextStage } from './cycle-rules.ts';
import { homeCrumb, type RefusedForm } from './pages-sets.tsx';
import { StageBadge } from './parts.tsx';
import { dueStages, stages, type Stage } from './schema.ts';
import type { Cycle } from './store-cycles.ts';
import { codeTitle, dueWords, stageTasks, stageWords, words } from './words.ts';

/** How far one agency's sheet is. */
export type SheetProgress = {
  readonly agencyCode: string;
  readonly agencyName: string;
  readonly done: number;
  readonly all: number;
  readonly submitted: boolean;
  readonly isLate: boolean;
  readonly adjusted: number;
  readonly objections: number;
};

export type CyclePageProps = {
  readonly cycle: Cycle;
  readonly progress: readonly SheetProgress[];
  readonly canManage: boolean;
  readonly isPast: boolean;
  readonly refused: RefusedForm | null;
  readonly history: readonly { readonly at: Temporal.Instant; readonly title: Text; readonly by: string }[];
};

/** A cycle: where it stands, how far each agency is, what the officer can do. */
export function CyclePage(props: CyclePageProps) {
  const { cycle, progress, canManage, refused } = props;
  return (
    <>
      <PageTitle
        title={codeTitle(cycle.level, cycle.year)}
        crumbs={[homeCrumb]}
        lead={stageTasks[cycle.stage]}
        beside={<StageBadge stage={cycle.stage} />}
      >
        <CycleLinks cycle={cycle} canManage={canManage} />
      </PageTitle>
      <ErrorSummary refusals={refused?.refusals ?? []} />
      {props.isPast ? (
        <Alert
          kind="warning"
          title={t('Đã quá thời hạn của bước này', 'The last day of this stage is over')}
          text={t(
            'Các cơ quan không sửa được phiếu nữa. Chuyển bước, hoặc gia hạn kèm lý do.',
            'Agencies can no longer change their sheets. Move on, or extend with a reason.',
          )}
        />
      ) : null}
      <Columns
        side={
          <>
            {canManage ? <StageCard {...props} /> : null}
            <HistoryCard {...props} />
          </>
        }
      >
        <Card title={t('Tiến độ từng cơ quan', 'Progress of each agency')}>
          <ProgressTable cycle={cycle} progress={progress} />
        </Card>
      </Columns>
    </>
  );
}

function CycleLinks({ cycle, canManage }: { cycle: Cycle; canManage: boolean }) {
  const base = `/reform-index/cycles/${cycle.id}`;
  const hasResults = cycle.stage === 'result' || cycle.stage === 'published';
  return (
    <>
      {canManage ? (
        <LinkButton href={`${base}/survey`} icon="clipboard-list" text={t('Phiếu điều tra', 'Survey')} />
      ) : null}
      {hasResults ? <LinkButton href={`${base}/ranking`} icon="list-ordered" text={words.ranking} /> : null}
      {hasResults ? <LinkButton href={`${base}/comparison`} icon="table" text={words.comparison} /> : null}
    </>
  );
}

function ProgressTable({ cycle, progress }: { cycle: Cycle; progress: readonly SheetProgress[] }) {
  const say = useSay();
  const href = (code: string): string =>
    `/reform-index/cycles/${cycle.id}/sheets/${encodeURIComponent(code)}`;
  return (
    <DataTable
      caption={t('Tiến độ từng cơ quan', 'Progress of each agency')}
      compact
      keyboard
      rows={progress}
      rowKey={({ agencyCode }) => agencyCode}
      rowHref={({ agencyCode }) => href(agencyCode)}
      empty={
        <EmptyState
          icon="hourglass"
          title={t('Chưa có phiếu', 'No sheets yet')}
          text={t(
            'Phiếu của từng cơ quan được lập khi mở kỳ tự chấm.',
            'Sheets are made when self-scoring opens.',
          )}
        />
      }
      columns={[
        {
          key: 'agency',
          title: words.agency,
          heads: true,
          cell: ({ agencyCode, agencyName }) => <a href={href(agencyCode)}>{agencyName}</a>,
        },
        {
          key: 'done',
          title: t('Đã chấm', 'Scored'),
          cell: ({ done, all, agencyName }) => (
            <Progress
              value={all === 0 ? 0 : done / all}
              label={t(`${agencyName} đã chấm`, `Scored by ${agencyName}`)}
            />
          ),
        },
        {
          key: 'state',
          title: t('Phiếu', 'Sheet'),
          cell: ({ submitted, isLate }) => (
            <span class="flex flex-wrap gap-2">
              <StatusBadge
                tone={submitted ? 'done' : 'working'}
                text={submitted ? t('Đã gửi', 'Sent') : t('Chưa gửi', 'Not sent')}
              />
              {isLate ? <span class="due due-late">{say(t('quá hạn', 'late'))}</span> : null}
            </span>
          ),
        },
        {
          key: 'adjusted',
          title: t('Điều chỉnh', 'Adjusted'),
          align: 'end',
          width: 'fit',
          cell: ({ adjusted }) => String(adjusted),
        },
        {
          key: 'objections',
          title: t('Chưa thống nhất', 'Disputed'),
          align: 'end',
          width: 'fit',
          cell: ({ objections }) => String(objections),
        },
      ]}
    />
  );
}

function StageCard({ cycle, progress, refused }: CyclePageProps) {
  const say = useSay();
  const to = nextStage(cycle.stage);
  const base = `/reform-index/cycles/${cycle.id}`;
  const open: readonly string[] = cycleActions[cycle.stage];
  const asksAgain = refused?.refusals.some(({ field }) => field === 'confirmed') === true;
  const back = stages.filter(
    (stage) => stages.indexOf(stage) < stages.indexOf(cycle.stage) && stage !== 'prepared',
  );
  const ahead = dueStages.filter((stage) => stages.indexOf(stage) >= stages.indexOf(cycle.stage));
  const unsent = progress.filter(({ submitted }) => !submitted).length;
  return (
    <Card title={t('Điều hành kỳ đánh giá', 'Running the cycle')} icon="settings-2">
      {to === null ? null : (
        <Form action={`${base}/move-on`} id="on" refusals={asksAgain ? (refused?.refusals ?? []) : []}>
          <input type="hidden" name="from" value={cycle.stage} />
          {cycle.stage === 'self-scoring' && unsent > 0 ? (
            <p>
              {say(t(`${unsent} cơ quan chưa gửi phiếu.`, `${unsent} agencies have not sent their sheets.`))}
            </p>
          ) : null}
          {asksAgain ? (
            <Checkbox name="confirmed" label={t('Tôi xác nhận chuyển bước', 'I confirm going on')} />
          ) : null}
          <Actions>
            <Button
              look="next"
              icon="arrow-right"
              text={t(`Chuyển sang: ${stageWords[to].vi}`, `Go on to: ${stageWords[to].en}`)}
            />
          </Actions>
        </Form>
      )}
      {cycle.stage === 'result' ? (
        <Form action={`${base}/compute`} id="compute">
          <Actions>
            <Button icon="refresh-cw" text={t('Tính lại kết quả', 'Compute the results again')} />
          </Actions>
        </Form>
      ) : null}
      {cycle.stage === 'result' || cycle.stage === 'published' ? (
        <Actions>
          <LinkButton
            href={`${base}/recompute`}
            icon="badge-check"
            text={t('Kiểm chứng kết quả', 'Prove the results')}
          />
        </Actions>
      ) : null}
      {open.includes('changeDeadline') ? (
        <Confirm
          icon="calendar-clock"
          text={t('Đổi thời hạn', 'Change a deadline')}
          question={t(
            'Thời hạn mới và lý do được ghi vào lịch sử của kỳ.',
            'The new day and the reason are kept in the history.',
          )}
        >
          <Form action={`${base}/deadline`} id="deadline">
            <Select
              name="stage"
              label={t('Bước', 'Stage')}
              required
              choices={ahead.map((value) => ({ value, label: dueWords[value] }))}
            />
            <DateField name="until" label={t('Ngày cuối', 'Last day')} required />
            <TextArea name="reason" label={t('Lý do', 'Reason')} required rows={2} />
            <Button icon="save" text={t('Lưu thời hạn', 'Save the deadline')} />
          </Form>
        </Confirm>
      ) : null}
      {open.includes('reopen') ? (
        <Confirm
          icon="rotate-ccw"
          text={t('Mở lại bước trước', 'Reopen a stage')}
          question={t(
            'Kết quả đã tính sẽ phải tính lại; đã công bố thì rút xuống cho tới khi công bố lại.',
            'Results must be computed again; published ones are taken down until they are published again.',
          )}
        >
          <Form action={`${base}/reopen`} id="reopen">
            <Select
              name="to"
              label={t('Về bước', 'Back to')}
              required
              choices={back.map((value) => ({ value, label: stageWords[value] }))}
            />
            <TextArea name="reason" label={t('Lý do', 'Reason')} required rows={2} />
            <Button icon="rotate-ccw" text={t('Mở lại', 'Reopen')} />
          </Form>
        </Confirm>
      ) : null}
    </Card>
  );
}

function HistoryCard({ cycle, history }: CyclePageProps) {
  const say = useSay();
  const state = (stage: Stage): 'done' | 'now' | 'ahead' => {
    const difference = stages.indexOf(stage) - stages.indexOf(cycle.stage);
    return difference < 0 || cycle.stage === 'published' ? 'done' : difference === 0 ? 'now' : 'ahead';
  };
  return (
    <>
      <Card title={t('Thời hạn', 'Deadlines')} icon="calendar-clock">
        <ol class="grid gap-1">
          {dueStages.map((stage) => (
            <li
              key={stage}
              class={state(stage) === 'now' ? 'font-semibold' : state(stage) === 'done' ? 'text-soft' : ''}
            >
              {say(dueWords[stage])}: {formatDay(Temporal.PlainDate.from(cycle.state.deadlines[stage]))}
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t('Lịch sử', 'History')} icon="history">
        <Timeline
          label={t('Lịch sử của kỳ', 'History of the cycle')}
          entries={history.map(({ at, title, by }, index) => ({
            id: String(index),
            at,
            title,
            state: 'done',
            ...(by === '' ? {} : { by }),
          }))}
        />
      </Card>
    </>
  );
}
