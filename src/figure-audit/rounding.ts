/** How a percentage in a text stands to the quotient it was made of. */
export type Agreement = 'rounded' | 'truncated' | 'different';

const scale = 1_000_000;

/**
 * Compares a percentage with part ÷ whole at the percentage's own number of decimals. Rounding is by the half upwards;
 * the quotient is kept exact, so that a tie is a tie.
 */
export function agreement(part: number, whole: number, stated: number, decimals: number): Agreement {
  if (whole === 0) return 'different';
  const power = 10 ** decimals;
  const top = BigInt(Math.round(part * scale)) * 100n * BigInt(power);
  const bottom = BigInt(Math.round(whole * scale));
  const wanted = BigInt(Math.round(stated * power));
  const cut = top / bottom;
  const rounded = (2n * top + bottom) / (2n * bottom);
  if (wanted === rounded) return 'rounded';
  return wanted === cut ? 'truncated' : 'different';
}

/** Part ÷ whole in percent, rounded by the half upwards to so many decimals. */
export function percentOf(part: number, whole: number, decimals: number): number {
  const power = 10 ** decimals;
  const top = BigInt(Math.round(part * scale)) * 100n * BigInt(power);
  const bottom = BigInt(Math.round(whole * scale));
  return Number((2n * top + bottom) / (2n * bottom)) / power;
}
