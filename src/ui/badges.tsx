import { t, type Text } from '../kernel/messages.ts';
import { formatMoment, formatSpan, type Span } from './format.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useLanguage, useSay, type Words } from './page.tsx';

/** `new` just came, `working` in hand, `waiting` on someone else, `stopped`, `done`, `plain` a mere label. */
export type StatusTone = 'new' | 'working' | 'waiting' | 'stopped' | 'done' | 'plain';

const toneIcons: Record<StatusTone, IconName | undefined> = {
  new: 'circle-dot',
  working: 'circle-play',
  waiting: 'circle-pause',
  stopped: 'circle-stop',
  done: 'circle-check',
  plain: undefined,
};

export function StatusBadge({ tone, text }: { tone: StatusTone; text: Words }) {
  const say = useSay();
  const icon = toneIcons[tone];
  return (
    <span class={`status status-${tone}`}>
      {icon === undefined ? null : <Icon name={icon} size={16} />}
      {say(text)}
    </span>
  );
}

/** Where something stands against its due date. Spans in whatever time the caller counts (working or calendar). */
export type DueStanding =
  | { readonly kind: 'running'; readonly left: Span; readonly soon: boolean }
  | { readonly kind: 'late'; readonly by: Span }
  | { readonly kind: 'paused' }
  | { readonly kind: 'finished'; readonly when: 'early' | 'on-time' | 'late'; readonly by?: Span }
  | { readonly kind: 'none' };

/** Time left in words and colour: red only when late, amber when due soon. `dueAt` becomes the tooltip and print text. */
export function DueBadge({ standing, dueAt }: { standing: DueStanding; dueAt?: Temporal.Instant }) {
  const say = useSay();
  const language = useLanguage();
  const { tone, icon, text } = look(standing);
  return (
    <span
      class={`due due-${tone}`}
      title={dueAt === undefined ? undefined : `${say(t('Hẹn trả', 'Due'))} ${formatMoment(dueAt, language)}`}
    >
      <Icon name={icon} size={16} />
      {say(text)}
    </span>
  );
}

type Look = { readonly tone: string; readonly icon: IconName; readonly text: Text };

function look(standing: DueStanding): Look {
  if (standing.kind === 'paused')
    return { tone: 'paused', icon: 'circle-pause', text: t('tạm dừng', 'paused') };
  if (standing.kind === 'none')
    return { tone: 'none', icon: 'minus', text: t('không hẹn ngày', 'no due date') };
  if (standing.kind === 'finished') return finishedLook(standing.when, standing.by);
  if (standing.kind === 'late') {
    return {
      tone: 'late',
      icon: 'circle-alert',
      text: t(`quá hạn ${formatSpan(standing.by, 'vi')}`, `${formatSpan(standing.by, 'en')} late`),
    };
  }
  return {
    tone: standing.soon ? 'soon' : 'running',
    icon: standing.soon ? 'hourglass' : 'clock',
    text: t(`còn ${formatSpan(standing.left, 'vi')}`, `${formatSpan(standing.left, 'en')} left`),
  };
}

function finishedLook(when: 'early' | 'on-time' | 'late', by: Span | undefined): Look {
  const vi = by === undefined ? '' : ` ${formatSpan(by, 'vi')}`;
  const en = by === undefined ? '' : `${formatSpan(by, 'en')} `;
  if (when === 'late')
    return { tone: 'late', icon: 'circle-alert', text: t(`xong trễ${vi}`, `done ${en}late`) };
  if (when === 'early')
    return { tone: 'met', icon: 'check-check', text: t(`xong sớm${vi}`, `done ${en}early`) };
  return { tone: 'met', icon: 'check', text: t('xong đúng hạn', 'done on time') };
}
