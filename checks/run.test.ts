import { expect, test } from 'vitest';
import { stepsFor } from './steps.ts';
import { sum, tallyOfStep, tallyOfTests } from './tally.ts';

const names = (paths: readonly string[]) => stepsFor(paths).map(({ name }) => name);
const always = ['types', 'lint', 'format', 'house rules'];

test('everything runs unless paths are given', () => {
  expect(names([])).toEqual([...always, 'tests', 'journeys']);
});

test('paths narrow the gate to the tests they hold', () => {
  expect(names(['src/calendar'])).toEqual([...always, 'tests']);
  expect(names(['e2e/receive.e2e.ts'])).toEqual([...always, 'journeys']);
  expect(names(['src/calendar', 'e2e'])).toEqual([...always, 'tests', 'journeys']);
  expect(stepsFor(['src/calendar', 'e2e']).map(({ command }) => command.at(-1))).toEqual([
    '--noEmit',
    'e2e',
    'e2e',
    'checks/house.ts',
    'src/calendar',
    'e2e',
  ]);
});

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const report = (passed: number, failed: number, ...testResults: ReturnType<typeof file>[]) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults });

test.each([
  ['all pass', report(2, 0, file('passed', 'passed', 'passed')), 0, { passed: 2, failed: 0 }],
  ['one fails', report(1, 1, file('failed', 'passed', 'failed')), 1, { passed: 1, failed: 1 }],
  [
    'a file does not load',
    report(1, 0, file('passed', 'passed'), file('failed')),
    1,
    { passed: 1, failed: 1 },
  ],
  [
    'one fails, a file does not load',
    report(0, 1, file('failed', 'failed'), file('failed')),
    1,
    { passed: 0, failed: 2 },
  ],
  ['an error between tests', report(1, 0, file('passed', 'passed')), 1, { passed: 1, failed: 1 }],
  ['no test ran', report(0, 0), 0, { passed: 0, failed: 1 }],
  ['no report', null, 137, { passed: 0, failed: 1 }],
])('a run of tests is counted: %s', (_, text, exitCode, tally) => {
  expect(tallyOfTests(text, exitCode)).toEqual(tally);
});

test('a step counts as one check, and all are added up', () => {
  expect(sum([tallyOfStep(0), tallyOfStep(2), { passed: 5, failed: 1 }])).toEqual({ passed: 6, failed: 2 });
});
