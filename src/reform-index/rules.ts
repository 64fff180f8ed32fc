import {
  add,
  between,
  compare,
  divide,
  exact,
  multiply,
  roundTo,
  subtract,
  sum,
  zero,
  type Exact,
} from './exact.ts';
import { calculate, indicatorsOf, isFormulaError, parseFormula } from './formula.ts';
import type { Answer, Rule, SystemFigure, Tier } from './schema.ts';

/** Points have two decimals, rounded by the half. */
export const pointDecimals = 2;

/** Everything a rule may look at. */
export type Inputs = {
  /** What the agency states; null: nothing. It stands before the system's figure. */
  readonly answer: Answer | null;
  /** What the system filled in, by indicator. */
  readonly figures: readonly SystemFigure[];
  /** Answers counted in the surveys for a question, best answer first; empty: nobody asked. */
  readonly counts: readonly number[];
};

/** Points by the rule; null while the rule has nothing to go by. Always within `boundsOf`. */
export function evaluate(rule: Rule, maximum: number, inputs: Inputs): number | null {
  const value = exactPoints(rule, exact(maximum), inputs);
  if (value === null) return null;
  const { low, high } = boundsOf(rule, maximum);
  return roundTo(between(exact(low), value, exact(high)), pointDecimals);
}

/** The least and the most that a rule can give. */
export function boundsOf(
  rule: Rule | null,
  maximum: number,
): { readonly low: number; readonly high: number } {
  if (rule?.kind === 'penalty') return { low: rule.most === 0 ? 0 : -rule.most, high: 0 };
  if (rule?.kind === 'bonus') return { low: 0, high: rule.most };
  return { low: 0, high: maximum };
}

/** Indicators that the system fills in for a rule. */
export function indicatorsIn(rule: Rule | null): readonly string[] {
  if (rule === null || rule.kind === 'yesNo' || rule.kind === 'survey') return [];
  if (rule.kind !== 'formula') return rule.indicator === null ? [] : [rule.indicator];
  const formula = parseFormula(rule.expression);
  return isFormulaError(formula) ? [] : indicatorsOf(formula);
}

/** Whether the rule counts its value in percent. */
export function isInPercent(rule: Rule): boolean {
  return (
    rule.kind === 'ratio' || rule.kind === 'ratioFloor' || (rule.kind === 'tiers' && rule.unit === 'percent')
  );
}

/** The system's value in the rule's own unit (percent for shares); null: no data, or more than one figure is needed. */
export function systemValue(rule: Rule, figures: readonly SystemFigure[]): Exact | null {
  if (rule.kind === 'formula') return formulaValue(rule.expression, figures);
  const [code] = indicatorsIn(rule);
  const figure = figures.find((candidate) => candidate.indicator === code);
  const value = figure === undefined ? null : figureValue(figure);
  return value === null || !isInPercent(rule) ? value : multiply(value, exact(100));
}

/** Whether an agency states something else than the system found (compared at two decimals). */
export function differs(rule: Rule, answer: Answer | null, figures: readonly SystemFigure[]): boolean {
  if (answer?.kind !== 'value') return false;
  const own = systemValue(rule, figures);
  return own !== null && roundTo(own, pointDecimals) !== roundTo(answerValue(answer), pointDecimals);
}

function exactPoints(rule: Rule, maximum: Exact, { answer, figures, counts }: Inputs): Exact | null {
  if (rule.kind === 'yesNo') return answer?.kind === 'yesNo' ? (answer.yes ? maximum : zero) : null;
  if (rule.kind === 'survey') return surveyPoints(rule.weights, counts, maximum);
  const value = answer?.kind === 'value' ? answerValue(answer) : systemValue(rule, figures);
  if (value === null) return null;
  switch (rule.kind) {
    case 'formula':
      return value;
    case 'tiers':
      return tierPoints(rule.tiers, value, maximum);
    case 'ratio':
      return shareOf(value, maximum);
    case 'ratioFloor':
      return compare(value, exact(rule.floor)) < 0 ? zero : shareOf(value, maximum);
    case 'bonus':
      return multiply(value, exact(rule.each));
    case 'penalty':
      return subtract(zero, multiply(value, exact(rule.each)));
  }
}

function shareOf(percent: Exact, maximum: Exact): Exact {
  return multiply(between(zero, percent, exact(100)), multiply(maximum, exact('0.01')));
}

function tierPoints(tiers: readonly Tier[], value: Exact, maximum: Exact): Exact {
  const tier = tiers.find(
    ({ from, to }) =>
      (from === null || compare(exact(from), value) <= 0) && (to === null || compare(value, exact(to)) < 0),
  );
  if (tier === undefined) return zero;
  const amount = exact(tier.amount);
  return tier.gives === 'points' ? amount : multiply(multiply(amount, exact('0.01')), maximum);
}

/** Σ (answers × weight) ÷ all answers, of the maximum: weights 100/60/20/0 in the national survey. */
function surveyPoints(weights: readonly number[], counts: readonly number[], maximum: Exact): Exact | null {
  const all = sum(counts.map(exact));
  const weighted = weights.map((weight, index) => multiply(exact(weight), exact(counts[index] ?? 0)));
  const mean = divide(weighted.reduce(add, zero), all);
  return mean === null ? null : shareOf(mean, maximum);
}

function formulaValue(expression: string, figures: readonly SystemFigure[]): Exact | null {
  const formula = parseFormula(expression);
  if (isFormulaError(formula)) return null;
  return calculate(formula, (code) => {
    const figure = figures.find(({ indicator }) => indicator === code);
    return figure === undefined ? null : figureValue(figure);
  });
}

/** By its parts where it has them, so that nothing is lost by rounding. */
function figureValue({ value, parts }: SystemFigure): Exact | null {
  if (value === null) return null;
  return (parts === null ? null : divide(exact(parts.numerator), exact(parts.denominator))) ?? exact(value);
}

function answerValue({ value, parts }: Extract<Answer, { kind: 'value' }>): Exact {
  const share = parts === null ? null : divide(exact(parts.numerator), exact(parts.denominator));
  return share === null ? exact(value) : multiply(share, exact(100));
}
