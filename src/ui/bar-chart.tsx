import { formatNumber } from './format.ts';
import { useLanguage, useSay, type Words } from './page.tsx';

export type Bar = {
  readonly label: Words;
  readonly value: number;
  /** What is written for the value; the number with its unit unless told. */
  readonly text?: Words;
  readonly href?: string;
  /** `late` and `soon` only for what is late or due soon. */
  readonly tone?: 'plain' | 'late' | 'soon' | 'quiet';
};

/** Bars lying one under another, as a table that anyone can read, with the bar drawn in each row. */
export function BarChart({
  caption,
  bars,
  unit,
  full = 0,
}: {
  caption: Words;
  bars: readonly Bar[];
  unit?: Words;
  /** The value whose bar fills the row, such as 100 of a percentage; the largest one unless it is larger. */
  full?: number;
}) {
  const say = useSay();
  const language = useLanguage();
  const most = Math.max(full, ...bars.map((bar) => bar.value)) || 1;
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
                  width={(Math.max(0, bar.value / most) * 100).toFixed(2)}
                  height="10"
                  rx="0.6"
                />
              </svg>
            </td>
            <td class="bars-value">
              {bar.text === undefined ? (
                <>
                  {formatNumber(bar.value, language)}
                  {unit === undefined ? null : <> {say(unit)}</>}
                </>
              ) : (
                say(bar.text)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
