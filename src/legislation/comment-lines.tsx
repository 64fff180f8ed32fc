import { t } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { Say, useLanguage } from '../ui/page.tsx';
import type { Comment, DeskView } from './desk-view.ts';
import { documentAddress } from './parts.tsx';

/** What somebody wrote on a posted draft; who keeps the documents sets aside what is no comment, and says why. */
export function CommentLine({ comment, view }: { comment: Comment; view: DeskView }) {
  const { id, name, words, sentAt } = comment;
  const language = useLanguage();
  const filled = view.filled?.form === `hide-${id}` ? view.filled : null;
  return (
    <li>
      <b>{name}</b> <span class="text-sm text-soft">{formatMoment(sentAt, language)}</span>
      <p class="whitespace-pre-line">{words}</p>
      {view.mayHide ? (
        <details open={filled !== null}>
          <summary class="text-sm">
            <Say text={t('Loại ra khỏi tổng hợp', 'Set aside')} />
          </summary>
          <Form
            id={`hide-${id}`}
            action={`${documentAddress(view.document.id)}/comments/hide`}
            refusals={filled?.refusals ?? []}
            values={filled?.values ?? {}}
          >
            <input type="hidden" name="comment" value={id} />
            <TextField
              name="why"
              label={t('Lý do', 'Why')}
              hint={t(
                'Ví dụ: trùng lặp, quảng cáo, không liên quan',
                'For example: twice, advertising, off topic',
              )}
              required
              maxLength={300}
            />
            <Button size="small" icon="eye-off" text={t('Loại ra', 'Set aside')} />
          </Form>
        </details>
      ) : null}
    </li>
  );
}

/** Comments that were set aside: still there to be read, with the reason. */
export function SetAside({ view: { comments } }: { view: DeskView }) {
  const language = useLanguage();
  const aside = comments.filter(({ hiddenWhy }) => hiddenWhy !== '');
  if (aside.length === 0) return null;
  return (
    <details>
      <summary>
        <Say text={t(`Đã loại ra: ${aside.length}`, `Set aside: ${aside.length}`)} />
      </summary>
      <ul class="grid gap-3">
        {aside.map(({ id, name, words, sentAt, hiddenWhy }) => (
          <li key={id}>
            <b>{name}</b> <span class="text-sm text-soft">{formatMoment(sentAt, language)}</span>
            <p class="whitespace-pre-line">{words}</p>
            <p class="text-soft">
              <Say text={t(`Lý do: ${hiddenWhy}`, `Why: ${hiddenWhy}`)} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
