import { z } from 'zod';

/** How many checks held and how many did not. */
export type Tally = { readonly passed: number; readonly failed: number };

/** The parts of vitest's JSON report that are counted. */
const Report = z.object({
  numPassedTests: z.number().int().min(0),
  numFailedTests: z.number().int().min(0),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/**
 * Counts a run of vitest: its tests, and one failure for each file that could not even be loaded. A run that ended badly
 * without naming a failed test (no file found, no report, an error between tests) counts as one failure, and so does one in
 * which no test ran.
 *
 * @param report the text of the JSON report, null when none was written
 */
export function tallyOfTests(report: string | null, exitCode: number): Tally {
  const { passed, failed } = report === null ? { passed: 0, failed: 0 } : countsIn(report);
  const isSilentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isSilentFailure ? 1 : failed };
}

/** A step without tests of its own is one check. */
export function tallyOfStep(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

function countsIn(report: string): Tally {
  const { numPassedTests, numFailedTests, testResults } = Report.parse(JSON.parse(report));
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}
