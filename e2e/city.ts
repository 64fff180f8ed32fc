import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cityRoutes, type City } from '../src/city.ts';
import { demonstrationPassword, installCity } from '../src/install.ts';
import { buildAssets } from '../src/kernel/assets.ts';
import { createClock } from '../src/kernel/clock.ts';
import { projectFolder } from '../src/kernel/config.ts';
import { migrate, openDatabase } from '../src/kernel/database.ts';
import { openFileStore } from '../src/kernel/files.ts';
import { startPostgres } from '../src/kernel/postgres.ts';
import { createServer } from '../src/kernel/server.ts';
import { createShell } from '../src/shell.tsx';

export type BrowsedCity = {
  readonly city: City;
  /** `http://127.0.0.1:…` at which it answers. */
  readonly baseUrl: string;
  close(): Promise<void>;
};

/** A city of its own for one journey, on a throwaway PostgreSQL and a free port; its clock runs on from `now`. */
export async function openBrowsedCity(
  options: { pack?: string; now?: string; withDossiers?: boolean } = {},
): Promise<BrowsedCity> {
  await buildAssets();
  const folder = await mkdtemp(join(tmpdir(), 'motcua-journey-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres(folder, { share: false, isThrowaway: true });
  await migrate(postgres.url, 'city');
  const { db, pool } = openDatabase(postgres.url, 'city', 5);
  const clock = createClock();
  clock.set(Temporal.Instant.from(options.now ?? '2026-03-02T01:30:00Z'));
  const files = await openFileStore(folder);
  const house = { db, pool, clock, files, dataFolder: folder, secret: Buffer.alloc(32, 7) };
  const city = await installCity(house, join(projectFolder, 'cities', options.pack ?? 'demo-town'), {
    withDossiers: options.withDossiers ?? false,
    report: () => undefined,
  });
  const app = await createServer({
    house,
    routes: cityRoutes(city),
    shell: createShell(city.file.name),
    findActor: (token) => city.accounts.findActor(token),
    requestsPerMinute: 1_000_000,
  });
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    city,
    baseUrl,
    async close() {
      await app.close();
      await db.destroy();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Signs a person of the pack in, by the form. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(demonstrationPassword);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
