import { t } from '../kernel/messages.ts';
import { Button } from './buttons.tsx';
import { Icon } from './icon.tsx';
import { Say } from './page.tsx';

/** Words for the script that keeps what is typed (`fields/typed-forms.ts`); nothing of it shows without script. */
export function TypedOffer({ secret }: { secret: string }) {
  return (
    <template data-typed={secret}>
      <div class="notice notice-note" data-typed-offer>
        <Icon name="history" />
        <div>
          <p role="status">
            <Say text={t('Còn phần bạn gõ dở lúc ', 'What you were typing is still here, from ')} />
            <time />
            <Say text={t('; chưa được gửi.', '; it was not sent.')} />
          </p>
          <p data-typed-newer>
            <Say
              text={t(
                'Nội dung đã có người sửa từ lúc đó; hãy xem lại trước khi gửi.',
                'The record has been changed since; look it over before you send it.',
              )}
            />
          </p>
          <p data-typed-unkept>
            <Say
              text={t(
                'Số định danh, mật khẩu và tệp không được giữ, cần nhập lại.',
                'Identity numbers, passwords and files are not kept: enter them again.',
              )}
            />
          </p>
          <div class="actions" data-typed-choices>
            <span data-typed-restore>
              <Button type="button" size="small" icon="rotate-ccw" text={t('Khôi phục', 'Take it back')} />
            </span>
            <span data-typed-drop>
              <Button
                type="button"
                size="small"
                look="quiet"
                icon="trash-2"
                text={t('Bỏ', 'Throw it away')}
              />
            </span>
          </div>
        </div>
      </div>
      <p class="hint" role="status" data-typed-said>
        <Say
          text={t(
            'Phần đang gõ được giữ trên trình duyệt này cho đến khi gửi, nhiều nhất một ngày.',
            'What you type is kept in this browser until it is sent, for a day at most.',
          )}
        />
      </p>
    </template>
  );
}
