import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { isOpen, type Command } from './life.ts';
import { refusedIn, Seen, type PlanPageProps } from './plan-view.tsx';
import { words } from './words.ts';

/** What may be done with the plan now. */
export function NextSteps(props: PlanPageProps) {
  const { reorganization, may, faults } = props;
  const { id, state, reason } = reorganization;
  const address = `/reorganization/${id}`;
  const offers = (command: Command): boolean => isOpen(state, command) && may(command);
  return (
    <>
      {reason === '' ? null : <Alert kind="note" text={t(`Lý do: ${reason}`, `Reason: ${reason}`)} />}
      {props.refused?.form === 'act' ? (
        <Alert
          kind="warning"
          live
          text={t(
            props.refused.refusals.map(({ text }) => text.vi).join(' '),
            props.refused.refusals.map(({ text }) => text.en).join(' '),
          )}
        />
      ) : null}
      <Actions>
        {offers('try') && faults.length === 0 ? (
          <Form action={`${address}/try`} id="try">
            <Seen {...props} />
            <Button
              look={state === 'draft' ? 'next' : 'plain'}
              icon="play"
              text={t('Chạy thử', 'Try it out')}
            />
          </Form>
        ) : null}
        {offers('approve') ? (
          <Form action={`${address}/approve`} id="approve">
            <Seen {...props} />
            <Button look="next" icon="stamp" text={t('Duyệt phương án', 'Approve the plan')} />
          </Form>
        ) : null}
        {offers('carry-out') ? (
          <Confirm
            text={t('Thực hiện sắp xếp', 'Carry out')}
            icon="check-check"
            question={t(
              'Tất cả các việc được thực hiện trong một bước và không hoàn tác được. Hồ sơ, tài khoản và thủ tục chuyển sang cơ quan kế thừa; ngày hẹn giữ nguyên.',
              'All operations are carried out in one step that cannot be undone. Dossiers, accounts and procedures go to the succeeding agencies; due dates stay.',
            )}
          >
            <Form action={`${address}/carry-out`} id="carry-out">
              <Seen {...props} />
              <Button look="next" icon="check-check" text={t('Thực hiện ngay', 'Carry out now')} />
            </Form>
          </Confirm>
        ) : null}
        {offers('return') ? (
          <ReasonForm
            {...props}
            action="return"
            text={t('Trả lại để soạn tiếp', 'Give back')}
            question={t('Ghi điều cần sửa.', 'Say what has to be changed.')}
          />
        ) : null}
        {offers('cancel') ? (
          <ReasonForm
            {...props}
            action="cancel"
            text={t('Hủy phương án', 'Cancel the plan')}
            question={t('Phương án bị hủy vẫn được lưu.', 'A cancelled plan is kept.')}
          />
        ) : null}
      </Actions>
    </>
  );
}

function ReasonForm(props: PlanPageProps & { action: 'return' | 'cancel'; text: Text; question: Text }) {
  const { reorganization, action, text, question } = props;
  return (
    <Confirm text={text} look="quiet" question={question} open={props.refused?.form === action}>
      <Form
        action={`/reorganization/${reorganization.id}/${action}`}
        id={action}
        {...refusedIn(props, action)}
      >
        <Seen {...props} />
        <TextArea name="reason" label={words.reason} required maxLength={1000} rows={2} />
        <Button text={text} />
      </Form>
    </Confirm>
  );
}
