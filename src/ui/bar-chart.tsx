import { formatNumber } from './format.ts';
import { useLanguage, useSay, type Words } from './page.tsx';

export type Bar = {
  readonly label: Words;
  readonly value: number;
  readonly href?: string;
  /** `late` and `soon` only for what is late or due soon. */
  readonly tone?: 'plain' | 'late' | 'soon' | 'quiet';
};

/** Bars lying one under another, as a table that anyone can read, with the bar drawn in each row. */
export function BarChart({ caption, bars, unit }: { caption: Words; bars: readonly Bar[]; unit?: Words }) {
  const say = useSay();
  const language = useLanguage();
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <table class="bars">
      <caption>{say(caption)}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={say(bar.label)}>
            <th scope="row">
              {bar.href === undefined ? say(bar.label) : <a href={bar.href}>{say(bar.label)}</a>}
            </th>
            <td class="bars-bar" aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                <rect
                  class={`bar bar-${bar.tone ?? 'plain'}`}
                  width={((bar.value / most) * 100).toFixed(2)}
                  height="10"
                  rx="0.6"
                />
              </svg>
            </td>
            <td class="bars-value">
              {formatNumber(bar.value, language)}
              {unit === undefined ? null : <> {say(unit)}</>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
