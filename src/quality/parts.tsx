import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { formatDay } from '../ui/format.ts';
import { useSay } from '../ui/page.tsx';
import type { State } from '../registers/schema.ts';
import type { CertificateStanding } from './rules.ts';

export function showDay(iso: string | null | undefined): string {
  return iso === null || iso === undefined ? '–' : formatDay(Temporal.PlainDate.from(iso));
}

/** Whether a unit holds a valid certificate, with a warning while it runs out. */
export function StandingBadge({ standing }: { standing: CertificateStanding }) {
  const say = useSay();
  switch (standing.kind) {
    case 'none':
      return <StatusBadge tone="plain" text={t('Chưa có', 'None')} />;
    case 'expired':
      return (
        <StatusBadge
          tone="stopped"
          text={t(`Hết hạn từ ${showDay(standing.until)}`, `Expired on ${showDay(standing.until)}`)}
        />
      );
    case 'soon':
      return (
        <StatusBadge
          tone="waiting"
          text={t(
            `Còn ${standing.days} ngày, đến ${showDay(standing.until)}`,
            `${standing.days} days left, to ${showDay(standing.until)}`,
          )}
        />
      );
    case 'valid':
      return (
        <StatusBadge
          tone="done"
          text={
            standing.until === null
              ? say(t('Còn giá trị', 'Valid'))
              : t(`Đến ${showDay(standing.until)}`, `To ${showDay(standing.until)}`)
          }
        />
      );
  }
}

export function StateBadge({ states, state }: { states: Readonly<Record<string, State>>; state: string }) {
  const known = states[state];
  return <StatusBadge tone={known?.tone ?? 'plain'} text={known?.title ?? state} />;
}
