import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { HistoryCard } from './history-card.tsx';
import type { Names } from './parts.tsx';
import type { Moment } from './programme.ts';
import type { PlanReading } from './reading.ts';
import { words } from './words.ts';

/** What the plan is about, what can be done with the whole of it, and its history. */
export function PlanSide(props: {
  reading: PlanReading;
  moments: readonly Moment[];
  names: Names;
  mayEdit: boolean;
}) {
  const { plan } = props.reading;
  const { focus, note } = plan.fields;
  return (
    <>
      {focus.length === 0 && note === '' ? null : (
        <Card title={t('Nội dung trọng tâm', 'Focal contents')} icon="star">
          {focus.length === 0 ? null : (
            <ol class="list-decimal pl-6">
              {focus.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
          {note === '' ? null : <p>{note}</p>}
        </Card>
      )}
      {props.mayEdit ? <PlanActions {...props} /> : null}
      <HistoryCard moments={props.moments} names={props.names} />
    </>
  );
}

function PlanActions({ reading: { plan } }: { reading: PlanReading }) {
  const at = `/programme/plans/${plan.id}`;
  return (
    <Card title={t('Quản lý kế hoạch', 'Manage the plan')} icon="settings-2">
      <div class="actions">
        <LinkButton icon="copy" href={`${at}/copy`} text={t('Chép sang kỳ sau', 'Copy to the next period')} />
        <LinkButton
          icon="scroll-text"
          href={`/programme/documents/new?kind=programme-plan&id=${plan.id}`}
          text={t('Gắn văn bản mới', 'Add a document')}
        />
        {plan.own.isPublished ? (
          <Confirm
            text={t('Thu hồi về bản thảo', 'Recall to draft')}
            question={t(
              'Kế hoạch sẽ không còn hiện với mọi người và không báo cáo tiến độ được cho đến khi ban hành lại.',
              'The plan will no longer be open to everyone, and nothing can be reported on it until it is published again.',
            )}
            icon="undo-2"
            look="quiet"
          >
            <Form action={`${at}/recall`} id="recall">
              <input type="hidden" name="seen" value={plan.version} />
              <TextArea name="reason" label={words.reason} required rows={2} />
              <Actions>
                <Button look="danger" text={t('Thu hồi', 'Recall')} />
              </Actions>
            </Form>
          </Confirm>
        ) : (
          <Form action={`${at}/publish`} id="publish">
            <input type="hidden" name="seen" value={plan.version} />
            <Actions>
              <Button look="next" icon="check" text={t('Ban hành kế hoạch', 'Publish the plan')} />
            </Actions>
          </Form>
        )}
      </div>
    </Card>
  );
}
