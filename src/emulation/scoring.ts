/** What a council's marks of one initiative come to. Marks are points by criterion; totals are of 100. */
export type Score = {
  readonly count: number;
  /** Mean of the members' totals, of 100, two decimals; null without marks. */
  readonly mean: number | null;
  /** How far members are apart: standard deviation of their totals (population), two decimals. */
  readonly spread: number | null;
  readonly least: number | null;
  readonly most: number | null;
};

export function scoreOf(sheets: readonly (readonly number[])[], maxima: readonly number[]): Score {
  const whole = maxima.reduce((sum, one) => sum + one, 0);
  if (sheets.length === 0 || whole === 0)
    return { count: sheets.length, mean: null, spread: null, least: null, most: null };
  const totals = sheets.map((marks) => (marks.reduce((sum, one) => sum + one, 0) * 100) / whole);
  const mean = totals.reduce((sum, one) => sum + one, 0) / totals.length;
  const variance = totals.reduce((sum, one) => sum + (one - mean) ** 2, 0) / totals.length;
  return {
    count: totals.length,
    mean: two(mean),
    spread: two(Math.sqrt(variance)),
    least: two(Math.min(...totals)),
    most: two(Math.max(...totals)),
  };
}

function two(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}
