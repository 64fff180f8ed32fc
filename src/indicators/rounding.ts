/**
 * Rounds by the half, away from zero, exact in decimals: 1.005 at two decimals is 1.01, though the nearest binary number
 * lies below it.
 */
export function roundHalf(value: number, decimals: number): number {
  // Beyond 10¹⁵ a number has no decimals left to round.
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return value;
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const shifted = Math.round(Number(`${Number(digits)}e${Number(exponent) + decimals}`));
  const rounded = Number(`${shifted}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Numerator ÷ denominator rounded by the half; null over zero. Exact for whole numbers of any size. */
export function roundShare(numerator: number, denominator: number, decimals: number): number | null {
  if (denominator === 0) return null;
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator))
    return roundHalf(numerator / denominator, decimals);
  const isNegative = numerator < 0 !== denominator < 0 && numerator !== 0;
  const scaled = BigInt(Math.abs(numerator)) * 10n ** BigInt(decimals) * 2n;
  const divisor = BigInt(Math.abs(denominator));
  const rounded = Number((scaled + divisor) / (divisor * 2n)) / 10 ** decimals;
  return isNegative ? -rounded : rounded;
}

/**
 * Whether shares of one whole, each rounded for itself, give 100 % together; else by how many hundredths they miss it, so
 * that a table can say why.
 */
export function roundingGap(parts: readonly number[], whole: number, decimals: number): number {
  if (whole === 0) return 0;
  const sum = parts.reduce((total, part) => total + (roundShare(part, whole, decimals + 2) ?? 0), 0);
  const exact = parts.reduce((total, part) => total + part, 0) / whole;
  return roundHalf((sum - exact) * 100, decimals);
}
