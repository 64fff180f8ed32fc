/**
 * `npm run tables` writes the types of the tables to `src/kernel/tables.ts`, as `db/*.sql` makes them; with `-- --check` it
 * only says whether they are up to date. It starts a PostgreSQL of its own for the purpose.
 */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../src/kernel/config.ts';
import { migrate } from '../src/kernel/database.ts';
import { startPostgres } from '../src/kernel/postgres.ts';

const tablesFile = path.join(projectFolder, 'src/kernel/tables.ts');
const run = promisify(execFile);

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'));

async function main(isCheck: boolean): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-tables-'));
  await chmod(folder, 0o755);
  try {
    const postgres = await startPostgres(folder, { share: false, isThrowaway: true });
    try {
      await migrate(postgres.url, 'city');
      const tables = await generateTables(postgres.url);
      if (isCheck) return await check(tables);
      await writeFile(tablesFile, tables);
      return 0;
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function check(tables: string): Promise<number> {
  if ((await readFile(tablesFile, 'utf8')) === tables) return 0;
  console.error('src/kernel/tables.ts is not what db/*.sql makes: run `npm run tables`.');
  return 1;
}

/** The types of the tables of schema `city` in a database. */
export async function generateTables(url: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-tables-'));
  const file = path.join(folder, 'tables.ts');
  const types = { timestamptz: 'Temporal.Instant', date: 'Temporal.PlainDate', int8: 'number' };
  const options = {
    url,
    'out-file': file,
    dialect: 'postgres',
    'default-schema': 'city',
    'include-pattern': 'city.*',
    'type-mapping': JSON.stringify(types),
    'log-level': 'error',
  };
  const bin = createRequire(import.meta.url).resolve('kysely-codegen/dist/cli/bin.js');
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  try {
    await run(process.execPath, [bin, '--camel-case', ...flags], { cwd: folder });
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
