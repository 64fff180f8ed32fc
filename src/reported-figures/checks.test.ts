import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { blockersOf, findingsOf, givenOf, type Known } from './checks.ts';
import { readWhole } from './numbers.ts';
import { asked, entriesWith, meetings, satisfied } from './samples.ts';
import { emptyEntry, type Entry } from './schema.ts';

const said = (entry: Partial<Entry>, known: Partial<Known> = {}, of = meetings): string[] =>
  findingsOf(of, { ...emptyEntry, ...entry }, { previous: null, measured: null, ...known }).map(
    ({ severity, field }) => `${severity} ${field}`,
  );
const count = (value: number) => ({ value, parts: null });
const share = (numerator: number, denominator: number) => ({
  value: numerator / denominator,
  parts: { numerator, denominator },
});

test('empty is missing; nothing to report is said on purpose and is zero', () => {
  expect(said({})).toEqual(['missing value']);
  expect(said({ isNone: true })).toEqual([]);
  expect(givenOf('count', { ...emptyEntry, isNone: true })).toEqual(count(0));
  expect(said({ isNone: true, value: 3 })).toEqual(['wrong isNone']);
  expect(said({ value: 0 })).toEqual([]);
});

test('a share wants both parts, the numerator no larger than the denominator', () => {
  expect(said({}, {}, satisfied)).toEqual(['missing numerator']);
  expect(said({ numerator: 5 }, {}, satisfied)).toEqual(['missing denominator']);
  expect(said({ numerator: 5, denominator: 4 }, {}, satisfied)).toEqual(['wrong numerator']);
  expect(said({ numerator: 4, denominator: 4 }, {}, satisfied)).toEqual([]);
  expect(givenOf('share', { ...emptyEntry, isNone: true })?.parts).toEqual({ numerator: 0, denominator: 0 });
});

test('nothing is negative', () => {
  expect(said({ value: -1 })).toEqual(['wrong value']);
  expect(said({ numerator: -1, denominator: 3 }, {}, satisfied)).toEqual(['wrong numerator']);
});

test.each<[number, number, boolean]>([
  [10, 15, false],
  [10, 16, true],
  [10, 5, false],
  [10, 4, true],
  [0, 1, true],
  [0, 0, false],
])('from %i to %i asks for a note: %s', (before, now, isAsked) => {
  expect(said({ value: now }, { previous: count(before) })).toEqual(isAsked ? ['explain note'] : []);
  expect(said({ value: now, note: 'Do mở thêm lớp' }, { previous: count(before) })).toEqual([]);
});

test('what differs from the measured value is explained or accepted', () => {
  const known = { measured: count(12) };
  expect(said({ value: 12 }, known)).toEqual([]);
  expect(said({ value: 13 }, known)).toEqual(['explain note']);
  expect(said({ value: 13, acceptsMeasured: true }, known)).toEqual([]);
  expect(said({ value: 13, note: 'Sổ giấy' }, known)).toEqual([]);
  expect(said({ numerator: 2, denominator: 4 }, { measured: share(1, 2) }, satisfied)).toEqual([
    'explain note',
  ]);
});

test('what stands in the way is said at its field', () => {
  const blockers = blockersOf(asked, entriesWith(null, 9, 4), new Map());
  expect(blockers.map(({ field }) => field)).toEqual(['entries.0.value', 'entries.1.numerator']);
  expect(blockers[1]?.text.vi).toBe('Tỷ lệ hài lòng: tử số lớn hơn mẫu số; hãy kiểm tra lại.');
});

test.each<[string, number | null | 'refused']>([
  ['', null],
  ['  ', null],
  ['0', 0],
  ['1234', 1234],
  ['1.234', 1234],
  ['1,234,567', 1_234_567],
  ['1 234', 1234],
  ['-5', -5],
  ['12.5', 'refused'],
  ['12,50', 'refused'],
  ['1.23.456', 'refused'],
  ['1.234,567', 'refused'],
  ['mười', 'refused'],
  ['1e3', 'refused'],
  ['9999999999999999', 'refused'],
])('"%s" is read as %s', (text, expected) => {
  const read = readWhole(text, 'value');
  expect(isRefusal(read) ? 'refused' : read).toBe(expected);
});
