import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  elapsedShare,
  expectedValue,
  followUpStanding,
  isReached,
  targetRules,
  targetVerdict,
  taskRules,
  taskVerdict,
  togetherStatus,
  type Status,
  type TargetCase,
  type TaskCase,
} from './status-rules.ts';

const seed = 20_261_122;

const target: TargetCase = {
  value: 0.9,
  comparison: 'atLeast',
  threshold: 0.98,
  baseline: null,
  startsOn: '2026-01-01',
  dueOn: '2026-12-31',
  today: '2026-07-01',
};

describe('the status of a target', () => {
  test.each<[string, Partial<TargetCase>, Status]>([
    ['no figure, before its day', { value: null }, 'noData'],
    ['no figure, after its day', { value: null, today: '2027-01-01' }, 'noData'],
    [
      'at the threshold on its last day, still before it has passed',
      { value: 0.98, today: '2026-12-31' },
      'onCourse',
    ],
    ['at the threshold after its day', { value: 0.98, today: '2027-01-01' }, 'met'],
    ['short of it after its day', { value: 0.9799, today: '2027-01-01' }, 'missed'],
    ['already at the threshold', { value: 0.99 }, 'onCourse'],
    ['short, and the level is to be held', {}, 'atRisk'],
    ['on an even path from its baseline', { baseline: 0.8, value: 0.9 }, 'onCourse'],
    ['behind an even path', { baseline: 0.8, value: 0.88 }, 'atRisk'],
    ['above excludes the threshold', { comparison: 'above', value: 0.98, today: '2027-01-01' }, 'missed'],
    [
      'at a threshold that has to be exceeded, with no baseline to grow from',
      { comparison: 'above', value: 0.98 },
      'atRisk',
    ],
    ['at most', { comparison: 'atMost', threshold: 5, value: 5, today: '2027-01-01' }, 'met'],
    [
      'below excludes the threshold',
      { comparison: 'below', threshold: 5, value: 5, today: '2027-01-01' },
      'missed',
    ],
    [
      'less is better, on the path down',
      { comparison: 'atMost', threshold: 10, baseline: 100, value: 50 },
      'onCourse',
    ],
    [
      'less is better, behind the path down',
      { comparison: 'atMost', threshold: 10, baseline: 100, value: 60 },
      'atRisk',
    ],
  ])('%s', (_, change, status) => {
    expect(targetVerdict({ ...target, ...change }).status).toBe(status);
  });

  test('an even path asks for the baseline at the start, the threshold at the end, and half way between', () => {
    const grown = { ...target, baseline: 0.8 };
    expect(expectedValue({ ...grown, today: '2026-01-01' })).toBe(0.8);
    expect(expectedValue({ ...grown, today: '2026-12-31' })).toBeCloseTo(0.98, 12);
    expect(expectedValue({ ...grown, today: '2026-07-02' })).toBeCloseTo(0.89, 3);
    expect(expectedValue(target)).toBe(0.98);
  });
});

const days = fc
  .integer({ min: 0, max: 800 })
  .map((count) => new Temporal.PlainDate(2026, 1, 1).add({ days: count }).toString());
const targets: fc.Arbitrary<TargetCase> = fc
  .record({
    value: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }),
    comparison: fc.constantFrom('atLeast', 'above', 'atMost', 'below'),
    threshold: fc.double({ min: 0, max: 1, noNaN: true }),
    baseline: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    ends: fc.tuple(days, days),
    today: days,
  })
  .map(({ ends, ...rest }) => {
    const [startsOn, dueOn] = ends.toSorted() as [string, string];
    return { ...rest, startsOn, dueOn };
  });

test('properties of a target: no data only without a figure; met and missed only after its day; met only at the threshold', () => {
  fc.assert(
    fc.property(targets, (found) => {
      const { status } = targetVerdict(found);
      expect(status === 'noData').toBe(found.value === null);
      if (status === 'met' || status === 'missed') expect(found.today > found.dueOn).toBe(true);
      if (status === 'met') expect(isReached(found)).toBe(true);
      if (status === 'missed' || status === 'atRisk') expect(isReached(found)).toBe(false);
      if (found.value !== null && found.today <= found.dueOn)
        expect(['onCourse', 'atRisk']).toContain(status);
    }),
    { seed, numRuns: 1000 },
  );
});

const ranks: readonly Status[] = ['missed', 'atRisk', 'onCourse', 'met'];

test('a better figure never makes a target’s status worse', () => {
  fc.assert(
    fc.property(targets, fc.double({ min: 0, max: 1, noNaN: true }), (found, step) => {
      fc.pre(found.value !== null);
      const isMore = found.comparison === 'atLeast' || found.comparison === 'above';
      const better = { ...found, value: (found.value ?? 0) + (isMore ? step : -step) };
      const rank = (of: TargetCase): number => ranks.indexOf(targetVerdict(of).status);
      expect(rank(better)).toBeGreaterThanOrEqual(rank(found));
    }),
    { seed, numRuns: 1000 },
  );
});

const task: TaskCase = {
  standing: 'open',
  progress: 0,
  doneOn: null,
  startsOn: '2026-01-01',
  dueOn: '2026-04-11', // a hundred days
  today: '2026-02-01',
};

describe('the status of a task', () => {
  test.each<[string, Partial<TaskCase>, Status]>([
    ['confirmed, done on its day', { standing: 'done', doneOn: '2026-04-11', today: '2026-05-01' }, 'met'],
    [
      'confirmed, done the day after',
      { standing: 'done', doneOn: '2026-04-12', today: '2026-05-01' },
      'metLate',
    ],
    ['far from its day without progress', {}, 'onCourse'],
    ['thirty-one days before, behind', { today: '2026-03-11', progress: 10 }, 'onCourse'],
    ['thirty days before, behind its share of the time', { today: '2026-03-12', progress: 69 }, 'atRisk'],
    ['thirty days before, at its share of the time', { today: '2026-03-12', progress: 70 }, 'onCourse'],
    ['on its last day, not done', { today: '2026-04-11', progress: 99 }, 'atRisk'],
    ['past its day', { today: '2026-04-12', progress: 99 }, 'missed'],
    [
      'reported done in time, confirmed slowly',
      { standing: 'reported', doneOn: '2026-04-10', progress: 100, today: '2026-05-01' },
      'onCourse',
    ],
    [
      'reported done late, not confirmed',
      { standing: 'reported', doneOn: '2026-04-20', progress: 100, today: '2026-05-01' },
      'missed',
    ],
  ])('%s', (_, change, status) => {
    expect(taskVerdict({ ...task, ...change }).status).toBe(status);
  });

  test('more progress never makes it worse, and waiting never makes an open task better', () => {
    const cases = fc.record({
      progress: fc.integer({ min: 0, max: 99 }),
      more: fc.integer({ min: 0, max: 99 }),
      today: days,
      later: fc.integer({ min: 0, max: 100 }),
    });
    const rank = (found: TaskCase): number => ranks.indexOf(taskVerdict(found).status);
    fc.assert(
      fc.property(cases, ({ progress, more, today, later }) => {
        const now = { ...task, progress, today };
        expect(rank({ ...now, progress: Math.min(99, progress + more) })).toBeGreaterThanOrEqual(rank(now));
        const then = Temporal.PlainDate.from(today).add({ days: later }).toString();
        expect(rank({ ...now, today: then })).toBeLessThanOrEqual(rank(now));
      }),
      { seed, numRuns: 1000 },
    );
  });
});

test('both tables end with a rule that always holds, and every rule says why in both languages', () => {
  for (const rules of [targetRules, taskRules]) {
    for (const { why } of rules) expect([why.vi, why.en].every((words) => words.length > 10)).toBe(true);
  }
  expect(targetRules.at(-1)?.holds({ ...target, value: null })).toBe(true);
  expect(taskRules.at(-1)?.holds(task)).toBe(true);
});

test('of several agencies the worst decides; those without data do not, unless there is nothing else', () => {
  expect(togetherStatus(['met', 'missed', 'noData'])).toBe('missed');
  expect(togetherStatus(['onCourse', 'atRisk'])).toBe('atRisk');
  expect(togetherStatus(['met', 'noData'])).toBe('met');
  expect(togetherStatus(['noData'])).toBe('noData');
  expect(togetherStatus([])).toBe('noData');
});

test('the share of the time that has passed lies within 0 and 1, also for a single day', () => {
  expect(elapsedShare('2026-01-01', '2026-01-11', '2026-01-06')).toBe(0.5);
  expect(elapsedShare('2026-01-01', '2026-01-11', '2025-01-01')).toBe(0);
  expect(elapsedShare('2026-01-01', '2026-01-11', '2027-01-01')).toBe(1);
  expect(elapsedShare('2026-01-01', '2026-01-01', '2026-01-01')).toBe(1);
  expect(elapsedShare('2026-01-02', '2026-01-02', '2026-01-01')).toBe(0);
});

test('a document is overdue only after its day and while it is not carried out', () => {
  const found = { followUpBy: '2026-03-10', isDone: false, today: '2026-03-10' };
  expect(followUpStanding(found)).toBe('running');
  expect(followUpStanding({ ...found, today: '2026-03-11' })).toBe('overdue');
  expect(followUpStanding({ ...found, today: '2026-03-11', isDone: true })).toBe('done');
  expect(followUpStanding({ ...found, followUpBy: null })).toBe('none');
});
