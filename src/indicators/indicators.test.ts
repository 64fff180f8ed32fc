import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { t } from '../kernel/messages.ts';
import { FigureAddress, questionOf } from './address.ts';
import { figureOf, reportedFor } from './figures.ts';
import { periodWords, previousPeriod, samePeriodLastYear, split } from './periods.ts';
import { createRegistry } from './registry.ts';
import { roundHalf, roundingGap, roundShare } from './rounding.ts';
import { PeriodQuery, type Indicator, type ReportedValue } from './schema.ts';
import { figureText, valueText } from './text.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const period = { from: day('2026-01-01'), to: day('2026-06-30') };

function indicator(code: string, from: Indicator['from'], unit: Indicator['unit'] = 'count'): Indicator {
  const title = t(code, code);
  return { code, title, unit, definition: title, law: '', area: 'procedures', better: 'none', from };
}

const declared = [
  indicator('resolved', { kind: 'reported' }),
  indicator('open', { kind: 'reported' }),
  indicator('total', { kind: 'sum', of: ['resolved', 'open'] }),
  indicator('closedLess', { kind: 'sum', of: ['total', '-open'] }),
  indicator('share', { kind: 'ratio', part: 'resolved', whole: 'total' }, 'share'),
];
const registry = createRegistry(declared);

function reported(code: string, value: number, about: number | null = null): ReportedValue {
  return {
    id: 1,
    indicator: code,
    aboutAgencyId: about,
    byAgencyId: 1,
    period,
    value,
    parts: null,
    note: '',
    evidence: null,
    recordedAt: Temporal.Instant.from('2026-07-01T00:00:00Z'),
  };
}

const nothingMeasured = { measured: () => undefined };
const given = (values: readonly ReportedValue[], where = {}) => ({
  ...nothingMeasured,
  reported: (code: string) => reportedFor(values, where)(registry.get(code)),
});

describe('what a figure is made of', () => {
  test('a share of what was reported keeps its parts', () => {
    const figure = figureOf(
      registry,
      'share',
      given([reported('resolved', 3_540_375), reported('open', 7053)]),
    );
    expect(figure).toMatchObject({
      source: 'reported',
      parts: { numerator: 3_540_375, denominator: 3_547_428 },
    });
    expect(figureText(figure, 'vi', 1)).toBe('99,8 %');
  });

  test('a total that was reported itself stands before the sum of its parts', () => {
    const values = [reported('total', 100), reported('resolved', 60), reported('open', 30)];
    expect(figureOf(registry, 'total', given(values)).value).toBe(100);
    expect(figureOf(registry, 'share', given(values)).parts).toEqual({ numerator: 60, denominator: 100 });
  });

  test('nothing over zero is no data, never 100 %', () => {
    const figure = figureOf(registry, 'share', given([reported('resolved', 0), reported('open', 0)]));
    expect(figure.value).toBeNull();
    expect(figureText(figure, 'vi')).toBe('chưa có số liệu');
  });

  test('one part missing leaves no figure', () => {
    expect(figureOf(registry, 'share', given([reported('resolved', 5)])).source).toBe('none');
  });

  test('the measured value stands beside what was reported', () => {
    const figure = figureOf(registry, 'resolved', {
      measured: (code) => (code === 'resolved' ? 40 : undefined),
      reported: () => ({ value: 42, parts: null }),
    });
    expect(figure).toMatchObject({ value: 40, source: 'measured', reported: { value: 42 } });
  });

  test('of a period in which the register was begun, what was reported whole stands', () => {
    const facts = {
      measured: (code: string) => (code === 'resolved' ? 4 : undefined),
      isPartial: () => true,
    };
    expect(
      figureOf(registry, 'resolved', { ...facts, reported: () => ({ value: 42, parts: null }) }),
    ).toMatchObject({
      value: 42,
      source: 'reported',
    });
    expect(figureOf(registry, 'resolved', { ...facts, reported: () => null })).toMatchObject({
      value: 4,
      source: 'measured',
    });
  });

  test('the city is its own value, else what its agencies give together', () => {
    const agencies = [reported('resolved', 10, 4), reported('resolved', 5, 5)];
    expect(figureOf(registry, 'resolved', given(agencies)).value).toBe(15);
    expect(figureOf(registry, 'resolved', given([...agencies, reported('resolved', 16)])).value).toBe(16);
    expect(figureOf(registry, 'resolved', given(agencies, { agencyIds: [5] })).value).toBe(5);
    expect(figureOf(registry, 'resolved', given(agencies, { field: 'Hộ tịch' })).source).toBe('none');
  });

  test('what is reported of an agency that the reader does not see says nothing, not even in a sum', () => {
    const values = [reported('resolved', 10, 4), reported('resolved', 5, 5)];
    const seen = (where = {}) => ({
      ...nothingMeasured,
      reported: (code: string) => reportedFor(values, where, (id) => id === 5)(registry.get(code)),
    });
    expect(figureOf(registry, 'resolved', seen()).value).toBe(5);
    expect(figureOf(registry, 'resolved', seen({ agencyIds: [4] })).source).toBe('none');
  });

  test('a code that a register measures is no longer only reported, in whatever order they are declared', () => {
    const sum = indicator('resolved', { kind: 'sum', of: ['open'] });
    for (const both of [
      [...declared, sum],
      [sum, ...declared],
    ])
      expect(createRegistry(both).get('resolved').from.kind).toBe('sum');
  });

  test('a code twice, one that is not there and one that rests on itself are faults of the declarations', () => {
    expect(() => createRegistry([...declared, indicator('open', { kind: 'reported' })])).toThrow(/twice/);
    expect(() => createRegistry([indicator('a', { kind: 'sum', of: ['b'] })])).toThrow(/no indicator b/);
    expect(() =>
      createRegistry([
        indicator('a', { kind: 'sum', of: ['b'] }),
        indicator('b', { kind: 'sum', of: ['a'] }),
      ]),
    ).toThrow(/itself/);
  });
});

describe('rounding by the half', () => {
  test.each([
    [1.005, 2, 1.01],
    [0.285, 2, 0.29],
    [-2.5, 0, -3],
    [2.4999, 0, 2],
    [88.888_888_888_9, 2, 88.89],
    [1e21, 2, 1e21],
  ])('%d at %d decimals is %d', (value, decimals, expected) => {
    expect(roundHalf(value, decimals)).toBe(expected);
  });

  test('a share of whole numbers is exact', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (part, whole, decimals) => {
          const rounded = roundShare(part, whole, decimals) ?? Number.NaN;
          const scaled = BigInt(Math.round(rounded * 10 ** decimals)) * BigInt(whole) * 2n;
          const exact = BigInt(part) * 10n ** BigInt(decimals) * 2n;
          const difference = scaled - exact;
          expect(difference <= BigInt(whole) && difference > -BigInt(whole)).toBe(true);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  test('shares that are printed together say by how much they miss the whole', () => {
    expect(roundingGap([1, 1, 1], 3, 2)).toBe(-0.01);
    expect(roundingGap([1, 1], 2, 2)).toBe(0);
    expect(roundingGap([], 0, 2)).toBe(0);
  });
});

describe('periods', () => {
  test('pieces follow each other without gap or overlap', () => {
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => day('2015-01-01').add({ days }));
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom('month', 'quarter', 'year'), (one, other, grain) => {
        const [from, to] = [one, other].toSorted(Temporal.PlainDate.compare);
        if (from === undefined || to === undefined) return;
        const pieces = split({ from, to }, grain);
        expect(pieces[0]?.from.equals(from)).toBe(true);
        expect(pieces.at(-1)?.to.equals(to)).toBe(true);
        pieces
          .slice(1)
          .forEach((piece, index) =>
            expect(piece.from.equals(pieces[index]?.to.add({ days: 1 }) ?? from)).toBe(true),
          );
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test.each([
    ['2026-01-01', '2026-12-31', 'Năm 2026', '2025-01-01', '2025-12-31'],
    ['2026-04-01', '2026-06-30', 'Quý II năm 2026', '2026-01-01', '2026-03-31'],
    ['2026-01-01', '2026-06-30', '6 tháng đầu năm 2026', '2025-07-01', '2025-12-31'],
    ['2024-02-01', '2024-02-29', 'Tháng 2 năm 2024', '2024-01-01', '2024-01-31'],
    ['2026-03-05', '2026-03-14', 'Từ 05/03/2026 đến 14/03/2026', '2026-02-23', '2026-03-04'],
  ])('%s to %s is "%s", after %s to %s', (from, to, words, beforeFrom, beforeTo) => {
    const asked = { from: day(from), to: day(to) };
    expect(periodWords(asked).vi).toBe(words);
    expect(previousPeriod(asked)).toEqual({ from: day(beforeFrom), to: day(beforeTo) });
  });

  test('the same period of last year ends with its month', () => {
    expect(samePeriodLastYear({ from: day('2024-02-01'), to: day('2024-02-29') })).toEqual({
      from: day('2023-02-01'),
      to: day('2023-02-28'),
    });
  });
});

describe('a question in an address', () => {
  const ask = (query: Record<string, unknown>, seesAgency = (id: number) => id === 4 || id === 5) =>
    questionOf(FigureAddress.parse(query), day('2026-11-22'), seesAgency);

  test('says what cannot be read, and asks the rest', () => {
    const { question, problems } = ask({
      from: '2026-02-31',
      to: '2026-06-30',
      agency: '4,x,5',
      field: 'Đất đai',
    });
    expect(problems[0]?.vi).toContain('2026-02-31');
    expect(question.where).toEqual({ agencyIds: [4, 5], field: 'Đất đai' });
    expect(question.period.to).toEqual(day('2026-06-30'));
  });

  test('a period that ends before it begins is said', () => {
    const { question, problems } = ask({ from: '2026-06-30', to: '2026-01-05' });
    expect(problems[0]?.vi).toContain('trước khi bắt đầu');
    expect(question.period).toEqual({ from: day('2026-01-01'), to: day('2026-01-05') });
  });

  test('an agency that is not there or not open to the reader is said, and no zero stands for it', () => {
    const { question, problems } = ask({ agency: '7' });
    expect(problems[0]?.vi).toContain('không được xem');
    expect(question.where).toEqual({});
    expect(ask({ agency: '4,7' })).toMatchObject({ question: { where: { agencyIds: [4] } } });
    expect(ask({ agency: '4,7' }).problems).toHaveLength(1);
    expect(ask({ agency: '4,5' }).problems).toEqual([]);
  });

  test('what cannot be known yet is said: a period to come, an as-of day to come or before the period', () => {
    expect(ask({ from: '2027-01-01', to: '2027-12-31' }).problems[0]?.vi).toContain('chưa đến');
    const ahead = ask({ asOf: '2026-11-23' });
    expect(ahead.problems[0]?.vi).toContain('23/11/2026 chưa đến');
    expect(ahead.question.asOf).toBeUndefined();
    const early = ask({ asOf: '2025-12-31' });
    expect(early.problems[0]?.vi).toContain('chưa bắt đầu');
    expect(early.question.asOf).toEqual(day('2025-12-31'));
    expect(ask({ asOf: '2026-11-22' }).problems).toEqual([]);
  });

  test('a day that no database counts is said', () => {
    for (const from of ['0001-01-01', '9999-12-31', '1899-12-31']) {
      const { question, problems } = ask({ from });
      expect(problems[0]?.vi).toContain(from);
      expect(question.period.from).toEqual(day('2026-01-01'));
      expect(PeriodQuery.safeParse({ from, to: '2026-01-01' }).success).toBe(false);
    }
    expect(PeriodQuery.safeParse({ from: '2011-01-01', to: '2026-01-01' }).success).toBe(true);
  });
});

test('no money is 0 đồng: the words for a service that costs nothing are not a figure', () => {
  expect(valueText(0, 'money', 'vi')).toBe('0 đồng');
});
