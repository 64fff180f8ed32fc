import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, LinkButton } from './buttons.tsx';
import { headPaths, homeOf } from './chrome.tsx';
import { Code } from './notices.tsx';
import { Picture } from './picture.tsx';
import { Say, usePage } from './page.tsx';

/** Body of a page for refusals that no form takes, and for a failure of ours, whose code finds the log line. */
export function RefusalPage(props: { status: number; refusals: readonly Refusal[]; failureCode?: string }) {
  const page = usePage();
  return (
    <div class="refusal">
      <Picture name="lotus.svg" width={150} height={84} />
      <h1>
        <Say text={titleOf(props.status)} />
      </h1>
      {props.refusals.map((refusal) => (
        <p key={refusal.code}>
          <Say text={refusal.text} />
        </p>
      ))}
      {props.failureCode === undefined ? null : (
        <p>
          <Say
            text={t(
              'Việc bạn vừa làm chưa được ghi. Hãy thử lại; nếu vẫn lỗi, báo quản trị viên mã này: ',
              'What you just did was not recorded. Please try again; if it fails again, give the administrator this code: ',
            )}
          />
          <Code>{props.failureCode}</Code>
        </p>
      )}
      <Actions>
        {props.status === 401 ? (
          <LinkButton look="next" icon="log-in" href={headPaths.signIn} text={t('Đăng nhập', 'Sign in')} />
        ) : (
          <LinkButton icon="house" href={homeOf(page)} text={t('Về trang đầu', 'To the first page')} />
        )}
      </Actions>
    </div>
  );
}

function titleOf(status: number): Text {
  const titles: Record<number, Text> = {
    401: t('Cần đăng nhập', 'Please sign in'),
    403: t('Không có quyền', 'Not allowed'),
    404: t('Không tìm thấy', 'Not found'),
    409: t('Đã có người làm trước', 'Someone was quicker'),
    413: t('Quá lớn', 'Too large'),
    429: t('Quá nhiều yêu cầu', 'Too many requests'),
    503: t('Tạm thời chưa phục vụ được', 'Not available for the moment'),
  };
  const general =
    status >= 500
      ? t('Có lỗi ở phía chúng tôi', 'Something failed on our side')
      : t('Chưa làm được', 'This could not be done');
  return titles[status] ?? general;
}
