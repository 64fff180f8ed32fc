import { t } from '../kernel/messages.ts';
import { outcomesOf } from '../processes/processes.ts';
import { DueBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { formatMoment } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { states, type Step } from './schema.ts';
import { PayForm, ReceiveForm, ReturnForm, SupplementForm } from './pages-dossier-counter.tsx';
import { CommandForm, hasFailed, type DossierPageProps, type Failed } from './pages-dossier-form.tsx';
import { Person } from './pages-parts.tsx';
import type { DossierView } from './reading-dossier.ts';
import { roleWords } from './words.ts';

/** The one thing to do next, first on the page; without one, where the dossier is and whom it waits for. */
export function NextCard({ view, failed }: DossierPageProps) {
  const { commands, doable } = view.actions;
  return (
    <Card title={t('Việc cần làm bây giờ', 'What to do now')} icon="list-checks" id="next">
      <LostWords view={view} failed={failed} />
      {doable.map((step, index) => (
        <StepForm key={step.number} view={view} failed={failed} step={step} isFirst={index === 0} />
      ))}
      {commands.has('receive') ? <ReceiveForm view={view} failed={failed} /> : null}
      {commands.has('supplement') ? <SupplementForm view={view} failed={failed} /> : null}
      {commands.has('pay') && isWaitingForPayment(view) ? <PayForm view={view} failed={failed} /> : null}
      {commands.has('return') ? <ReturnForm view={view} failed={failed} /> : null}
      {isNext(view) ? null : <Standstill view={view} />}
    </Card>
  );
}

/** Whether this person has the next thing to do. */
export function isNext(view: DossierView): boolean {
  const { commands, doable } = view.actions;
  return (
    doable.length > 0 ||
    (['receive', 'supplement', 'return'] as const).some((name) => commands.has(name)) ||
    (commands.has('pay') && isWaitingForPayment(view))
  );
}

/** Without it, taking the fee is one of the other things that may be done. */
function isWaitingForPayment({ dossier }: DossierView): boolean {
  return dossier.state === 'paymentRequested';
}

function StepForm({ view, failed, step, isFirst }: DossierPageProps & { step: Step; isFirst: boolean }) {
  const outcomes = outcomesOf(view.graph, step.elementId);
  const canTake = view.actions.takeable.includes(step);
  return (
    <section class="grid gap-3">
      <StepHead view={view} step={step} />
      <CommandForm view={view} failed={failed} command="completeStep" step={step.number}>
        <TextArea
          name="note"
          label={step.kind === 'issue' ? numberAndRemark : t('Ý kiến, ghi chú', 'Remark')}
          {...(step.kind === 'issue' ? { placeholder: numberExample } : {})}
          rows={2}
        />
        <Actions>
          {outcomes.length === 0 ? (
            <Button
              look={isFirst ? 'next' : 'plain'}
              icon="check"
              text={t('Hoàn thành bước này', 'Complete this step')}
            />
          ) : null}
          {outcomes.map(({ outcome, label }, index) => (
            <Button
              key={outcome}
              name="outcome"
              value={outcome}
              look={isFirst && index === 0 ? 'next' : 'plain'}
              text={label}
            />
          ))}
        </Actions>
      </CommandForm>
      {canTake ? <TakeForm view={view} failed={failed} step={step} /> : null}
    </section>
  );
}

/** Number and sign under which the result is entered in the book of outgoing documents (NĐ 30/2020 art. 15). */
const numberAndRemark = t(
  'Số, ký hiệu, ngày văn bản; ghi chú',
  'Number, sign and date of the document; remark',
);
const numberExample = t('Ví dụ: 125/UBND-TP ngày 24/11/2026', 'For example: 125/UBND-TP of 24/11/2026');

function StepHead({ view, step }: { view: DossierView; step: Step }) {
  const say = useSay();
  return (
    <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <b class="text-lg">{step.name}</b>
      <span class="text-soft">
        {say(roleWords(step.role))}, {view.agencyName(step.agencyId)} ·{' '}
        <Person name={view.nameOf(step.assigneeId)} />
      </span>
      <DueBadge standing={view.standingOf(step)} {...(step.dueAt === null ? {} : { dueAt: step.dueAt })} />
    </p>
  );
}

/** One's own account goes in as the person; the server puts it there, so that nothing can be forged. */
function TakeForm({ view, failed, step }: DossierPageProps & { step: Step }) {
  return (
    <CommandForm view={view} failed={failed} command="assign" step={step.number}>
      <input type="hidden" name="assigneeId" value="me" />
      <Actions>
        <Button
          size="small"
          look="quiet"
          icon="user-check"
          text={t('Nhận việc này về tôi', 'Take this for myself')}
        />
      </Actions>
    </CommandForm>
  );
}

/** Nothing for this person: where it stands, and with whom. */
function Standstill({ view }: { view: DossierView }) {
  const language = useLanguage();
  const { dossier } = view;
  const open = dossier.steps.filter((step) => step.closedAt === null);
  if (dossier.closedAt !== null) {
    const reason = dossier.closingReason === '' ? '' : ` ${dossier.closingReason}`;
    const { vi, en } = states[dossier.state].words;
    return (
      <p>
        <Say text={t(`Hồ sơ đã kết thúc: ${vi}.${reason}`, `The dossier is closed: ${en}.${reason}`)} />
      </p>
    );
  }
  return (
    <>
      <p class="text-soft">
        <Say
          text={t('Hiện không có việc cho bạn ở hồ sơ này.', 'There is nothing for you to do here now.')}
        />
      </p>
      {open.map((step) => (
        <StepHead key={step.number} view={view} step={step} />
      ))}
      {view.children
        .filter((child) => dossier.calls.some((call) => call.code === child.code && call.outcome === null))
        .map((child) => (
          <p key={child.code}>
            <Say
              text={t(
                `Đang chờ kết quả của hồ sơ liên thông ${child.code} (${view.agencyName(child.agencyId)}).`,
                `Waiting for the linked dossier ${child.code} (${view.agencyName(child.agencyId)}).`,
              )}
            />
          </p>
        ))}
      {dossier.timers.map((timer) => (
        <p key={timer.elementId}>
          <Say
            text={t(
              `Quy trình chờ đến ${formatMoment(timer.firesAt, language)}.`,
              `The process waits until ${formatMoment(timer.firesAt, language)}.`,
            )}
          />
        </p>
      ))}
      <Actions>
        <LinkButton icon="list-checks" href="/work" text={t('Việc cần làm của tôi', 'My work')} />
      </Actions>
    </>
  );
}

/** A refused command that the page no longer offers: what was said and what was typed are not lost. */
function LostWords({ view, failed }: DossierPageProps) {
  const say = useSay();
  if (failed === undefined || isShown(view, failed)) return null;
  const typed = ['note', 'reason']
    .map((name) => failed.values[name])
    .filter((text) => typeof text === 'string');
  return (
    <Alert kind="warning" live title={t('Chưa thực hiện được', 'Not done')}>
      {failed.refusals.map((refusal) => (
        <p key={refusal.code}>{say(refusal.text)}</p>
      ))}
      {typed
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text}>
            <Say text={t('Bạn đã nhập:', 'You typed:')} /> “{text}”
          </p>
        ))}
    </Alert>
  );
}

/** Whether the page still has the form that was refused. */
function isShown({ actions }: DossierView, failed: Failed): boolean {
  const { commands, doable, assignable, takeable, returnable } = actions;
  if (!commands.has(failed.command)) return false;
  const has = (steps: readonly Step[]) =>
    steps.some((step) => hasFailed(failed, failed.command, step.number));
  if (failed.command === 'completeStep') return has(doable);
  if (failed.command === 'assign') return has([...assignable, ...takeable, ...returnable]);
  return true;
}
