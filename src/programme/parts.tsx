import { figureAddress, figureText, partsText, valueText } from '../indicators/indicators.ts';
import type { Figure, Question, Unit } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../ui/badges.tsx';
import { formatDay } from '../ui/format.ts';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import type { TaskOwn } from './lives.ts';
import type { Comparison, Day } from './schema.ts';
import { riskDays, statuses, type Status } from './status-rules.ts';
import { comparisonSigns, statusTones } from './words.ts';

/** Names of agencies by id. */
export type Names = (id: number) => string;

export function showDay(day: Day | null): string {
  return day === null ? '–' : formatDay(Temporal.PlainDate.from(day));
}

export function StatusMark({ status }: { status: Status }) {
  return <StatusBadge tone={statusTones[status]} text={statuses[status]} />;
}

/** A figure with its parts, leading to its own page. */
export function FigureLink({
  code,
  figure,
  question,
}: {
  code: string;
  figure: Figure | null;
  question: Question;
}) {
  const language = useLanguage();
  if (figure === null) return <Say text={t('chưa có số liệu', 'no data')} />;
  const parts = partsText(figure, language);
  return (
    <span>
      <a href={figureAddress(code, question)}>{figureText(figure, language)}</a>
      {parts === '' ? null : <span class="hint"> ({parts})</span>}
    </span>
  );
}

/** `≥ 98 %` */
export function useThreshold(): (comparison: Comparison, threshold: number, unit: Unit) => string {
  const language = useLanguage();
  return (comparison, threshold, unit) =>
    `${comparisonSigns[comparison]} ${valueText(threshold, unit, language)}`;
}

/** Where an open task stands against its day; nothing for one that is done. */
export function TaskDue({ own, dueOn, today }: { own: TaskOwn; dueOn: Day; today: Day }) {
  const say = useSay();
  const isInTime = own.doneOn !== null && own.doneOn <= dueOn;
  if (own.standing === 'done' || (own.standing === 'reported' && isInTime)) return <>{showDay(dueOn)}</>;
  const days = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(dueOn), {
    largestUnit: 'days',
  }).days;
  return (
    <span>
      {showDay(dueOn)}{' '}
      {days < 0 ? (
        <DueBadge standing={{ kind: 'late', by: { days: -days } }} />
      ) : days === 0 ? (
        <span class="due due-soon">{say(t('hạn hôm nay', 'due today'))}</span>
      ) : (
        <DueBadge standing={{ kind: 'running', left: { days }, soon: days <= riskDays }} />
      )}
    </span>
  );
}
