import { expect, test } from 'vitest';
import { drawSheet, markSheet } from './drawing.ts';
import { itemStatistics } from './item-statistics.ts';

const question = {
  id: 1,
  question: {
    topic: 'a',
    difficulty: 'easy' as const,
    text: '?',
    options: ['x', 'y', 'z'],
    right: [0],
    explanation: '',
    source: '',
  },
};
const sheet = (sittingId: number, marks: number, chosen: number) => ({
  sittingId,
  marks,
  chosen: new Map([[1, [chosen]]]),
});

test.each([
  ['the best half knows it', (rank: number) => (rank < 5 ? 0 : 1), 0.5, 1, ['dead-option']],
  [
    'the last half knows it: a wrong key',
    (rank: number) => (rank < 5 ? 1 : 0),
    0.5,
    -1,
    ['wrong-key', 'dead-option'],
  ],
  ['everybody knows it', () => 0, 1, 0, ['weak', 'too-easy', 'dead-option']],
])('%s', (_, chosen, difficulty, discrimination, faults) => {
  const sheets = Array.from({ length: 10 }, (_one, rank) => sheet(rank, 100 - rank, chosen(rank)));
  expect(itemStatistics(question, sheets)).toMatchObject({ asked: 10, difficulty, discrimination, faults });
});

test('nothing is said of fewer than ten sheets', () => {
  expect(itemStatistics(question, [sheet(1, 50, 0)])).toMatchObject({
    discrimination: null,
    faults: [],
    optionCounts: [1, 0, 0],
  });
});

test('the same seed gives the same sheet, and only the exact options count', () => {
  const pool = Array.from({ length: 20 }, (_, index) => ({
    ...question,
    id: index + 1,
    question: { ...question.question, right: [0, 2] },
  }));
  const shares = [{ topic: 'a', difficulty: 'easy' as const, count: 8 }];
  const drawn = drawSheet(pool, shares, 42);
  expect(drawSheet(pool.toReversed(), shares, 42)).toEqual(drawn);
  expect(drawSheet(pool, shares, 43)).not.toEqual(drawn);
  const answers = Object.fromEntries(
    drawn.map(({ question: { id } }, index) => [id, index < 4 ? [2, 0] : [0]]),
  );
  expect(markSheet(drawn, answers, 50)).toEqual({ right: 4, asked: 8, marks: 50, isPassed: true });
});
