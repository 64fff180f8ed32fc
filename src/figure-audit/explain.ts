/** A number as a Vietnamese report prints it: `1.653`, `99,8`. */
export function vi(value: number, decimals?: number): string {
  return format(value, 'vi-VN', decimals);
}

/** The same number in English: `1,653`, `99.8`. */
export function en(value: number, decimals?: number): string {
  return format(value, 'en-GB', decimals);
}

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, locale: string, decimals?: number): string {
  const key = `${locale} ${decimals ?? 'as it is'}`;
  let found = formats.get(key);
  if (found === undefined) {
    const [least, most] = decimals === undefined ? [0, 6] : [decimals, decimals];
    found = new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: true,
    });
    formats.set(key, found);
  }
  return found.format(value);
}

/** A sum written out: `23 + 106 + 112`. */
export function sumOf(values: readonly number[], say: (value: number) => string): string {
  return values.map((value) => say(value)).join(' + ');
}

/** A number without the dust of binary fractions. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Amounts of money are told in the unit that suits them. */
export function amount(
  value: number,
  kind: string,
  say: (value: number, decimals?: number) => string,
  isEnglish = false,
): string {
  if (kind !== 'money') return say(value);
  const [scale, viWord, enWord] =
    Math.abs(value) >= 1e9
      ? ([1e9, 'tỷ đồng', 'billion đồng'] as const)
      : Math.abs(value) >= 1e6
        ? ([1e6, 'triệu đồng', 'million đồng'] as const)
        : ([1, 'đồng', 'đồng'] as const);
  return `${say(Math.round((value / scale) * 1e6) / 1e6)} ${isEnglish ? enWord : viWord}`;
}
