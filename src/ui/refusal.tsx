import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { againField, type TypedForm } from '../kernel/typed-form.ts';
import { Actions, Button, LinkButton } from './buttons.tsx';
import { headPaths, homeOf } from './chrome.tsx';
import { Form } from './form.tsx';
import { Code } from './notices.tsx';
import { Picture } from './picture.tsx';
import { Say, usePage } from './page.tsx';

/** Body of a page for refusals that no form takes, and for a failure of ours, whose code finds the log line. */
export function RefusalPage(props: {
  status: number;
  refusals: readonly Refusal[];
  failureCode?: string;
  /** What was typed into a form that came after its session had ended. */
  typed?: TypedForm;
}) {
  const page = usePage();
  if (props.typed !== undefined) return <TypedKept typed={props.typed} />;
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

/** Sign in beside it, come back, and the form opens again as it was: nothing is carried out before it is looked over. */
function TypedKept({ typed }: { typed: TypedForm }) {
  return (
    <div class="refusal">
      <h1>
        <Say text={t('Phiên làm việc đã kết thúc', 'Your session has ended')} />
      </h1>
      <p>
        <Say
          text={t(
            'Chưa có gì được ghi, nhưng nội dung bạn vừa nhập còn trong trang này. Hãy đăng nhập ở thẻ mới, rồi quay lại đây mở lại biểu mẫu để xem và gửi.',
            'Nothing was recorded, but what you typed is still in this page. Sign in in a new tab, then come back here and open the form again to look it over and send it.',
          )}
        />
      </p>
      {typed.hadFiles ? (
        <p>
          <Say text={t('Các tệp cần được chọn lại.', 'Files have to be chosen again.')} />
        </p>
      ) : null}
      <Form action={typed.action} multipart={typed.isMultipart} autocomplete="off">
        <input type="hidden" name={againField} value={typed.hadFiles ? 'files' : 'fields'} />
        {typed.fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <LinkButton
            look="next"
            icon="log-in"
            href={headPaths.signIn}
            newWindow
            text={t('Đăng nhập ở thẻ mới', 'Sign in in a new tab')}
          />
          <Button icon="rotate-ccw" text={t('Mở lại biểu mẫu', 'Open the form again')} />
        </Actions>
      </Form>
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
