import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Say } from '../ui/page.tsx';
import { documentAddress, showDay, type Filled } from './parts.tsx';

/** Anybody comments on a draft while it is posted. */
export function CommentCard(props: {
  id: number;
  posted: { readonly from: string; readonly until: string };
  filled: Filled | null;
}) {
  const filled = props.filled?.form === 'comment' ? props.filled : null;
  return (
    <Card icon="message-square" title={t('Góp ý dự thảo', 'Comment on the draft')}>
      <p>
        <Say
          text={t(
            `Dự thảo được lấy ý kiến đến hết ngày ${showDay(props.posted.until)}.`,
            `The draft takes comments to ${showDay(props.posted.until)}.`,
          )}
        />
      </p>
      <Form
        id="comment"
        action={`${documentAddress(props.id)}/comments`}
        refusals={filled?.refusals ?? []}
        values={filled?.values ?? {}}
      >
        <TextField
          name="name"
          label={t('Họ tên hoặc tổ chức', 'Name or organisation')}
          required
          maxLength={100}
        />
        <TextArea
          name="words"
          label={t('Nội dung góp ý', 'Your comment')}
          required
          rows={4}
          maxLength={4000}
        />
        <Actions>
          <Button text={t('Gửi góp ý', 'Send')} />
        </Actions>
      </Form>
    </Card>
  );
}
