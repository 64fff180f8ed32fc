import { t } from '../kernel/messages.ts';
import { formatNumber } from './format.ts';
import { Disclosure } from './notices.tsx';
import { useLanguage, useSay, type Words } from './page.tsx';

export type LinePoint = {
  readonly label: Words;
  /** Null: no data; the line is broken there. */
  readonly value: number | null;
  readonly href?: string;
  /** After the value in the table, such as what was divided. */
  readonly note?: string;
};

/** In units of the drawing: for a window, and for a telephone, where the other's letters would be too small to read. */
const sizes = {
  wide: { width: 960, height: 220 },
  narrow: { width: 340, height: 190 },
} as const;
const left = 52;
const right = 12;
const top = 14;
const bottom = 26;

/** How something went, as a line, with the same figures as a table beneath. */
export function LineChart(props: {
  readonly caption: Words;
  readonly points: readonly LinePoint[];
  readonly unit?: string;
  /** Lowest value of the scale; the smallest point's unless told. */
  readonly from?: number;
}) {
  const say = useSay();
  const language = useLanguage();
  const { points, unit = '' } = props;
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < 2) return <p class="text-soft">{say(tooFew)}</p>;
  const text = (value: number): string => `${formatNumber(value, language)}${unit === '' ? '' : ` ${unit}`}`;
  return (
    <figure class="line-chart">
      <figcaption>{say(props.caption)}</figcaption>
      <Drawing {...props} known={known} text={text} size="wide" />
      <Drawing {...props} known={known} text={text} size="narrow" />
      <Disclosure summary={t('Xem bảng số liệu', 'Show the figures')}>
        <table class="bars">
          <caption class="sr-only">{say(props.caption)}</caption>
          <tbody>
            {points.map(({ label, value, href, note }, index) => (
              <tr key={index}>
                <th scope="row">{href === undefined ? say(label) : <a href={href}>{say(label)}</a>}</th>
                <td class="bars-value">
                  {value === null ? say(noData) : text(value)}
                  {note === undefined || value === null ? '' : ` (${note})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </figure>
  );
}

function Drawing(props: {
  readonly caption: Words;
  readonly points: readonly LinePoint[];
  readonly from?: number;
  readonly known: readonly number[];
  readonly text: (value: number) => string;
  readonly size: keyof typeof sizes;
}) {
  const say = useSay();
  const language = useLanguage();
  const { points, text, size } = props;
  const { width, height } = sizes[size];
  const { low, high } = scale(props.known, props.from);
  const x = (index: number): number =>
    left + (index * (width - left - right)) / Math.max(1, points.length - 1);
  const y = (value: number): number =>
    top + (height - top - bottom) * (1 - (value - low) / (high - low === 0 ? 1 : high - low));
  return (
    <svg
      class={`line-chart-${size}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say(props.caption)}
    >
      {[low, (low + high) / 2, high].map((value) => (
        <g key={value}>
          <line class="line-chart-grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
          <text class="line-chart-scale" x={left - 8} y={y(value) + 4} text-anchor="end">
            {formatNumber(value, language, 1)}
          </text>
        </g>
      ))}
      {runs(points).map((run) => (
        <polyline
          key={run[0]?.index}
          class="line-chart-line"
          points={run.map(({ index, value }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
        />
      ))}
      {points.map(({ label, value }, index) =>
        value === null ? null : (
          <circle key={index} class="line-chart-point" cx={x(index)} cy={y(value)} r="4">
            <title>{`${say(label)}: ${text(value)}`}</title>
          </circle>
        ),
      )}
      {[0, points.length - 1].map((index) => (
        <text
          key={index}
          class="line-chart-scale"
          x={x(index)}
          y={height - 6}
          text-anchor={index === 0 ? 'start' : 'end'}
        >
          {say(points[index]?.label ?? '')}
        </text>
      ))}
    </svg>
  );
}

const noData = t('chưa có số liệu', 'no data');
const tooFew = t('Chưa đủ số liệu để vẽ diễn biến.', 'Not enough data for a trend yet.');

function scale(values: readonly number[], from?: number): { low: number; high: number } {
  const low = Math.min(from ?? Infinity, ...values);
  const high = Math.max(...values);
  return high === low ? { low: low - 1, high: high + 1 } : { low, high };
}

/** Stretches of points that follow each other without a gap. */
function runs(points: readonly LinePoint[]): { index: number; value: number }[][] {
  const found: { index: number; value: number }[][] = [[]];
  points.forEach(({ value }, index) => {
    if (value === null) found.push([]);
    else found.at(-1)?.push({ index, value });
  });
  return found.filter((run) => run.length > 0);
}
