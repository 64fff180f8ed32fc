import { figureText, partsText, rowsAddress } from '../indicators/indicators.ts';
import type { Indicators } from '../indicators/indicators.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge, type StatusTone } from '../ui/badges.tsx';
import { formatNumber } from '../ui/format.ts';
import { useLanguage, useSay } from '../ui/page.tsx';
import { questionOf } from './filling.ts';
import type { Stage, SystemFigure } from './schema.ts';
import { stageWords } from './words.ts';

const stageTones: Record<Stage, StatusTone> = {
  prepared: 'new',
  'self-scoring': 'working',
  appraisal: 'working',
  response: 'waiting',
  settlement: 'working',
  survey: 'waiting',
  result: 'working',
  published: 'done',
};

export function StageBadge({ stage }: { stage: Stage }) {
  return <StatusBadge tone={stageTones[stage]} text={stageWords[stage]} />;
}

/** Points, or a dash while there are none. */
export function Points({ value }: { value: number | null }) {
  const language = useLanguage();
  return <>{value === null ? '–' : formatNumber(value, language)}</>;
}

/** A change since last year, in words and with its sign; null: nothing to compare with. */
export function Change({ value, digits = 2 }: { value: number | null; digits?: number }) {
  const language = useLanguage();
  const say = useSay();
  if (value === null) return <span class="text-soft">{say(t('chưa có năm trước', 'no last year'))}</span>;
  if (value === 0) return <>{say(t('giữ nguyên', 'unchanged'))}</>;
  const size = formatNumber(Math.abs(value), language, digits);
  return <>{value > 0 ? say(t(`tăng ${size}`, `up ${size}`)) : say(t(`giảm ${size}`, `down ${size}`))}</>;
}

/** What figures need to be shown with their way to the rows. */
export type FigureContext = {
  readonly indicators: Pick<Indicators, 'find'>;
  readonly year: number;
  readonly agencyId: number;
  readonly asOf: string | null;
};

/** The system's figures for a criterion: value, parts, and the link to the rows behind them. */
export function Figures({ figures, context }: { figures: readonly SystemFigure[]; context: FigureContext }) {
  const language = useLanguage();
  const say = useSay();
  const { indicators, year, agencyId, asOf } = context;
  if (figures.length === 0 || asOf === null) return null;
  return (
    <ul class="grid gap-1 text-[0.9375em]">
      {figures.map((figure) => {
        const declared = indicators.find(figure.indicator);
        const shown = { value: figure.value, parts: figure.parts, unit: declared?.unit ?? 'count' };
        const parts = partsText(shown, language);
        return (
          <li key={figure.indicator}>
            <span class="text-soft">
              {say(t('Hệ thống ghi nhận', 'The system has'))} –{' '}
              {declared === undefined ? figure.indicator : say(declared.title)}:{' '}
            </span>
            <a href={rowsAddress(figure.indicator, questionOf(year, agencyId, asOf))}>
              <b>{figureText(shown, language)}</b>
              {parts === '' ? null : ` (${parts})`}
            </a>
            {figure.source === 'reported' ? ` · ${say(t('số báo cáo', 'reported'))}` : null}
          </li>
        );
      })}
    </ul>
  );
}
