import { createServer as createProbe } from 'node:net';
import { parseArgs } from 'node:util';
import { demonstration } from './accounts/accounts.ts';
import { cityRoutes } from './city.ts';
import { buildAssets } from './kernel/assets.ts';
import { readConfig, StartFailure, type Config } from './kernel/config.ts';
import { Refused } from './kernel/errors.ts';
import { createServer } from './kernel/server.ts';
import { readSetting } from './kernel/settings.ts';
import { logFailure } from './kernel/log.ts';
import { startJobs } from './jobs.ts';
import { createShell } from './shell.tsx';
import { openHouse, type OpenHouse } from './start.ts';

await start().catch((error: unknown) => {
  if (error instanceof StartFailure) console.error(`\n${error.message}\n`);
  else if (error instanceof Refused) {
    for (const { text } of error.refusals.slice(0, 20)) console.error(`  ${text.vi} / ${text.en}`);
  } else {
    const code = logFailure(error, 'start');
    console.error(
      `\nKhông khởi động được (mã ${code}, xem dòng nhật ký ở trên). / Could not start; see the log line above.\n`,
    );
  }
  process.exitCode = 1;
});

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { city: { type: 'string', default: 'can-tho' } } });
  const config = readConfig();
  console.log('\n  Một Cửa\n');
  await refuseTakenPort(config);
  await buildAssets();
  const open = await openHouse(config, {
    pack: values.city,
    share: false,
    withDossiers: true,
    report: (part) => console.log(`  ✓ ${part}`),
  });
  await serve(config, open);
}

async function serve(config: Config, open: OpenHouse): Promise<void> {
  const { city } = open;
  const app = await createServer({
    house: city.house,
    routes: cityRoutes(city),
    shell: createShell(city.file.name),
    findActor: (token) => city.accounts.findActor(token),
  });
  const jobs = startJobs(city);
  const stop = stopOnce(async () => {
    await jobs.stop();
    await app.close();
    await open.close();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await stop();
    throw error;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  console.log(`\n  http://localhost:${port}\n`);
  await showAccounts(open);
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

/** Found out before anything else is started, so that nothing has to be undone. */
function refuseTakenPort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createProbe();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EACCES'
          ? 'không được phép dùng / is not permitted'
          : 'đang có chương trình khác dùng / is taken';
      reject(
        new StartFailure(
          `Cổng ${port} ${why}. Hãy đặt PORT sang cổng khác, ví dụ PORT=8090 npm start. / Set PORT to another port.`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** A second Ctrl-C does not stop twice. */
function stopOnce(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= stop().then(
      () => process.exit(process.exitCode ?? 0),
      (error: unknown) => {
        logFailure(error, 'stop');
        process.exit(1);
      },
    );
    return stopping;
  };
}
