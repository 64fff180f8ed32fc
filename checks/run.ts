/** The gate: `npm test` runs everything that must hold and ends with the line `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stepsFor, type Step } from './steps.ts';
import { sum, tallyOfStep, tallyOfTests, type Tally } from './tally.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Settings of a running city or of somebody's debugging that would change what is tested. */
const unwanted =
  /^(?:DATABASE_URL|PORT|MOTCUA_.*|PG[A-Z]+|NODE_ENV|NODE_OPTIONS|NODE_USE_ENV_PROXY|DEBUG|PWDEBUG|VITEST.*)$/;

process.exitCode = await main(process.argv.slice(2));

async function main(paths: readonly string[]): Promise<number> {
  const missing = paths.filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) {
    console.log(
      `There is no ${missing.join(', ')} here. Name files or folders of the checkout, e.g. src/calendar.`,
    );
    console.log('0 passed, 1 failed');
    return 1;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'motcua-gate-'));
  try {
    const tallies: Tally[] = [];
    const summary: string[] = [];
    for (const step of stepsFor(paths)) {
      console.log(`\n── ${step.name}`);
      const started = performance.now();
      const tally = await run(step, scratch);
      tallies.push(tally);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      summary.push(
        `${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name.padEnd(12)} ${seconds.padStart(6)} s`,
      );
    }
    const { passed, failed } = sum(tallies);
    console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function run({ command, isTests, name }: Step, scratch: string): Promise<Tally> {
  const [program, ...args] = command;
  if (!isTests) return tallyOfStep(await exitCodeOf(program, args));
  const report = join(scratch, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await exitCodeOf(program, [...args, ...reporters]);
  return tallyOfTests(existsSync(report) ? readFileSync(report, 'utf8') : null, exitCode);
}

/** Runs a program of the checkout with its output shown here and no input; a program ended by a signal answers as a shell does. */
function exitCodeOf(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment(),
    });
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
  const environment: NodeJS.ProcessEnv = Object.fromEntries(kept);
  environment['PATH'] = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  if (environment['CI'] === 'true') {
    delete environment['FORCE_COLOR'];
    environment['NO_COLOR'] = '1';
  }
  return environment;
}
