import { expect, test } from 'vitest';
import { Refused } from '../kernel/errors.ts';
import { readPaper, refuseEntered } from './paper.ts';
import type { Test } from './schema.ts';

const fields = {
  opensAt: '2026-03-01T01:00:00Z',
  closesAt: '2026-03-20T10:00:00Z',
} as Test['fields'];
const today = Temporal.PlainDate.from('2026-03-10');
const read = (lines: string, on = '2026-03-02') => readPaper({ fields }, { agencyId: 4, on, lines }, today);

function wordsOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ text }) => text.vi).join(' ');
    throw error;
  }
  return '';
}

test('people and marks are read as typed or pasted', () => {
  expect(
    read('Tô Thị Sen; 85\n\n  Lò  Văn Pó\t42,5 \nVi A|0').map(({ person, marks }) => [person, marks]),
  ).toEqual([
    ['Tô Thị Sen', 85],
    ['Lò Văn Pó', 42.5],
    ['Vi A', 0],
  ]);
});

test.each([
  ['', 'ít nhất một người'],
  ['Tô Thị Sen', 'Dòng 1: viết'],
  ['Tô Thị Sen; 85\nVi A; 101', 'Dòng 2, Vi A'],
  ['Tô Thị Sen; tám', 'Dòng 1, Tô Thị Sen'],
  ['Tô Thị Sen; 85\nto thi sen; 70', 'Dòng 2 trùng tên với dòng 1'],
])('%j is refused in words', (lines, words) => {
  expect(wordsOf(() => read(lines))).toContain(words);
});

test.each(['2026-02-27', '2026-03-11', 'mai'])('%s is no day of the test', (on) => {
  expect(wordsOf(() => read('Tô Thị Sen; 85', on))).toMatch(/Ngày thi|ngày thi/);
});

test('the same list sent twice counts once', () => {
  const sheets = read('Tô Thị Sen; 85');
  expect(wordsOf(() => refuseEntered(sheets, [{ agencyId: 4, person: 'Tô Thị Sen' }]))).toContain(
    'Tô Thị Sen',
  );
  expect(wordsOf(() => refuseEntered(sheets, [{ agencyId: 5, person: 'Tô Thị Sen' }]))).toBe('');
});
