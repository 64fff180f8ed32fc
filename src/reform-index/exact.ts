/** An exact number: points and shares are summed and compared without the errors of binary fractions. */
export type Exact = { readonly numerator: bigint; readonly denominator: bigint };

export const zero: Exact = { numerator: 0n, denominator: 1n };

/** The number that its decimal writing says: 0.1 is one tenth. @throws RangeError when it is no finite decimal */
export function exact(value: number | string): Exact {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value).trim());
  if (match === null) throw new RangeError(`not a decimal number: ${value}`);
  const [, sign, whole = '0', decimals = '', exponent = '0'] = match;
  const shift = decimals.length - Number(exponent);
  if (Math.abs(shift) > 400) throw new RangeError(`out of range: ${value}`);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${decimals}`);
  return shift >= 0 ? reduced(digits, 10n ** BigInt(shift)) : reduced(digits * 10n ** BigInt(-shift), 1n);
}

export function add(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Null: nothing can be divided by zero. */
export function divide(a: Exact, b: Exact): Exact | null {
  return b.numerator === 0n ? null : reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, 0 or positive, as a comes before, with or after b. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function least(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b;
}

export function most(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}

export function between(low: Exact, value: Exact, high: Exact): Exact {
  return most(low, least(value, high));
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce(add, zero);
}

/** Rounded by the half, away from zero: 0.125 at two decimals is 0.13, −0.125 is −0.13. */
export function roundTo(value: Exact, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const isNegative = value.numerator < 0n;
  const size = (isNegative ? -value.numerator : value.numerator) * scale;
  const rounded = (size * 2n + value.denominator) / (value.denominator * 2n);
  const text = rounded.toString().padStart(decimals + 1, '0');
  const cut = text.length - decimals;
  const number = Number(decimals === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`);
  return isNegative && number !== 0 ? -number : number;
}

function reduced(numerator: bigint, denominator: bigint): Exact {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const common = commonDivisor(n < 0n ? -n : n, d);
  return { numerator: n / common, denominator: d / common };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
