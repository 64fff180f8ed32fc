import type { ComponentChildren } from 'preact';
import { t } from '../kernel/messages.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useSay, type Words } from './page.tsx';

const alertIcons: Record<'done' | 'note' | 'warning', IconName> = {
  done: 'circle-check',
  note: 'info',
  warning: 'triangle-alert',
};

/** Something to know on this page. Lateness has its own badge: no alert is red. */
export function Alert({
  kind = 'note',
  title,
  text,
  live,
  children,
}: {
  kind?: 'done' | 'note' | 'warning';
  title?: Words;
  text?: Words;
  /** Read out as soon as it appears. */
  live?: boolean;
  children?: ComponentChildren;
}) {
  const say = useSay();
  return (
    <div class={`notice notice-${kind}`} role={live ? 'status' : undefined}>
      <Icon name={alertIcons[kind]} />
      <div>
        {title === undefined ? null : <p class="notice-title">{say(title)}</p>}
        {text === undefined ? null : <p>{say(text)}</p>}
        {children}
      </div>
    </div>
  );
}

/** Asks once more, without script: the button unfolds the sentence and the form inside. */
export function Confirm({
  text,
  question,
  icon,
  look = 'plain',
  open,
  children,
}: {
  /** On the closed button. */
  text: Words;
  /** What will happen, in a sentence. */
  question: Words;
  icon?: IconName;
  look?: 'plain' | 'quiet' | 'danger';
  open?: boolean;
  /** A `Form` with the fields and the button that does it. */
  children: ComponentChildren;
}) {
  const say = useSay();
  return (
    <details class="confirm" open={open}>
      <summary class={`btn btn-${look}`}>
        {icon === undefined ? null : <Icon name={icon} />}
        <span>{say(text)}</span>
      </summary>
      <div class="confirm-body">
        <p>{say(question)}</p>
        {children}
      </div>
    </details>
  );
}

/** More to read for who wants it, e.g. "Vì sao hẹn ngày này?". */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: Words;
  open?: boolean;
  children: ComponentChildren;
}) {
  const say = useSay();
  return (
    <details class="disclosure" open={open}>
      <summary>
        <Icon name="chevron-right" size={18} />
        <span>{say(summary)}</span>
      </summary>
      <div class="disclosure-body">{children}</div>
    </details>
  );
}

/** How far something is, 0 to 1. */
export function Progress({ value, label }: { value: number; label: Words }) {
  const say = useSay();
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <span class="progress-line">
      <progress max={100} value={percent} aria-label={say(label)} />
      <span class="progress-text">{percent} %</span>
    </span>
  );
}

/** A code or number to be read character by character, e.g. a dossier's code. */
export function Code({ children }: { children: ComponentChildren }) {
  return <code class="code">{children}</code>;
}

/** A key to press. */
export function Kbd({ children }: { children: ComponentChildren }) {
  return <kbd class="key">{children}</kbd>;
}

/** A QR image from a `data:image/…` address, or from the SVG text that our own QR writer made. Size in px, default 160. */
export function QrImage({ source, label, size = 160 }: { source: string; label: Words; size?: number }) {
  const say = useSay();
  const address = source.startsWith('data:')
    ? source
    : `data:image/svg+xml;base64,${Buffer.from(source).toString('base64')}`;
  return <img class="qr" src={address} width={size} height={size} alt={say(label)} />;
}

/** Words that only a screen reader hears. */
export function Hidden({ text }: { text: Words }) {
  const say = useSay();
  return <span class="sr-only">{say(text)}</span>;
}

/** The list of keys that work on staff pages; `?` opens it, its words stay without script too. */
export function KeyboardHelp() {
  const say = useSay();
  const keys = [
    { keys: ['/'], text: t('tìm kiếm', 'search') },
    { keys: ['j', 'k'], text: t('dòng dưới, dòng trên trong danh sách', 'next, previous row of a list') },
    { keys: ['Enter'], text: t('mở dòng đang chọn', 'open the chosen row') },
    { keys: ['x'], text: t('đánh dấu dòng đang chọn', 'tick the chosen row') },
    { keys: ['Ctrl', 'Enter'], text: t('gửi biểu mẫu đang điền', 'send the form being filled in') },
    { keys: ['Esc'], text: t('rời ô đang gõ', 'leave the field') },
  ];
  return (
    <details class="key-help" data-key-help>
      <summary>
        <Icon name="keyboard" size={18} />
        <span>{say(t('Phím tắt', 'Keyboard'))}</span> <Kbd>?</Kbd>
      </summary>
      <dl>
        {keys.map((entry) => (
          <div key={entry.keys.join('+')}>
            <dt>
              {entry.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{say(entry.text)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Opened by the script when a form is to be sent after the session has ended: nothing typed is lost. */
export function SessionOver() {
  const say = useSay();
  return (
    <dialog class="session-over" data-session-over aria-labelledby="session-over">
      <h2 id="session-over">{say(t('Phiên làm việc đã kết thúc', 'Your session has ended'))}</h2>
      <p>
        {say(
          t(
            'Những gì bạn đã nhập vẫn còn trên trang này. Hãy đăng nhập lại ở thẻ mới, rồi quay về đây và gửi lại.',
            'All that you typed is still on this page. Sign in again in a new tab, then come back here and send it again.',
          ),
        )}
      </p>
      <div class="actions">
        <a class="btn btn-plain" href="/sign-in" target="_blank" rel="noopener">
          <Icon name="log-in" />
          <span>{say(t('Đăng nhập ở thẻ mới', 'Sign in in a new tab'))}</span>
        </a>
        <button type="button" class="btn btn-plain">
          {say(t('Đã đăng nhập, quay lại biểu mẫu', 'Signed in, back to the form'))}
        </button>
      </div>
    </dialog>
  );
}
