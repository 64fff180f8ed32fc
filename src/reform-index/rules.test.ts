import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact, roundTo } from './exact.ts';
import { calculate, isFormulaError, parseFormula } from './formula.ts';
import { boundsOf, differs, evaluate, systemValue, type Inputs } from './rules.ts';
import type { Answer, Rule, SystemFigure } from './schema.ts';

const seed = 20_260_302;
const none: Inputs = { answer: null, figures: [], counts: [] };
const value = (number: number): Inputs => ({
  ...none,
  answer: { kind: 'value', value: number, parts: null },
});
const yes = (said: boolean): Inputs => ({ ...none, answer: { kind: 'yesNo', yes: said } });
const counted = (...counts: number[]): Inputs => ({ ...none, counts });
const figure = (indicator: string, numerator: number, denominator: number): SystemFigure => ({
  indicator,
  value: denominator === 0 ? null : numerator / denominator,
  parts: denominator === 0 ? null : { numerator, denominator },
  source: 'measured',
});

const tiers: Rule = {
  kind: 'tiers',
  indicator: null,
  unit: 'percent',
  tiers: [
    { from: null, to: 70, gives: 'points', amount: 0 },
    { from: 70, to: 90, gives: 'points', amount: 0.5 },
    { from: 90, to: null, gives: 'share', amount: 100 },
  ],
};
const survey: Rule = { kind: 'survey', question: 'Q1', weights: [100, 60, 20, 0] };
const ratio: Rule = { kind: 'ratio', indicator: 'dossier.onTimeShare' };

describe('a rule gives its points', () => {
  const table: [string, Rule, number, Inputs, number | null][] = [
    ['yes', { kind: 'yesNo' }, 1.5, yes(true), 1.5],
    ['no', { kind: 'yesNo' }, 1.5, yes(false), 0],
    ['nothing said', { kind: 'yesNo' }, 1.5, none, null],
    ['below the first tier', tiers, 2, value(69.99), 0],
    ['on a tier’s lower edge', tiers, 2, value(70), 0.5],
    ['just below the next', tiers, 2, value(89.999999), 0.5],
    ['share of the points', tiers, 2, value(90), 2],
    ['ratio × maximum', ratio, 3, value(95.5), 2.87],
    ['half a hundredth is rounded up', ratio, 0.5, value(45), 0.23],
    ['never above the maximum', ratio, 3, value(100), 3],
    [
      'a ratio of nothing is no data',
      ratio,
      3,
      { ...none, figures: [figure('dossier.onTimeShare', 0, 0)] },
      null,
    ],
    [
      'the system’s figure by its parts',
      ratio,
      3,
      { ...none, figures: [figure('dossier.onTimeShare', 2, 3)] },
      2,
    ],
    ['below the floor', { kind: 'ratioFloor', indicator: null, floor: 50 }, 4, value(49.99), 0],
    ['on the floor', { kind: 'ratioFloor', indicator: null, floor: 50 }, 4, value(50), 2],
    ['survey 100/60/20/0', survey, 4, counted(5, 3, 1, 1), 2.8],
    ['a survey nobody answered', survey, 4, counted(0, 0, 0, 0), null],
    ['penalty', { kind: 'penalty', indicator: null, each: 0.5, most: 2 }, 0, value(3), -1.5],
    ['penalty at its bound', { kind: 'penalty', indicator: null, each: 0.5, most: 2 }, 0, value(30), -2],
    ['bonus', { kind: 'bonus', indicator: null, each: 0.25, most: 1 }, 0, value(2), 0.5],
    ['bonus at its bound', { kind: 'bonus', indicator: null, each: 0.25, most: 1 }, 0, value(9), 1],
  ];
  test.each(table)('%s', (_, rule, maximum, inputs, points) => {
    expect(evaluate(rule, maximum, inputs)).toBe(points);
  });

  test('a formula over indicators, bounded by the maximum', () => {
    const rule: Rule = { kind: 'formula', expression: 'min(2; 4 × a.share − 1)' };
    const at = (numerator: number) =>
      evaluate(rule, 2, { ...none, figures: [figure('a.share', numerator, 100)] });
    expect([at(10), at(50), at(62), at(100)]).toEqual([0, 1, 1.48, 2]);
  });

  test('an agency that states something else differs; one that rounds does not', () => {
    const figures = [figure('dossier.onTimeShare', 2, 3)];
    const said = (number: number): Answer => ({ kind: 'value', value: number, parts: null });
    expect(differs(ratio, said(66.67), figures)).toBe(false);
    expect(differs(ratio, said(70), figures)).toBe(true);
    expect(differs(ratio, null, figures)).toBe(false);
    expect(roundTo(systemValue(ratio, figures) ?? exact(0), 4)).toBe(66.6667);
  });
});

describe('formulas', () => {
  const run = (text: string): number | string => {
    const formula = parseFormula(text);
    if (isFormulaError(formula)) return `${formula.at}: ${formula.text.en}`;
    const result = calculate(formula, (code) =>
      code === 'room.x' ? exact(3) : code === 'reform-index.score' ? exact(4) : null,
    );
    return result === null ? 'no data' : roundTo(result, 6);
  };
  test.each([
    ['1 + 2 × 3', 7],
    ['(1 + 2) × 3', 9],
    ['1,5 + 0.25', 1.75],
    ['-room.x + 10', 7],
    ['room.x-1', 2],
    ['reform-index.score - room.x', 1],
    ['max(1; room.x; 2) ÷ 2', 1.5],
    ['8 / 4 / 2', 1],
    ['1 ÷ (room.x − 3)', 'no data'],
    ['room.unknown', 'no data'],
  ])('%s = %s', (text, expected) => expect(run(text)).toBe(expected));

  test.each([
    ['1 +', 4],
    ['2 ) 3', 3],
    ['1 $ 2', 3],
    ['min(1; 2', 9],
    ['sum(1)', 1],
    ['', 1],
    ['1 2', 3],
  ])('%s is refused at its place', (text, at) => {
    const formula = parseFormula(text);
    expect(isFormulaError(formula) && formula.at).toBe(at);
  });

  test('any text is read or refused, never thrown', () => {
    const texts = fc.string({
      unit: fc.constantFrom('1', ',', '.', 'a', 'b', '-', '+', '(', ')', ';', '×', ' ', 'min(', 'đ'),
    });
    fc.assert(
      fc.property(texts, (text) => {
        const formula = parseFormula(text);
        return isFormulaError(formula) ? formula.at >= 1 : true;
      }),
      { seed },
    );
    expect(isFormulaError(parseFormula('('.repeat(500)))).toBe(true);
  });
});

const points = fc.integer({ min: 1, max: 400 }).map((hundredths) => hundredths / 100);
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

describe('properties', () => {
  const anyRule: fc.Arbitrary<Rule> = fc.oneof(
    fc.constant(tiers),
    fc.constant(ratio),
    percent.map((floor): Rule => ({ kind: 'ratioFloor', indicator: null, floor })),
    fc.tuple(points, points).map(([each, most]): Rule => ({ kind: 'penalty', indicator: null, each, most })),
    fc.tuple(points, points).map(([each, most]): Rule => ({ kind: 'bonus', indicator: null, each, most })),
    fc.constant<Rule>({ kind: 'formula', expression: 'max(1; 2) × 100 − 7' }),
  );

  test('points stay within the bounds of their rule', () => {
    fc.assert(
      fc.property(anyRule, points, percent, (rule, maximum, said) => {
        const got = evaluate(rule, maximum, value(said));
        const { low, high } = boundsOf(rule, maximum);
        return got !== null && got >= low && got <= high;
      }),
      { seed },
    );
  });

  test('a better value never gives less', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Rule>(tiers, ratio, { kind: 'ratioFloor', indicator: null, floor: 40 }),
        points,
        percent,
        percent,
        (rule, maximum, a, b) => {
          const [low, high] = [
            evaluate(rule, Math.max(0.5, maximum), value(Math.min(a, b))),
            evaluate(rule, Math.max(0.5, maximum), value(Math.max(a, b))),
          ];
          return (low ?? 0) <= (high ?? 0);
        },
      ),
      { seed },
    );
  });

  test('moving one answer to a better option never lowers a survey', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 3 }), points, (answers, from, maximum) => {
        const better = answers.map(
          (count, index) => count + (index === from ? -1 : index === from - 1 ? 1 : 0),
        );
        return (
          (evaluate(survey, maximum, counted(...answers)) ?? 0) <=
          (evaluate(survey, maximum, counted(...better)) ?? 0)
        );
      }),
      { seed },
    );
  });

  test('rounding is by the half, away from zero, and exact', () => {
    const written = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(written, ([whole, thousandths]) => {
        const text = `${whole}.${String(thousandths).padStart(3, '0')}`;
        const expected = Math.floor((whole * 1000 + thousandths + 5) / 10) / 100;
        return (
          roundTo(exact(text), 2) === expected &&
          roundTo(exact(`-${text}`), 2) === (expected === 0 ? 0 : -expected)
        );
      }),
      { seed },
    );
  });
});
