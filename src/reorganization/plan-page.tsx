import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle, Timeline } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { useSay } from '../ui/page.tsx';
import { isOpen } from './life.ts';
import { StateBadge } from './list-page.tsx';
import { ImportCard, OperationCard } from './operation-form.tsx';
import { OperationsCard } from './operations-card.tsx';
import { NextSteps } from './plan-steps.tsx';
import { crumbs, refusedIn, Seen, type PlanPageProps } from './plan-view.tsx';
import type { Plan } from './schema.ts';
import type { Moment } from './store.ts';
import { words } from './words.ts';

/** A plan: what it is, what is wrong with it, its operations, and what may be done with it now. */
export function PlanPage(props: PlanPageProps) {
  const { reorganization, may } = props;
  const { id, plan, state } = reorganization;
  const mayChange = may('change') && isOpen(state, 'change');
  return (
    <>
      <PageTitle title={plan.title} crumbs={crumbs} beside={<StateBadge state={state} />}>
        {state === 'carried-out' ? null : (
          <LinkButton
            icon="eye"
            href={`/reorganization/${id}/trial`}
            text={t('Xem chạy thử', 'See the trial')}
          />
        )}
        {props.mayCompare && plan.effectiveOn !== '' ? (
          <LinkButton
            icon="chart-column"
            href={`/reorganization/${id}/figures`}
            text={t('Số liệu trước và sau', 'Figures before and after')}
          />
        ) : null}
        <LinkButton
          icon="printer"
          href={`/reorganization/${id}/print`}
          newWindow
          text={t('Bản in', 'Print')}
        />
        {state === 'carried-out' ? (
          <LinkButton
            icon="clipboard-check"
            href={`/reorganization/${id}/report`}
            text={t('Kết quả thực hiện', 'What was done')}
          />
        ) : null}
      </PageTitle>
      <NextSteps {...props} />
      <FactsCard plan={plan} />
      <FaultsCard {...props} />
      <OperationsCard {...props} mayChange={mayChange} />
      {mayChange ? (
        <>
          <OperationCard {...props} />
          <ImportCard {...props} />
          <PlanCard {...props} />
        </>
      ) : null}
      <MomentsCard moments={props.moments} />
    </>
  );
}

function FactsCard({ plan }: { plan: Plan }) {
  const { number, issuer, issuedOn } = plan.decision;
  const day = (text: string): string => (text === '' ? '' : formatDay(Temporal.PlainDate.from(text)));
  return (
    <Card title={t('Căn cứ', 'Basis')} icon="scroll-text">
      <DefinitionList
        columns={2}
        facts={[
          { term: words.effectiveOn, value: day(plan.effectiveOn) },
          { term: words.number, value: number },
          { term: words.issuer, value: issuer },
          { term: words.issuedOn, value: day(issuedOn) },
        ]}
      />
    </Card>
  );
}

function FaultsCard({ faults, reorganization }: PlanPageProps) {
  const say = useSay();
  if (faults.length === 0 || reorganization.state === 'carried-out') return null;
  return (
    <Card
      title={t(
        `${faults.length} điều cần sửa trước khi chạy thử`,
        `${faults.length} things to mend before the trial`,
      )}
      icon="triangle-alert"
    >
      <ul class="list-disc pl-6">
        {faults.slice(0, 50).map(({ operation, text }) => (
          <li key={`${operation ?? ''} ${text.vi}`}>
            {operation === null ? '' : `${say(t('Việc', 'Operation'))} ${operation + 1}: `}
            {say(text)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Title, day and decision. */
export function PlanInputs() {
  return (
    <>
      <TextField name="title" label={words.title} required maxLength={300} />
      <FieldRow>
        <DateField name="effectiveOn" label={words.effectiveOn} />
        <TextField name="number" label={words.number} maxLength={100} />
      </FieldRow>
      <FieldRow>
        <TextField name="issuer" label={words.issuer} maxLength={300} />
        <DateField name="issuedOn" label={words.issuedOn} />
      </FieldRow>
    </>
  );
}

function PlanCard(props: PlanPageProps) {
  const { id, plan } = props.reorganization;
  const present = { title: plan.title, effectiveOn: plan.effectiveOn, ...plan.decision };
  return (
    <Card title={t('Tên, ngày và căn cứ', 'Name, day and basis')} icon="pencil">
      <Form action={`/reorganization/${id}`} id="plan" values={present} {...refusedIn(props, 'plan')}>
        <Seen {...props} />
        <PlanInputs />
        <Actions>
          <Button icon="save" text={words.save} />
        </Actions>
      </Form>
    </Card>
  );
}

const eventWords = {
  drafted: t('Soạn phương án', 'Drafted'),
  changed: t('Sửa phương án', 'Changed'),
  tried: t('Chạy thử', 'Tried out'),
  approved: t('Duyệt', 'Approved'),
  returned: t('Trả lại để soạn tiếp', 'Given back'),
  'carried-out': t('Thực hiện', 'Carried out'),
  cancelled: t('Hủy', 'Cancelled'),
} as const;

function MomentsCard({ moments }: { moments: readonly Moment[] }) {
  return (
    <Card title={t('Diễn biến', 'History')} icon="history">
      <Timeline
        label={t('Diễn biến, mới nhất trước', 'History, newest first')}
        entries={moments
          .toReversed()
          .slice(0, 30)
          .map(({ number, at, by, event }) => ({
            id: String(number),
            at,
            title: eventWords[event.kind],
            by: by === '' ? t('Hệ thống', 'The system') : by,
            state: 'done' as const,
            children: 'reason' in event.data ? <p>{event.data.reason}</p> : null,
          }))}
      />
    </Card>
  );
}

/** A new plan: name, day and decision first; its operations follow on its page. */
export function NewPlanPage(props: {
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
}) {
  return (
    <>
      <PageTitle title={t('Soạn phương án sắp xếp', 'Draft a plan of reorganisation')} crumbs={crumbs} />
      <Card>
        <Form action="/reorganization/new" refusals={props.refusals} values={{ ...props.values }}>
          <PlanInputs />
          <Actions>
            <Button look="next" icon="save" text={t('Lập phương án', 'Make the plan')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
