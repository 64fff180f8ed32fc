import { describe, expect, test } from 'vitest';
import { clauseCodes } from './clauses.ts';
import { certificateStanding, clauseMap, hasChanged, scopeCodes } from './rules.ts';

const today = Temporal.PlainDate.from('2026-03-02');
const valid = (validFrom: string, validUntil: string | null) => ({ validFrom, validUntil });

describe('a certificate', () => {
  test.each([
    ['none', [], { kind: 'none' }],
    ['not begun', [valid('2026-04-01', null)], { kind: 'none' }],
    ['ninety days before its end it warns', [valid('2023-06-01', '2026-05-31')], { kind: 'soon', days: 90 }],
    ['ninety-one days before not yet', [valid('2023-06-01', '2026-06-01')], { kind: 'valid' }],
    ['a day before', [valid('2023-06-01', '2026-03-03')], { kind: 'soon', days: 1 }],
    ['on the day from which it is no longer valid', [valid('2023-03-02', '2026-03-02')], { kind: 'expired' }],
    ['an announcement has no end', [valid('2019-01-01', null)], { kind: 'valid', until: null }],
    [
      'the longest counts',
      [valid('2020-01-01', '2023-01-01'), valid('2023-01-01', '2028-01-01')],
      { kind: 'valid', until: '2028-01-01' },
    ],
    [
      'a renewal that follows without a gap',
      [valid('2023-04-01', '2026-04-01'), valid('2026-04-01', '2029-04-01')],
      { kind: 'valid', until: '2029-04-01' },
    ],
    [
      'a renewal after a gap still warns',
      [valid('2023-04-01', '2026-04-01'), valid('2026-04-02', '2029-04-01')],
      { kind: 'soon', until: '2026-04-01' },
    ],
  ])('%s', (_, certificates, standing) => {
    expect(certificateStanding(certificates, today)).toMatchObject(standing);
  });
});

test('a scope is read with commas, lines and doubles', () => {
  expect(scopeCodes(' 1.001, 1.002;1.003\n1.001\t2.000 ')).toEqual(['1.001', '1.002', '1.003', '2.000']);
  expect(scopeCodes('')).toEqual([]);
});

test('the clause map tells the last look and what is open, for every clause of the standard', () => {
  const lines = clauseMap(
    [
      { clause: '8.5', checkedOn: '2025-01-10', result: 'nonconforming' },
      { clause: '8.5', checkedOn: '2026-01-10', result: 'conforms' },
    ],
    [
      { clause: '8.5', isOpen: true, dueOn: '2026-03-01' },
      { clause: '8.5', isOpen: true, dueOn: '2026-03-02' },
      { clause: '8.5', isOpen: false, dueOn: '2025-02-01' },
    ],
    today,
  );
  expect(lines.map(({ clause }) => clause)).toEqual(clauseCodes);
  expect(lines.find(({ clause }) => clause === '8.5')).toEqual({
    clause: '8.5',
    chapter: '8',
    checks: 2,
    lastOn: '2026-01-10',
    lastResult: 'conforms',
    open: 2,
    overdue: 1,
    closed: 1,
  });
  expect(lines.find(({ clause }) => clause === '10.3')).toMatchObject({
    chapter: '10',
    lastOn: null,
    open: 0,
  });
  expect(new Set(lines.map(({ chapter }) => chapter))).toEqual(new Set(['4', '5', '6', '7', '8', '9', '10']));
});

test('what has changed since the review', () => {
  const running = { number: 2, since: Temporal.PlainDate.from('2026-01-01') };
  expect(hasChanged(running, Temporal.PlainDate.from('2025-12-31'))).toBe(true);
  expect(hasChanged(running, Temporal.PlainDate.from('2026-01-01'))).toBe(false);
  expect(hasChanged(running, null)).toBe(true);
  expect(hasChanged(null, null)).toBe(false);
});
