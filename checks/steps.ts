/** One part of the gate: a command of node_modules/.bin with what it is given. */
export type Step = {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** True for a run of vitest, whose tests are counted one by one. */
  readonly isTests: boolean;
};

/**
 * What `npm test` runs, in order. Given paths narrow it to them: `src/calendar` leaves out the browser, `e2e` leaves out the
 * unit tests. Types and house rules are properties of the whole and always look at all of it.
 */
export function stepsFor(paths: readonly string[]): Step[] {
  const journeys = paths.filter((path) => /^(?:\.\/)?e2e(?:\/|$)/.test(path));
  const others = paths.filter((path) => !journeys.includes(path));
  const everything = paths.length === 0;
  const check = (name: string, ...command: Step['command']): Step => ({ name, command, isTests: false });
  const tests = (name: string, ...command: Step['command']): Step => ({ name, command, isTests: true });
  return [
    check('types', 'tsc', '--noEmit'),
    check('lint', 'oxlint', '--type-aware', '--format=unix', ...paths),
    check(
      'format',
      'prettier',
      '--check',
      '--log-level',
      'warn',
      '--ignore-unknown',
      ...(everything ? ['.'] : paths),
    ),
    check('house rules', 'node', 'checks/house.ts'),
    ...(everything || others.length > 0 ? [tests('tests', 'vitest', 'run', ...others)] : []),
    ...(everything || journeys.length > 0
      ? [tests('journeys', 'vitest', 'run', '--config', 'e2e/vitest.config.ts', ...journeys)]
      : []),
  ];
}
