import { cityRoutes, openCity } from '../src/city.ts';
import { openFoundations } from '../src/foundations.ts';
import { createClock } from '../src/kernel/clock.ts';
import { openDatabase } from '../src/kernel/database.ts';
import { openFileStore } from '../src/kernel/files.ts';
import { createServer } from '../src/kernel/server.ts';
import { createShell } from '../src/shell.tsx';
import { buildAssets } from '../src/kernel/assets.ts';

/** The web server of a bench: `bench-server.ts URL FOLDER`; says its port to the process that started it. */
const [url = '', folder = ''] = process.argv.slice(2);
await buildAssets();
const { db, pool } = openDatabase(url, 'city');
const city = await openCity(
  await openFoundations({
    db,
    pool,
    clock: createClock(),
    files: await openFileStore(folder),
    dataFolder: folder,
    secret: Buffer.alloc(32, 7),
  }),
);
const app = await createServer({
  house: city.house,
  routes: cityRoutes(city),
  shell: createShell(city.file.name),
  findActor: (token) => city.accounts.findActor(token),
  requestsPerMinute: 100_000_000,
});
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
process.on('message', () => process.send?.({ rss: process.memoryUsage.rss() }));
process.on('SIGTERM', () => {
  void app.close().then(async () => {
    await db.destroy();
    process.exit(0);
  });
});
