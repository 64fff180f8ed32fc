import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chmod } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/kernel/database.ts';
import { startPostgres } from '../src/kernel/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a throwaway PostgreSQL whose database `template_city` has the city's empty schema. */
    databaseUrl: string;
  }
}

/** One real PostgreSQL for all test files; each makes its own database from the template (`testHouse`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-test-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres(folder, { share: false, isThrowaway: true });
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('create database template_city');
  await client.end();
  await migrate(databaseNamed(postgres.url, 'template_city'), 'city');
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

function databaseNamed(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
}
