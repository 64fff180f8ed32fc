import { createServer as createProbe } from 'node:net';
import { parseArgs } from 'node:util';
import { demonstration } from './accounts/accounts.ts';
import { cityRoutes } from './city.ts';
import { startJobs } from './jobs.ts';
import { renderForm, sampleForms } from './forms/forms.ts';
import { buildAssets } from './kernel/assets.ts';
import { readConfig, StartFailure, type Config } from './kernel/config.ts';
import { Refused } from './kernel/errors.ts';
import { logFailure } from './kernel/log.ts';
import { createServer } from './kernel/server.ts';
import { readSetting } from './kernel/settings.ts';
import { isStopping, stopProgram, whenStopped } from './kernel/stopping.ts';
import { createShell } from './shell.tsx';
import { openHouse, type OpenHouse } from './start.ts';
import { version } from './version.ts';

const usualCity = 'can-tho';

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    if (isStopping()) return; // what is cut off by the stop
    logFailure(error, event);
    void stopProgram(1);
  });
}
// Whoever read our output may go (`npm start | head`); the city goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

await start().catch((error: unknown) => {
  if (isStopping()) return undefined;
  console.error(`\n${wordsOf(error)}\n`);
  return stopProgram(1);
});

async function start(): Promise<void> {
  const { city, version: isVersionAsked = false } = readArguments();
  if (isVersionAsked) {
    console.log(`Một Cửa ${version}`);
    return;
  }
  const config = readConfig();
  console.log('\n  Một Cửa\n');
  await refuseTakenPort(config);
  const [open] = await Promise.all([
    openHouse(config, {
      pack: city ?? usualCity,
      isPackChosen: city !== undefined,
      share: false,
      withDossiers: true,
      report: (part) => console.log(`  ✓ ${part}`),
    }),
    buildAssets(),
  ]);
  await serve(config, open);
}

async function serve(config: Config, open: OpenHouse): Promise<void> {
  whenStopped(open.close);
  const { city } = open;
  const app = await createServer({
    house: city.house,
    routes: cityRoutes(city),
    shell: createShell(city.file.name),
    findActor: (token) => city.accounts.findActor(token),
  });
  whenStopped(() => app.close());
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw portFailure(config, error);
  }
  const jobs = startJobs(city);
  whenStopped(() => jobs.stop());
  process.exitCode = 0; // from here on, to be stopped is no failure
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  console.log(`\n  http://localhost:${port}\n`);
  await showAccounts(open);
  warmForms();
  console.log('  Ctrl-C để dừng / to stop\n');
}

async function showAccounts({ city }: OpenHouse): Promise<void> {
  const { isDemonstration, password, accounts } = await readSetting(city.house.db, demonstration);
  if (!isDemonstration) return;
  console.log(`  Tài khoản dùng thử, mật khẩu ${password} / demonstration accounts:`);
  for (const { username, role, agency } of accounts) {
    console.log(`    ${username.padEnd(14)} ${role.padEnd(28)} ${agency}`);
  }
  console.log('');
}

function readArguments(): { city?: string | undefined; version?: boolean | undefined } {
  try {
    return parseArgs({ options: { city: { type: 'string' }, version: { type: 'boolean' } } }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('.', 1)[0] : String(error);
    throw new StartFailure(
      `Cách dùng: npm start -- [--city TÊN_GÓI | --version] (${why}). / Usage: npm start -- [--city PACK | --version].`,
    );
  }
}

/** The first form printed is as quick as the next: the compiler and its fonts are ready before anybody asks. */
function warmForms(): void {
  const { receipt, controlSlip } = sampleForms('2025');
  renderForm('receipt', receipt);
  renderForm('controlSlip', controlSlip);
}

/** Found out before anything else is started, so that nothing has to be undone. */
function refuseTakenPort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createProbe();
    probe.once('error', (error) => reject(portFailure(config, error)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}

function portFailure({ port }: Config, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  const why =
    code === 'EACCES'
      ? 'không được phép dùng / is not permitted'
      : 'đang có chương trình khác dùng / is taken';
  return new StartFailure(
    `Cổng ${port} ${why}. Hãy đặt PORT sang cổng khác, ví dụ PORT=8090 npm start. / Set PORT to another port.`,
  );
}

function wordsOf(error: unknown): string {
  if (error instanceof StartFailure) return error.message;
  if (error instanceof Refused)
    return error.refusals
      .slice(0, 20)
      .map(({ text }) => `${text.vi} / ${text.en}`)
      .join('\n');
  return `Không khởi động được (mã ${logFailure(error, 'start')}, xem dòng nhật ký ở trên). / Could not start; see the log line above.`;
}
